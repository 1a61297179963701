import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { type CellValue, cellToken } from '@truong/rules/gradebook/cell';
import { sql } from 'kysely';
import { toColumns } from './cell-columns.ts';
import { nextSheetLink, type SaveKind } from './chain.ts';
import type { SheetRow } from './sheet.queries.ts';

export type CellWrite = {
  pupilId: number;
  slot: string;
  from: CellValue | null;
  to: CellValue | null;
  version: number;
};
export type Answered = { requestId: string; inputHash: Buffer; answer: unknown };

/**
 * Writes one save of a locked sheet: cells, history, then the link with the new head and the remembered answer. No statement
 * reads a table that it writes: every value, old ones too, comes from what was read under the lock. The three statements
 * travel together. Their number does not grow with the cells.
 */
export async function writeSave(
  trx: Trx,
  act: Act,
  sheet: SheetRow,
  save: { kind: SaveKind; reason: string | null; writes: readonly CellWrite[]; answered: Answered | null },
): Promise<void> {
  const seq = sheet.chainLength + 1;
  const changes = save.writes.map(({ pupilId, slot, from, to, version }) => ({
    pupilId,
    slot,
    from: cellToken(from),
    to: cellToken(to),
    version,
  }));
  const requestId = save.answered?.requestId ?? null;
  const { accountId, assignmentId, at } = act;
  const hash = nextSheetLink(sheet.chainHead, {
    seq,
    kind: save.kind,
    at,
    accountId,
    assignmentId,
    requestId,
    reason: save.reason,
    changes,
  });
  const statements = [writeHead(trx, act, sheet, { ...save, seq, hash, changeCount: changes.length })];
  if (changes.length > 0)
    statements.unshift(writeCells(trx, sheet, save.writes), writeHistory(trx, sheet, seq, changes));
  await Promise.all(statements);
}

async function writeCells(trx: Trx, sheet: SheetRow, writes: readonly CellWrite[]): Promise<void> {
  const columns = writes.map((write) => toColumns(write.to));
  await sql`
    insert into mark (unit_id, school_year, sheet_id, pupil_id, slot, number, code, due_on, version)
    select ${sheet.unitId}::bigint, ${sheet.schoolYear}::integer, ${sheet.id}::bigint, w.*
    from unnest(${writes.map((write) => write.pupilId)}::bigint[], ${writes.map((write) => write.slot)}::text[],
      ${columns.map((c) => c.number)}::smallint[], ${columns.map((c) => c.code)}::text[], ${columns.map((c) => c.dueOn)}::date[],
      ${writes.map((write) => write.version)}::integer[]) as w
    on conflict (unit_id, school_year, sheet_id, pupil_id, slot)
    do update set number = excluded.number, code = excluded.code, due_on = excluded.due_on, version = excluded.version
  `.execute(trx);
}

type Change = { pupilId: number; slot: string; from: string; to: string; version: number };

async function writeHistory(trx: Trx, sheet: SheetRow, seq: number, changes: readonly Change[]): Promise<void> {
  await sql`
    insert into mark_history (unit_id, school_year, sheet_id, seq, ordinal, pupil_id, slot, from_value, to_value, version)
    select ${sheet.unitId}::bigint, ${sheet.schoolYear}::integer, ${sheet.id}::bigint, ${seq}::integer, w.ordinal, w.pupil, w.slot, w.was, w.is, w.version
    from unnest(${changes.map((c) => c.pupilId)}::bigint[], ${changes.map((c) => c.slot)}::text[], ${changes.map((c) => c.from)}::text[],
      ${changes.map((c) => c.to)}::text[], ${changes.map((c) => c.version)}::integer[]) with ordinality as w (pupil, slot, was, "is", version, ordinal)
  `.execute(trx);
}

type Head = {
  kind: SaveKind;
  reason: string | null;
  answered: Answered | null;
  seq: number;
  hash: Buffer;
  changeCount: number;
};

async function writeHead(trx: Trx, act: Act, sheet: SheetRow, head: Head): Promise<void> {
  const { answered } = head;
  const closedAt = head.kind === 'closed' ? act.at : head.kind === 'reopened' ? null : sheet.closedAt;
  const closedBy = head.kind === 'closed' ? act.accountId : null;
  await sql`
    with link as (
      insert into sheet_save (unit_id, school_year, sheet_id, seq, kind, at, account_id, assignment_id, request_id, reason, change_count, hash)
      values (${sheet.unitId}, ${sheet.schoolYear}, ${sheet.id}, ${head.seq}, ${head.kind}, ${act.at}, ${act.accountId}, ${act.assignmentId},
        ${answered?.requestId ?? null}, ${head.reason}, ${head.changeCount}, ${head.hash})
    ), answered as (
      insert into request (unit_id, account_id, request_id, input_hash, answer, answered_at)
      select ${sheet.unitId}::bigint, ${act.accountId}::bigint, ${answered?.requestId ?? null}::uuid, ${answered?.inputHash ?? null}::bytea,
        ${answered ? JSON.stringify(answered.answer) : null}::jsonb, ${act.at}::timestamptz
      where ${answered !== null}::boolean
    )
    update sheet set chain_length = ${head.seq}, chain_head = ${head.hash}, closed_at = ${closedAt}, closed_by = ${closedBy}
    where unit_id = ${sheet.unitId} and school_year = ${sheet.schoolYear} and id = ${sheet.id}
  `.execute(trx);
}
