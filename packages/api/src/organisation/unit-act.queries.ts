import type { PerformedUnitAct, UnitAct, UnitActRehearsal, UnitChange } from '@truong/contracts/unit-acts';
import type { Trx } from '@truong/db/kysely';
import { dayBefore } from '@truong/rules/organisation/day-before';
import type { Step } from '@truong/rules/organisation/unit-act-types';
import { fold } from '@truong/vietnamese/text';
import { sql } from 'kysely';

/** Waits for everybody else who keeps units, and goes on as the only one. Refused by the owner outside a department's act. */
export async function beginUnitAct(trx: Trx): Promise<void> {
  await sql`select begin_unit_act()`.execute(trx);
}

/** These units and all below them on the day before the act. */
export async function listBelow(
  trx: Trx,
  { unitIds, on }: { unitIds: readonly number[]; on: string },
): Promise<{ id: number; kind: string }[]> {
  const eve = dayBefore(on);
  const { rows } = await sql<{ id: number; kind: string }>`
    select distinct u.id, u.kind from unit_above a join unit u on u.id = a.unit_id
    where a.above_id = any(${unitIds}::bigint[]) and a.valid_from <= ${eve}::date and (a.valid_to is null or a.valid_to >= ${eve}::date)
  `.execute(trx);
  return rows;
}

type Counts = Pick<UnitActRehearsal['touched'], 'classes' | 'pupils' | 'roles'>;

/** Classes and pupils of the school year in which the day falls (or the last before it), roles that hold on the day. */
export async function countTouched(
  trx: Trx,
  { unitIds, on }: { unitIds: readonly number[]; on: string },
): Promise<Counts> {
  const eve = dayBefore(on);
  const { rows } = await sql<Counts>`
    with year as (select max(y.school_year) as school_year from school_year y where y.starts_on <= ${eve}::date)
    select
      (select count(*)::integer from class c, year where c.unit_id = any(${unitIds}::bigint[]) and c.school_year = year.school_year) as classes,
      (select count(distinct (e.unit_id, e.pupil_id))::integer from enrolment e, year where e.unit_id = any(${unitIds}::bigint[]) and e.school_year = year.school_year
        and (e.ends_on is null or e.ends_on >= ${eve}::date)) as pupils,
      (select count(*)::integer from role_assignment r where r.unit_id = any(${unitIds}::bigint[]) and (r.valid_to is null or r.valid_to >= ${on}::date)) as roles
  `.execute(trx);
  return rows[0] ?? { classes: 0, pupils: 0, roles: 0 };
}

/** Terms of these schools that were opened and not closed, by how many schools. */
export async function listOpenTerms(
  trx: Trx,
  unitIds: readonly number[],
): Promise<UnitActRehearsal['touched']['openTerms']> {
  const { rows } = await sql<UnitActRehearsal['touched']['openTerms'][number]>`
    select t.school_year, t.term, count(*)::integer as schools from school_term t
    where t.unit_id = any(${unitIds}::bigint[]) and t.closed_at is null
    group by 1, 2 order by 1, 2
  `.execute(trx);
  return rows;
}

export type Standing = { class: number; enrolment: number; filing: number; role: number };

/** The newest rows in these units: what comes after them stands on the act. */
export async function newestRows(trx: Trx, unitIds: readonly number[]): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select
      (select coalesce(max(x.id), 0) from class x where x.unit_id = any(${unitIds}::bigint[])) as class,
      (select coalesce(max(x.id), 0) from enrolment x where x.unit_id = any(${unitIds}::bigint[])) as enrolment,
      (select coalesce(max(x.id), 0) from filing x where x.unit_id = any(${unitIds}::bigint[])) as filing,
      (select coalesce(max(x.id), 0) from role_assignment x where x.unit_id = any(${unitIds}::bigint[])) as role
  `.execute(trx);
  return rows[0] ?? { class: 0, enrolment: 0, filing: 0, role: 0 };
}

export async function performSteps(
  trx: Trx,
  {
    act,
    steps,
    changes,
    standing,
  }: { act: UnitAct; steps: readonly Step[]; changes: readonly UnitChange[]; standing: Standing },
): Promise<PerformedUnitAct> {
  const named = steps.map((step) => (typeof step.name === 'string' ? { ...step, nameSearch: fold(step.name) } : step));
  const { rows } = await sql<{ done: { id: number; created: Record<string, number> } }>`
    select perform_unit_act(${act.kind}, ${act.on}::date, ${act.reason}, ${JSON.stringify(named)}::jsonb, ${JSON.stringify(changes)}::jsonb, ${JSON.stringify(standing)}::jsonb) as done
  `.execute(trx);
  const done = rows[0]?.done;
  if (!done) throw new Error('an act was performed without an answer');
  return { actId: done.id, createdIds: Object.values(done.created) };
}

export type StoredAct = {
  kind: UnitAct['kind'];
  unitIds: number[];
  standing: Standing;
  undoneAt: Date | null;
  passedRoles: number[];
};

export async function findUnitAct(trx: Trx, of: { actId: number; officeId: number }): Promise<StoredAct | undefined> {
  const { rows } = await sql<StoredAct>`
    select a.kind, to_jsonb(a.unit_ids) as unit_ids, a.standing, a.undone_at, a.inverse -> 'roles' as passed_roles
    from unit_act a where a.id = ${of.actId} and a.office_id = ${of.officeId}
  `.execute(trx);
  return rows[0];
}

export type StandsOn = { classes: number; pupils: number; filings: number; roles: number; acts: number };

/** What came into the units of an act after it. */
export async function countStanding(trx: Trx, actId: number, of: StoredAct): Promise<StandsOn> {
  const { rows } = await sql<StandsOn>`
    select
      (select count(*)::integer from class x where x.unit_id = any(${of.unitIds}::bigint[]) and x.id > ${of.standing.class}) as classes,
      (select count(*)::integer from enrolment x where x.unit_id = any(${of.unitIds}::bigint[]) and x.id > ${of.standing.enrolment}) as pupils,
      (select count(*)::integer from filing x where x.unit_id = any(${of.unitIds}::bigint[]) and x.id > ${of.standing.filing}) as filings,
      (select count(*)::integer from role_assignment x where x.unit_id = any(${of.unitIds}::bigint[]) and x.id > ${of.standing.role}
        and x.id <> all (${of.passedRoles}::bigint[])) as roles,
      (select count(*)::integer from unit_act x where x.id > ${actId} and x.undone_at is null and x.unit_ids && ${of.unitIds}::bigint[]) as acts
  `.execute(trx);
  return rows[0] ?? { classes: 0, pupils: 0, filings: 0, roles: 0, acts: 0 };
}

export async function undoSteps(trx: Trx, actId: number): Promise<void> {
  await sql`select undo_unit_act(${actId})`.execute(trx);
}
