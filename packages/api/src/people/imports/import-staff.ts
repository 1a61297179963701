import type { StaffParticulars } from '@truong/contracts/people';
import type { Trx } from '@truong/db/kysely';
import type { ParsedRow, StaffRow } from '@truong/rules/people/import-kinds';
import { plainKey } from '@truong/rules/people/plain-words';
import { type Known, type PlannedRow, planRows } from '@truong/rules/people/plan-rows';
import { joinName } from '@truong/vietnamese/names';
import { type WriteSource, writeStaff } from '../people.writes.ts';
import type { StaffWrite } from '../person.writes.ts';
import { findHolders } from './number-holders.ts';
import { birthText, type Doing, looksOfKnown, looksOfRow, personTitle, problem, type Setting, said } from './plan.ts';
import { listSchoolPupils, listSchoolStaff, type SchoolStaff } from './school.queries.ts';

export const postWords: Readonly<Record<string, string>> = {
  principal: 'Hiệu trưởng',
  vice_principal: 'Phó hiệu trưởng',
  teacher: 'Giáo viên',
  clerk: 'Văn thư',
  accountant: 'Kế toán',
  librarian: 'Thư viện',
  health: 'Y tế',
  guard: 'Bảo vệ',
};

/** The post that a cell names: one of the known ones, else as written. */
export function readPost(text: string): string {
  const key = plainKey(text);
  const known = Object.entries(postWords).find(([code, words]) => plainKey(words) === key || code === text);
  return known?.[0] ?? (/^(gv|giaovien)/.test(key) ? 'teacher' : text);
}

type Rows = readonly (Omit<ParsedRow, 'record'> & { record: StaffRow | null })[];

/** What the rows of a list of staff would do. */
export async function planStaff(
  trx: Trx,
  setting: Setting,
  rows: Rows,
  titleOf: (row: number) => string,
): Promise<PlannedRow<StaffRow>[]> {
  const [staff, pupils] = await Promise.all([listSchoolStaff(trx, setting), listSchoolPupils(trx, setting)]);
  const known = staff.map(knownStaff);
  const held = new Set(known.flatMap(({ codes }) => codes));
  const keys = rows.flatMap(({ record }) =>
    record?.personalNumber && !held.has(numberKey(record.personalNumber))
      ? [{ field: 'personalNumber' as const, number: record.personalNumber, key: numberKey(record.personalNumber) }]
      : [],
  );
  return planRows<StaffRow>({
    rows,
    titleOf,
    known,
    holders: await findHolders(trx, { importId: setting.importId, keys, people: [...staff, ...pupils] }),
    unmatched: 'new',
    describe: (record) => {
      const birth = birthText(record.birth);
      const looks = looksOfRow({ name: record.name, birth, className: null, isSure: false });
      return {
        title: personTitle(joinName(record.name), birth),
        said: said({
          code: record.code,
          fullName: joinName(record.name),
          // A teacher's birth is kept to the day only.
          birthDate: record.birth?.precision === 'day' ? birth : null,
          sex: record.sex,
          ethnicity: record.ethnicity,
          post: record.post === null ? null : readPost(record.post),
          personalNumber: record.personalNumber,
          startedOn: record.startedOn,
          phone: record.phone,
          email: record.email,
          qualification: record.qualification,
          specialism: record.specialism,
          contract: record.contract,
        }),
        codes: [
          ...(record.code === null ? [] : [{ field: 'code' as const, key: codeKey(record.code) }]),
          ...(record.personalNumber === null
            ? []
            : [{ field: 'personalNumber' as const, key: numberKey(record.personalNumber) }]),
        ],
        looks: record.code === null || birth !== null ? looks.anywhere : [],
        blurred: looks.blurred,
        problems: [],
      };
    },
    judge: (record, match, row) =>
      match !== null
        ? []
        : [
            ...(record.sex === null ? [problem('missing', 'error', { row, field: 'sex' })] : []),
            ...(record.post === null ? [problem('missing', 'error', { row, field: 'post' })] : []),
          ],
  });
}

const codeKey = (code: string) => `code:${code.toUpperCase()}`;
const numberKey = (number: string) => `personalNumber:${number}`;

export function knownStaff(person: SchoolStaff): Known {
  return {
    id: person.id,
    personId: person.personId,
    fields: said({
      code: person.code,
      fullName: person.fullName,
      birthDate: person.birthDate,
      sex: person.isFemale ? 'female' : 'male',
      ethnicity: person.ethnicGroupCode,
      post: person.post,
      personalNumber: person.personalNumber,
      startedOn: person.validFrom,
      phone: person.phone,
      email: person.email,
      qualification: person.qualification,
      specialism: person.specialism,
      contract: person.contract,
    }),
    codes: [codeKey(person.code), ...(person.personalNumber === null ? [] : [numberKey(person.personalNumber)])],
    ...looksOfKnown({ fullName: person.fullName, birth: person.birthDate }),
  };
}

export async function writeStaffRows(
  trx: Trx,
  { act, unitId }: Setting,
  rows: readonly Doing<StaffRow>[],
  source: WriteSource,
): Promise<void> {
  const writes = rows.map(({ record, known, changes }): StaffWrite => {
    const changed = new Map(changes.map(({ field, to }) => [field, to]));
    const text = (field: (typeof changes)[number]['field']) => changed.get(field) ?? undefined;
    const values = {
      code: text('code'),
      fullName: text('fullName'),
      birthDate: text('birthDate'),
      isFemale: changed.has('sex') ? record.sex === 'female' : undefined,
      ethnicGroupCode: text('ethnicity'),
      post: text('post'),
      personalNumber: text('personalNumber'),
      validFrom: text('startedOn'),
      phone: text('phone'),
      email: text('email'),
      qualification: text('qualification'),
      specialism: text('specialism'),
      contract: text('contract'),
    };
    const set = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    return { staffId: known?.id ?? null, set: set as Partial<StaffParticulars> };
  });
  await writeStaff(trx, act, unitId, writes, source);
}
