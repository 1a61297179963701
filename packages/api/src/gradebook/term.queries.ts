import type { UnitTerm, UnitYear } from '@truong/contracts/common';
import type { Db, Trx } from '@truong/db/kysely';
import type { CellValue } from '@truong/rules/gradebook/cell';
import type { ExemptionKind } from '@truong/rules/gradebook/exemption';
import { type OpenedSheet, ofPupil } from '@truong/rules/gradebook/sheet-columns';
import { sql } from 'kysely';
import { fromColumns } from './cell-columns.ts';
import { withoutClustersOfSheet } from './clusters.queries.ts';

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

/** Keeps the terms of a year as they are until this transaction ends: whoever closes or reopens one waits. */
export async function holdTerms(trx: Trx, { unitId, schoolYear }: UnitYear): Promise<void> {
  await trx
    .selectFrom('schoolTerm')
    .select('term')
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .orderBy('term')
    .forShare()
    .execute();
}

/** The last day of a term in the calendar; null for a year without one. */
export async function findTermEnd(db: Db, { schoolYear, term }: UnitTerm): Promise<string | null> {
  const row = await db
    .selectFrom('term')
    .select('endsOn')
    .where('schoolYear', '=', schoolYear)
    .where('term', '=', term)
    .executeTakeFirst();
  return row?.endsOn ?? null;
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

/** A pupil on a sheet, the sheet as it is for that pupil. */
export type TermLine = OpenedSheet & {
  sheetId: number;
  subjectCode: string | null;
  subjectName: string | null;
  pupilId: number;
  fullName: string;
  classId: number;
  className: string;
  grade: number;
  cells: Map<string, CellValue>;
  versions: Map<string, number>;
  /** Granted for this subject and term; left out where there is none. */
  exemption?: ExemptionKind;
};

/**
 * Every line (sheet × pupil enrolled on the day) of a term with its cells, in class, register and subject order.
 * Reads the whole school; `classId` narrows it to one class, `sheetIds` to these sheets.
 */
export async function listTermLines(db: Db, of: OfTerm): Promise<TermLine[]> {
  // Put together here: a statement that joined them would carry every name once for each sheet.
  const [sheets, takers, withoutClusters, cells, exemptions, pupils] = await Promise.all([
    listSheetsOfTerm(db, of),
    listTakers(db, of),
    listWithoutClusters(db, of),
    listCellsOfTerm(db, of),
    listExemptionsOfTerm(db, of),
    listEnrolled(db, of),
  ]);
  const sheetsOfClass = Map.groupBy(sheets, (sheet) => sheet.classId);
  return pupils.flatMap((pupil) =>
    (sheetsOfClass.get(pupil.classId) ?? []).flatMap(({ sheetGrade, isChosen, ...sheet }): TermLine[] => {
      if (!isOnSheet({ ...sheet, sheetGrade, isChosen }, pupil, takers)) return [];
      const own = cells.get(`${sheet.sheetId}:${pupil.pupilId}`) ?? { cells: new Map(), versions: new Map() };
      const exemption = exemptions.get(`${pupil.pupilId}:${sheet.subjectCode}`);
      const takesClusters = !withoutClusters.get(sheet.sheetId)?.has(pupil.pupilId);
      return [{ ...ofPupil(sheet, { takesClusters }), ...pupil, ...own, ...(exemption && { exemption }) }];
    }),
  );
}

export type OfTerm = UnitTerm & { today: string; classId?: number; sheetIds?: readonly number[] };
export type SheetOfTerm = Omit<OpenedSheet, 'grade'> &
  Pick<TermLine, 'sheetId' | 'subjectCode' | 'subjectName' | 'classId'> & {
    sheetGrade: number | null;
    isChosen: boolean;
  };

/** Whether a pupil of the sheet's class is on it: of its grade, and a taker where the subject is chosen. */
export function isOnSheet(
  { sheetId, sheetGrade, isChosen }: Pick<SheetOfTerm, 'sheetId' | 'sheetGrade' | 'isChosen'>,
  { grade, pupilId }: { grade: number; pupilId: number },
  takers: ReadonlyMap<number, ReadonlySet<number>>,
): boolean {
  if (sheetGrade !== null && sheetGrade !== grade) return false;
  return !isChosen || (takers.get(sheetId)?.has(pupilId) ?? false);
}

export function sheetsWhere({ unitId, schoolYear, term, classId, sheetIds }: OfTerm) {
  const ofClass = classId === undefined ? sql`` : sql`and s.class_id = ${classId}`;
  const picked = sheetIds === undefined ? sql`` : sql`and s.id = any(${sheetIds}::bigint[])`;
  return sql`s.unit_id = ${unitId} and s.school_year = ${schoolYear} and s.term = ${term} ${ofClass} ${picked}`;
}

export async function listSheetsOfTerm(db: Db, of: OfTerm): Promise<SheetOfTerm[]> {
  const { rows } = await sql<SheetOfTerm>`
    select s.id as sheet_id, s.kind, s.term, s.rule_set, s.regular_count, s.periodic_count, s.cluster_count, s.plain_regular_count, s.subject_code, j.name as subject_name, s.class_id, s.grade as sheet_grade,
      exists (select from class_subject l where l.is_chosen and l.unit_id = ${of.unitId} and l.school_year = ${of.schoolYear} and l.class_id = s.class_id
        and l.grade = s.grade and l.subject_code = s.subject_code) as is_chosen
    from sheet s left join subject j on j.code = s.subject_code
    where ${sheetsWhere(of)}
    order by j.sort_order nulls last, s.id
  `.execute(db);
  return rows;
}

/** Who takes the subject of a sheet, where it is chosen: in semester I as it was before an elective was changed in semester II. */
export async function listTakers(db: Db, of: OfTerm): Promise<Map<number, Set<number>>> {
  const [{ rows }, changes] = await Promise.all([
    sql<{ sheetId: number; subject: string | null; pupilIds: number[] }>`
      select s.id as sheet_id, s.subject_code as subject, array_agg(o.pupil_id) filter (where o.pupil_id is not null) as pupil_ids
      from sheet s
      left join subject_choice o on o.unit_id = ${of.unitId} and o.school_year = ${of.schoolYear} and o.class_id = s.class_id
        and o.grade = s.grade and o.subject_code = s.subject_code
      where ${sheetsWhere(of)}
      group by s.id, s.subject_code
    `.execute(db),
    of.term === 1 ? listChangesAfterFirst(db, of) : [],
  ]);
  /** By the first change about it: whether a pupil took a subject in semester I. */
  const firstOf = new Map<string, boolean>();
  for (const { pupilId, from, to } of changes.toReversed()) {
    firstOf.set(`${pupilId}:${to}`, false);
    firstOf.set(`${pupilId}:${from}`, true);
  }
  return new Map(
    rows.map(({ sheetId, subject, pupilIds }) => {
      const takers = new Set(pupilIds);
      for (const { pupilId } of changes) {
        const took = firstOf.get(`${pupilId}:${subject}`);
        if (took === true) takers.add(pupilId);
        if (took === false) takers.delete(pupilId);
      }
      return [sheetId, takers];
    }),
  );
}

/** Who takes none of the clusters of topics, of every sheet of a term that has some. */
export async function listWithoutClusters(db: Db, of: OfTerm): Promise<Map<number, ReadonlySet<number>>> {
  const { rows } = await sql<{ id: number; pupilIds: number[] | null }>`
    select s.id, ${sql.raw(withoutClustersOfSheet)} as pupil_ids from sheet s where ${sheetsWhere(of)} and s.cluster_count > 0
  `.execute(db);
  return new Map(rows.map(({ id, pupilIds }) => [id, new Set(pupilIds)]));
}

type ChoiceChange = { pupilId: number; from: string; to: string };

async function listChangesAfterFirst(db: Db, { unitId, schoolYear }: OfTerm): Promise<ChoiceChange[]> {
  const { rows } = await sql<ChoiceChange>`
    select g.pupil_id, g.from_subject as "from", g.to_subject as "to" from elective_change g
    join term y on y.school_year = g.school_year and y.term = 1 and g.changed_on > y.ends_on
    where g.unit_id = ${unitId} and g.school_year = ${schoolYear}
    order by g.changed_on, g.id
  `.execute(db);
  return rows;
}

type PackedColumns = {
  sheetId: number;
  pupils: string;
  slots: string;
  numbers: string;
  codes: string;
  dues: string;
  versions: string;
};
type Cells = Pick<TermLine, 'cells' | 'versions'>;

/** The cells of the term by sheet and pupil: sixty thousand in a big school, so each sheet is one row of packed columns. */
async function listCellsOfTerm(db: Db, of: OfTerm): Promise<Map<string, Cells>> {
  const { rows } = await sql<PackedColumns>`
    select s.id as sheet_id, string_agg(m.pupil_id::text, ' ') as pupils, string_agg(m.slot, ' ') as slots,
      string_agg(coalesce(m.number::text, ''), ' ') as numbers, string_agg(coalesce(m.code, ''), ' ') as codes,
      string_agg(coalesce(m.due_on::text, ''), ' ') as dues, string_agg(m.version::text, ' ') as versions
    from sheet s
    join mark m on m.unit_id = s.unit_id and m.school_year = s.school_year and m.sheet_id = s.id
    where ${sheetsWhere(of)}
    group by s.id
  `.execute(db);
  const known = new Map<string, Cells>();
  for (const { sheetId, ...packed } of rows) {
    const [slots, numbers, codes, dues, versions] = [
      packed.slots.split(' '),
      packed.numbers.split(' '),
      packed.codes.split(' '),
      packed.dues.split(' '),
      packed.versions.split(' '),
    ];
    for (const [i, pupilId] of packed.pupils.split(' ').entries()) {
      const key = `${sheetId}:${pupilId}`;
      const own = known.get(key) ?? { cells: new Map<string, CellValue>(), versions: new Map<string, number>() };
      known.set(key, own);
      const slot = slots[i] ?? '';
      const number = numbers[i] ? Number(numbers[i]) : null;
      const value = fromColumns({ number, code: codes[i] || null, dueOn: dues[i] || null });
      own.versions.set(slot, Number(versions[i]));
      if (value) own.cells.set(slot, value);
    }
  }
  return known;
}

/** The exemptions that hold in a term, by pupil and subject. */
export async function listExemptionsOfTerm(
  db: Db,
  { unitId, schoolYear, term }: OfTerm,
): Promise<Map<string, ExemptionKind>> {
  const rows = await db
    .selectFrom('exemption')
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('revokedAt', 'is', null)
    .where((eb) => eb.or([eb('term', 'is', null), eb('term', '=', term)]))
    .select(['pupilId', 'subjectCode', 'kind'])
    .execute();
  return new Map(rows.map((row) => [`${row.pupilId}:${row.subjectCode}`, row.kind as ExemptionKind]));
}

type Enrolled = Pick<TermLine, 'pupilId' | 'fullName' | 'classId' | 'className' | 'grade'>;

async function listEnrolled(db: Db, { unitId, schoolYear, today, classId }: OfTerm): Promise<Enrolled[]> {
  const narrowed = classId === undefined ? sql`` : sql`and e.class_id = ${classId}`;
  const { rows } = await sql<Enrolled>`
    select e.pupil_id, p.family_and_middle_name || ' ' || p.given_name as full_name, e.class_id, c.name as class_name, e.grade
    from enrolment e
    join class c on c.unit_id = e.unit_id and c.school_year = e.school_year and c.id = e.class_id
    join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
    where e.unit_id = ${unitId} and e.school_year = ${schoolYear} ${narrowed}
      and e.starts_on <= ${today}::date and (e.ends_on is null or e.ends_on >= ${today}::date)
    order by c.sort_key, e.register_order
  `.execute(db);
  return rows;
}

export async function listTermEvents(db: Db, { unitId, schoolYear, term }: UnitTerm) {
  const rows = await db
    .selectFrom('schoolTermEvent as v')
    .innerJoin('account as a', 'a.id', 'v.accountId')
    .leftJoin('delegation as d', 'd.id', 'v.delegationId')
    .leftJoin('roleAssignment as f', 'f.id', 'd.fromAssignment')
    .leftJoin('account as g', 'g.id', 'f.accountId')
    .where('v.unitId', '=', unitId)
    .where('v.schoolYear', '=', schoolYear)
    .where('v.term', '=', term)
    .select(['v.kind', 'v.at', 'a.displayName as who', 'g.displayName as onBehalfOf', 'v.reason'])
    .orderBy('v.id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as 'opened' | 'closed' | 'reopened', at: row.at.toISOString() }));
}
