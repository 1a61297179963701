import type { UnitTerm, UnitYear } from '@truong/contracts/common';
import type { SheetRef } from '@truong/contracts/gradebook';
import type { Db, Trx } from '@truong/db/kysely';
import type { CurrentCell } from '@truong/rules/gradebook/decide-marks';
import type { ExemptionKind } from '@truong/rules/gradebook/exemption';
import type { OpenedSheet } from '@truong/rules/gradebook/sheet-columns';
import { sql } from 'kysely';
import { fromColumns } from './cell-columns.ts';
import { withoutClustersOfSheet } from './clusters.queries.ts';
import { locksOfSheet, type PackedEntry, type StoredEntry, unlocksOfSheet, unpackEntry } from './sheet-entry.ts';

/**
 * A person who keeps a sheet, between dates: its subject teachers, or the homeroom teacher of its class, and whoever stands in
 * for one of them (`standsInFor` names that one; null for those themselves).
 */
export type Keeper = { personId: number; name: string; from: string; to: string | null; standsInFor: string | null };

export type SheetRow = Required<OpenedSheet> & {
  id: number;
  unitId: number;
  schoolYear: number;
  classId: number;
  className: string;
  grade: number | null;
  subjectCode: string | null;
  subjectName: string | null;
  /** The counts of absences come from the sessions kept and are not typed. */
  countsSessions: boolean;
  chainLength: number;
  chainHead: Buffer;
  closedAt: Date | null;
  lockedAt: Date | null;
  termEnds: string;
  keepers: Keeper[];
};

function selectSheet(db: Db, ref: SheetRef) {
  return selectSheets(db, ref).where('s.id', '=', ref.sheetId);
}

function selectSheets(db: Db, { unitId, schoolYear }: UnitYear) {
  return db
    .selectFrom('sheet as s')
    .innerJoin('class as c', (join) =>
      join
        .onRef('c.unitId', '=', 's.unitId')
        .onRef('c.schoolYear', '=', 's.schoolYear')
        .onRef('c.id', '=', 's.classId'),
    )
    .innerJoin('term as t', (join) => join.onRef('t.schoolYear', '=', 's.schoolYear').onRef('t.term', '=', 's.term'))
    .leftJoin('subject as j', 'j.code', 's.subjectCode')
    .where('s.unitId', '=', unitId)
    .where('s.schoolYear', '=', schoolYear)
    .select([
      's.id',
      's.unitId',
      's.schoolYear',
      's.term',
      's.classId',
      'c.name as className',
      's.grade',
      's.subjectCode',
      'j.name as subjectName',
      's.kind',
      's.ruleSet',
      's.regularCount',
      's.periodicCount',
      's.clusterCount',
      's.plainRegularCount',
      's.countsSessions',
      's.chainLength',
      's.chainHead',
      's.closedAt',
      's.lockedAt',
      't.endsOn as termEnds',
      keepersOfSheet().as('keepers'),
    ])
    .$castTo<SheetRow>();
}

// Dates go along and are judged against the act's today, which is not known while this statement is on its way.
export function keepersOfSheet() {
  return sql<Keeper[]>`coalesce((
    select json_agg(json_build_object('personId', p.person_id, 'name', p.family_and_middle_name || ' ' || p.given_name,
      'from', k.valid_from, 'to', k.valid_to, 'standsInFor', o.family_and_middle_name || ' ' || o.given_name) order by k.in_place_of nulls first, k.valid_from)
    from (
      select k.* from teaching g cross join lateral (
        select g.staff_id, g.valid_from, g.valid_to, null::bigint as in_place_of union all
        select b.staff_id, greatest(b.valid_from, g.valid_from), least(b.valid_to, g.valid_to), g.staff_id from substitution b
        where b.unit_id = g.unit_id and b.school_year = g.school_year and b.teaching_id = g.id and b.ended_at is null
      ) k
      where s.subject_code is not null and g.unit_id = s.unit_id and g.school_year = s.school_year and g.class_id = s.class_id
        and g.subject_code = s.subject_code and (g.term is null or g.term = s.term)
      union all
      select k.* from homeroom h cross join lateral (
        select h.staff_id, h.valid_from, h.valid_to, null::bigint union all
        select b.staff_id, greatest(b.valid_from, h.valid_from), least(b.valid_to, h.valid_to), h.staff_id from substitution b
        where b.unit_id = h.unit_id and b.school_year = h.school_year and b.homeroom_id = h.id and b.ended_at is null
      ) k
      where s.subject_code is null and h.unit_id = s.unit_id and h.school_year = s.school_year and h.class_id = s.class_id
    ) k
    join staff p on p.unit_id = s.unit_id and p.id = k.staff_id
    left join staff o on o.unit_id = s.unit_id and o.id = k.in_place_of), '[]'::json)`;
}

