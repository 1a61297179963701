import type { PupilParticulars, StaffParticulars } from '@truong/contracts/people';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { nameSortKey, splitName } from '@truong/vietnamese/names';
import { fold } from '@truong/vietnamese/text';
import { sql } from 'kysely';
import { type Particulars, type PersonKind, pupilKind, staffKind } from './person-kinds.ts';
import { correctNumbers, makePeople, type Stored } from './person-links.ts';
import { birthProblems, numberProblems, takenProblems, unknownProblems } from './person-problems.ts';
import {
  changesOf,
  columnsOf,
  insertRows,
  lockParticulars,
  type Planned,
  planRows,
  recordChanges,
  refuseProblems,
  snakeKeys,
  updateRows,
  type WriteSource,
} from './row.writes.ts';

/** `personId`: of a new pupil whose person is known already, as of one taken over from another school. */
export type PupilWrite = { pupilId: number | null; set: Partial<PupilParticulars>; personId?: number };
export type StaffWrite = { staffId: number | null; set: Partial<StaffParticulars> };

type PersonRow<P> = { id: number | null; set: Partial<P>; personId?: number | undefined };
/** Creates and changes pupils; answers their ids in the order of the rows. Nine statements at most, whatever the number. */
export function writePupils(
  trx: Trx,
  act: Act,
  unitId: number,
  rows: readonly PupilWrite[],
  source: WriteSource,
): Promise<number[]> {
  const all = rows.map(({ pupilId, set, personId }) => ({ id: pupilId, set, personId }));
  return writePeople(trx, act, unitId, { kind: pupilKind, rows: all, source });
}

/** Creates and changes staff; a new one without a first day serves from today. */
export function writeStaff(
  trx: Trx,
  act: Act,
  unitId: number,
  rows: readonly StaffWrite[],
  source: WriteSource,
): Promise<number[]> {
  const all = rows.map(({ staffId, set }) => ({
    id: staffId,
    set: staffId === null ? { validFrom: act.today, ...set } : set,
  }));
  return writePeople(trx, act, unitId, { kind: staffKind, rows: all, source });
}

async function writePeople<P extends Particulars>(
  trx: Trx,
  act: Act,
  unitId: number,
  { kind, rows, source }: { kind: PersonKind<P>; rows: readonly PersonRow<P>[]; source: WriteSource },
): Promise<number[]> {
  if (rows.length === 0) return [];
  await lockParticulars(trx, unitId);
  const stored = await loadPeople(trx, unitId, kind, rows);
  const planned = planRows(kind, rows, new Map([...stored].map(([id, { particulars }]) => [id, particulars])));
  await giveCodes(trx, unitId, kind, planned);
  refuseProblems([
    ...birthProblems(act, planned),
    ...numberProblems(planned),
    ...(await unknownProblems(trx, planned)),
    ...(await takenProblems(trx, unitId, kind, planned)),
  ]);

  const made = planned.filter((row) => row.id === null);
  const changed = planned.filter((row) => row.id !== null && row.changed.length > 0);
  const strangers = made.filter((row) => rows[row.index]?.personId === undefined);
  const people = await makePeople(trx, kind, strangers, source);
  const personOf = (row: Planned<P>) => rows[row.index]?.personId ?? people.get(row.index);
  await correctNumbers(trx, kind, changed, stored);
  const ids = await insertRows(
    trx,
    kind.subject,
    made.map((row) => ({ unitId, personId: personOf(row), ...ownColumns(kind, row.after) })),
  );
  const done = [
    ...made.map((row, i) => ({ ...row, id: ids[i] as number })),
    ...changed.map((row) => ({ ...row, id: row.id as number })),
  ];
  const own = changed.filter((row) => row.changed.some((field) => !kind.detailed.includes(field)));
  const fields = ['familyAndMiddleName', 'givenName', 'nameSortKey', 'nameSearch', ...kind.own];
  await updateRows(
    trx,
    { table: kind.subject, unitId, fields },
    own.map(({ id, after }) => ({ id, ...ownColumns(kind, after) })),
  );
  await putDetails(
    trx,
    unitId,
    kind,
    done.filter((row) => !row.before || row.changed.some((field) => kind.detailed.includes(field))),
  );
  const label = ({ fullName, code }: P) => `${fullName} (${code})`;
  await recordChanges(trx, act, unitId, changesOf(kind.subject, done, label), source);
  const idOf = new Map(done.map((row) => [row.index, row.id]));
  return planned.map((row) => row.id ?? (idOf.get(row.index) as number));
}

