import type { SheetRef } from '@truong/contracts/gradebook';
import type { Act } from '@truong/db/act';
import { runText, type Trx } from '@truong/db/kysely';
import { type CellValue, cellToken, isEntered } from '@truong/rules/gradebook/cell';
import type { CurrentCell } from '@truong/rules/gradebook/decide-marks';
import type { Unlock } from '@truong/rules/gradebook/entry-lock';
import { isReplacement } from '@truong/rules/gradebook/primary/primary-columns';
import type { Answered } from '../requests.ts';
import { toColumns } from './cell-columns.ts';
import { nextSheetLink, type SaveKind } from './chain.ts';
import { withoutClustersOfSheet } from './clusters.queries.ts';
import {
  homeroomKeepers,
  type Keeper,
  type PackedCells,
  type SheetRow,
  takesChosen,
  unpackCells,
} from './sheet.queries.ts';
import { locksOfSheet, type PackedEntry, type StoredEntry, unlocksOfSheet, unpackEntry } from './sheet-entry.ts';

/** What a save needs of its sheet. No names: it is read at every save. */
export type LockedSheet = Omit<SheetRow, 'keepers' | 'className' | 'subjectName'> & {
  keepers: Pick<Keeper, 'personId' | 'from' | 'to'>[];
};

const lockText = `
  select s.id, s.unit_id, s.school_year, s.term, s.class_id, s.grade, s.subject_code, s.kind, s.rule_set, s.regular_count, s.periodic_count, s.cluster_count, s.plain_regular_count, s.counts_sessions, s.chain_length, s.chain_head, s.closed_at, s.locked_at, t.ends_on as term_ends,
    case when s.subject_code is null then ${homeroomKeepers} else (
      select json_agg(json_build_object('personId', p.person_id, 'from', k.valid_from, 'to', k.valid_to))
      from teaching g cross join lateral (
        select g.staff_id, g.valid_from, g.valid_to union all
        select b.staff_id, greatest(b.valid_from, g.valid_from), least(b.valid_to, g.valid_to) from substitution b
        where b.unit_id = g.unit_id and b.school_year = g.school_year and b.teaching_id = g.id and b.ended_at is null
      ) k join staff p on p.unit_id = g.unit_id and p.id = k.staff_id
      where g.unit_id = s.unit_id and g.school_year = s.school_year and g.class_id = s.class_id
        and g.subject_code = s.subject_code and (g.term is null or g.term = s.term)
    ) end as keepers
  from sheet s join term t on t.school_year = s.school_year and t.term = s.term
  where s.unit_id = $1 and s.school_year = $2 and s.id = $3
  for update of s`;

/** Locks the sheet until the end of the transaction: what is read after it is what a save decides on. */
export async function lockForSave(trx: Trx, ref: SheetRef): Promise<LockedSheet | undefined> {
  const [sheet] = await runText<Omit<LockedSheet, 'keepers'> & { keepers: LockedSheet['keepers'] | null }>(
    trx,
    lockText,
    [ref.unitId, ref.schoolYear, ref.sheetId],
  );
  return sheet && { ...sheet, keepers: sheet.keepers ?? [] };
}

// The answer to a repeated request comes along; it is empty for a new one. One row of packed lists.
const contentsText = `
  with s as materialized (
    select s.id, s.unit_id, s.school_year, s.term, s.class_id, s.grade, s.subject_code, s.cluster_count, exists (
      select from class_subject l where l.unit_id = s.unit_id and l.school_year = s.school_year and l.class_id = s.class_id
        and l.grade = s.grade and l.subject_code = s.subject_code and l.is_chosen) as is_chosen
    from sheet s where s.unit_id = $1 and s.school_year = $2 and s.id = $3
  )
  select
    (select json_agg(json_build_array(e.pupil_id, e.starts_on, e.ends_on))
     from s join enrolment e on e.unit_id = $1 and e.school_year = $2 and e.class_id = s.class_id and (s.grade is null or e.grade = s.grade)
     where e.pupil_id = any($4::bigint[]) and (not s.is_chosen or ${takesChosen})
    ) as pupils,
    (select json_agg(json_build_array(m.pupil_id, m.slot, m.number, m.code, m.due_on, m.version))
     from mark m where m.unit_id = $1 and m.school_year = $2 and m.sheet_id = $3 and m.pupil_id = any($4::bigint[])) as cells,
    (select ${withoutClustersOfSheet} from s) as without_clusters,
    (select ${locksOfSheet} from s) as locks,
    (select ${unlocksOfSheet} from s) as unlocks,
    r.input_hash, r.answer
  from (select act_account_id() as account_id) a
  left join request r on r.unit_id = $1 and r.account_id = a.account_id and r.request_id = $5`;

