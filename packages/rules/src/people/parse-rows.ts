import { findRepeats } from './find-repeats.ts';
import type {
  AssignmentRow,
  ClassRow,
  Grid,
  GuardianEntry,
  GuardianRow,
  ImportContext,
  ImportKind,
  ImportRow,
  ParsedRow,
  PupilRow,
  RecognisedTable,
  StaffRow,
} from './import-kinds.ts';
import { parseClassList, parseDuties } from './parse-duties.ts';
import { demand, readBirth, readCode, readDay, readGuardians, readName, readNumber, readSex } from './parse-person.ts';
import {
  gradesIn,
  parseClassName,
  parseCount,
  parseEmail,
  parseEthnicity,
  parseLeaving,
  parseName,
  parsePhone,
  parseSubject,
  parseTwoSessions,
  type Reading,
} from './parse-values.ts';
import { plainWords } from './plain-words.ts';
import { type RowReader, rowReaders } from './row-reader.ts';

type Parser<K extends ImportKind> = (
  reader: RowReader,
  context: ImportContext,
  className: string | null,
) => ImportRow[K] | null;

/**
 * Every record of a recognised table, typed, with what is wrong by cell, also between the rows: the same pupil, code or class
 * twice. A row with an error has no record.
 */
export function parseRows<K extends ImportKind>(
  grid: Grid,
  table: RecognisedTable & { kind: K },
  context: ImportContext,
): ParsedRow<K>[] {
  // Where one pupil or teacher may stand over several rows, a merged name is meant for all of them.
  const readerOf = rowReaders(grid, table, { mayRepeat: table.kind === 'assignments' || table.kind === 'guardians' });
  const parse: Parser<K> = parsers[table.kind];
  const rows = table.records.map(({ row, className }): ParsedRow<K> => {
    const reader = readerOf(row);
    const record = parse(reader, context, className);
    const isRefused = reader.problems.some(({ severity }) => severity === 'error');
    return { row, record: isRefused ? null : record, problems: reader.problems };
  });
  return findRepeats(rows, table);
}

const parsers: { [K in ImportKind]: Parser<K> } = {
  classes: parseClass,
  pupils: parsePupil,
  guardians: parseGuardians,
  staff: parseStaff,
  assignments: parseAssignment,
};

function readClass(reader: RowReader, { classes }: ImportContext, className: string | null): string | null {
  if (reader.text('class') !== '') return reader.read('class', (text) => parseClassName(text, classes));
  if (className === null) return null;
  const known = parseClassName(className, classes);
  if (known.ok) return known.value;
  reader.report(known.problem, 'class', { found: className });
  return null;
}

function readGrades(reader: RowReader): number[] {
  return (
    reader.read('grade', (text): Reading<number[]> => {
      const grades = gradesIn(text);
      return grades.length > 0 ? { ok: true, value: grades } : { ok: false, problem: 'not_a_grade' };
    }) ?? []
  );
}

function parseClass(reader: RowReader): ClassRow | null {
  // The list of classes itself is not held against the classes that are already there.
  const name = reader.read('class', (text) => parseClassName(text, null));
  const stated = readGrades(reader);
  const named = name === null ? [] : gradesIn(name);
  if (stated.length > 0 && named.length > 0 && !named.every((grade) => stated.includes(grade))) {
    reader.report('grade_differs', 'grade', { expected: named.join('+') });
  }
  const row = {
    grades: stated.length > 0 ? stated : named,
    site: reader.words('site'),
    twoSessions: reader.read('twoSessions', parseTwoSessions),
    homeroomName: reader.read('homeroomName', parseName),
  };
  demand(reader, [[name, 'class']]);
  return name === null ? null : { class: name, ...row };
}

function parsePupil(reader: RowReader, context: ImportContext, className: string | null): PupilRow | null {
  const name = readName(reader);
  const birth = readBirth(reader, context.today);
  const sex = readSex(reader);
  const ofClass = readClass(reader, context, className);
  const grades = readGrades(reader);
  const named = ofClass === null ? [] : gradesIn(ofClass);
  if (grades.length > 0 && named.length > 0 && !grades.some((grade) => named.includes(grade))) {
    reader.report('grade_differs', 'grade', { expected: named.join('+') });
  }
  const rest = {
    code: readCode(reader, 'code'),
    educationId: readCode(reader, 'educationId'),
    personalNumber: readNumber(reader, { sex, birth }),
    ethnicity: reader.read('ethnicity', (text) => parseEthnicity(text, context.ethnicGroups)),
    religion: reader.words('religion'),
    class: ofClass,
    grade: grades[0] ?? (named.length === 1 ? (named[0] ?? null) : null),
    order: reader.read('order', (text) => parseCount(text, 9999)),
    birthPlace: reader.words('birthPlace'),
    residence: reader.words('residence'),
    policy: reader.words('policy'),
    disability: reader.words('disability'),
    enrolledOn: readDay(reader, 'enrolledOn', context.today),
    leftOn: readDay(reader, 'leftOn', context.today),
    leaving: reader.read('leaving', parseLeaving),
    phone: reader.read('phone', parsePhone),
    guardians: readGuardians(reader, context),
  };
  demand(reader, [
    [name, 'fullName', ['given', 'familyAndMiddle']],
    [birth, 'birthDate', ['maleBirthDate', 'femaleBirthDate', 'birthYear', 'birthDay', 'birthMonth']],
    [sex, 'sex', ['female', 'male', 'maleBirthDate', 'femaleBirthDate']],
  ]);
  return name && birth && sex ? { ...rest, name, birth, sex } : null;
}