/** A column of a select over a sheet `s`: who is homeroom teacher of its class, or stands in for one, between dates. */
export const homeroomKeepers = `(
  select json_agg(json_build_object('personId', p.person_id, 'from', k.valid_from, 'to', k.valid_to))
  from homeroom h cross join lateral (
    select h.staff_id, h.valid_from, h.valid_to union all
    select b.staff_id, greatest(b.valid_from, h.valid_from), least(b.valid_to, h.valid_to) from substitution b
    where b.unit_id = h.unit_id and b.school_year = h.school_year and b.homeroom_id = h.id and b.ended_at is null
  ) k join staff p on p.unit_id = h.unit_id and p.id = k.staff_id
  where h.unit_id = s.unit_id and h.school_year = s.school_year and h.class_id = s.class_id)`;
/** Every sheet of a term, class by class. */
export function listSheetRows(db: Db, { term, ...of }: UnitTerm): Promise<SheetRow[]> {
  return selectSheets(db, of)
    .where('s.term', '=', term)
    .orderBy('c.sortKey')
    .orderBy('j.sortOrder', (order) => order.asc().nullsLast())
    .orderBy('s.id')
    .execute();
}

/** Of these sheets those that there are, locked in one order until the end of the transaction when it means to write. */
export function listSheetsById(
  trx: Trx,
  of: UnitYear & { sheetIds: readonly number[]; isLocking: boolean },
): Promise<SheetRow[]> {
  const rows = selectSheets(trx, of)
    .where('s.id', 'in', [...of.sheetIds, 0])
    .orderBy('s.id');
  return (of.isLocking ? rows.forUpdate('s') : rows).execute();
}

export function findSheet(db: Db, ref: SheetRef): Promise<SheetRow | undefined> {
  return selectSheet(db, ref).executeTakeFirst();
}

/** Locks the sheet until the end of the transaction: what is read after it is what a closing decides on. */
export function lockSheet(trx: Trx, ref: SheetRef): Promise<SheetRow | undefined> {
  return selectSheet(trx, ref).forUpdate('s').executeTakeFirst();
}

export type SheetPupil = {
  pupilId: number;
  ordinal: number;
  code: string;
  fullName: string;
  birthDate: string;
  startsOn: string;
  endsOn: string | null;
};

/** The school that a pupil came from by transfer in the sheet's year; the latest where there are several. */
export type Arrived = { pupilId: number; schoolName: string; leftOn: string };

/**
 * Of a sheet `s` of a chosen subject and an enrolment `e` of its class: whether the pupil takes it. In semester I as it was before
 * an elective was changed in semester II, which the first such change about this subject tells.
 */
export const takesChosen = `coalesce(
  (select g.from_subject = s.subject_code
   from elective_change g join term y on y.school_year = g.school_year and y.term = 1 and g.changed_on > y.ends_on
   where s.term = 1 and g.unit_id = e.unit_id and g.school_year = e.school_year and g.pupil_id = e.pupil_id
     and s.subject_code in (g.from_subject, g.to_subject)
   order by g.changed_on, g.id limit 1),
  exists (select from subject_choice o where o.unit_id = e.unit_id and o.school_year = e.school_year and o.class_id = s.class_id
    and o.grade = s.grade and o.subject_code = s.subject_code and o.pupil_id = e.pupil_id))`;

/** Of a sheet `s` and an enrolment `e` of this unit and year: the pupil takes the subject, which matters where it is chosen. */
export function takesSubject({ unitId, schoolYear }: { unitId: number; schoolYear: number }) {
  return sql`(not exists (
  select from class_subject l where l.is_chosen and l.unit_id = ${unitId} and l.school_year = ${schoolYear} and l.class_id = s.class_id
    and l.grade = s.grade and l.subject_code = s.subject_code) or ${sql.raw(takesChosen)})`;
}

