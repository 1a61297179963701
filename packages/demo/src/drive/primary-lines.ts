import type { Column } from '@truong/rules/gradebook/columns';
import { primaryColumns, testCount } from '@truong/rules/gradebook/primary/primary-columns';
import { tt27 } from '@truong/rules/gradebook/regimes/tt27-2020';
import { subjectLevelOf, testMarkOf, traitLevelOf } from '../marks/believable-assessments.ts';
import { absentAtTest, isAwayTooLong, type Line } from '../marks/sheet-progress.ts';
import type { PlanLineModel } from '../model/province-model.ts';
import { type LinesOf, pupilsOn } from './pupils-on.ts';

/** The columns of a sheet of grades 1-5 this year. */
export function primaryColumnsToday({ term, grade }: Pick<LinesOf, 'term' | 'grade'>, plan: PlanLineModel | null) {
  const of = { term, grade: plan?.grade ?? grade ?? 0 };
  const subjectCode = plan?.subject ?? null;
  const periodicCount = subjectCode === null ? null : testCount(tt27, { ...of, subject: subjectCode });
  return primaryColumns(tt27, { ...of, kind: plan?.kind ?? 'homeroom', subjectCode, periodicCount });
}

/** The complete lines of a subject's sheet, or of qualities and competences (null), in a class of grades 1-5. */
export function primaryLinesOf(of: LinesOf, plan: PlanLineModel | null, columns: readonly Column[]): Line[] {
  const { seed, strength, term } = of;
  const pupils = pupilsOn(of, plan);
  const subjectCode = plan?.subject ?? null;
  const required = columns.filter((column) => column.required);
  return pupils.map((pupil) => {
    const learner = { key: pupil.key, ability: pupil.ability, strength };
    const texts = new Map(
      required.map(({ slot, role, about = '', point = '' }): [string, string] => {
        const asked = { seed, learner, subject: subjectCode ?? about, point };
        if (role === 'test') return [slot, testMarkOf(asked)];
        return [slot, role === 'trait_level' ? traitLevelOf(asked) : subjectLevelOf(asked)];
      }),
    );
    testAgain(columns, texts);
    if (term === 1) takeOutMissed(seed, pupil.key, { subjectCode, texts });
    return { pupilKey: pupil.key, texts };
  });
}

/** A test far below what the pupil shows otherwise is taken again. */
function testAgain(columns: readonly Column[], texts: Map<string, string>): void {
  const again = columns.find(({ role, slot }) => role === 'replacement' && slot === 'end-test-again');
  const mark = Number(texts.get('end-test'));
  if (again && mark < 5 && texts.get('end-level') !== 'C') texts.set(again.slot, String(mark + 2));
}

/** Away from November on: nothing at the end of the term; or the test in Tiếng Việt was not taken. */
function takeOutMissed(
  seed: number,
  pupilKey: string,
  { subjectCode, texts }: { subjectCode: string | null; texts: Map<string, string> },
): void {
  const isAway = isAwayTooLong(seed, pupilKey);
  const hasMissed = absentAtTest(seed, pupilKey) !== null && subjectCode === 'vietnamese';
  for (const slot of [...texts.keys()]) {
    if (isAway ? slot.startsWith('end-') : hasMissed && slot.startsWith('end-test')) texts.delete(slot);
  }
}
