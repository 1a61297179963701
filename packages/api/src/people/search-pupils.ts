import type { FoundPupils } from '@truong/contracts/people';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { searchTokens } from '@truong/vietnamese/text';
import { sql } from 'kysely';

const shown = 20;
const afterEveryLetter = '\u{10ffff}';

/** The middle names of half the girls and half the boys: what may begin one of them finds half a province. */
const commonest = ['thi', 'van'];

function rankOf(word: string): number {
  if (word.length < 2) return 2;
  return commonest.some((name) => name.startsWith(word)) ? 1 : 0;
}

/**
 * The first pupils in name order, of every unit that the act reads, whose names have a word that begins with each word
 * typed. `classIds` narrows to pupils of these classes. The word that promises the fewest is looked up in the indexes of stored
 * words; the others are compared on what it finds. Words of one letter alone would find half a province: they find nobody.
 */
export async function searchPupils(
  trx: Trx,
  act: Act,
  { search, schoolYear, classIds }: { search: string; schoolYear: number; classIds: readonly number[] | undefined },
): Promise<FoundPupils> {
  const [rarest = '', ...others] = searchTokens(search).sort((a, b) => rankOf(a) - rankOf(b) || b.length - a.length);
  if (rarest.length < 2) return { hasMore: false, pupils: [] };
  const begins = sql.join(
    [1, 2, 3, 4, 5].map((n) => {
      const word = sql.ref(`p.name_word_${n}`);
      return sql`(${word} >= ${rarest} and ${word} < ${rarest + afterEveryLetter})`;
    }),
    sql` or `,
  );
  const alsoBegin = sql.join(
    [sql`true`, ...others.map((word) => sql`' ' || p.name_search like ${`% ${word}%`}`)],
    sql` and `,
  );
  const inClasses = sql`(${classIds === undefined}::boolean or exists (
    select from enrolment e where e.unit_id = p.unit_id and e.school_year = ${schoolYear} and e.pupil_id = p.id
      and e.class_id = any(${classIds ?? []}::bigint[])))`;
  const { rows } = await sql<FoundPupils['pupils'][number]>`
    with found as materialized (
      select p.unit_id, p.id, p.family_and_middle_name || ' ' || p.given_name as full_name, p.is_female, p.birth_date, p.birth_precision, p.name_sort_key
      from pupil p
      where p.unit_id = any(${act.readUnits}::bigint[]) and (${begins}) and ${alsoBegin} and ${inClasses}
      order by p.name_sort_key, p.unit_id, p.id
      limit ${shown + 1}
    )
    select f.unit_id, u.name as unit_name, f.id, f.full_name, f.is_female, f.birth_date, f.birth_precision, c.name as class_name
    from found f
    join unit u on u.id = f.unit_id
    left join lateral (
      select c.name from enrolment e
      join class c on c.unit_id = e.unit_id and c.school_year = e.school_year and c.id = e.class_id
      where e.unit_id = any(${act.readUnits}::bigint[]) and e.unit_id = f.unit_id and e.school_year = ${schoolYear} and e.pupil_id = f.id
      order by e.starts_on desc limit 1
    ) c on true
    order by f.name_sort_key, f.unit_id, f.id
  `.execute(trx);
  return { hasMore: rows.length > shown, pupils: rows.slice(0, shown) };
}
