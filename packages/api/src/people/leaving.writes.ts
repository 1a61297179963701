import { AppError } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import { enrolmentChange, type StoredEnrolment } from './enrolment.writes.ts';
import {
  insertRows,
  lockParticulars,
  recordChanges,
  refuseProblems,
  updateRows,
  type WriteSource,
} from './row.writes.ts';

/**
 * The last day of each pupil in the class where the pupil stands, with the reason and its code where one was chosen. NOT_ENROLLED for one who stands in none.
 */
export async function endEnrolments(
  trx: Trx,
  act: Act,
  unitId: number,
  schoolYear: number,
  rows: readonly { pupilId: number; lastDay: string; leaving: string | null; reason: string }[],
  source: WriteSource,
): Promise<void> {
  if (rows.length === 0) return;
  await lockParticulars(trx, unitId);
  const { rows: open } = await sql<Pick<StoredEnrolment, 'id' | 'pupilId' | 'classId' | 'startsOn'>>`
    select id, pupil_id, class_id, starts_on from enrolment
    where unit_id = ${unitId} and school_year = ${schoolYear} and pupil_id = any(${rows.map((row) => row.pupilId)}::bigint[]) and ends_on is null
    for update
  `.execute(trx);
  const ending = rows.map((row) => {
    const place = open.find((one) => one.pupilId === row.pupilId);
    if (!place) throw new AppError('NOT_ENROLLED');
    return { ...row, place };
  });
  refuseProblems(
    ending.flatMap(({ lastDay, place }, row) =>
      lastDay < place.startsOn ? [{ row, field: 'lastDay', problem: 'too_early' as const }] : [],
    ),
  );
  await updateRows(
    trx,
    { table: 'enrolment', unitId, fields: ['endsOn', 'endReason', 'leaving'] },
    ending.map(({ place, lastDay, reason, leaving }) => ({
      ...{ id: place.id, endsOn: lastDay, endReason: reason, leaving },
    })),
  );
  await insertRows(
    trx,
    'enrolment_event',
    ending.map(({ pupilId, place, lastDay, reason }) => ({
      unitId,
      schoolYear,
      pupilId,
      kind: 'left',
      onDate: lastDay,
      fromClassId: place.classId,
      reason,
      accountId: act.accountId,
      at: act.at,
    })),
  );
  const lines = ending.flatMap(({ place, lastDay, leaving }) => [
    enrolmentChange(place.id, 'changed', 'endsOn', null, lastDay),
    ...(leaving === null ? [] : [enrolmentChange(place.id, 'changed', 'leaving', null, leaving)]),
  ]);
  await recordChanges(trx, act, unitId, lines, source);
}

/** Says anew why pupils left, who stand in no class of the year any more; day and words stay as they are. */
export async function recodeLeavings(
  trx: Trx,
  act: Act,
  unitId: number,
  schoolYear: number,
  rows: readonly { pupilId: number; leaving: string }[],
  source: WriteSource,
): Promise<void> {
  if (rows.length === 0) return;
  await lockParticulars(trx, unitId);
  const { rows: last } = await sql<{ id: number; pupilId: number; leaving: string | null }>`
    select distinct on (pupil_id) id, pupil_id, leaving from enrolment
    where unit_id = ${unitId} and school_year = ${schoolYear} and pupil_id = any(${rows.map((row) => row.pupilId)}::bigint[])
    order by pupil_id, starts_on desc, id desc
  `.execute(trx);
  const recoded = rows.map(({ pupilId, leaving }) => {
    const place = last.find((one) => one.pupilId === pupilId);
    if (!place) throw new AppError('NOT_ENROLLED');
    return { id: place.id, before: place.leaving, leaving };
  });
  await updateRows(
    trx,
    { table: 'enrolment', unitId, fields: ['leaving'] },
    recoded.map(({ id, leaving }) => ({ id, leaving })),
  );
  const lines = recoded.map(({ id, before, leaving }) => enrolmentChange(id, 'changed', 'leaving', before, leaving));
  await recordChanges(trx, act, unitId, lines, source);
}

type Left = {
  id: number;
  schoolYear: number;
  pupilId: number;
  classId: number;
  endsOn: string;
  leaving: string | null;
};

/** The pupils of these enrolments stand in their classes again, as if they had not left. */
export async function reopenEnrolments(
  trx: Trx,
  act: Act,
  unitId: number,
  ids: readonly number[],
  source: WriteSource,
): Promise<void> {
  if (ids.length === 0) return;
  await lockParticulars(trx, unitId);
  const { rows: left } = await sql<Left>`
    select id, school_year, pupil_id, class_id, ends_on, leaving from enrolment
    where unit_id = ${unitId} and id = any(${ids}::bigint[]) and ends_on is not null
    for update
  `.execute(trx);
  await updateRows(
    trx,
    { table: 'enrolment', unitId, fields: ['endsOn', 'endReason', 'leaving'] },
    left.map(({ id }) => ({ id, endsOn: null, endReason: null, leaving: null })),
  );
  await insertRows(
    trx,
    'enrolment_event',
    left.map(({ schoolYear, pupilId, classId, endsOn }) => ({
      ...{ unitId, schoolYear, pupilId, kind: 'undone', onDate: endsOn, toClassId: classId },
      ...{ accountId: act.accountId, at: act.at },
    })),
  );
  const lines = left.flatMap(({ id, endsOn, leaving }) => [
    enrolmentChange(id, 'changed', 'endsOn', endsOn, null),
    ...(leaving === null ? [] : [enrolmentChange(id, 'changed', 'leaving', leaving, null)]),
  ]);
  await recordChanges(trx, act, unitId, lines, source);
}

/**
 * The pupil stands again in the class that was left on this day for this reason, as if that had not been. False where there is no
 * such leaving, or the pupil stands somewhere already.
 */
export async function reopenEnrolment(
  trx: Trx,
  act: Act,
  left: { unitId: number; schoolYear: number; pupilId: number; leavesOn: string; reason: string },
  source: WriteSource,
): Promise<boolean> {
  const { unitId, schoolYear, pupilId, leavesOn, reason } = left;
  await lockParticulars(trx, unitId);
  const { rows } = await sql<{ id: number; endsOn: string | null; endReason: string | null }>`
    select id, ends_on, end_reason from enrolment
    where unit_id = ${unitId} and school_year = ${schoolYear} and pupil_id = ${pupilId}
    order by starts_on desc, id desc limit 1
    for update
  `.execute(trx);
  const [last] = rows;
  if (last?.endsOn !== leavesOn || last.endReason !== reason) return false;
  await reopenEnrolments(trx, act, unitId, [last.id], source);
  return true;
}
