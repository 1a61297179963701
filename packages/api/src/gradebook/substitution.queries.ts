import type { Substitute, SubstitutionChoices, SubstitutionList } from '@truong/contracts/substitutions';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import { standingOf } from '../identity/index.ts';

type OfYear = { unitId: number; schoolYear: number };
type Span = { from: string; to: string };

/** An assignment of a teacher, whose sheets go along with it. */
export type Duty = {
  kind: 'teaching' | 'homeroom';
  id: number;
  staffId: number;
  personId: number;
  teacher: string;
  className: string;
  subjectName: string | null;
  validFrom: string;
  validTo: string | null;
};

/** Locks the duties named until the end of the transaction, so that one is handed over by one at a time. Those of this teacher only. */
export async function lockDuties(trx: Trx, { unitId, schoolYear, staffId, duties }: Substitute): Promise<Duty[]> {
  const idsOf = (kind: Duty['kind']) => duties.filter((duty) => duty.kind === kind).map(({ id }) => id);
  const { rows: teaching } = await sql<Duty>`
    select 'teaching' as kind, g.id, g.staff_id, p.person_id, p.family_and_middle_name || ' ' || p.given_name as teacher, c.name as class_name,
      j.name as subject_name, g.valid_from, g.valid_to
    from teaching g
    join staff p on p.unit_id = g.unit_id and p.id = g.staff_id
    join class c on c.unit_id = g.unit_id and c.school_year = g.school_year and c.id = g.class_id
    join subject j on j.code = g.subject_code
    where g.unit_id = ${unitId} and g.school_year = ${schoolYear} and g.staff_id = ${staffId} and g.id = any(${idsOf('teaching')}::bigint[])
    order by g.id for update of g
  `.execute(trx);
  const { rows: homeroom } = await sql<Duty>`
    select 'homeroom' as kind, h.id, h.staff_id, p.person_id, p.family_and_middle_name || ' ' || p.given_name as teacher, c.name as class_name,
      null as subject_name, h.valid_from, h.valid_to
    from homeroom h
    join staff p on p.unit_id = h.unit_id and p.id = h.staff_id
    join class c on c.unit_id = h.unit_id and c.school_year = h.school_year and c.id = h.class_id
    where h.unit_id = ${unitId} and h.school_year = ${schoolYear} and h.staff_id = ${staffId} and h.id = any(${idsOf('homeroom')}::bigint[])
    order by h.id for update of h
  `.execute(trx);
  return [...teaching, ...homeroom];
}

/** The substitutions of these duties that were not taken back. */
export async function listStanding(
  trx: Trx,
  { unitId, schoolYear, duties }: OfYear & { duties: readonly Duty[] },
): Promise<(Span & Pick<Duty, 'kind' | 'id'>)[]> {
  const idsOf = (kind: Duty['kind']) => duties.filter((duty) => duty.kind === kind).map(({ id }) => id);
  const { rows } = await sql<Span & Pick<Duty, 'kind' | 'id'>>`
    select case when b.teaching_id is null then 'homeroom' else 'teaching' end as kind, coalesce(b.teaching_id, b.homeroom_id) as id,
      b.valid_from as "from", b.valid_to as "to"
    from substitution b
    where b.unit_id = ${unitId} and b.school_year = ${schoolYear} and b.ended_at is null
      and (b.teaching_id = any(${idsOf('teaching')}::bigint[]) or b.homeroom_id = any(${idsOf('homeroom')}::bigint[]))
  `.execute(trx);
  return rows;
}

export type StaffMember = {
  id: number;
  personId: number;
  name: string;
  validFrom: string;
  validTo: string | null;
  /** In which this person signs in. */
  accountId: number | null;
};

export async function findStaffMember(
  trx: Trx,
  { unitId, staffId }: { unitId: number; staffId: number },
): Promise<StaffMember | undefined> {
  const { rows } = await sql<StaffMember>`
    select p.id, p.person_id, p.family_and_middle_name || ' ' || p.given_name as name, p.valid_from, p.valid_to,
      (select a.id from account a where a.person_id = p.person_id and a.disabled_at is null order by a.id limit 1) as account_id
    from staff p where p.unit_id = ${unitId} and p.id = ${staffId}
  `.execute(trx);
  return rows[0];
}

