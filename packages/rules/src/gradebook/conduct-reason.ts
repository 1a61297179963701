import { type ConductLevel, isAtLeast } from './levels.ts';
import type { SecondaryRules } from './regimes/secondary-rules.ts';

/** Conduct below what promotion asks: Đạt by TT22/2021 art. 12, Trung bình by TT58/2011 art. 15. */
export function isBelowStandard(
  { conduct, promotion }: Pick<SecondaryRules, 'conduct' | 'promotion'>,
  level: ConductLevel | null,
): boolean {
  return level !== null && !isAtLeast(conduct.levels, level, promotion.conduct);
}

/**
 * Whether the homeroom teacher gives a reason for a level of conduct: below the standard, unless the province leaves it open
 * (`conductReason`). Practice of schools: the circulars ask for remarks, not for this one.
 */
export function asksConductReason(
  rules: Pick<SecondaryRules, 'conduct' | 'promotion' | 'settings'>,
  level: ConductLevel | null,
): boolean {
  return rules.settings.conductReason === 'belowStandard' && isBelowStandard(rules, level);
}
