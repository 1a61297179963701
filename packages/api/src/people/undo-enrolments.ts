import { AppError } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import { dayBefore } from './enrolment.writes.ts';
import { type Change, insertRows, recordChanges, updateRows, type WriteSource } from './row.writes.ts';

type Undone = {
  id: number;
  schoolYear: number;
  pupilId: number;
  classId: number;
  startsOn: string;
  hasMarks: boolean;
  hasLater: boolean;
  leftId: number | null;
  leftClassId: number | null;
  leftOn: string | null;
};

/**
 * Takes enrolments away as if they had not been: the class that the pupil left for one is open again. ROW_IN_USE when a later
 * enrolment follows, or the pupil has marks or a result in that class.
 */
export async function undoEnrolments(
  trx: Trx,
  act: Act,
  unitId: number,
  ids: readonly number[],
  source: WriteSource,
): Promise<void> {
  // No key joins a mark to an enrolment: what stands on it is asked here.
  const { rows: undone } = await sql<Undone>`
    select e.id, e.school_year, e.pupil_id, e.class_id, e.starts_on, l.id as left_id, l.class_id as left_class_id, l.ends_on as left_on,
      exists (select from enrolment n where n.unit_id = e.unit_id and n.school_year = e.school_year and n.pupil_id = e.pupil_id
        and n.starts_on > e.starts_on and n.id <> all(${ids}::bigint[])) as has_later,
      (exists (select from sheet s join mark m on m.unit_id = s.unit_id and m.school_year = s.school_year and m.sheet_id = s.id
        where s.unit_id = e.unit_id and s.school_year = e.school_year and s.class_id = e.class_id and m.pupil_id = e.pupil_id)
      or exists (select from outcome o where o.unit_id = e.unit_id and o.school_year = e.school_year and o.class_id = e.class_id
        and o.pupil_id = e.pupil_id)) as has_marks
    from enrolment e
    left join enrolment l on l.unit_id = e.unit_id and l.school_year = e.school_year and l.pupil_id = e.pupil_id and l.ends_on = e.starts_on - 1
      and l.end_reason is null
    where e.unit_id = ${unitId} and e.id = any(${ids}::bigint[])
  `.execute(trx);
  if (undone.length !== new Set(ids).size) throw new AppError('NOT_FOUND');
  const blocked = undone.find((row) => row.hasMarks || row.hasLater);
  if (blocked) throw new AppError('ROW_IN_USE', { subject: 'enrolment', by: blocked.hasMarks ? 'mark' : 'enrolment' });

  await sql`delete from enrolment where unit_id = ${unitId} and id = any(${ids}::bigint[])`.execute(trx);
  const reopened = undone.filter((row) => row.leftId !== null && !ids.includes(row.leftId));
  await updateRows(
    trx,
    { table: 'enrolment', unitId, fields: ['endsOn'] },
    reopened.map((row) => ({ id: row.leftId, endsOn: null })),
  );
  await insertRows(
    trx,
    'enrolment_event',
    undone.map((row) => ({
      unitId,
      schoolYear: row.schoolYear,
      pupilId: row.pupilId,
      kind: 'undone',
      onDate: row.startsOn,
      fromClassId: row.classId,
      toClassId: row.leftClassId,
      accountId: act.accountId,
      at: act.at,
    })),
  );
  const lines: Change[] = [
    ...undone.map((row): Change => ({ ...line(row.id), kind: 'deleted', field: '*', fromValue: null, toValue: null })),
    ...reopened.map(
      (row): Change => ({
        ...line(row.leftId as number),
        kind: 'changed',
        field: 'endsOn',
        fromValue: dayBefore(row.startsOn),
        toValue: null,
      }),
    ),
  ];
  await recordChanges(trx, act, unitId, lines, source);
}

function line(subjectId: number) {
  return { subject: 'enrolment' as const, subjectId };
}
