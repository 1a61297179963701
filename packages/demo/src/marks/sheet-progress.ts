import { between, chance, pickWeighted, type Rng, rngFor, type Weighted } from '../model/random.ts';

/**
 * How far a sheet is: `closed` by its teacher; `complete`; `nearly`, a few cells open; `no_end`, before the end-of-term test;
 * `half`, the marks of the first weeks only; `last_column_open`, everything but the end-of-term test of everybody.
 */
export type Progress = 'closed' | 'complete' | 'nearly' | 'no_end' | 'half' | 'last_column_open';

/** Semester II ten days before its end. */
const lateInTerm: Weighted<Progress> = [
  ['closed', 0.22],
  ['complete', 0.16],
  ['nearly', 0.4],
  ['no_end', 0.15],
  ['half', 0.07],
];

export function progressOf(seed: number, sheetKey: string): Progress {
  return pickWeighted(rngFor(seed, 'progress', sheetKey), lateInTerm);
}

/** What is typed into a pupil's line of a sheet: text by slot, in the order of the columns. */
export type Line = { pupilKey: string; texts: Map<string, string> };

/** Takes out of complete lines what is not there yet; a make-up test stands where one was promised. */
export function thinOut(seed: number, sheetKey: string, progress: Progress, lines: readonly Line[]): Line[] {
  if (progress === 'closed' || progress === 'complete') return [...lines];
  const rng = rngFor(seed, 'thin', sheetKey);
  const isLate = progress === 'half';
  return lines.map(({ pupilKey, texts }) => {
    const kept = new Map(texts);
    if (progress !== 'nearly') for (const slot of [...kept.keys()].filter(isAtEnd)) kept.delete(slot);
    if (isLate && !isOfPoints(texts)) for (const slot of [...kept.keys()].slice(-2)) kept.delete(slot);
    if (progress !== 'last_column_open' && chance(rng, 0.05)) leaveOpen(rng, kept);
    return { pupilKey, texts: kept };
  });
}

/** Of an assessment at the end of a term, in any grade. */
function isAtEnd(slot: string): boolean {
  return slot === 'end' || slot.startsWith('end-');
}

/** A line of grades 1-5: whoever is late there lacks what the end of the term asks for, and nothing else. */
function isOfPoints(texts: ReadonlyMap<string, string>): boolean {
  return [...texts.keys()].some((slot) => slot.startsWith('mid-'));
}

function leaveOpen(rng: Rng, texts: Map<string, string>): void {
  const slots = [...texts.keys()];
  const slot = slots[between(rng, 0, slots.length - 1)];
  if (slot === undefined) return;
  const isTest = slot === 'mid' || slot === 'end' || slot.includes('-test');
  if (isTest && chance(rng, 0.45)) texts.set(slot, `bù ${between(rng, 22, 30)}/05`);
  else texts.delete(slot);
}

/** At the end of semester I somebody misses a test that was not made up, and somebody was away too long to be assessed. */
export function absentAtTest(seed: number, pupilKey: string): 'end' | 'mid' | null {
  const rng = rngFor(seed, 'missed-test', pupilKey);
  if (!chance(rng, 0.006)) return null;
  return chance(rng, 0.7) ? 'end' : 'mid';
}
export function isAwayTooLong(seed: number, pupilKey: string): boolean {
  return chance(rngFor(seed, 'away', pupilKey), 0.0025);
}
