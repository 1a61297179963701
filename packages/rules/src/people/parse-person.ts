import type { GuardianEntry, ImportContext, ImportField, PartialDate, PersonName, Sex } from './import-kinds.ts';
import { parseDate, yearOf } from './parse-date.ts';
import { cleanName, parseName, parsePhone, parseSex, parseSexMark, type Reading } from './parse-values.ts';
import { readPersonalNumber } from './personal-number.ts';
import type { RowReader } from './row-reader.ts';

/** The name from one column or two. */
export function readName(reader: RowReader): PersonName | null {
  if (reader.has('fullName')) return reader.read('fullName', parseName);
  if (reader.text('given') === '') return null;
  const family = reader.text('familyAndMiddle') === '' ? '' : reader.read('familyAndMiddle', onlyName);
  const given = reader.read('given', onlyName);
  return family === null || given === null ? null : { familyAndMiddle: family, given };
}

function onlyName(text: string): Reading<string> {
  const name = parseName(text);
  return name.ok ? { ok: true, value: cleanName(text) } : name;
}

function readDate(text: string, today: string): Reading<PartialDate> {
  const date = parseDate(text, today);
  if (!date.ok)
    return date.expected === null
      ? { ok: false, problem: date.problem }
      : { ok: false, problem: date.problem, expected: date.expected };
  return date.value.precision === 'year' ? { ok: true, value: date.value, notice: 'only_year' } : date;
}

/** The birth date from one column, from day, month and year apart, or only the year. */
export function readBirth(reader: RowReader, today: string): PartialDate | null {
  if (reader.has('birthDate')) return reader.read('birthDate', (text) => readDate(text, today));
  for (const field of ['maleBirthDate', 'femaleBirthDate'] as const) {
    if (reader.text(field) !== '') return reader.read(field, (text) => readDate(text, today));
  }
  const [day, month] = [reader.text('birthDay'), reader.text('birthMonth')];
  return reader.read('birthYear', (year) =>
    readDate(day && month && /^\d+$/.test(year) ? `${day}/${month}/${year}` : year, today),
  );
}

/** A day that must be known to the day. */
export function readDay(reader: RowReader, field: ImportField, today: string): string | null {
  return reader.read(field, (text): Reading<string> => {
    const date = readDate(text, today);
    if (!date.ok) return date;
    return date.value.precision === 'day' ? { ok: true, value: date.value.date } : { ok: false, problem: 'not_a_date' };
  });
}

/** The sex from its column, or from marks under "Nữ" and "Nam". */
export function readSex(reader: RowReader): Sex | null {
  if (reader.has('sex')) return reader.read('sex', parseSex);
  if (reader.has('maleBirthDate') || reader.has('femaleBirthDate')) return sexByBirthColumn(reader);
  const isFemale = readMark(reader, 'female');
  const isMale = readMark(reader, 'male');
  if (isFemale && isMale) {
    reader.report('sex_twice', 'female');
    return null;
  }
  if (isFemale) return 'female';
  if (isMale) return 'male';
  // A blank under "Nữ" alone is a boy; with both columns, or a cell that was refused, nothing is said.
  return isFemale === false && !reader.has('male')
    ? 'male'
    : isMale === false && !reader.has('female')
      ? 'female'
      : null;
}

function sexByBirthColumn(reader: RowReader): Sex | null {
  const [isMale, isFemale] = [reader.text('maleBirthDate') !== '', reader.text('femaleBirthDate') !== ''];
  if (isMale && isFemale) reader.report('sex_twice', 'femaleBirthDate');
  return isMale === isFemale ? null : isMale ? 'male' : 'female';
}

function readMark(reader: RowReader, of: Sex): boolean | null {
  if (!reader.has(of)) return null;
  return reader.text(of) === '' ? false : reader.read(of, (text) => parseSexMark(text, of));
}

export function readNumber(reader: RowReader, known: { sex: Sex | null; birth: PartialDate | null }): string | null {
  return reader.read('personalNumber', (text): Reading<string> => {
    const reading = readPersonalNumber(text, { sex: known.sex, birthYear: known.birth && yearOf(known.birth) });
    if (reading.ok)
      return {
        ok: true,
        value: reading.number,
        ...(reading.areZerosRestored ? { notice: 'zeros_restored' as const } : {}),
      };
    return {
      ok: false,
      problem: reading.problem,
      ...(reading.expected === null ? {} : { expected: reading.expected }),
    };
  });
}

export function readCode(reader: RowReader, field: 'code' | 'educationId'): string | null {
  return reader.read(
    field,
    (text): Reading<string> =>
      text.length > 30 ? { ok: false, problem: 'too_long', expected: '30' } : { ok: true, value: text },
  );
}

/** Father, mother and guardian from their columns; one without a name is nobody, unless something else is said of them. */
export function readGuardians(reader: RowReader, { today }: ImportContext): GuardianEntry[] {
  return (['father', 'mother', 'guardian'] as const).flatMap((relation) => {
    const said = (['BirthYear', 'Job', 'Phone'] as const).some((part) => reader.text(`${relation}${part}`) !== '');
    if (reader.text(`${relation}Name`) === '') {
      if (said) reader.report('missing', `${relation}Name`);
      return [];
    }
    const name = reader.read(`${relation}Name`, parseName);
    const born = reader.read(`${relation}BirthYear`, (text) => readYear(text, today));
    const entry = {
      relation,
      birthYear: born,
      job: reader.words(`${relation}Job`),
      phone: reader.read(`${relation}Phone`, parsePhone),
    };
    return name ? [{ ...entry, name }] : [];
  });
}

function readYear(text: string, today: string): Reading<number> {
  const date = parseDate(text, today);
  return date.ok ? { ok: true, value: yearOf(date.value) } : { ok: false, problem: date.problem };
}

/** Reports each field that must be there and is not, unless something was already said of it. */
export function demand(
  reader: RowReader,
  fields: readonly (readonly [value: unknown, field: ImportField, alternatives?: readonly ImportField[]])[],
): void {
  for (const [value, field, alternatives = []] of fields) {
    const all = [field, ...alternatives];
    if (
      value === null &&
      !reader.problems.some((problem) => problem.severity === 'error' && problem.field && all.includes(problem.field))
    ) {
      reader.report('missing', all.find(reader.has) ?? field);
    }
  }
}
