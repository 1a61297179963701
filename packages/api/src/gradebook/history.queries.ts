import type { CellHistory, SheetRef } from '@truong/contracts/gradebook';
import type { Trx } from '@truong/db/kysely';
import { cellToken } from '@truong/rules/gradebook/cell';
import { sql } from 'kysely';
import { type CellColumns, fromColumns } from './cell-columns.ts';

/** Who last wrote each of these cells, and when. A cell without history came with its sheet's first link (taken over). */
export async function listLastWriters(
  trx: Trx,
  sheet: { unitId: number; schoolYear: number; id: number },
  cells: readonly { pupilId: number; slot: string }[],
): Promise<{ pupilId: number; slot: string; who: string; at: Date }[]> {
  const pupilIds = cells.map((cell) => cell.pupilId);
  const { rows } = await sql<{ pupilId: number; slot: string; who: string; at: Date }>`
    select distinct on (w.pupil_id, w.slot) w.pupil_id, w.slot, a.display_name as who, v.at
    from (
      select h.pupil_id, h.slot, h.seq from mark_history h
      where h.unit_id = ${sheet.unitId} and h.school_year = ${sheet.schoolYear} and h.sheet_id = ${sheet.id} and h.pupil_id = any(${pupilIds}::bigint[])
      union all
      select m.pupil_id, m.slot, 1 from mark m
      where m.unit_id = ${sheet.unitId} and m.school_year = ${sheet.schoolYear} and m.sheet_id = ${sheet.id} and m.pupil_id = any(${pupilIds}::bigint[])
    ) w
    join sheet_save v on v.unit_id = ${sheet.unitId} and v.school_year = ${sheet.schoolYear} and v.sheet_id = ${sheet.id} and v.seq = w.seq
    join account a on a.id = v.account_id
    order by w.pupil_id, w.slot, w.seq desc
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
    .leftJoin('unlockRequest as q', (join) =>
      join
        .onRef('q.unitId', '=', 'h.unitId')
        .onRef('q.schoolYear', '=', 'h.schoolYear')
        .onRef('q.id', '=', 'h.unlockId'),
    )
    .leftJoin('account as d', 'd.id', 'q.decidedBy')
    .leftJoin('account as f', 'f.id', 'q.confirmedBy')
    .where('h.unitId', '=', ref.unitId)
    .where('h.schoolYear', '=', ref.schoolYear)
    .where('h.sheetId', '=', ref.sheetId)
    .where('h.pupilId', '=', ref.pupilId)
    .select(['h.seq', 'h.slot', 'h.fromValue', 'h.toValue', 'v.at', 'a.displayName', 'a.id as byId', 'v.reason'])
    .select([
      'q.id as unlockId',
      'q.reason as unlockReason',
      'd.displayName as approver',
      'f.displayName as confirmedBy',
    ])
    .orderBy('h.seq', 'desc')
    .orderBy('h.ordinal', 'desc')
    .limit(500);
  if (ref.slot) query = query.where('h.slot', '=', ref.slot);
  const [rows, takenOver] = await Promise.all([query.execute(), listTakenOver(trx, ref)]);
  return [
    ...rows.map((row) => ({
      seq: row.seq,
      slot: row.slot,
      from: row.fromValue,
      to: row.toValue,
      at: row.at.toISOString(),
      who: row.displayName,
      reason: row.reason,
      byId: row.byId,
      unlock:
        row.unlockId === null
          ? null
          : {
              id: row.unlockId,
              reason: row.unlockReason ?? '',
              approver: row.approver ?? '',
              confirmedBy: row.confirmedBy,
            },
    })),
    ...takenOver,
  ];
}

/** The cells of a pupil that came with a sheet taken over, as they came: the history begins after them. */
async function listTakenOver(
  trx: Trx,
  ref: SheetRef & { pupilId: number; slot?: string | undefined },
): Promise<CellHistory> {
  type Row = CellColumns & {
    slot: string;
    at: Date;
    who: string;
    byId: number;
    reason: string | null;
    firstFrom: string | null;
  };
  const { rows } = await sql<Row>`
    select m.slot, m.number, m.code, m.due_on, v.at, a.display_name as who, a.id as by_id, v.reason, h.from_value as first_from
    from sheet_save v
    join account a on a.id = v.account_id
    join mark m on m.unit_id = v.unit_id and m.school_year = v.school_year and m.sheet_id = v.sheet_id and m.pupil_id = ${ref.pupilId}
      and (${ref.slot ?? null}::text is null or m.slot = ${ref.slot ?? null}::text)
    left join lateral (
      select h.from_value, h.version from mark_history h
      where h.unit_id = ${ref.unitId} and h.school_year = ${ref.schoolYear} and h.sheet_id = ${ref.sheetId} and h.pupil_id = m.pupil_id and h.slot = m.slot
      order by h.seq limit 1
    ) h on true
    where v.unit_id = ${ref.unitId} and v.school_year = ${ref.schoolYear} and v.sheet_id = ${ref.sheetId} and v.seq = 1 and v.kind = 'taken_over'
      and h.version is distinct from 1
    order by m.slot
  `.execute(trx);
  return rows.map(({ slot, number, code, dueOn, at, who, byId, reason, firstFrom }) => ({
    seq: 1,
    slot,
    from: '',
    to: firstFrom ?? cellToken(fromColumns({ number, code, dueOn })),
    at: at.toISOString(),
    who,
    byId,
    reason,
    unlock: null,
  }));
}
