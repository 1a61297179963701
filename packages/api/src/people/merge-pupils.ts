import type { MergePupils, UnmergePupils } from '@truong/contracts/duplicates';
import { AppError } from '@truong/contracts/errors';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import type { InAct } from '../trpc.ts';
import { once } from './once.ts';
import { type Change, insertRows, lockParticulars, recordChanges } from './row.writes.ts';

type Enrolment = {
  id: number;
  schoolYear: number;
  pupilId: number;
  classId: number;
  grade: number;
  registerOrder: number;
  startsOn: string;
  endsOn: string | null;
  endReason: string | null;
  leaving: string | null;
};
/** What undoing needs: what was re-pointed, what was taken away, and the person who was merged. */
type Moved = { enrolmentIds: number[]; dropped: Enrolment[]; guardianIds: number[]; mergedPerson: number | null };

/**
 * Makes two rows of one pupil one. Guardians and the places in years in which the kept one has none move over; a place in the
 * same year falls away. Marks are never moved: their chain names the pupil. So nothing may stand on the row given up
 * (MERGE_BLOCKED): whoever has the marks is the one to keep.
 */
export function mergePupils(inAct: InAct, input: MergePupils): Promise<number> {
  const { unitId, keptId, mergedId } = input;
  return once(inAct, input, async (trx, act) => {
    await lockParticulars(trx, unitId);
    const people = await trx
      .selectFrom('pupil')
      .select(['id', 'personId'])
      .where('unitId', '=', unitId)
      .where('id', 'in', [keptId, mergedId])
      .execute();
    const [kept, merged] = [keptId, mergedId].map((id) => people.find((one) => one.id === id));
    if (!kept || !merged || keptId === mergedId || (await isMerged(trx, unitId, [keptId, mergedId])))
      throw new AppError('NOT_FOUND');
    await refuseStanding(trx, unitId, mergedId);

    const moved = await move(trx, unitId, keptId, mergedId);
    if (kept.personId !== merged.personId) {
      await sql`select person_merge(${kept.personId}, ${merged.personId})`.execute(trx);
      moved.mergedPerson = merged.personId;
    }
    const { id } = await trx
      .insertInto('pupilMerge')
      .values({ unitId, keptId, mergedId, moved: JSON.stringify(moved), mergedAt: act.at, mergedBy: act.accountId })
      .returning('id')
      .executeTakeFirstOrThrow();
    const lines = [line(keptId, 'mergedFrom', null, mergedId), line(mergedId, 'mergedInto', null, keptId)];
    await recordChanges(trx, act, unitId, lines, { source: 'merge', sourceId: id });
    return id;
  });
}

/** Takes a merge back: everything stands where it stood. ROW_IN_USE when marks were entered for a place that moved over. */
export function unmergePupils(inAct: InAct, input: UnmergePupils): Promise<null> {
  const { unitId, mergeId } = input;
  return once(inAct, input, async (trx, act) => {
    await lockParticulars(trx, unitId);
    const merge = await trx
      .updateTable('pupilMerge')
      .set({ undoneAt: act.at, undoneBy: act.accountId })
      .where('unitId', '=', unitId)
      .where('id', '=', mergeId)
      .where('undoneAt', 'is', null)
      .returning(['keptId', 'mergedId', 'moved'])
      .executeTakeFirst();
    if (!merge) throw new AppError('NOT_FOUND');
    const { keptId, mergedId } = merge;
    const moved = merge.moved as unknown as Moved;
    await refuseMarksIn(trx, unitId, keptId, moved.enrolmentIds);
    for (const [table, ids] of [
      ['enrolment', moved.enrolmentIds],
      ['guardian', moved.guardianIds],
    ] as const)
      await repoint(trx, { unitId, table, ids, toId: mergedId });
    await insertRows(
      trx,
      'enrolment',
      moved.dropped.map(({ id: _id, ...row }) => ({ unitId, ...row })),
    );
    if (moved.mergedPerson !== null) await sql`select person_unmerge(${moved.mergedPerson})`.execute(trx);
    const lines = [line(keptId, 'mergedFrom', mergedId, null), line(mergedId, 'mergedInto', keptId, null)];
    await recordChanges(trx, act, unitId, lines, { source: 'undo', sourceId: mergeId });
    return null;
  });
}

