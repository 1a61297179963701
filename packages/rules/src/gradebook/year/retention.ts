import type { RuleCode } from '../explain/rule-texts.ts';
import type { GradebookSettings } from '../settings.ts';

/** From that day a pupil may repeat so often within one level. The day of TT32/2020: from memory. */
const limits = [
  { since: '2020-11-01', limit: 3, rule: 'TT32_2020.33' },
  { since: '2011-05-15', limit: 2, rule: 'TT12_2011' },
] as const;

export type Repetition = {
  isAllowed: boolean;
  /** Null: no limit. */
  limit: number | null;
  /** The charter that sets the limit; null where the province does, or nobody. */
  rule: RuleCode | null;
};

/**
 * Whether a pupil of grades 6-12 who has repeated so often in this level (6-9, 10-12) may repeat once more. At most 3 times
 * by TT32/2020 art. 33, before it 2 by TT12/2011; a province's `retentionLimit` replaces both. Primary school has no limit
 * known here, nor has the time before.
 */
export function mayRepeat(
  { retentionLimit }: Pick<GradebookSettings, 'retentionLimit'>,
  of: { grade: number; date: string; repeated: number },
): Repetition {
  const charter = of.grade >= 6 ? limits.find(({ since }) => of.date >= since) : undefined;
  const limit = retentionLimit ?? charter?.limit ?? null;
  const rule = retentionLimit === null ? (charter?.rule ?? null) : null;
  return { isAllowed: limit === null || of.repeated < limit, limit, rule };
}
