import type { Column } from './columns.ts';

/** Where a lock holds. `column` is a slot (r1), or the role of columns (mid_term); null everywhere means all. */
export type LockScope = {
  column: string | null;
  subjectCode: string | null;
  grade: number | null;
  classId: number | null;
};

/** Columns take nothing from a day on, or between two days. The department locks for all schools, a school for itself. */
export type LockRule = LockScope & {
  id: number;
  keeper: 'department' | 'school';
  from: string;
  until: string | null;
};

/** What a principal opened on a sheet, for a time: some columns and pupils, null for all. `until` is an instant. */
export type Unlock = {
  id: number;
  slots: readonly string[] | null;
  pupilIds: readonly number[] | null;
  until: string;
};

/** Why a column takes nothing: its teacher has closed the sheet, or a rule locks it. */
export type Lock =
  | { why: 'closed' }
  | { why: 'department' | 'school'; ruleId: number; from: string; until: string | null };

/** `locksOn`: the day on which an open column will be locked. */
export type ColumnEntry = { slot: string; lock: Lock | null; locksOn: string | null };

export type WayIn = { kind: 'open' } | { kind: 'unlocked'; unlock: Unlock } | { kind: 'locked'; lock: Lock };

export type SheetEntry = {
  columns: ColumnEntry[];
  /** Whether a cell takes a value, and by what. An unknown column is for others to refuse. */
  wayInto: (cell: { pupilId: number; slot: string }) => WayIn;
};

export type EntryQuestion = {
  columns: readonly Column[];
  sheet: { subjectCode: string | null; grade: number | null; classId: number };
  /** The sheet was closed by its teacher: all of its columns are. */
  isClosed: boolean;
  rules: readonly LockRule[];
  unlocks: readonly Unlock[];
  today: string;
  now: Date;
};

/**
 * Which columns of a sheet take marks, and why others do not. Of one keeper's rules that concern a column the most specific
 * decides, in its days and outside of them (an exception may open, too); of equals one that locks. A school locks more than the
 * department, never less. What was unlocked stays so until its end, whoever locked it.
 */
export function entryOf({ columns, sheet, isClosed, rules, unlocks, today, now }: EntryQuestion): SheetEntry {
  const entries = columns.map((column): ColumnEntry => {
    const deciding = (['department', 'school'] as const).flatMap((keeper) =>
      mostSpecific(rules.filter((rule) => rule.keeper === keeper && concerns(rule, column, sheet))),
    );
    const locking = deciding.find((rule) => isIn(rule, today));
    const coming = deciding.map(({ from }) => from).filter((from) => from > today);
    return {
      slot: column.slot,
      lock: isClosed
        ? { why: 'closed' }
        : locking
          ? { why: locking.keeper, ruleId: locking.id, from: locking.from, until: locking.until }
          : null,
      locksOn: locking || isClosed ? null : (coming.sort()[0] ?? null),
    };
  });
  const locks = new Map(entries.map(({ slot, lock }) => [slot, lock]));
  const live = unlocks.filter(({ until }) => Date.parse(until) > now.getTime());
  return {
    columns: entries,
    wayInto: ({ pupilId, slot }) => {
      const lock = locks.get(slot);
      if (!lock) return { kind: 'open' };
      const unlock = live.find((each) => covers(each, { pupilId, slot }));
      return unlock ? { kind: 'unlocked', unlock } : { kind: 'locked', lock };
    },
  };
}

/** Whether an unlock reaches a cell. */
export function covers(
  { slots, pupilIds }: Pick<Unlock, 'slots' | 'pupilIds'>,
  cell: { pupilId: number; slot: string },
) {
  return (slots === null || slots.includes(cell.slot)) && (pupilIds === null || pupilIds.includes(cell.pupilId));
}

/** A rule of a grade is about the sheets of subjects: the homeroom sheet belongs to a class of any grades. */
function concerns(rule: LockRule, column: Column, sheet: EntryQuestion['sheet']): boolean {
  return (
    (rule.column === null || rule.column === column.slot || rule.column === column.role) &&
    (rule.subjectCode === null || rule.subjectCode === sheet.subjectCode) &&
    (rule.grade === null || rule.grade === sheet.grade) &&
    (rule.classId === null || rule.classId === sheet.classId)
  );
}

/** The class before the grade, then the subject, then the single column before its kind. */
function specificity({ classId, grade, subjectCode, column }: LockScope): number {
  const ofColumn = column === null ? 0 : /^[rcp]\d$|^mid$|^end$/.test(column) ? 2 : 1;
  return (classId !== null ? 24 : 0) + (grade !== null ? 12 : 0) + (subjectCode !== null ? 6 : 0) + ofColumn;
}

function mostSpecific(rules: readonly LockRule[]): LockRule[] {
  const highest = Math.max(...rules.map(specificity));
  return rules.filter((rule) => specificity(rule) === highest);
}

function isIn({ from, until }: LockRule, today: string): boolean {
  return from <= today && (until === null || until >= today);
}
