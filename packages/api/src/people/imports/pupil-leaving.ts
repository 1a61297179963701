import type { Trx } from '@truong/db/kysely';
import type { PupilRow } from '@truong/rules/people/import-kinds';
import type { PlanProblem, Said } from '@truong/rules/people/plan-rows';
import { leavingValues } from '@truong/rules/statistics/catalogue-values';
import { endEnrolments, recodeLeavings, type WriteSource } from '../people.writes.ts';
import { problem, type Setting, said } from './plan.ts';
import type { SchoolPupil } from './school.queries.ts';

/** Whether a row says that the pupil left. */
export function saysLeaving({ leaving, leftOn }: Pick<PupilRow, 'leaving' | 'leftOn'>): boolean {
  return leaving !== null || leftOn !== null;
}

/** Of whom the school keeps that they left within the year: a row that says so too is about that leaving, not about coming back. */
export function hasLeft(pupil: SchoolPupil | undefined): boolean {
  return pupil !== undefined && pupil.classId === null && pupil.lastDay !== null;
}

/** What a row says of leaving, and what the school keeps of it. */
export function leavingSaid(record: PupilRow, pupil: SchoolPupil | undefined): { said: Said; known: Said } {
  if (!saysLeaving(record)) return { said: {}, known: {} };
  const { leaving, leftOn } = record;
  if (!pupil || !hasLeft(pupil)) return { said: said({ leftOn, leaving }), known: {} };
  const { lastDay, lastClassName, lastGrade } = pupil;
  return {
    said: said({ leftOn, leaving }),
    known: said({ leftOn: lastDay, leaving: pupil.leaving, class: lastClassName, grade: lastGrade }),
  };
}

type Judged = { record: PupilRow; pupil: SchoolPupil | undefined; row: number; year: Setting['year'] };

/** What is wrong with a leaving. `since`: the day on which the pupil came into the class that is left; null: into none. */
export function judgeLeaving({ record, pupil, row, year }: Judged, since: string | null): PlanProblem[] {
  if (!saysLeaving(record)) return [];
  const { leaving, leftOn, class: className, grade } = record;
  if (pupil && hasLeft(pupil)) {
    const otherwise = (field: 'class' | 'grade' | 'leftOn', found: string, expected: string | null) =>
      expected === null || found === expected
        ? []
        : [problem('left_otherwise', 'error', { row, field, found, expected })];
    return [
      ...(className === null ? [] : otherwise('class', className, pupil.lastClassName)),
      ...(className === null || grade === null ? [] : otherwise('grade', String(grade), String(pupil.lastGrade))),
      ...(leftOn === null ? [] : otherwise('leftOn', leftOn, pupil.lastDay)),
    ];
  }
  if (leaving === null) return [problem('missing', 'error', { row, field: 'leaving' })];
  if (leftOn === null) return [problem('missing', 'error', { row, field: 'leftOn' })];
  if (since === null) return [problem('missing', 'error', { row, field: 'class' })];
  if (leftOn < since)
    return [problem('left_too_early', 'error', { row, field: 'leftOn', found: leftOn, expected: since })];
  return leftOn > year.endsOn ? [problem('date_out_of_range', 'error', { row, field: 'leftOn', found: leftOn })] : [];
}

/** Writes who left, and of whom had left already why. */
export async function writeLeavings(
  trx: Trx,
  { act, unitId, schoolYear }: Setting,
  rows: readonly { pupilId: number; record: PupilRow; pupil: SchoolPupil | undefined }[],
  source: WriteSource,
): Promise<void> {
  const leaving = rows.flatMap(({ pupilId, record, pupil }) =>
    record.leaving === null ? [] : [{ pupilId, pupil, leaving: record.leaving, leftOn: record.leftOn }],
  );
  const ending = leaving.flatMap(({ pupilId, pupil, leaving: code, leftOn }) =>
    hasLeft(pupil) || leftOn === null
      ? []
      : [
          {
            pupilId,
            lastDay: leftOn,
            leaving: code,
            reason: leavingValues.find((one) => one.code === code)?.name ?? code,
          },
        ],
  );
  await endEnrolments(trx, act, unitId, schoolYear, ending, source);
  const recoded = leaving.filter(({ pupil, leaving: code }) => hasLeft(pupil) && pupil?.leaving !== code);
  await recodeLeavings(trx, act, unitId, schoolYear, recoded, source);
}
