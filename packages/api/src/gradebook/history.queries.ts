import type { CellHistory, SheetRef } from '@truong/contracts/gradebook';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

/** Who last wrote each of these cells, and when. */
export async function listLastWriters(
  trx: Trx,
  sheet: { unitId: number; schoolYear: number; id: number },
  cells: readonly { pupilId: number; slot: string }[],
): Promise<{ pupilId: number; slot: string; who: string; at: Date }[]> {
  const { rows } = await sql<{ pupilId: number; slot: string; who: string; at: Date }>`
    select distinct on (h.pupil_id, h.slot) h.pupil_id, h.slot, a.display_name as who, v.at
    from mark_history h
    join sheet_save v on v.unit_id = h.unit_id and v.school_year = h.school_year and v.sheet_id = h.sheet_id and v.seq = h.seq
    join account a on a.id = v.account_id
    where h.unit_id = ${sheet.unitId} and h.school_year = ${sheet.schoolYear} and h.sheet_id = ${sheet.id}
      and h.pupil_id = any(${cells.map((cell) => cell.pupilId)}::bigint[])
    order by h.pupil_id, h.slot, h.seq desc
  `.execute(trx);
  return rows;
}

/** Newest first: the history of one cell, or of the pupil's whole line. */
export async function listCellHistory(
  trx: Trx,
  ref: SheetRef & { pupilId: number; slot?: string | undefined },
): Promise<CellHistory> {
  let query = trx
    .selectFrom('markHistory as h')
    .innerJoin('sheetSave as v', (join) =>
      join
        .onRef('v.unitId', '=', 'h.unitId')
        .onRef('v.schoolYear', '=', 'h.schoolYear')
        .onRef('v.sheetId', '=', 'h.sheetId')
        .onRef('v.seq', '=', 'h.seq'),
    )
    .innerJoin('account as a', 'a.id', 'v.accountId')
    .where('h.unitId', '=', ref.unitId)
    .where('h.schoolYear', '=', ref.schoolYear)
    .where('h.sheetId', '=', ref.sheetId)
    .where('h.pupilId', '=', ref.pupilId)
    .select(['h.seq', 'h.slot', 'h.fromValue', 'h.toValue', 'v.at', 'a.displayName', 'v.reason'])
    .orderBy('h.seq', 'desc')
    .orderBy('h.ordinal', 'desc')
    .limit(500);
  if (ref.slot) query = query.where('h.slot', '=', ref.slot);
  const rows = await query.execute();
  return rows.map((row) => ({
    seq: row.seq,
    slot: row.slot,
    from: row.fromValue,
    to: row.toValue,
    at: row.at.toISOString(),
    who: row.displayName,
    reason: row.reason,
  }));
}
