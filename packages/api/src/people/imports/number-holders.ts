import type { Trx } from '@truong/db/kysely';
import type { NumberField, NumberHolders } from '@truong/rules/people/plan-rows';
import { sql } from 'kysely';

const kindOf = { personalNumber: 'personal_number', educationId: 'education_number' } as const;
type Person = { personId: number };
export type NumberKey = { field: NumberField; number: string; key: string };

/**
 * Who holds the numbers that the school's own rows do not: somebody here, or somebody elsewhere, never who. Somebody who was
 * here and of whom nothing is kept any more counts as nobody.
 */
export async function findHolders(
  trx: Trx,
  { importId, keys, people }: { importId: number; keys: readonly NumberKey[]; people: readonly Person[] },
): Promise<NumberHolders> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ ordinal: number; answer: 'here' | 'elsewhere' | 'unknown'; personId: number | null }>`
    select ordinal, answer, person_id from person_find(${keys.map(({ field }) => kindOf[field])}::text[],
      ${keys.map(({ number }) => number)}::text[], ${`import:${importId}`})
  `.execute(trx);
  const here = rows.some(({ answer }) => answer === 'here') ? await resolved(trx, people) : new Map<number, number>();
  return new Map(
    rows.flatMap(({ ordinal, answer, personId }): [string, Person | 'elsewhere'][] => {
      const key = keys[ordinal - 1]?.key ?? '';
      if (answer === 'elsewhere') return [[key, 'elsewhere']];
      const mine = personId === null ? undefined : here.get(personId);
      return mine === undefined ? [] : [[key, { personId: mine }]];
    }),
  );
}

/** The ids that the school's rows carry, by the ids that stand for them after merges. */
async function resolved(trx: Trx, people: readonly Person[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ personId: number; resolvedId: number }>`
    select person_id, resolved_id from person_resolve(${people.map(({ personId }) => personId)}::bigint[])
  `.execute(trx);
  return new Map(rows.map(({ personId, resolvedId }) => [resolvedId, personId]));
}
