import type { PupilParticulars } from '@truong/contracts/people';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import type { NumberKind, Particulars, PersonKind } from './person-kinds.ts';
import { columnsOf, type Planned, refuseProblems, type WriteSource } from './row.writes.ts';

/** The persons behind pupils and staff, whom all units share by their numbers alone. */

/** Rows as they stand, by their id, each with its person. */
export type Stored<P> = Map<number, { personId: number; particulars: P }>;

/** The person of each new row: the one whose number is known, else a new one. Numbers of two people are refused. */
export async function makePeople<P extends Particulars>(
  trx: Trx,
  { numbers }: PersonKind<P>,
  made: readonly Planned<P>[],
  source: WriteSource,
): Promise<Map<number, number>> {
  if (made.length === 0) return new Map();
  const numberOf = (row: Planned<P>, field: NumberKind) =>
    numbers.includes(field) ? ((row.after as PupilParticulars)[field] ?? null) : null;
  const within = `${source.source}:${source.sourceId ?? ''}`;
  const personal = made.map((row) => numberOf(row, 'personalNumber'));
  const education = made.map((row) => numberOf(row, 'educationNumber'));
  const { rows } = await sql<{ people: (number | null)[] }>`
    select to_json(person_make(${personal}::text[], ${education}::text[], ${within})) as people
  `.execute(trx);
  const people = rows[0]?.people ?? [];
  refuseProblems(
    made.flatMap(({ index }, i) =>
      typeof people[i] === 'number' ? [] : [{ row: index, field: 'personalNumber', problem: 'taken' as const }],
    ),
  );
  return new Map(made.map(({ index }, i) => [index, people[i] as number]));
}

export async function correctNumbers<P extends Particulars>(
  trx: Trx,
  kind: PersonKind<P>,
  changed: readonly Planned<P>[],
  stored: Stored<P>,
): Promise<void> {
  const corrections = changed.flatMap((row) =>
    kind.numbers
      .filter((field) => row.changed.includes(field as keyof P & string))
      .map((field) => ({
        ordinal: row.index,
        field,
        person: stored.get(row.id ?? 0)?.personId,
        kind: columnsOf([field])[0],
        was: (row.before as PupilParticulars | null)?.[field] ?? null,
        becomes: (row.after as PupilParticulars)[field],
      })),
  );
  if (corrections.length === 0) return;
  const { rows: taken } = await sql<{ ordinal: number; field: string; answer: string }>`
    select r.ordinal, r.field, person_correct(r.person, r.kind, r.was, r.becomes) as answer
    from json_to_recordset(${JSON.stringify(corrections)}::json) as r (ordinal integer, field text, person bigint, kind text, was text, becomes text)
  `.execute(trx);
  refuseProblems(
    taken
      .filter((row) => row.answer === 'taken')
      .map(({ ordinal, field }) => ({ row: ordinal, field, problem: 'taken' as const })),
  );
}
