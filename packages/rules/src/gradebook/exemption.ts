import type { SecondaryRules } from './regimes/secondary-rules.ts';

/** `whole`: left out for a term or a year; `practical_part`: assessed on theory instead, so that every count stays complete. */
export type ExemptionKind = 'whole' | 'practical_part';

/**
 * The exemptions a pupil may be granted in a subject. TT22/2021 art. 10: the practical part of physical and defence
 * education only. TT58/2011 art. 12 (from memory): whole physical education, music and fine arts; the practical part of
 * defence education. TT43/2021 by analogy.
 */
export function exemptionsIn({ exemption }: SecondaryRules, subject: string): ExemptionKind[] {
  return [
    ...(exemption.whole.includes(subject) ? (['whole'] as const) : []),
    ...(exemption.practicalPart.includes(subject) ? (['practical_part'] as const) : []),
  ];
}