async function loadPeople<P extends Particulars>(
  trx: Trx,
  unitId: number,
  kind: PersonKind<P>,
  rows: readonly { id: number | null }[],
): Promise<Stored<P>> {
  const ids = rows.flatMap(({ id }) => (id === null ? [] : [id]));
  if (ids.length === 0) return new Map();
  const columns = [
    ...columnsOf(kind.own).map((name) => `p.${name}`),
    ...columnsOf(kind.detailed).map((name) => `d.${name}`),
  ].join(', ');
  const { rows: found } = await sql<P & { id: number; personId: number }>`
    select p.id, p.person_id, ltrim(p.family_and_middle_name || ' ' || p.given_name) as full_name, ${sql.raw(columns)}
    from ${sql.table(kind.subject)} p
    left join ${sql.table(`${kind.subject}_detail`)} d on d.unit_id = p.unit_id and d.${sql.raw(`${kind.subject}_id`)} = p.id
    where p.unit_id = ${unitId} and p.id = any(${ids}::bigint[])
    for update of p
  `.execute(trx);
  return new Map(
    found.map(({ id, personId, ...given }) => {
      const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
      return [id, { personId, particulars: { ...kind.defaults, ...known } }];
    }),
  );
}

/** New people without a code get the next free ones of the unit: HS0001, HS0002, … */
async function giveCodes<P extends Particulars>(
  trx: Trx,
  unitId: number,
  { subject, prefix }: PersonKind<P>,
  planned: readonly Planned<P>[],
): Promise<void> {
  const without = planned.filter(({ after }) => after.code === '');
  if (without.length === 0) return;
  const pattern = new RegExp(`^${prefix}(\\d{1,9})$`);
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(substring(code from ${`^${prefix}([0-9]{1,9})$`})::bigint), 0) as last
    from ${sql.table(subject)} where unit_id = ${unitId}
  `.execute(trx);
  let last = Math.max(rows[0]?.last ?? 0, ...planned.map(({ after }) => Number(pattern.exec(after.code)?.[1] ?? 0)));
  for (const { after } of without) {
    last += 1;
    after.code = prefix + String(last).padStart(4, '0');
  }
}

function ownColumns<P extends Particulars>(kind: PersonKind<P>, after: P): Record<string, unknown> {
  const name = splitName(after.fullName);
  return {
    familyAndMiddleName: name.familyAndMiddle,
    givenName: name.given,
    nameSortKey: nameSortKey(name),
    nameSearch: fold(after.fullName),
    ...pick(after, kind.own),
  };
}

function pick<P extends object>(of: P, fields: readonly (keyof P & string)[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, of[field]]));
}

async function putDetails<P extends Particulars>(
  trx: Trx,
  unitId: number,
  { subject, detailed }: PersonKind<P>,
  rows: readonly (Planned<P> & { id: number })[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = columnsOf(detailed);
  const columns = sql.raw(['unit_id', `${subject}_id`, ...names].join(', '));
  const details = rows.map(({ id, after }) => snakeKeys({ unitId, [`${subject}Id`]: id, ...pick(after, detailed) }));
  const table = sql.table(`${subject}_detail`);
  await sql`
    insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, ${JSON.stringify(details)}::json)
    on conflict (unit_id, ${sql.raw(`${subject}_id`)}) do update set ${sql.raw(names.map((name) => `${name} = excluded.${name}`).join(', '))}
  `.execute(trx);
}
