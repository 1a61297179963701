import type { Duplicates } from '@truong/contracts/duplicates';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

type Twin = Duplicates['pairs'][number]['first'];

/** Pairs of the unit with the same folded name and birth date, or the same person once merges are followed. */
export async function listPairs(trx: Trx, unitId: number): Promise<Duplicates['pairs']> {
  const { rows: pupils } = await sql<{ id: number; personId: number; nameKey: string }>`
    select p.id, p.person_id, p.name_search || ' ' || p.birth_date as name_key from pupil p
    where p.unit_id = ${unitId}
      and not exists (select from pupil_merge m where m.unit_id = p.unit_id and m.merged_id = p.id and m.undone_at is null)
    order by p.id
  `.execute(trx);
  const { rows: resolved } = await sql<{ personId: number; resolvedId: number }>`
    select person_id, resolved_id from person_resolve(${[...new Set(pupils.map(({ personId }) => personId))]}::bigint[])
  `.execute(trx);
  const rootOf = new Map(resolved.map(({ personId, resolvedId }) => [personId, resolvedId]));
  const people = pupils.map((pupil) => ({ ...pupil, root: String(rootOf.get(pupil.personId) ?? pupil.personId) }));
  const pairs = new Map<string, { first: number; second: number; isSamePerson: boolean }>();
  for (const keyOf of [(one: (typeof people)[number]) => one.nameKey, (one: (typeof people)[number]) => one.root]) {
    for (const group of Map.groupBy(people, keyOf).values()) {
      const [first, ...others] = group;
      for (const second of first ? others : []) {
        const isSamePerson = first?.root === second.root;
        pairs.set(`${first?.id} ${second.id}`, { first: first?.id ?? 0, second: second.id, isSamePerson });
      }
    }
  }
  const twins = await listTwins(
    trx,
    unitId,
    [...pairs.values()].flatMap(({ first, second }) => [first, second]),
  );
  return [...pairs.values()].flatMap(({ first, second, isSamePerson }) => {
    const [a, b] = [twins.get(first), twins.get(second)];
    return a && b ? [{ isSamePerson, first: a, second: b }] : [];
  });
}

async function listTwins(trx: Trx, unitId: number, ids: readonly number[]): Promise<Map<number, Twin>> {
  const { rows } = await sql<
    Omit<Twin, 'classes' | 'guardians'> & { classes: string[] | null; guardians: string[] | null }
  >`
    select p.id, p.code, ltrim(p.family_and_middle_name || ' ' || p.given_name) as full_name, p.is_female, p.birth_date, p.birth_precision, g.name as ethnic_group,
      (select json_agg(c.name order by e.starts_on) from enrolment e
        join class c on c.unit_id = e.unit_id and c.school_year = e.school_year and c.id = e.class_id
        where e.unit_id = p.unit_id and e.pupil_id = p.id) as classes,
      (select json_agg(r.full_name order by r.id) from guardian r where r.unit_id = p.unit_id and r.pupil_id = p.id) as guardians,
      (select count(*) from mark m where m.unit_id = p.unit_id and m.pupil_id = p.id and num_nonnulls(m.number, m.code) = 1) as marks
    from pupil p join ethnic_group g on g.code = p.ethnic_group_code
    where p.unit_id = ${unitId} and p.id = any(${ids}::bigint[])
  `.execute(trx);
  return new Map(rows.map((row) => [row.id, { ...row, classes: row.classes ?? [], guardians: row.guardians ?? [] }]));
}

export async function listMerges(trx: Trx, unitId: number): Promise<Duplicates['merges']> {
  type Row = Omit<Duplicates['merges'][number], 'at'> & { at: Date };
  const { rows } = await sql<Row>`
    select m.id, ltrim(k.family_and_middle_name || ' ' || k.given_name) as kept_name, k.code as kept_code, g.code as merged_code,
      a.display_name as who, m.merged_at as at
    from pupil_merge m
    join pupil k on k.unit_id = m.unit_id and k.id = m.kept_id
    join pupil g on g.unit_id = m.unit_id and g.id = m.merged_id
    join account a on a.id = m.merged_by
    where m.unit_id = ${unitId} and m.undone_at is null
    order by m.id desc limit 100
  `.execute(trx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