const relations = new Map<string, GuardianEntry['relation']>([
  ['cha', 'father'],
  ['bo', 'father'],
  ['bo de', 'father'],
  ['cha de', 'father'],
  ['me', 'mother'],
  ['me de', 'mother'],
  ['ma', 'mother'],
  ...[
    'ong',
    'ba',
    'ong noi',
    'ba noi',
    'ong ngoai',
    'ba ngoai',
    'anh',
    'chi',
    'co',
    'di',
    'chu',
    'bac',
    'cau',
    'mo',
    'giam ho',
    'nguoi giam ho',
    'nguoi do dau',
    'khac',
  ].map((word) => [word, 'guardian'] as const),
]);

function parseGuardians(reader: RowReader, context: ImportContext, className: string | null): GuardianRow | null {
  const pupil = {
    code: readCode(reader, 'code'),
    educationId: readCode(reader, 'educationId'),
    personalNumber: readNumber(reader, { sex: null, birth: null }),
    name: readName(reader),
    birth: readBirth(reader, context.today),
    class: readClass(reader, context, className),
  };
  const relation = reader.read('relation', (text): Reading<GuardianEntry['relation']> => {
    const known = relations.get(plainWords(text));
    return known ? { ok: true, value: known } : { ok: false, problem: 'unknown_relation' };
  });
  const guardians = readGuardians(reader, context).map((entry) =>
    entry.relation === 'guardian' && relation ? { ...entry, relation } : entry,
  );
  const isFindable = pupil.code ?? pupil.educationId ?? pupil.personalNumber ?? pupil.name;
  demand(reader, [
    [isFindable, 'fullName', ['given', 'familyAndMiddle', 'code', 'educationId', 'personalNumber']],
    [guardians[0] ?? null, 'guardianName', ['fatherName', 'motherName']],
  ]);
  return isFindable === null || guardians.length === 0 ? null : { pupil, guardians };
}

function parseStaff(reader: RowReader, context: ImportContext): StaffRow | null {
  const name = readName(reader);
  const birth = readBirth(reader, context.today);
  const sex = readSex(reader);
  const rest = {
    code: readCode(reader, 'code'),
    personalNumber: readNumber(reader, { sex, birth }),
    birth,
    sex,
    ethnicity: reader.read('ethnicity', (text) => parseEthnicity(text, context.ethnicGroups)),
    post: reader.words('post'),
    qualification: reader.words('qualification'),
    specialism: reader.words('specialism'),
    contract: reader.words('contract'),
    startedOn: readDay(reader, 'startedOn', context.today),
    phone: reader.read('phone', parsePhone),
    email: reader.read('email', parseEmail),
  };
  demand(reader, [[name, 'fullName', ['given', 'familyAndMiddle']]]);
  return name && { ...rest, name };
}

function parseAssignment(reader: RowReader, context: ImportContext): AssignmentRow | null {
  const teacher = { code: readCode(reader, 'code'), name: readName(reader), birth: readBirth(reader, context.today) };
  const subject = reader.read('subject', (text) => parseSubject(text, context.subjects));
  const classes = reader.read('classes', (text) => parseClassList(text, context.classes));
  const duties = reader.read('duties', (text) => parseDuties(text, context));
  const homeroomOf =
    reader.read('homeroomOf', (text) => parseClassName(text, context.classes)) ?? duties?.homeroomOf ?? null;
  const periods = reader.read('periods', (text) => parseCount(text, 60));
  if (reader.text('subject') !== '' && reader.text('classes') === '') reader.report('missing', 'classes');
  if (reader.text('classes') !== '' && reader.text('subject') === '') reader.report('missing', 'subject');
  const teaching = [...(subject && classes ? [{ subject, classes }] : []), ...(duties?.teaching ?? [])];
  demand(reader, [[teacher.code ?? teacher.name, 'fullName', ['given', 'familyAndMiddle', 'code']]]);
  if (teaching.length === 0 && homeroomOf === null) {
    demand(reader, [[null, 'subject', ['classes', 'duties', 'homeroomOf']]]);
    return null;
  }
  return { teacher, teaching, homeroomOf, periods };
}