function line(subjectId: number, field: string, from: number | null, to: number | null): Change {
  const [fromValue, toValue] = [from, to].map((id) => (id === null ? null : String(id)));
  return {
    subject: 'pupil',
    subjectId,
    kind: 'changed',
    field,
    fromValue: fromValue ?? null,
    toValue: toValue ?? null,
  };
}

async function isMerged(trx: Trx, unitId: number, ids: readonly number[]): Promise<boolean> {
  const standing = await trx
    .selectFrom('pupilMerge')
    .select('id')
    .where('unitId', '=', unitId)
    .where('mergedId', 'in', [...ids])
    .where('undoneAt', 'is', null)
    .executeTakeFirst();
  return standing !== undefined;
}

async function refuseStanding(trx: Trx, unitId: number, mergedId: number): Promise<void> {
  const tables = { mark: 'mark', remark: 'mark', outcome: 'outcome', transfer: 'transfer' } as const;
  for (const [table, by] of Object.entries(tables) as [keyof typeof tables, (typeof tables)[keyof typeof tables]][]) {
    const standing = await trx
      .selectFrom(table)
      .select('unitId')
      .where('unitId', '=', unitId)
      .where('pupilId', '=', mergedId)
      .limit(1)
      .executeTakeFirst();
    if (standing) throw new AppError('MERGE_BLOCKED', { by });
  }
}

async function refuseMarksIn(trx: Trx, unitId: number, keptId: number, enrolmentIds: readonly number[]): Promise<void> {
  const { rows } = await sql`
    select from enrolment e
    join sheet s on s.unit_id = e.unit_id and s.school_year = e.school_year and s.class_id = e.class_id
    join mark m on m.unit_id = s.unit_id and m.school_year = s.school_year and m.sheet_id = s.id and m.pupil_id = e.pupil_id
    where e.unit_id = ${unitId} and e.id = any(${enrolmentIds}::bigint[]) and e.pupil_id = ${keptId} limit 1
  `.execute(trx);
  if (rows.length > 0) throw new AppError('ROW_IN_USE', { subject: 'pupil', by: 'mark' });
}

async function move(trx: Trx, unitId: number, keptId: number, mergedId: number): Promise<Moved> {
  const { rows: enrolments } = await sql<Enrolment>`
    select id, school_year, pupil_id, class_id, grade, register_order, starts_on, ends_on, end_reason, leaving from enrolment
    where unit_id = ${unitId} and pupil_id = any(${[keptId, mergedId]}::bigint[])
  `.execute(trx);
  const years = new Set(enrolments.filter(({ pupilId }) => pupilId === keptId).map(({ schoolYear }) => schoolYear));
  const given = enrolments.filter(({ pupilId }) => pupilId === mergedId);
  const dropped = given.filter(({ schoolYear }) => years.has(schoolYear));
  const enrolmentIds = given.filter(({ schoolYear }) => !years.has(schoolYear)).map(({ id }) => id);
  const { rows: guardians } = await sql<{ id: number }>`
    select g.id from guardian g where g.unit_id = ${unitId} and g.pupil_id = ${mergedId} and not exists (
      select from guardian k where k.unit_id = g.unit_id and k.pupil_id = ${keptId} and k.relation = g.relation and k.full_name = g.full_name)
  `.execute(trx);
  const guardianIds = guardians.map(({ id }) => id);
  await sql`delete from enrolment where unit_id = ${unitId} and id = any(${dropped.map(({ id }) => id)}::bigint[])`.execute(
    trx,
  );
  await repoint(trx, { unitId, table: 'enrolment', ids: enrolmentIds, toId: keptId });
  await repoint(trx, { unitId, table: 'guardian', ids: guardianIds, toId: keptId });
  return { enrolmentIds, dropped, guardianIds, mergedPerson: null };
}

async function repoint(
  trx: Trx,
  {
    unitId,
    table,
    ids,
    toId,
  }: { unitId: number; table: 'enrolment' | 'guardian'; ids: readonly number[]; toId: number },
): Promise<void> {
  await sql`update ${sql.table(table)} set pupil_id = ${toId} where unit_id = ${unitId} and id = any(${ids}::bigint[])`.execute(
    trx,
  );
}
