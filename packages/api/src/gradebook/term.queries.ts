import type { UnitTerm } from '@truong/contracts/common';
import type { Db, Trx } from '@truong/db/kysely';
import type { CellValue } from '@truong/rules/gradebook/cell';
import type { SheetKind } from '@truong/rules/gradebook/columns';
import { sql } from 'kysely';
import { fromColumns } from './cell-columns.ts';
import { type Keeper, keepersOfSheet, takesSubject } from './sheet.queries.ts';

export type TermState = 'not_opened' | 'open' | 'closed';

type TermRow = { closedOn: string | null; closingCount: number };

export function stateOfTerm(term: TermRow | undefined): TermState {
  if (!term) return 'not_opened';
  return term.closedOn ? 'closed' : 'open';
}

function selectTerm(db: Db, { unitId, schoolYear, term }: UnitTerm) {
  return db
    .selectFrom('schoolTerm')
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('term', '=', term)
    .select(['closedOn', 'closingCount']);
}

export function findTerm(db: Db, of: UnitTerm): Promise<TermRow | undefined> {
  return selectTerm(db, of).executeTakeFirst();
}

export function lockTerm(trx: Trx, of: UnitTerm): Promise<TermRow | undefined> {
  return selectTerm(trx, of).forUpdate().executeTakeFirst();
}

export type SheetProgress = {
  id: number;
  kind: SheetKind;
  classId: number;
  className: string;
  grade: number | null;
  subjectCode: string | null;
  subjectName: string | null;
  shortName: string | null;
  regularCount: number;
  closedAt: Date | null;
  lockedAt: Date | null;
  pupils: number;
  enteredCells: number;
  keepers: Keeper[];
};

/** Every sheet of a school's term with its pupils of the day and the required cells that hold a value for them. */
export async function listSheetProgress(
  db: Db,
  { unitId, schoolYear, term, today }: UnitTerm & { today: string },
): Promise<SheetProgress[]> {
  const { rows } = await sql<SheetProgress>`
    with enrolled as materialized (
      select e.class_id, e.grade, e.pupil_id from enrolment e
      where e.unit_id = ${unitId} and e.school_year = ${schoolYear} and e.starts_on <= ${today}::date and (e.ends_on is null or e.ends_on >= ${today}::date)
    ), line as (
      select s.id as sheet_id, e.pupil_id
      from sheet s
      join enrolled e on e.class_id = s.class_id and (s.grade is null or e.grade = s.grade)
      where s.unit_id = ${unitId} and s.school_year = ${schoolYear} and s.term = ${term}
        and ${takesSubject}
    ), entered as (
      select l.sheet_id, count(distinct l.pupil_id)::integer as pupils, count(m.slot)::integer as cells
      from line l
      left join mark m on m.unit_id = ${unitId} and m.school_year = ${schoolYear} and m.sheet_id = l.sheet_id and m.pupil_id = l.pupil_id
        and (m.number is not null or m.code <> 'make_up')
      group by l.sheet_id
    )
    select s.id, s.kind, s.class_id, c.name as class_name, s.grade, s.subject_code, j.name as subject_name, j.short_name, s.regular_count,
      s.closed_at, s.locked_at, coalesce(n.pupils, 0) as pupils, coalesce(n.cells, 0) as entered_cells,
      ${keepersOfSheet()} as keepers
    from sheet s
    join class c on c.unit_id = s.unit_id and c.school_year = s.school_year and c.id = s.class_id
    left join subject j on j.code = s.subject_code
    left join entered n on n.sheet_id = s.id
    where s.unit_id = ${unitId} and s.school_year = ${schoolYear} and s.term = ${term}
    order by c.sort_key, j.sort_order nulls last, s.id
  `.execute(db);
  return rows;
}

/** Locks all sheets of a term in one order, so that no save is under way when the term closes. */
export async function lockSheetsOfTerm(trx: Trx, { unitId, schoolYear, term }: UnitTerm): Promise<number[]> {
  const rows = await trx
    .selectFrom('sheet')
    .select('id')
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('term', '=', term)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

export type TermLine = {
  sheetId: number;
  kind: SheetKind;
  regularCount: number;
  subjectCode: string | null;
  subjectName: string | null;
  pupilId: number;
  fullName: string;
  classId: number;
  className: string;
  grade: number;
  cells: Map<string, CellValue>;
  versions: Map<string, number>;
};

/**
 * Every line (sheet × pupil enrolled on the day) of a term with its cells, in class, register and subject order.
 * Reads the whole school; `classId` narrows it to one class.
 */
export async function listTermLines(
  db: Db,
  { unitId, schoolYear, term, today, classId }: UnitTerm & { today: string; classId?: number },
): Promise<TermLine[]> {
  const narrowed = classId === undefined ? sql`` : sql`and s.class_id = ${classId}`;
  type Packed = Omit<TermLine, 'cells' | 'versions'> & {
    packed: [string, number | null, string | null, string | null, number][] | null;
  };
  const { rows } = await sql<Packed>`
    select s.id as sheet_id, s.kind, s.regular_count, s.subject_code, j.name as subject_name, e.pupil_id,
      p.family_and_middle_name || ' ' || p.given_name as full_name, s.class_id, c.name as class_name, e.grade, m.packed
    from sheet s
    join class c on c.unit_id = s.unit_id and c.school_year = s.school_year and c.id = s.class_id
    join enrolment e on e.unit_id = s.unit_id and e.school_year = s.school_year and e.class_id = s.class_id and (s.grade is null or e.grade = s.grade)
      and e.starts_on <= ${today}::date and (e.ends_on is null or e.ends_on >= ${today}::date)
    join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
    left join subject j on j.code = s.subject_code
    left join (
      select m.sheet_id, m.pupil_id, json_agg(json_build_array(m.slot, m.number, m.code, m.due_on, m.version)) as packed
      from mark m where m.unit_id = ${unitId} and m.school_year = ${schoolYear}
      group by m.sheet_id, m.pupil_id
    ) m on m.sheet_id = s.id and m.pupil_id = e.pupil_id
    where s.unit_id = ${unitId} and s.school_year = ${schoolYear} and s.term = ${term} ${narrowed}
      and ${takesSubject}
    order by c.sort_key, e.register_order, j.sort_order nulls last, s.id
  `.execute(db);
  return rows.map(({ packed, ...line }) => {
    const cells = new Map<string, CellValue>();
    const versions = new Map<string, number>();
    for (const [slot, number, code, dueOn, version] of packed ?? []) {
      versions.set(slot, version);
      const value = fromColumns({ number, code, dueOn });
      if (value) cells.set(slot, value);
    }
    return { ...line, cells, versions };
  });
}

export async function listTermEvents(db: Db, { unitId, schoolYear, term }: UnitTerm) {
  const rows = await db
    .selectFrom('schoolTermEvent as v')
    .innerJoin('account as a', 'a.id', 'v.accountId')
    .where('v.unitId', '=', unitId)
    .where('v.schoolYear', '=', schoolYear)
    .where('v.term', '=', term)
    .select(['v.kind', 'v.at', 'a.displayName as who', 'v.reason'])
    .orderBy('v.id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as 'opened' | 'closed' | 'reopened', at: row.at.toISOString() }));
}
