import type { UnitYear } from '@truong/contracts/common';
import type { ClassBook, PaperForm } from '@truong/contracts/papers';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { findIssuer } from '../../certificates/index.ts';
import { listPaperParticulars, type PaperParticulars } from '../../people/index.ts';
import { pupilOutcomes } from '../pupil-outcomes.ts';
import { findTerm, listTermLines, stateOfTerm, type TermLine } from '../term.queries.ts';
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
): Promise<{ form: PaperForm; book: ClassBook } | null> {
  const { unitId, schoolYear, classId, className } = of;
  const pupils = await listBookPupils(trx, of);
  if (pupils.length === 0) return null;
  const pupilIds = pupils.map(({ pupilId }) => pupilId);
  const stored = await listStoredResults(trx, { unitId, schoolYear, pupilIds });
  const terms: BookGround['terms'] = [await termOf(trx, act, of, stored, 1), await termOf(trx, act, of, stored, 2)];
  const { teaching, homerooms } = await listTeachers(trx, { unitId, schoolYear, classIds: [classId] });
  const subjects = await listSubjectNames(trx);
  const taught = subjects.filter(({ code }) =>
    terms.some(({ lines }) => lines.some(({ subjectCode }) => subjectCode === code)),
  );
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
    corrected: await listCellChanges(trx, { unitId, schoolYear, pupilIds }),
  };
  const book: ClassBook = {
    issuer: await findIssuer(trx, { unitId, day: act.today }),
    className,
    schoolYear: formatSchoolYear(schoolYear),
    homeroomTeacher: homerooms.get(classId) ?? null,
    teachers: taught.map(({ code, name }) => ({ subject: name, names: teachersOf(code) })),
    pupils: particularsOf(pupils, await listPaperParticulars(trx, act, { unitId, pupilIds })),
    terms: bookTerms(ground),
    year: bookYear(ground),
    totals: bookTotals(ground),
  };
  const isOld = terms.some(({ lines }) => lines.some(({ ruleSet }) => ruleSet.startsWith('TT58')));
  return { form: isOld ? 'class-book-tt58' : 'class-book-tt22', book };
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
    const guardians = pupil.guardians.map((one) => `${relations[one.relation]} ${one.fullName}`).join('; ');
    return [
      {
        ...{ ordinal, fullName, birth: birthWord(pupil), birthPlace: pupil.birthPlace ?? '', isFemale: pupil.isFemale },
        ...{ ethnicity: pupil.ethnicity, policy: pupil.policies ?? '', residence: pupil.residence ?? '', guardians },
        note: leftOn === null ? '' : `Rời lớp ${leftOn}`,
      },
    ];
  });
}