export async function findYearSpan(trx: Trx, schoolYear: number): Promise<Span | undefined> {
  return trx
    .selectFrom('schoolYear')
    .select(['startsOn as from', 'endsOn as to'])
    .where('schoolYear', '=', schoolYear)
    .executeTakeFirst();
}

export async function insertSubstitutions(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, substituteId, validFrom, validTo, reason, duties }: Substitute,
): Promise<number[]> {
  const rows = await trx
    .insertInto('substitution')
    .values(
      duties.map(({ kind, id }) => ({
        unitId,
        schoolYear,
        teachingId: kind === 'teaching' ? id : null,
        homeroomId: kind === 'homeroom' ? id : null,
        staffId: substituteId,
        validFrom,
        validTo,
        reason,
        givenAt: act.at,
        givenBy: act.accountId,
      })),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

export type SubstitutionRow = {
  id: number;
  className: string;
  subjectName: string | null;
  term: 1 | 2 | null;
  teacherId: number;
  teacherPersonId: number;
  teacher: string;
  substituteId: number;
  substitutePersonId: number;
  substitute: string;
  validFrom: string;
  validTo: string;
  reason: string;
  givenBy: string;
  givenAt: Date;
  endedAt: Date | null;
};

function selectSubstitutions({ unitId, schoolYear }: OfYear) {
  return sql`
    select b.id, c.name as class_name, j.name as subject_name, g.term, o.id as teacher_id, o.person_id as teacher_person_id,
      o.family_and_middle_name || ' ' || o.given_name as teacher, p.id as substitute_id, p.person_id as substitute_person_id,
      p.family_and_middle_name || ' ' || p.given_name as substitute, b.valid_from, least(b.valid_to, g.valid_to, h.valid_to) as valid_to,
      b.reason, a.display_name as given_by, b.given_at, b.ended_at
    from substitution b
    left join teaching g on g.unit_id = b.unit_id and g.school_year = b.school_year and g.id = b.teaching_id
    left join homeroom h on h.unit_id = b.unit_id and h.school_year = b.school_year and h.id = b.homeroom_id
    join class c on c.unit_id = b.unit_id and c.school_year = b.school_year and c.id = coalesce(g.class_id, h.class_id)
    left join subject j on j.code = g.subject_code
    join staff o on o.unit_id = b.unit_id and o.id = coalesce(g.staff_id, h.staff_id)
    join staff p on p.unit_id = b.unit_id and p.id = b.staff_id
    join account a on a.id = b.given_by
    where b.unit_id = ${unitId} and b.school_year = ${schoolYear}`;
}

/** Those of a year: what holds or is to come first, each group with the newest first. */
export async function listSubstitutions(
  trx: Trx,
  of: OfYear & { today: string },
): Promise<SubstitutionList['substitutions']> {
  const { rows } = await sql<SubstitutionRow>`
    ${selectSubstitutions(of)}
    order by b.ended_at is not null or b.valid_to < ${of.today}::date, b.given_at desc, b.id
    limit 500
  `.execute(trx);
  return rows.map(({ endedAt, givenAt, teacherPersonId: _teacher, substitutePersonId: _substitute, ...row }) => {
    const isTakenBack = endedAt !== null;
    return {
      ...row,
      givenAt: givenAt.toISOString(),
      isTakenBack,
      standing: standingOf({ ...row, isTakenBack }, of.today),
    };
  });
}

/** Locks these until the end of the transaction. */
export async function lockSubstitutions(trx: Trx, of: OfYear & { ids: readonly number[] }): Promise<SubstitutionRow[]> {
  const { rows } = await sql<SubstitutionRow>`
    ${selectSubstitutions(of)} and b.id = any(${of.ids}::bigint[]) order by b.id for update of b
  `.execute(trx);
  return rows;
}

export async function endSubstitutions(trx: Trx, act: Act, of: OfYear & { ids: readonly number[] }): Promise<void> {
  await trx
    .updateTable('substitution')
    .set({ endedAt: act.at, endedBy: act.accountId })
    .where('unitId', '=', of.unitId)
    .where('schoolYear', '=', of.schoolYear)
    .where('id', '=', sql<number>`any(${of.ids}::bigint[])`)
    .execute();
}

/**
 * The last day for which the role that was given for these days is still needed, as somebody is stood in for; null for none.
 * Not beyond what that role covers: a later substitution has a role of its own.
 */
export async function lastDayOfRole(
  trx: Trx,
  of: { unitId: number; staffId: number; accountId: number; from: string; to: string; today: string },
): Promise<string | null> {
  const { rows } = await sql<{ lastDay: string | null }>`
    select max(b.valid_to) as last_day from substitution b
    where b.unit_id = ${of.unitId} and b.staff_id = ${of.staffId} and b.ended_at is null and b.valid_to >= ${of.today}::date
      and b.valid_from <= (select max(r.valid_to) from role_assignment r where r.account_id = ${of.accountId} and r.unit_id = ${of.unitId}
        and r.is_of_substitution and r.valid_from <= ${of.from}::date and r.valid_to >= ${of.to}::date)
  `.execute(trx);
  return rows[0]?.lastDay ?? null;
}

/** Accounts by the persons who sign in with them. */
export async function listAccountsOf(trx: Trx, personIds: readonly number[]): Promise<number[]> {
  const rows = await trx
    .selectFrom('account')
    .select('id')
    .where('personId', '=', sql<number>`any(${personIds}::bigint[])`)
    .where('disabledAt', 'is', null)
    .execute();
  return rows.map(({ id }) => id);
}

/** The teachers who have sheets to hand over today or later, and everybody who could take them. */
export async function listSubstitutionChoices(
  trx: Trx,
  { unitId, schoolYear, today }: OfYear & { today: string },
): Promise<SubstitutionChoices> {
  const { rows: teachers } = await sql<SubstitutionChoices['teachers'][number]>`
    select p.id as staff_id, p.family_and_middle_name || ' ' || p.given_name as full_name, d.duties
    from staff p
    join (
      select k.staff_id, json_agg(json_build_object('kind', k.kind, 'id', k.id, 'className', c.name, 'subjectName', j.name, 'term', k.term,
        'validFrom', k.valid_from, 'validTo', k.valid_to) order by c.sort_key, j.sort_order nulls last) as duties
      from (
        select 'teaching' as kind, g.id, g.staff_id, g.class_id, g.subject_code, g.term, g.valid_from, g.valid_to from teaching g
        where g.unit_id = ${unitId} and g.school_year = ${schoolYear} and (g.valid_to is null or g.valid_to >= ${today}::date)
        union all
        select 'homeroom', h.id, h.staff_id, h.class_id, null, null, h.valid_from, h.valid_to from homeroom h
        where h.unit_id = ${unitId} and h.school_year = ${schoolYear} and (h.valid_to is null or h.valid_to >= ${today}::date)
      ) k
      join class c on c.unit_id = ${unitId} and c.school_year = ${schoolYear} and c.id = k.class_id
      left join subject j on j.code = k.subject_code
      group by k.staff_id
    ) d on d.staff_id = p.id
    where p.unit_id = ${unitId}
    order by p.name_sort_key
  `.execute(trx);
  const { rows: staff } = await sql<SubstitutionChoices['staff'][number]>`
    select p.id, p.family_and_middle_name || ' ' || p.given_name as full_name, p.code,
      exists (select from account a where a.person_id = p.person_id and a.disabled_at is null) as has_account
    from staff p
    where p.unit_id = ${unitId} and (p.valid_to is null or p.valid_to >= ${today}::date)
    order by p.name_sort_key
  `.execute(trx);
  return { teachers, staff };
}
