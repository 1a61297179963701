import type { UnitYear } from '@truong/contracts/common';
import type { ClassBook } from '@truong/contracts/papers';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { SecondaryRegime } from '@truong/rules/gradebook/regime';
import { isPrimaryRegime } from '@truong/rules/gradebook/sheet-columns';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { findIssuer } from '../../certificates/index.ts';
import { listPaperParticulars, type PaperParticulars } from '../../people/index.ts';
import { listSessions, listTermDays } from '../attendance/attendance.queries.ts';
import { pupilOutcomes } from '../pupil-outcomes.ts';
import { findTerm, listTermLines, stateOfTerm, type TermLine } from '../term.queries.ts';
import { bookAttendance } from './book-attendance.ts';
import type { BookForm } from './book-workbook.ts';
import { type BookGround, bookTerms, bookTotals, bookYear, type Result } from './class-book.ts';
import { birthWord } from './draft-report-cards.ts';
import {
  type BookPupilRow,
  listBookPupils,
  listCellChanges,
  listStoredResults,
  listSubjectNames,
  listTeachers,
  type StoredResult,
} from './paper-data.queries.ts';
import { relations } from './paper-words.ts';

type OfClass = UnitYear & { classId: number };

/** The book of a class as it stands: stored results where a term or the year is closed, else computed from the marks. */
export async function draftClassBook(
  trx: Trx,
  act: Act,
  of: OfClass & { className: string },
): Promise<{ form: BookForm; book: ClassBook } | null> {
  const { unitId, schoolYear, classId, className } = of;
  const pupils = await listBookPupils(trx, of);
  if (pupils.length === 0) return null;
  const pupilIds = pupils.map(({ pupilId }) => pupilId);
  const stored = await listStoredResults(trx, { unitId, schoolYear, pupilIds });
  const terms: BookGround['terms'] = [await termOf(trx, act, of, stored, 1), await termOf(trx, act, of, stored, 2)];
  const { teaching, homerooms } = await listTeachers(trx, { unitId, schoolYear, classIds: [classId] });
  const subjects = await listSubjectNames(trx);
  const isOld = terms.some(({ lines }) => lines.some(({ ruleSet }) => ruleSet.startsWith('TT58')));
  const taught = subjectsInOrder(subjects, terms, isOld);
  const teachersOf = (code: string) => teaching.find(({ subjectCode }) => subjectCode === code)?.names ?? '';
  const resultsOf = (period: StoredResult['period']) =>
    new Map(stored.filter((result) => result.period === period).map((result) => [result.pupilId, result]));
  const year = resultsOf('year');
  const ground: BookGround = {
    pupils,
    subjects: taught,
    teachersOf,
    terms,
    year: year.size > 0 ? year : null,
    summer: resultsOf('summer'),
    corrected: await listCellChanges(trx, { unitId, schoolYear, pupilIds, classId }),
  };
  const book: ClassBook = {
    issuer: await findIssuer(trx, { unitId, day: act.today }),
    circular: circularOf(terms),
    className,
    schoolYear: formatSchoolYear(schoolYear),
    homeroomTeacher: homerooms.get(classId) ?? null,
    teachers: taught.map(({ code, name }) => ({ subject: name, names: teachersOf(code) })),
    pupils: particularsOf(pupils, await listPaperParticulars(trx, act, { unitId, pupilIds })),
    ...(await attendanceOf(trx, of, ground)),
    terms: bookTerms(ground),
    year: bookYear(ground),
    totals: bookTotals(ground),
  };
  return { form: isOld ? 'class-book-tt58' : 'class-book-tt22', book };
}

const circulars = {
  TT22_2021: 'Thông tư số 22/2021/TT-BGDĐT',
  TT43_2021: 'Thông tư số 43/2021/TT-BGDĐT',
  TT58_2011: 'Thông tư số 58/2011/TT-BGDĐT',
  'TT58_2011+TT26_2020': 'Thông tư số 58/2011/TT-BGDĐT, được sửa đổi, bổ sung bởi Thông tư số 26/2020/TT-BGDĐT',
} as const satisfies Record<SecondaryRegime, string>;

