import type { UnitActDetail, UnitActList } from '@truong/contracts/unit-acts';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

const shownChanges = 3;

type Row = Omit<UnitActDetail, 'doneAt' | 'undoneAt'> & { doneAt: Date; undoneAt: Date | null };

/** Acts of an office, and those by which it came to be: what made a department stays readable in it. */
function selectActs(of: { officeId: number; changes: ReturnType<typeof sql> }) {
  return sql<Row>`
    select a.id, a.kind, a.acts_on as on, coalesce(a.reason, '') as reason, a.done_at, c.display_name as done_by, a.undone_at, u.display_name as undone_by,
      ${of.changes} as changes, jsonb_array_length(a.changes) as change_count, a.office_id = ${of.officeId} as is_own,
      not exists (select from unit_act x where x.id > a.id and x.undone_at is null and x.unit_ids && a.unit_ids) as is_latest
    from unit_act a join account c on c.id = a.account_id left join account u on u.id = a.undone_by
    where (a.office_id = ${of.officeId} or ${of.officeId} = any(a.created_ids))`;
}

/** The newest first, each with its first few changes. */
export async function listUnitActs(trx: Trx, officeId: number): Promise<UnitActList> {
  const changes = sql`(select coalesce(jsonb_agg(e.change order by e.at), '[]')
    from jsonb_array_elements(a.changes) with ordinality as e (change, at) where e.at <= ${shownChanges})`;
  const { rows } = await sql<Row>`${selectActs({ officeId, changes })} order by a.id desc limit 200`.execute(trx);
  return rows.map(({ undoneBy: _undoneBy, ...row }) => withTimes(row));
}

/** One act with all its changes. */
export async function findDoneAct(
  trx: Trx,
  { actId, officeId }: { actId: number; officeId: number },
): Promise<UnitActDetail | undefined> {
  const { rows } = await sql<Row>`${selectActs({ officeId, changes: sql`a.changes` })} and a.id = ${actId}`.execute(
    trx,
  );
  return rows[0] && withTimes(rows[0]);
}

function withTimes<Of extends { doneAt: Date; undoneAt: Date | null }>(row: Of) {
  return { ...row, doneAt: row.doneAt.toISOString(), undoneAt: row.undoneAt?.toISOString() ?? null };
}