type Contents = {
  pupils: SheetPupil[];
  cells: CurrentCell[];
  arrived: Arrived[];
  exemptions: Map<number, ExemptionKind>;
  /** Who takes none of the sheet's clusters of topics. */
  withoutClusters: Set<number>;
  entry: StoredEntry;
};
export type PackedCells = [number, string, number | null, string | null, string | null, number][] | null;
type PackedContents = {
  pupils: [number, number, string, string, string, string, string | null][] | null;
  cells: PackedCells;
  arrived: [number, string, string][] | null;
  exempt: [number, ExemptionKind][] | null;
  withoutClusters: number[] | null;
} & PackedEntry;

/**
 * The pupils of a sheet in register order (those who take the subject, where it is chosen), the cells that were ever entered,
 * who of the class came from another school, is exempt or takes no cluster, and what is locked and opened. One row of packed lists: a sheet has hundreds of cells.
 */
export async function getSheetContents(db: Db, ref: SheetRef): Promise<Contents> {
  const { rows } = await sql<PackedContents>`
    select
      (select json_agg(json_build_array(e.pupil_id, e.register_order, p.code, p.family_and_middle_name || ' ' || p.given_name, p.birth_date, e.starts_on, e.ends_on) order by e.register_order)
       from sheet s
       join enrolment e on e.unit_id = s.unit_id and e.school_year = s.school_year and e.class_id = s.class_id and (s.grade is null or e.grade = s.grade)
       join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
       where s.unit_id = ${ref.unitId} and s.school_year = ${ref.schoolYear} and s.id = ${ref.sheetId}
         and ${takesSubject(ref)}
      ) as pupils,
      (select json_agg(json_build_array(m.pupil_id, m.slot, m.number, m.code, m.due_on, m.version))
       from mark m where m.unit_id = ${ref.unitId} and m.school_year = ${ref.schoolYear} and m.sheet_id = ${ref.sheetId}) as cells,
      (select json_agg(json_build_array(a.pupil_id, t.from_unit_name, t.leaves_on) order by t.sent_at)
       from sheet s
       join enrolment e on e.unit_id = s.unit_id and e.school_year = s.school_year and e.class_id = s.class_id
       join transfer_answer a on a.unit_id = e.unit_id and a.pupil_id = e.pupil_id and a.decision = 'accepted'
       join transfer_arrival t on t.unit_id = a.unit_id and t.from_unit_id = a.from_unit_id and t.transfer_id = a.transfer_id and t.school_year = s.school_year
       where s.unit_id = ${ref.unitId} and s.school_year = ${ref.schoolYear} and s.id = ${ref.sheetId}) as arrived,
      (select json_agg(json_build_array(x.pupil_id, x.kind))
       from sheet s
       join exemption x on x.unit_id = s.unit_id and x.school_year = s.school_year and x.subject_code = s.subject_code and x.revoked_at is null
         and (x.term is null or x.term = s.term)
       where s.unit_id = ${ref.unitId} and s.school_year = ${ref.schoolYear} and s.id = ${ref.sheetId}) as exempt,
      (select ${sql.raw(withoutClustersOfSheet)} from sheet s where s.unit_id = ${ref.unitId} and s.school_year = ${ref.schoolYear} and s.id = ${ref.sheetId}) as without_clusters,
      (select ${sql.raw(locksOfSheet)} from sheet s where s.unit_id = ${ref.unitId} and s.school_year = ${ref.schoolYear} and s.id = ${ref.sheetId}) as locks,
      (select ${sql.raw(unlocksOfSheet)} from sheet s where s.unit_id = ${ref.unitId} and s.school_year = ${ref.schoolYear} and s.id = ${ref.sheetId}) as unlocks
  `.execute(db);
  const packed = rows[0];
  return {
    pupils: (packed?.pupils ?? []).map(([pupilId, ordinal, code, fullName, birthDate, startsOn, endsOn]) => ({
      pupilId,
      ordinal,
      code,
      fullName,
      birthDate,
      startsOn,
      endsOn,
    })),
    cells: unpackCells(packed?.cells ?? null),
    arrived: (packed?.arrived ?? []).map(([pupilId, schoolName, leftOn]) => ({ pupilId, schoolName, leftOn })),
    exemptions: new Map(packed?.exempt ?? []),
    withoutClusters: new Set(packed?.withoutClusters ?? []),
    entry: unpackEntry(packed),
  };
}

export function unpackCells(packed: PackedCells): CurrentCell[] {
  return (packed ?? []).map(([pupilId, slot, number, code, dueOn, version]) => ({
    pupilId,
    slot,
    value: fromColumns({ number, code, dueOn }),
    version,
  }));
}
