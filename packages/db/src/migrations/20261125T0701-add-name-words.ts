import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

const words = [1, 2, 3, 4, 5] as const;

/**
 * The words of a pupil's folded name, each with an index behind the owner: comparisons of stored words are leakproof, so
 * row-level security lets them use it, as it does not for LIKE. The fifth is the last word of a name of five or more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const wordOf = (n: number) =>
    n < 5
      ? `nullif(split_part(name_search, ' ', ${n}), '')`
      : `case when split_part(name_search, ' ', 5) <> '' then split_part(name_search, ' ', -1) end`;
  await runStatements(db, [
    `alter table pupil ${words
      .map((n) => `add column name_word_${n} text collate "C" generated always as (${wordOf(n)}) stored`)
      .join(', ')}`,
    ...words.map((n) => `create index pupil_name_word_${n} on pupil (unit_id, name_word_${n})`),
  ]);
}
