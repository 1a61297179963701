import { createHash } from 'node:crypto';
import type { ImportedRow, RowCounts } from '@truong/contracts/imports';
import type { Trx } from '@truong/db/kysely';
import type {
  AssignmentRow,
  ClassRow,
  GuardianRow,
  ImportKind,
  ImportRow,
  ParsedRow,
  PupilRow,
  RecognisedTable,
  StaffRow,
} from '@truong/rules/people/import-kinds';
import type { FieldChange, PlannedRow } from '@truong/rules/people/plan-rows';
import { leavingValues } from '@truong/rules/statistics/catalogue-values';
import type { WriteSource } from '../people.writes.ts';
import { planAssignments, writeAssignmentRows } from './import-assignments.ts';
import { planClasses, writeClassRows } from './import-classes.ts';
import { planGuardians, planPupils, writeGuardianRows, writePupilRows } from './import-pupils.ts';
import { planStaff, postWords, writeStaffRows } from './import-staff.ts';
import type { Doing, Setting } from './plan.ts';

export type Planned = PlannedRow<ImportRow[ImportKind]>;

/** What the rows of a file would do to the school as it stands now. */
export async function planImport(
  trx: Trx,
  setting: Setting,
  { kind, rows, titleOf }: { kind: ImportKind; rows: readonly ParsedRow[]; titleOf: (row: number) => string },
): Promise<Planned[]> {
  // The rows of a kind carry its records: the parser was asked for that kind.
  type Of<R> = readonly (Omit<ParsedRow, 'record'> & { record: R | null })[];
  switch (kind) {
    case 'classes':
      return planClasses(trx, setting, rows as Of<ClassRow>, titleOf);
    case 'pupils':
      return planPupils(trx, setting, rows as Of<PupilRow>, titleOf);
    case 'guardians':
      return planGuardians(trx, setting, rows as Of<GuardianRow>, titleOf);
    case 'staff':
      return planStaff(trx, setting, rows as Of<StaffRow>, titleOf);
    case 'assignments':
      return planAssignments(trx, setting, rows as Of<AssignmentRow>, titleOf);
  }
}

/** Lists of pupils are long and their rows stand by themselves: they are written by so many at a time, for who watches. */
const rowsAtOnce: Partial<Record<ImportKind, number>> = { pupils: 500, guardians: 500 };

type Writing = {
  kind: ImportKind;
  planned: readonly Planned[];
  source: WriteSource;
  onWritten: (done: number, total: number) => void;
};

/** Writes what is new and changed. */
export async function writeImport(
  trx: Trx,
  setting: Setting,
  { kind, planned, source, onWritten }: Writing,
): Promise<void> {
  const doing = planned.filter(({ state }) => state === 'new' || state === 'changed') as Doing<unknown>[];
  const size = rowsAtOnce[kind] ?? Math.max(1, doing.length);
  for (let done = 0; done < doing.length; done += size) {
    onWritten(done, doing.length);
    await writeRows(trx, setting, { kind, doing: doing.slice(done, done + size), planned, source });
  }
  onWritten(doing.length, doing.length);
}

type Rows = { kind: ImportKind; doing: Doing<unknown>[]; planned: readonly Planned[]; source: WriteSource };

async function writeRows(trx: Trx, setting: Setting, { kind, doing, planned, source }: Rows): Promise<void> {
  switch (kind) {
    case 'classes':
      return writeClassRows(trx, setting, doing as Doing<ClassRow>[], source);
    case 'pupils':
      return writePupilRows(trx, setting, doing as Doing<PupilRow>[], source);
    case 'guardians':
      return writeGuardianRows(trx, setting, doing as Doing<GuardianRow>[], source);
    case 'staff':
      return writeStaffRows(trx, setting, doing as Doing<StaffRow>[], source);
    case 'assignments': {
      const all = planned as readonly PlannedRow<AssignmentRow>[];
      return writeAssignmentRows(trx, setting, doing as Doing<AssignmentRow>[], { all, source });
    }
  }
}

export function countRows(planned: readonly Planned[]): RowCounts {
  const counts = { new: 0, changed: 0, same: 0, refused: 0 };
  for (const { state } of planned) counts[state] += 1;
  return counts;
}

/** Equal for equal plans over an equal school: what was shown is what is written. */
export function planHash(setting: Setting, planned: readonly Planned[]): Buffer {
  const { ethnicGroups, subjects, policyGroups, sites, levels, year } = setting;
  const classes = setting.classes.map(({ pupils, ...one }) => ({ ...one, isEmpty: pupils === 0 }));
  const rows = planned.map(({ known, ...row }) => ({ ...row, known: known?.id ?? null }));
  const text = JSON.stringify([ethnicGroups, subjects, policyGroups, sites, levels, year, classes, rows]);
  return createHash('sha256').update(text, 'utf8').digest();
}

/** A row as it is shown: codes of lists in words, and each problem at its column. */
export function shownRow(row: Planned, setting: Setting, table: RecognisedTable): ImportedRow {
  const columns = new Map(table.columns.flatMap(({ field, column }) => (field ? [[field, column]] : [])));
  const inWords = (field: FieldChange['field'], value: string | null) =>
    value === null ? null : wordsOf(field, value, setting);
  return {
    row: row.row,
    state: row.state,
    title: row.title,
    changes: row.changes.map(({ field, from, to }) => ({
      field,
      from: inWords(field, from),
      to: inWords(field, to),
    })),
    problems: row.problems.map((one) => ({
      ...one,
      column: one.column ?? (one.field === null ? null : (columns.get(one.field) ?? null)),
    })),
  };
}

function wordsOf(field: FieldChange['field'], value: string, { ethnicGroups, policyGroups }: Setting): string {
  const nameIn = (list: readonly { code: string; name: string }[], code: string) =>
    list.find((one) => one.code === code)?.name ?? code;
  switch (field) {
    case 'ethnicity':
      return nameIn(ethnicGroups, value);
    case 'policy':
      return value
        .split(',')
        .map((code) => nameIn(policyGroups, code))
        .join('; ');
    case 'leaving':
      return nameIn(leavingValues, value);
    case 'post':
      return postWords[value] ?? value;
    default:
      return value;
  }
}
