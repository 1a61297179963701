import type { ParticularsProblem } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { personalNumberProblem } from '@truong/rules/people/personal-number-problem';
import { sql } from 'kysely';
import type { Particulars, PersonKind } from './person-kinds.ts';
import { columnsOf, type Planned } from './row.writes.ts';

/** What stands against planned rows of pupils or staff. */

export function birthProblems<P extends Particulars>(act: Act, planned: readonly Planned<P>[]): ParticularsProblem[] {
  return planned.flatMap(({ index, after }) =>
    (after.birthDate ?? '') > act.today ? [{ row: index, field: 'birthDate', problem: 'not_born_yet' as const }] : [],
  );
}

/** Ethnic and policy groups that are in no list. */
export async function unknownProblems<P extends Particulars>(
  trx: Trx,
  planned: readonly Planned<P>[],
): Promise<ParticularsProblem[]> {
  const asked = planned.flatMap(({ index, after }) => [
    ...(after.ethnicGroupCode ? [{ row: index, field: 'ethnicGroupCode', code: after.ethnicGroupCode }] : []),
    ...('policyGroups' in after ? after.policyGroups.map((code) => ({ row: index, field: 'policyGroups', code })) : []),
  ]);
  const { rows } = await sql<{ place: string }>`
    select 'ethnicGroupCode ' || code as place from ethnic_group union all select 'policyGroups ' || code from policy_group
  `.execute(trx);
  const known = new Set(rows.map(({ place }) => place));
  return asked
    .filter(({ field, code }) => !known.has(`${field} ${code}`))
    .map(({ row, field }) => ({ row, field, problem: 'unknown' as const }));
}

/** A number is judged when it, or what it says of its owner, changes. */
export function numberProblems<P extends Particulars>(planned: readonly Planned<P>[]): ParticularsProblem[] {
  const judging = new Set<string>(['personalNumber', 'isFemale', 'birthDate']);
  return planned.flatMap(({ index, before, changed, after }) => {
    if (after.personalNumber === null || (before && !changed.some((field) => judging.has(field)))) return [];
    const problem = personalNumberProblem(after.personalNumber, after);
    return problem ? [{ row: index, field: 'personalNumber', problem }] : [];
  });
}

/** Codes and numbers that somebody else of the unit, or an earlier row, has already. */
export async function takenProblems<P extends Particulars>(
  trx: Trx,
  unitId: number,
  kind: PersonKind<P>,
  planned: readonly Planned<P>[],
): Promise<ParticularsProblem[]> {
  const unique = ['code', ...kind.numbers] as (keyof P & string)[];
  const asked = planned.flatMap((row) =>
    unique
      .filter((field) => row.after[field] !== null && (!row.before || row.changed.includes(field)))
      .map((field) => ({ row, field, value: row.after[field] as string })),
  );
  if (asked.length === 0) return [];
  const valuesOf = (field: string) => asked.filter((one) => one.field === field).map((one) => one.value);
  const key = sql.raw(`${kind.subject}_id`);
  const { rows: held } = await sql<{ id: number; field: string; value: string }>`
    select id, 'code' as field, code as value from ${sql.table(kind.subject)}
      where unit_id = ${unitId} and code = any(${valuesOf('code')}::text[])
    ${sql.join(
      kind.numbers.map((field) => {
        const column = sql.raw(columnsOf([field])[0] ?? '');
        return sql`union all select ${key}, ${field}::text, ${column} from ${sql.table(`${kind.subject}_detail`)}
          where unit_id = ${unitId} and ${column} = any(${valuesOf(field)}::text[])`;
      }),
      sql` `,
    )}
  `.execute(trx);
  const holders = new Map<string, number | 'earlier'>(held.map((one) => [`${one.field} ${one.value}`, one.id]));
  return asked.flatMap(({ row, field, value }) => {
    const place = `${field} ${value}`;
    const holder = holders.get(place);
    if (holder !== undefined && holder !== row.id) return [{ row: row.index, field, problem: 'taken' as const }];
    holders.set(place, row.id ?? 'earlier');
    return [];
  });
}
