import type { UnitTerm } from '@truong/contracts/common';
import type { Db } from '@truong/db/kysely';
import { replacementSlots } from '@truong/rules/gradebook/primary/primary-columns';
import { type OpenedSheet, ofPupil, requiredCount } from '@truong/rules/gradebook/sheet-columns';
import { sql } from 'kysely';
import { type Keeper, keepersOfSheet } from './sheet.queries.ts';
import {
  isOnSheet,
  listExemptionsOfTerm,
  listSheetsOfTerm,
  listTakers,
  listWithoutClusters,
  type OfTerm,
  type SheetOfTerm,
  sheetsWhere,
} from './term.queries.ts';

export type SheetProgress = OpenedSheet & {
  id: number;
  classId: number;
  className: string;
  grade: number | null;
  subjectCode: string | null;
  subjectName: string | null;
  shortName: string | null;
  closedAt: Date | null;
  lockedAt: Date | null;
  pupils: number;
  /** Of those who are not exempt, each with the columns of what the pupil takes. */
  requiredCells: number;
  enteredCells: number;
  keepers: Keeper[];
};

type Head = Omit<SheetProgress, 'pupils' | 'requiredCells'>;

/**
 * Every sheet of a school's term with its pupils of the day and the cells that hold a value for them. The cells are not read:
 * a sheet counts them as they are saved, and only those of pupils who are off its list today or exempt are looked up and taken
 * away.
 */
export async function listSheetProgress(db: Db, of: UnitTerm & { today: string }): Promise<SheetProgress[]> {
  const [heads, sheets, takers, withoutClusters, exemptions, members] = await Promise.all([
    listHeads(db, of),
    listSheetsOfTerm(db, of),
    listTakers(db, of),
    listWithoutClusters(db, of),
    listExemptionsOfTerm(db, of),
    listMembers(db, of),
  ]);
  const membersOf = Map.groupBy(members, (member) => member.classId);
  const countsOf = new Map<number, Pick<SheetProgress, 'pupils' | 'requiredCells'>>();
  const off: { sheetId: number; pupilId: number }[] = [];
  for (const sheet of sheets) {
    const { sheetId } = sheet;
    const all = membersOf.get(sheet.classId) ?? [];
    const on = new Set(all.filter((one) => one.isHere && isOnSheet(sheet, one, takers)).map((one) => one.pupilId));
    const isExempt = (pupilId: number) => exemptions.get(`${pupilId}:${sheet.subjectCode}`) === 'whole';
    const assessed = [...on].filter((pupilId) => !isExempt(pupilId));
    countsOf.set(sheetId, { pupils: on.size, requiredCells: cellsOf(sheet, assessed, withoutClusters.get(sheetId)) });
    for (const pupilId of new Set(all.map((one) => one.pupilId))) {
      if (!on.has(pupilId) || isExempt(pupilId)) off.push({ sheetId, pupilId });
    }
  }
  const enteredOff = await countCells(db, of, off);
  return heads.map((head) => ({
    ...head,
    ...(countsOf.get(head.id) ?? { pupils: 0, requiredCells: 0 }),
    enteredCells: head.enteredCells - (enteredOff.get(head.id) ?? 0),
  }));
}

function cellsOf(sheet: SheetOfTerm, pupilIds: readonly number[], without: ReadonlySet<number> | undefined): number {
  const plain = pupilIds.filter((pupilId) => without?.has(pupilId)).length;
  const opened = { ...sheet, grade: sheet.sheetGrade };
  const columns = (takesClusters: boolean) => requiredCount(ofPupil(opened, { takesClusters }));
  return (pupilIds.length - plain) * columns(true) + (plain === 0 ? 0 : plain * columns(false));
}

/** The sheets that still miss a required cell. */
export function unfinished(sheets: readonly SheetProgress[]): SheetProgress[] {
  return sheets.filter((sheet) => sheet.enteredCells !== sheet.requiredCells);
}

async function listHeads(db: Db, of: OfTerm): Promise<Head[]> {
  const { rows } = await sql<Head>`
    select s.id, s.kind, s.class_id, c.name as class_name, s.grade, s.subject_code, j.name as subject_name, j.short_name, s.term, s.rule_set,
      s.regular_count, s.periodic_count, s.cluster_count, s.plain_regular_count, s.closed_at, s.locked_at, s.entered_cells, ${keepersOfSheet()} as keepers
    from sheet s
    join class c on c.unit_id = s.unit_id and c.school_year = s.school_year and c.id = s.class_id
    left join subject j on j.code = s.subject_code
    where ${sheetsWhere(of)}
    order by c.sort_key, j.sort_order nulls last, s.id
  `.execute(db);
  return rows;
}

type Member = { classId: number; grade: number; pupilId: number; isHere: boolean };

/** Everybody who was in a class of the year at some time, and whether they are there on the day. */
async function listMembers(db: Db, { unitId, schoolYear, today }: OfTerm): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select e.class_id, e.grade, e.pupil_id, e.starts_on <= ${today}::date and (e.ends_on is null or e.ends_on >= ${today}::date) as is_here
    from enrolment e
    where e.unit_id = ${unitId} and e.school_year = ${schoolYear}
  `.execute(db);
  return rows;
}

/** Cells asked for that hold a value, of these pupils on these sheets. */
async function countCells(
  db: Db,
  { unitId, schoolYear }: OfTerm,
  lines: readonly { sheetId: number; pupilId: number }[],
): Promise<Map<number, number>> {
  if (lines.length === 0) return new Map();
  const { rows } = await sql<{ sheetId: number; cells: number }>`
    select m.sheet_id, count(*)::integer as cells
    from unnest(${lines.map((line) => line.sheetId)}::bigint[], ${lines.map((line) => line.pupilId)}::bigint[]) as l (sheet_id, pupil_id)
    join mark m on m.unit_id = ${unitId} and m.school_year = ${schoolYear} and m.sheet_id = l.sheet_id and m.pupil_id = l.pupil_id
    where (m.number is not null or m.code <> 'make_up') and not (m.slot = any(${replacementSlots}::text[]))
    group by m.sheet_id
  `.execute(db);
  return new Map(rows.map((row) => [row.sheetId, row.cells]));
}