export type TouchedContents = {
  pupils: { pupilId: number; startsOn: string; endsOn: string | null }[];
  cells: CurrentCell[];
  /** Who takes none of the sheet's clusters of topics. */
  withoutClusters: ReadonlySet<number>;
  entry: StoredEntry;
  /** The first answer to this very request, if it came before. */
  answered: Answered | undefined;
};

/** What a save needs of the pupils it touches: when they are in the class, whether they take the subject, and their cells. */
export async function readForSave(
  trx: Trx,
  ref: SheetRef & { requestId: string },
  pupilIds: readonly number[],
): Promise<TouchedContents> {
  const [packed] = await runText<{
    pupils: [number, string, string | null][] | null;
    cells: PackedCells;
    withoutClusters: number[] | null;
    locks: PackedEntry['locks'];
    unlocks: PackedEntry['unlocks'];
    inputHash: Buffer | null;
    answer: unknown;
  }>(trx, contentsText, [ref.unitId, ref.schoolYear, ref.sheetId, pupilIds, ref.requestId]);
  return {
    pupils: (packed?.pupils ?? []).map(([pupilId, startsOn, endsOn]) => ({ pupilId, startsOn, endsOn })),
    cells: unpackCells(packed?.cells ?? null),
    withoutClusters: new Set(packed?.withoutClusters),
    entry: unpackEntry(packed),
    answered: packed?.inputHash ? { inputHash: packed.inputHash, answer: packed.answer } : undefined,
  };
}

export type CellWrite = {
  pupilId: number;
  slot: string;
  from: CellValue | null;
  to: CellValue | null;
  version: number;
  /** What a locked cell was opened by. */
  unlockId?: Unlock['id'] | null;
};
type Remembered = Answered & { requestId: string };
type ChainEnd = Pick<SheetRow, 'unitId' | 'schoolYear' | 'id' | 'chainLength' | 'chainHead' | 'closedAt'>;

/**
 * Writes one save of a locked sheet: cells, history, then the link with the new head and the remembered answer. No statement
 * reads a table that it writes: every value, old ones too, comes from what was read under the lock. The three statements
 * travel together. Their number does not grow with the cells.
 */
export async function writeSave(
  trx: Trx,
  act: Act,
  sheet: ChainEnd,
  save: {
    kind: SaveKind;
    reason: string | null;
    writes: readonly CellWrite[];
    answered: Remembered | null;
    /** Of a request that writes several sheets and is remembered by itself. */
    requestId?: string;
  },
): Promise<void> {
  const seq = sheet.chainLength + 1;
  const changes = save.writes.map(({ pupilId, slot, from, to, version, unlockId = null }) => ({
    pupilId,
    slot,
    from: cellToken(from),
    to: cellToken(to),
    version,
    unlockId,
  }));
  const requestId = save.answered?.requestId ?? save.requestId ?? null;
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
  const asked = save.writes.filter(({ slot }) => !isReplacement(slot));
  const entered = asked.reduce((n, { from, to }) => n + Number(isEntered(to)) - Number(isEntered(from)), 0);
  const statements = [
    writeHead(trx, act, sheet, { ...save, requestId, seq, hash, changeCount: changes.length, entered }),
  ];
  if (changes.length > 0)
    statements.unshift(writeCells(trx, sheet, save.writes), writeHistory(trx, sheet, seq, changes));
  await Promise.all(statements);
}

