import type { Act } from '@truong/db/act';
import type { Db } from '@truong/db/kysely';
import type { Form } from '@truong/rules/statistics/form';
import { sql } from 'kysely';

export type FilerPlace = {
  unitId: number;
  name: string;
  levels: string[];
  areaName: string | null;
  /** The office that reviews first, as of the act's day, and the department above it. */
  nearId: number | null;
  departmentId: number | null;
};

/**
 * Schools among `unitIds` with a level that the form counts, as of the act's day, with the offices above. A school with
 * upper-secondary grades stands under the department itself.
 */
export async function listFilerPlaces(
  db: Db,
  { asOf }: Pick<Act, 'asOf'>,
  form: Pick<Form, 'filers'>,
  unitIds: readonly number[],
): Promise<FilerPlace[]> {
  const held = (row: string) =>
    sql`${sql.ref(`${row}.valid_from`)} <= ${asOf}::date and (${sql.ref(`${row}.valid_to`)} is null or ${sql.ref(`${row}.valid_to`)} >= ${asOf}::date)`;
  const { rows } = await sql<FilerPlace>`
    select u.id as unit_id, u.name, l.levels, p.area_name, p.department_id,
      case when 'upper_secondary' = any(l.levels) then p.department_id else coalesce(p.area_id, p.department_id) end as near_id
    from unit u
    join lateral (select array_agg(x.level) as levels from unit_level x where x.unit_id = u.id and ${held('x')}) l
      on l.levels && ${form.filers.levels as string[]}::text[]
    left join (
      -- Grouped once for all: joined school by school it took a quarter of a second.
      select a.unit_id, max(b.id) filter (where b.kind = 'department') as department_id,
        max(b.id) filter (where a.depth = 1 and b.kind <> 'department') as area_id,
        max(b.name) filter (where a.depth = 1 and b.kind <> 'department') as area_name
      from unit_above a join unit b on b.id = a.above_id
      where a.unit_id = any(${unitIds}::bigint[]) and a.depth > 0 and ${held('a')} group by a.unit_id
    ) p on p.unit_id = u.id
    where u.kind = 'school' and u.id = any(${unitIds}::bigint[]) and ${held('u')}
    order by p.area_name nulls first, u.name`.execute(db);
  return rows;
}

/** The levels that schools of the act have, as of its day. */
export async function listLevelsBelow(
  db: Db,
  { asOf, readUnits }: Pick<Act, 'asOf' | 'readUnits'>,
): Promise<Set<string>> {
  const { rows } = await sql<{ level: string }>`
    select distinct level from unit_level where unit_id = any(${readUnits}::bigint[])
      and valid_from <= ${asOf}::date and (valid_to is null or valid_to >= ${asOf}::date)`.execute(db);
  return new Set(rows.map(({ level }) => level));
}

/** The offices that review a filing, in their order; the last one's acceptance approves. */
export function reviewersOf(form: Pick<Form, 'review'>, { nearId, departmentId }: FilerPlace): number[] {
  const chain = form.review === 'nearest' ? [nearId] : [nearId, departmentId];
  return [...new Set(chain.filter((id) => id !== null))];
}

type Reviewed = {
  form: Pick<Form, 'review'>;
  place: FilerPlace;
  /** Of the latest filing. */
  verdicts: readonly { officeId: number; verdict: string }[];
};

/** Whether it is the office's turn: those before it in the chain have accepted, and it has not said its word. */
export function isTurnOf(officeId: number, { form, place, verdicts }: Reviewed): boolean {
  const chain = reviewersOf(form, place);
  const own = chain.indexOf(officeId);
  if (own < 0 || verdicts.some(({ verdict }) => verdict === 'returned')) return false;
  return chain.every((office, i) => i < own === verdicts.some((said) => said.officeId === office) || i > own);
}
