import type { ParticularsProblem } from '@truong/contracts/errors';
import { keptStaffFields } from '@truong/contracts/particulars';
import type { PupilParticulars, StaffParticulars } from '@truong/contracts/people';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { personalNumberProblem } from '@truong/rules/people/personal-number-problem';
import { nameSortKey, splitName } from '@truong/vietnamese/names';
import { fold } from '@truong/vietnamese/text';
import { sql } from 'kysely';
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
type Particulars = PupilParticulars | StaffParticulars;
type NumberKind = 'personalNumber' | 'educationNumber';

/** What pupils and staff differ in: their tables, the prefix of a made code, and which fields stand where. */
type PersonKind<P extends Particulars> = {
  subject: 'pupil' | 'staff';
  prefix: string;
  own: readonly (keyof P & string)[];
  detailed: readonly (keyof P & string)[];
  numbers: readonly NumberKind[];
  required: readonly (keyof P & string)[];
  defaults: P;
};

const pupilKind: PersonKind<PupilParticulars> = {
  subject: 'pupil',
  prefix: 'HS',
  own: ['code', 'isFemale', 'birthDate', 'birthPrecision', 'ethnicGroupCode', 'administrativeCode'],
  detailed: [
    'personalNumber',
    'educationNumber',
    'birthPlace',
    'nationality',
    'residenceAdministrativeCode',
    'residenceAddress',
    'phone',
    'policyGroups',
    'disabilityKind',
    'disabilityNote',
    'religion',
  ],
  numbers: ['personalNumber', 'educationNumber'],
  required: ['fullName', 'isFemale', 'birthDate', 'ethnicGroupCode'],
  defaults: {
    code: '',
    fullName: '',
    // Null until it is given: required, and never guessed.
    isFemale: null as unknown as boolean,
    birthDate: '',
    birthPrecision: 'day',
    ethnicGroupCode: '',
    administrativeCode: null,
    personalNumber: null,
    educationNumber: null,
    birthPlace: null,
    nationality: null,
    residenceAdministrativeCode: null,
    residenceAddress: null,
    phone: null,
    policyGroups: [],
    disabilityKind: null,
    disabilityNote: null,
    religion: null,
  },
};

const staffKind: PersonKind<StaffParticulars> = {
  subject: 'staff',
  prefix: 'CB',
  own: ['code', 'isFemale', 'birthDate', 'ethnicGroupCode', 'post', 'validFrom', 'validTo'],
  detailed: keptStaffFields,
  numbers: ['personalNumber'],
  required: ['fullName', 'isFemale', 'post', 'validFrom'],
  defaults: {
    code: '',
    fullName: '',
    isFemale: null as unknown as boolean,
    birthDate: null,
    ethnicGroupCode: null,
    post: '',
    validFrom: '',
    validTo: null,
    personalNumber: null,
    phone: null,
    email: null,
    address: null,
    qualification: null,
    specialism: null,
    contract: null,
  },
};

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

type Stored<P> = Map<number, { personId: number; particulars: P }>;

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

function birthProblems<P extends Particulars>(act: Act, planned: readonly Planned<P>[]): ParticularsProblem[] {
  return planned.flatMap(({ index, after }) =>
    (after.birthDate ?? '') > act.today ? [{ row: index, field: 'birthDate', problem: 'not_born_yet' as const }] : [],
  );
}

/** Ethnic and policy groups that are in no list. */
async function unknownProblems<P extends Particulars>(
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
function numberProblems<P extends Particulars>(planned: readonly Planned<P>[]): ParticularsProblem[] {
  const judging = new Set<string>(['personalNumber', 'isFemale', 'birthDate']);
  return planned.flatMap(({ index, before, changed, after }) => {
    if (after.personalNumber === null || (before && !changed.some((field) => judging.has(field)))) return [];
    const problem = personalNumberProblem(after.personalNumber, after);
    return problem ? [{ row: index, field: 'personalNumber', problem }] : [];
  });
}

/** Codes and numbers that somebody else of the unit, or an earlier row, has already. */
async function takenProblems<P extends Particulars>(
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

/** The person of each new row: the one whose number is known, else a new one. Numbers of two people are refused. */
async function makePeople<P extends Particulars>(
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

async function correctNumbers<P extends Particulars>(
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
