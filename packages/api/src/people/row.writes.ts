import { AppError, type ParticularsProblem } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

/** Why particulars were written. `sourceId` is the import, transfer or merge that did it. */
export type WriteSource = { source: 'hand' | 'import' | 'transfer' | 'merge' | 'undo'; sourceId: number | null };

export type Subject = 'pupil' | 'guardian' | 'staff' | 'class' | 'enrolment' | 'teaching' | 'homeroom';
export type FieldValue = string | number | boolean | null | readonly string[];
export type Change = {
  subject: Subject;
  subjectId: number;
  kind: 'created' | 'changed' | 'deleted';
  field: string;
  fromValue: string | null;
  toValue: string | null;
};

type Fields = Record<string, FieldValue>;
/** One row as it stood and as it shall stand. `id` is null until a new row is stored. */
export type Planned<P extends Fields> = {
  index: number;
  id: number | null;
  before: P | null;
  after: P;
  changed: (keyof P & string)[];
};

/** Writers of one unit's particulars wait for each other, so that what they check still holds when they write. */
export async function lockParticulars(trx: Trx, unitId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('particulars:' || ${unitId}::text, 0))`.execute(trx);
}

export function refuseProblems(problems: readonly ParticularsProblem[]): void {
  if (problems.length > 0) throw new AppError('PARTICULARS_INVALID', { problems: [...problems] });
}

/** What each row changes. Refuses a row that names nothing of ours, stands twice, or lacks a required field. */
export function planRows<P extends Fields>(
  of: { required: readonly (keyof P & string)[]; defaults: P },
  rows: readonly { id: number | null; set: Partial<P> }[],
  current: ReadonlyMap<number, P>,
): Planned<P>[] {
  const seen = new Set<number>();
  const problems: ParticularsProblem[] = [];
  const planned = rows.map(({ id, set }, index): Planned<P> => {
    const before = id === null ? null : (current.get(id) ?? null);
    if (id !== null && !before) throw new AppError('NOT_FOUND');
    if (id !== null && seen.has(id)) problems.push({ row: index, field: '*', problem: 'twice' });
    if (id !== null) seen.add(id);
    const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as Partial<P>;
    const after = { ...of.defaults, ...before, ...given };
    for (const field of of.required) {
      if (after[field] === null || after[field] === '') problems.push({ row: index, field, problem: 'required' });
    }
    const fields = Object.keys(of.defaults) as (keyof P & string)[];
    const changed = before ? fields.filter((field) => asText(before[field]) !== asText(after[field])) : [];
    return { index, id, before, after, changed };
  });
  refuseProblems(problems);
  return planned;
}

/** History of what was planned: one line for a new row, one for each field that differs. */
export function changesOf<P extends Fields>(
  subject: Subject,
  planned: readonly (Planned<P> & { id: number })[],
  label: (of: P) => string,
): Change[] {
  return planned.flatMap(({ id, before, after, changed }): Change[] =>
    before
      ? changed.map((field) => ({
          subject,
          subjectId: id,
          kind: 'changed',
          field,
          fromValue: asText(before[field]),
          toValue: asText(after[field]),
        }))
      : [{ subject, subjectId: id, kind: 'created', field: '*', fromValue: null, toValue: label(after) }],
  );
}

export async function recordChanges(
  trx: Trx,
  act: Act,
  unitId: number,
  changes: readonly Change[],
  source: WriteSource,
): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    insert into particulars_change (unit_id, subject, subject_id, kind, field, from_value, to_value, source, source_id, account_id, at)
    select ${unitId}::bigint, r.subject, r.subject_id, r.kind, r.field, r.from_value, r.to_value,
      ${source.source}, ${source.sourceId}::bigint, ${act.accountId}::bigint, ${act.at}::timestamptz
    from json_populate_recordset(null::particulars_change, ${JSON.stringify(changes.map(snakeKeys))}::json) r
  `.execute(trx);
}

/** A value as history keeps it. */
export function asText(value: FieldValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? value.join(',') : String(value);
}

const trueOrFalse = new Set(['isFemale', 'isCombined', 'twoSessions']);
const numbers = new Set(['birthYear', 'staffId', 'classId', 'pupilId', 'siteId', 'term', 'grade', 'registerOrder']);

/** The value that history kept of a field, to be written again. */
export function fromText(field: string, text: string | null): FieldValue {
  if (field === 'policyGroups') return text ? text.split(',') : [];
  if (text === null) return null;
  if (trueOrFalse.has(field)) return text === 'true';
  return numbers.has(field) ? Number(text) : text;
}

const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
export const columnsOf = (fields: readonly string[]) => fields.map(snake);

export function snakeKeys(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [snake(key), value]));
}

/** Inserts in the order given and answers the new ids in that order: an identity column counts up within one statement. */
export async function insertRows(trx: Trx, table: string, rows: readonly Record<string, unknown>[]): Promise<number[]> {
  const [first] = rows;
  if (!first) return [];
  const columns = sql.raw(columnsOf(Object.keys(first)).join(', '));
  const { rows: stored } = await sql<{ id: number }>`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows.map(snakeKeys))}::json)
    returning id
  `.execute(trx);
  return stored.map((row) => row.id).sort((a, b) => a - b);
}

/** Sets the named columns of rows that stand already; each row carries its id and all of them. */
export async function updateRows(
  trx: Trx,
  of: { table: string; unitId: number; fields: readonly string[] },
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  if (rows.length === 0) return;
  const sets = sql.raw(
    columnsOf(of.fields)
      .map((column) => `${column} = r.${column}`)
      .join(', '),
  );
  await sql`
    update ${sql.table(of.table)} t set ${sets}
    from json_populate_recordset(null::${sql.table(of.table)}, ${JSON.stringify(rows.map(snakeKeys))}::json) r
    where t.unit_id = ${of.unitId} and t.id = r.id
  `.execute(trx);
}
