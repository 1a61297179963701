import type { SheetUnlock } from '@truong/contracts/gradebook';
import type { Act } from '@truong/db/act';
import { entryOf, type LockRule, type SheetEntry } from '@truong/rules/gradebook/entry-lock';
import { type OpenedSheet, sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import { stateOf } from './sheet-access.ts';

/** What closes and opens columns of a sheet, as it stands; days are judged against the act's today. */
export type StoredEntry = { locks: LockRule[]; unlocks: SheetUnlock[] };
export type PackedEntry = { locks: LockRule[] | null; unlocks: SheetUnlock[] | null };

export const lockFacts = `'id', l.id, 'keeper', l.keeper, 'column', l.column_key, 'subjectCode', l.subject_code, 'grade', l.grade,
  'classId', l.class_id, 'from', l.locked_from, 'until', l.locked_until`;

/** A column of a select over a sheet `s`: the rules of its school and of the department that concern it. */
export const locksOfSheet = `(
  select json_agg(json_build_object(${lockFacts}))
  from (
    select x.id, 'department' as keeper, x.column_key, x.subject_code, x.grade, null::bigint as class_id, x.locked_from, x.locked_until
    from shared_lock x
    where x.school_year = s.school_year and x.term = s.term and x.removed_at is null
    union all
    select e.id, 'school', e.column_key, e.subject_code, e.grade, e.class_id, e.locked_from, e.locked_until
    from entry_lock e
    where e.unit_id = s.unit_id and e.school_year = s.school_year and e.term = s.term and e.removed_at is null
      and (e.class_id is null or e.class_id = s.class_id)
  ) l
  where (l.subject_code is null or l.subject_code = s.subject_code) and (l.grade is null or l.grade = s.grade))`;

/** The same of what a principal opened on the sheet and is open by the clock. */
export const unlocksOfSheet = `(
  select json_agg(json_build_object('id', q.id, 'slots', q.slots, 'pupilIds', q.pupil_ids, 'until', q.open_until) order by q.id)
  from unlock_request q
  where q.unit_id = s.unit_id and q.school_year = s.school_year and q.sheet_id = s.id
    and q.open_until > now() and q.ended_at is null)`;

export function unpackEntry(packed: PackedEntry | undefined): StoredEntry {
  return { locks: packed?.locks ?? [], unlocks: packed?.unlocks ?? [] };
}

type Placed = OpenedSheet & { subjectCode: string | null; grade: number | null; classId: number };
type Sheet = Placed & { closedAt: Date | null; lockedAt: Date | null };

/** Which columns of a sheet take marks in this act, and by what. */
export function sheetEntry(act: Pick<Act, 'today' | 'at'>, sheet: Sheet, { locks, unlocks }: StoredEntry): SheetEntry {
  return entryOf({
    columns: sheetColumns(sheet),
    sheet,
    isClosed: stateOf(sheet) !== 'open',
    rules: locks,
    unlocks,
    today: act.today,
    now: act.at,
  });
}

/** What rules alone lock of a sheet today, and the day on which they will lock the next of its columns. */
export function lockSummary(
  { today, at }: Pick<Act, 'today' | 'at'>,
  sheet: Placed,
  rules: readonly LockRule[],
): { locked: string[]; locksOn: string | null } {
  const { columns } = entryOf({
    columns: sheetColumns(sheet),
    sheet,
    isClosed: false,
    rules,
    unlocks: [],
    today,
    now: at,
  });
  return {
    locked: columns.flatMap(({ slot, lock }) => (lock ? [slot] : [])),
    locksOn: columns.reduce<string | null>(
      (first, { locksOn }) => (first === null || (locksOn !== null && locksOn < first) ? locksOn : first),
      null,
    ),
  };
}

/** The same cells, each with the request under which it is written where its column is locked. */
export function underUnlocks<Cell extends { pupilId: number; slot: string }>(
  { wayInto }: SheetEntry,
  cells: readonly Cell[],
): (Cell & { unlockId: number | null })[] {
  return cells.map((cell) => {
    const way = wayInto(cell);
    return { ...cell, unlockId: way.kind === 'unlocked' ? way.unlock.id : null };
  });
}