function circularOf(terms: BookGround['terms']): string {
  const ruleSet = terms.flatMap(({ lines }) => lines).find((line) => !isPrimaryRegime(line.ruleSet))?.ruleSet;
  return circulars[ruleSet as SecondaryRegime] ?? circulars.TT22_2021;
}

/** As the book of the circular has them: TT22/2021 puts the subjects assessed by comments first. */
function subjectsInOrder(
  subjects: readonly { code: string; name: string }[],
  terms: BookGround['terms'],
  isOld: boolean,
): BookGround['subjects'] {
  const lines = terms.flatMap((term) => term.lines);
  const kinds = new Map(lines.map(({ subjectCode, kind }) => [subjectCode, kind]));
  const taught = subjects.filter(({ code }) => kinds.has(code));
  if (isOld) return taught;
  const [comment, score] = [true, false].map((isComment) =>
    taught.filter(({ code }) => (kinds.get(code) === 'comment') === isComment),
  );
  return [...(comment ?? []), ...(score ?? [])];
}

async function attendanceOf(
  trx: Trx,
  of: OfClass,
  { pupils, terms }: BookGround,
): Promise<Pick<ClassBook, 'months' | 'absences'>> {
  const days = await listTermDays(trx, of);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return bookAttendance({ pupils, sessions: [], terms: [] });
  const sessions = await listSessions(trx, of, { from: first.startsOn, to: last.endsOn });
  const ofTerms = days.map((term) => {
    const results = terms.find((one) => one.term === term.term)?.results ?? new Map<number, Result>();
    return { days: term, counted: countedOf(results) };
  });
  return bookAttendance({ pupils, sessions, terms: ofTerms });
}

function countedOf(results: ReadonlyMap<number, Result>) {
  return new Map(
    [...results].flatMap(([pupilId, { absentExcused: excused, absentUnexcused: unexcused }]) =>
      excused === null || unexcused === null ? [] : [[pupilId, { excused, unexcused }] as const],
    ),
  );
}

async function termOf(trx: Trx, act: Act, of: OfClass, stored: readonly StoredResult[], term: 1 | 2) {
  const state = await findTerm(trx, { ...of, term });
  const isClosed = stateOfTerm(state) === 'closed';
  const lines = await listTermLines(trx, { ...of, term, today: state?.closedOn ?? act.today });
  const results = isClosed
    ? new Map<number, Result>(
        stored.filter(({ period }) => period === `term-${term}`).map((result) => [result.pupilId, result]),
      )
    : computed(lines);
  return { term, lines, results };
}

function computed(lines: readonly TermLine[]): Map<number, Result> {
  const outcomes = pupilOutcomes(lines, new Set());
  return new Map(
    outcomes.map(({ pupilId, subjects, ...outcome }) => [
      pupilId,
      { ...outcome, subjects: new Map(subjects.map(({ subject, result }) => [subject, result])) },
    ]),
  );
}

function particularsOf(pupils: readonly BookPupilRow[], known: readonly PaperParticulars[]): ClassBook['pupils'] {
  return pupils.flatMap(({ pupilId, ordinal, fullName, leftOn }) => {
    const pupil = known.find(({ id }) => id === pupilId);
    if (!pupil) return [];
    const guardians = pupil.guardians.map(guardianWords).join('; ');
    return [
      {
        ...{ ordinal, fullName, birth: birthWord(pupil), birthPlace: pupil.birthPlace ?? '', isFemale: pupil.isFemale },
        ...{ ethnicity: pupil.ethnicity, policy: pupil.policies ?? '', residence: pupil.residence ?? '', guardians },
        note: leftOn === null ? '' : `Rời lớp ${leftOn}`,
      },
    ];
  });
}

function guardianWords({ relation, fullName, occupation, phone }: PaperParticulars['guardians'][number]): string {
  return [`${relations[relation]} ${fullName}`, occupation, phone].filter(Boolean).join(', ');
}
