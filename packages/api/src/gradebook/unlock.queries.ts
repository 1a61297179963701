import type { ListUnlockRequests } from '@truong/contracts/entry';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import { type UnlockCourse, unlockStatus } from '@truong/rules/gradebook/unlock-status';
import { sql } from 'kysely';
import { homeroomKeepers, type Keeper, keepersOfSheet } from './sheet.queries.ts';
import { isKeeper, isKeeperOn } from './sheet-access.ts';

type HomeroomKeeper = Pick<Keeper, 'personId' | 'from' | 'to'>;
type UnlockRef = { unitId: number; schoolYear: number; unlockId: number };

/** A request with what decides on it: who keeps the sheet, and who is homeroom teacher of its class. */
export type UnlockRow = {
  id: number;
  sheetId: number;
  classId: number;
  className: string;
  grade: number | null;
  subjectCode: string | null;
  subjectName: string | null;
  term: 1 | 2;
  slots: string[] | null;
  pupilIds: number[] | null;
  pupils: string[] | null;
  hours: number;
  reason: string;
  askedAccount: number;
  askedBy: string;
  askedAt: Date;
  confirmedBy: string | null;
  decision: UnlockCourse['decision'];
  decidedBy: string | null;
  onBehalfOf: string | null;
  decisionReason: string | null;
  openUntil: Date | null;
  endedAt: Date | null;
  isTermClosed: boolean;
  changes: number;
  keepers: Keeper[];
  homeroom: HomeroomKeeper[] | null;
};

/** Newest first; `unlockId` for a single one. */
export async function listUnlockRows(
  db: Db,
  of: ListUnlockRequests & { unlockId?: number | undefined },
): Promise<UnlockRow[]> {
  const { unitId, schoolYear, sheetId = null, unlockId = null } = of;
  const { rows } = await sql<UnlockRow>`
    select q.id, q.sheet_id, s.class_id, c.name as class_name, s.grade, s.subject_code, j.name as subject_name, s.term, q.slots, q.pupil_ids,
      (select json_agg(p.family_and_middle_name || ' ' || p.given_name order by p.name_sort_key) from pupil p
       where p.unit_id = ${unitId} and p.id = any(q.pupil_ids)) as pupils,
      q.hours, q.reason, q.asked_by as asked_account, a.display_name as asked_by, q.asked_at, f.display_name as confirmed_by,
      q.decision, d.display_name as decided_by, g.display_name as on_behalf_of, q.decision_reason, q.open_until, q.ended_at, s.locked_at is not null as is_term_closed,
      (select count(*)::integer from mark_history h where h.unit_id = ${unitId} and h.school_year = ${schoolYear}
        and h.sheet_id = q.sheet_id and h.unlock_id = q.id) as changes,
      ${keepersOfSheet()} as keepers, ${sql.raw(homeroomKeepers)} as homeroom
    from unlock_request q
    join sheet s on s.unit_id = q.unit_id and s.school_year = q.school_year and s.id = q.sheet_id
    join class c on c.unit_id = s.unit_id and c.school_year = s.school_year and c.id = s.class_id
    left join subject j on j.code = s.subject_code
    join account a on a.id = q.asked_by
    left join account f on f.id = q.confirmed_by
    left join account d on d.id = q.decided_by
    left join delegation l on l.unit_id = q.unit_id and l.id = q.delegation_id
    left join role_assignment r on r.id = l.from_assignment
    left join account g on g.id = r.account_id
    where q.unit_id = ${unitId} and q.school_year = ${schoolYear}
      and (${sheetId}::bigint is null or q.sheet_id = ${sheetId}::bigint) and (${unlockId}::bigint is null or q.id = ${unlockId}::bigint)
    order by q.id desc limit 500
  `.execute(db);
  return rows;
}

/** The request, locked until the end of the transaction. */
export async function lockUnlockRow(trx: Trx, ref: UnlockRef): Promise<UnlockRow | undefined> {
  await trx
    .selectFrom('unlockRequest')
    .select('id')
    .where('unitId', '=', ref.unitId)
    .where('schoolYear', '=', ref.schoolYear)
    .where('id', '=', ref.unlockId)
    .forUpdate()
    .execute();
  const [row] = await listUnlockRows(trx, ref);
  return row;
}

export function statusOf(row: UnlockRow, act: Pick<Act, 'at' | 'today'>, asksHomeroom: boolean) {
  const course = {
    // A class without a homeroom teacher must not hold its teachers up.
    needsConfirmation: asksHomeroom && (row.homeroom ?? []).some((keeper) => isKeeperOn(act.today, keeper)),
    isConfirmed: row.confirmedBy !== null,
    decision: row.decision,
    openUntil: row.openUntil?.toISOString() ?? null,
    isEnded: row.endedAt !== null,
  };
  return unlockStatus(course, act.at);
}

export function isHomeroomOf(act: Act, { homeroom }: Pick<UnlockRow, 'homeroom'>): boolean {
  return isKeeper(act, { keepers: homeroom ?? [] });
}

export async function insertUnlock(
  trx: Trx,
  act: Act,
  asked: {
    unitId: number;
    schoolYear: number;
    sheetId: number;
    slots: string[] | null;
    pupilIds: number[] | null;
    hours: number;
    reason: string;
    isConfirmed: boolean;
  },
): Promise<number> {
  const { isConfirmed, ...row } = asked;
  const confirmed = isConfirmed ? { confirmedAt: act.at, confirmedBy: act.accountId } : {};
  const { id } = await trx
    .insertInto('unlockRequest')
    .values({ ...row, ...confirmed, askedAt: act.at, askedBy: act.accountId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateUnlock(
  trx: Trx,
  { unitId, schoolYear, unlockId }: UnlockRef,
  set: {
    confirmedAt?: Date;
    confirmedBy?: number;
    decision?: NonNullable<UnlockCourse['decision']>;
    decidedAt?: Date;
    decidedBy?: number;
    delegationId?: number | null;
    decisionReason?: string | null;
    openUntil?: Date | null;
    endedAt?: Date;
    endedBy?: number;
  },
): Promise<void> {
  await trx
    .updateTable('unlockRequest')
    .set(set)
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', unlockId)
    .execute();
}
