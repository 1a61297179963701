import type { CellValue } from '../cell.ts';
import type { PrimaryScale } from '../columns.ts';
import { parseMark } from '../parse-mark.ts';
import type { SubjectMark, TraitMark } from '../regimes/primary-rules.ts';

type LevelScale = Exclude<PrimaryScale, 'test' | 'old_test'>;

export type PrimaryLevelProblem =
  | 'not_a_subject_level'
  | 'not_a_trait_level'
  | 'not_an_old_subject_level'
  | 'not_an_old_trait_level';
export type WholeMarkProblem = 'not_a_whole_mark' | 'zero_not_given';

const completed = ['h', 'ht', 'hoan thanh'] as const;
const notCompleted = ['c', 'cht', 'chua hoan thanh'] as const;
const satisfactory = ['d', 'dat'] as const;

/** What may be typed (folded), scale by scale: "T" and "C" mean other things of a subject than of a quality or competence. */
const words: Readonly<Record<LevelScale, readonly (readonly [SubjectMark | TraitMark, readonly string[]])[]>> = {
  subject_level: [
    ['well_completed', ['t', 'htt', 'hoan thanh tot']],
    ['completed', completed],
    ['not_completed', notCompleted],
  ],
  old_subject_level: [
    ['completed', completed],
    ['not_completed', notCompleted],
  ],
  trait_level: [
    ['good', ['t', 'tot']],
    ['satisfactory', satisfactory],
    ['needs_effort', ['c', 'ccg', 'can co gang']],
  ],
  old_trait_level: [
    ['satisfactory', satisfactory],
    ['unsatisfactory', ['c', 'cd', 'chua dat']],
  ],
};

const problems: Readonly<Record<LevelScale, PrimaryLevelProblem>> = {
  subject_level: 'not_a_subject_level',
  old_subject_level: 'not_an_old_subject_level',
  trait_level: 'not_a_trait_level',
  old_trait_level: 'not_an_old_trait_level',
};

type Parsed<P> = { ok: true; value: CellValue } | { ok: false; problem: P };

/** Reads the folded text of an assessment of grades 1-5: T, H, C of a subject, T, Đ, C of a quality or competence. TT27/2020 art. 7. */
export function parsePrimaryLevel(scale: LevelScale, typed: string): Parsed<PrimaryLevelProblem> {
  const code = words[scale].find(([, texts]) => texts.includes(typed))?.[0];
  return code ? { ok: true, value: { kind: 'code', code } } : { ok: false, problem: problems[scale] };
}

/** A mark of a periodic test: whole, to 10. From 0 by TT27/2020 art. 7; `old_test`: from 1 by TT30/2014 and TT22/2016. */
export function wholeMark(
  scale: 'test' | 'old_test',
  typed: string,
): Parsed<WholeMarkProblem | 'not_a_mark' | 'out_of_range'> {
  const mark = parseMark(typed);
  if (!mark.ok) {
    const problem = mark.problem === 'too_many_decimals' ? 'not_a_whole_mark' : mark.problem;
    return { ok: false, problem };
  }
  if (mark.tenths % 10 !== 0) return { ok: false, problem: 'not_a_whole_mark' };
  if (scale === 'old_test' && mark.tenths === 0) return { ok: false, problem: 'zero_not_given' };
  return { ok: true, value: { kind: 'number', number: mark.tenths } };
}
