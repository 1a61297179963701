import { regimeFor } from './regime.ts';

/** The thresholds and settings by which a term is computed. Formulas take it; old years keep theirs. */
export type RuleSet = {
  id: 'TT22_2021';
  /** How many score subjects must reach a level's upper threshold. TT22/2021 art. 9.2. */
  minSubjects: number;
  /** Too few regular marks at closing: the text gives no zero rule (art. 7, wording unsure), so they block by default. */
  missingRegular: 'block' | 'zero';
  /** How "solely because of one subject" (art. 9.3) is tested; the text does not decide. See `learningResult`. */
  soleSubjectTest: 'exclude' | 'counterfactual';
};

/** TT22/2021/TT-BGDĐT with the default of every setting. */
export const tt22: RuleSet = {
  id: 'TT22_2021',
  minSubjects: 6,
  missingRegular: 'block',
  soleSubjectTest: 'exclude',
};

/** Recorded with every result: the rules of this table, in this edition. */
export const currentTableVersion = 'TT22_2021/1';

/**
 * The rules of a programme, grade and school year at a date (that of the assessment point). TT22/2021 art. 21.
 * Null where another circular, or none, governs: only TT22/2021 is computed here.
 */
export function rulesFor(at: {
  programme: 'GDPT2018';
  grade: number;
  schoolYear: number;
  date: string;
}): RuleSet | null {
  return regimeFor(at) === 'TT22_2021' ? tt22 : null;
}
