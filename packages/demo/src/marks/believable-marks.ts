import { markText } from '@truong/rules/gradebook/parse-mark';
import { between, chance, normal, type Rng, rngFor } from '../model/random.ts';

/** Who is marked: ability about 0 with deviation 1, the strength of the school in marks. */
export type Learner = { key: string; ability: number; strength: number };
export type MarkOf = { seed: number; learner: Learner; subject: string; term: 1 | 2; slot: string };

const mean = 6.95;
/** How a subject's marks usually stand against the others', in marks. */
const subjectLevel: Readonly<Record<string, number>> = {
  mathematics: -0.5,
  'foreign-language-1': -0.75,
  literature: -0.15,
  'natural-science': -0.15,
  physics: -0.25,
  chemistry: -0.3,
  'history-geography': 0.1,
  history: 0.1,
  geography: 0.2,
  'economics-law': 0.4,
  'civic-education': 0.7,
  technology: 0.5,
  informatics: 0.4,
  'defence-education': 0.9,
};

/** A mark as a teacher writes it: halves for regular ones, quarters rounded to one decimal for tests. */
export function markOf({ seed, learner, subject, term, slot }: MarkOf): string {
  const liking = likingOf(seed, learner.key, subject);
  const rng = rngFor(seed, 'mark', learner.key, subject, term, slot);
  const isRegular = slot.startsWith('r');
  const level =
    mean + (subjectLevel[subject] ?? 0) + learner.strength + 1.05 * learner.ability + liking + (term - 1) * 0.1;
  const raw = level + (isRegular ? 0.35 : -0.1) + (isRegular ? 0.7 : 0.55) * normal(rng);
  return markText(isRegular ? regularTenths(rng, raw) : testTenths(raw));
}

/** How far a pupil's marks in one subject are from the others; now and then one subject is a stumbling block. */
function likingOf(seed: number, pupilKey: string, subject: string): number {
  const rng = rngFor(seed, 'liking', pupilKey, subject);
  return 0.45 * normal(rng) - (chance(rng, 0.004) ? 3 : 0);
}

function regularTenths(rng: Rng, raw: number): number {
  const isWhole = chance(rng, 0.7);
  const tenths = isWhole ? Math.round(raw) * 10 : Math.round(raw * 2) * 5;
  return Math.min(100, Math.max(20, tenths));
}

function testTenths(raw: number): number {
  return Math.min(98, Math.max(13, Math.round((Math.round(raw * 4) / 4) * 10 + 1e-9)));
}

/** Đ for nearly everybody; CĐ for a weak pupil now and then, in one assessment or the other. */
export function commentOf({ seed, learner, subject, term, slot }: MarkOf): string {
  const isWeak = learner.ability < -1.4 && chance(rngFor(seed, 'weak', learner.key, subject, term), 0.06);
  return isWeak && chance(rngFor(seed, 'comment', learner.key, subject, term, slot), 0.6) ? 'CĐ' : 'Đ';
}

/** Conduct goes with learning, but loosely. */
export function conductOf({ seed, learner, term }: Omit<MarkOf, 'subject' | 'slot'>): string {
  const score =
    0.5 * learner.ability +
    normal(rngFor(seed, 'conduct', learner.key)) +
    0.3 * normal(rngFor(seed, 'conduct', learner.key, term));
  if (score > -0.85) return 'T';
  if (score > -1.9) return 'K';
  return score > -2.9 ? 'Đ' : 'CĐ';
}

/** Sessions missed in a term. */
export function absencesOf({ seed, learner, term }: Omit<MarkOf, 'subject' | 'slot'>): {
  excused: string;
  unexcused: string;
} {
  const rng = rngFor(seed, 'absence', learner.key, term);
  const isOften = chance(rng, learner.ability < -1 ? 0.25 : 0.06);
  const excused = chance(rng, 0.45) ? 0 : between(rng, 1, isOften ? 9 : 3);
  const unexcused = chance(rng, isOften ? 0.4 : 0.9) ? 0 : between(rng, 1, isOften ? 6 : 2);
  return { excused: String(excused), unexcused: String(unexcused) };
}