const cellsText = `
  insert into mark (unit_id, school_year, sheet_id, pupil_id, slot, number, code, due_on, version)
  select $1::bigint, $2::integer, $3::bigint, w.*
  from unnest($4::bigint[], $5::text[], $6::smallint[], $7::text[], $8::date[], $9::integer[]) as w
  on conflict (unit_id, school_year, sheet_id, pupil_id, slot)
  do update set number = excluded.number, code = excluded.code, due_on = excluded.due_on, version = excluded.version`;

async function writeCells(trx: Trx, sheet: ChainEnd, writes: readonly CellWrite[]): Promise<void> {
  const columns = writes.map((write) => toColumns(write.to));
  await runText(trx, cellsText, [
    sheet.unitId,
    sheet.schoolYear,
    sheet.id,
    writes.map((write) => write.pupilId),
    writes.map((write) => write.slot),
    columns.map((c) => c.number),
    columns.map((c) => c.code),
    columns.map((c) => c.dueOn),
    writes.map((write) => write.version),
  ]);
}

type Change = { pupilId: number; slot: string; from: string; to: string; version: number; unlockId: number | null };

const historyText = `
  insert into mark_history (unit_id, school_year, sheet_id, seq, ordinal, pupil_id, slot, from_value, to_value, version, unlock_id)
  select $1::bigint, $2::integer, $3::bigint, $4::integer, w.ordinal, w.pupil, w.slot, w.was, w.is, w.version, w.unlock
  from unnest($5::bigint[], $6::text[], $7::text[], $8::text[], $9::integer[], $10::bigint[])
    with ordinality as w (pupil, slot, was, "is", version, unlock, ordinal)`;

async function writeHistory(trx: Trx, sheet: ChainEnd, seq: number, changes: readonly Change[]): Promise<void> {
  await runText(trx, historyText, [
    sheet.unitId,
    sheet.schoolYear,
    sheet.id,
    seq,
    changes.map((c) => c.pupilId),
    changes.map((c) => c.slot),
    changes.map((c) => c.from),
    changes.map((c) => c.to),
    changes.map((c) => c.version),
    changes.map((c) => c.unlockId),
  ]);
}

type Head = {
  kind: SaveKind;
  reason: string | null;
  answered: Remembered | null;
  requestId: string | null;
  seq: number;
  hash: Buffer;
  changeCount: number;
  /** Cells asked for that hold a value now and did not before, less those that no longer do. */
  entered: number;
};

const headText = `
  with link as (
    insert into sheet_save (unit_id, school_year, sheet_id, seq, kind, at, account_id, assignment_id, request_id, reason, change_count, hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ), answered as (
    insert into request (unit_id, account_id, request_id, input_hash, answer, answered_at)
    select $1::bigint, $7::bigint, $9::uuid, $13::bytea, $14::jsonb, $6::timestamptz
    where $13::bytea is not null
  )
  update sheet set chain_length = $4, chain_head = $12, closed_at = $15, closed_by = $16, entered_cells = entered_cells + $17
  where unit_id = $1 and school_year = $2 and id = $3`;

async function writeHead(trx: Trx, act: Act, sheet: ChainEnd, head: Head): Promise<void> {
  const { answered } = head;
  const closedAt = head.kind === 'closed' ? act.at : head.kind === 'reopened' ? null : sheet.closedAt;
  await runText(trx, headText, [
    sheet.unitId,
    sheet.schoolYear,
    sheet.id,
    head.seq,
    head.kind,
    act.at,
    act.accountId,
    act.assignmentId,
    head.requestId,
    head.reason,
    head.changeCount,
    head.hash,
    answered?.inputHash ?? null,
    answered ? JSON.stringify(answered.answer) : null,
    closedAt,
    head.kind === 'closed' ? act.accountId : null,
    head.entered,
  ]);
}
