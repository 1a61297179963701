import type { UnitYear } from '@truong/contracts/common';
import type { ReportCard, ReportCardYear } from '@truong/contracts/papers';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { formatDate } from '@truong/vietnamese/dates';
import { findIssuer, type PaperDraft } from '../../certificates/index.ts';
import { listPaperParticulars, type PaperParticulars } from '../../people/index.ts';
import {
  listCellChanges,
  listResultHolders,
  listStoredResults,
  listSubjectNames,
  listTeachers,
  listYearRemarks,
  listYearsOfPupils,
  type StoredResult,
} from './paper-data.queries.ts';
import { relations, schoolLevels } from './paper-words.ts';
import { reportCardYear } from './report-card-year.ts';

type Page = { level: string; ruleVersion: string; year: ReportCardYear };

/** The report cards of a class of grades 6-12 as they would be issued today: particulars of now, and every closed year at this school. */
export async function draftReportCards(trx: Trx, act: Act, of: UnitYear & { classId: number }): Promise<PaperDraft[]> {
  const { unitId } = of;
  const holders = (await listResultHolders(trx, { ...of, period: 'year' })).filter(({ grade }) => grade > 5);
  if (holders.length === 0) return [];
  const pupilIds = holders.map(({ pupilId }) => pupilId);
  const issuer = await findIssuer(trx, { unitId, day: act.today });
  const particulars = await listPaperParticulars(trx, act, { unitId, pupilIds });
  const known = new Map(particulars.map((pupil) => [pupil.id, pupil]));
  const pages = new Map<number, Page[]>(pupilIds.map((id) => [id, []]));
  for (const { schoolYear, closedOn } of await listYearsOfPupils(trx, { ...of, pupilIds })) {
    for (const { pupilId, ...page } of await pagesOfYear(trx, { unitId, schoolYear, closedOn, pupilIds }))
      pages.get(pupilId)?.push(page);
  }
  return holders.flatMap(({ pupilId, classId, className, fullName }) => {
    const own = pages.get(pupilId) ?? [];
    const last = own.at(-1);
    const pupil = known.get(pupilId);
    if (!last || !pupil) return [];
    const content: ReportCard = {
      form: last.ruleVersion.startsWith('TT58') ? 'report-card-tt58' : 'report-card-tt22',
      issuer,
      level: schoolLevels[last.level] ?? '',
      pupil: pupilOf(pupil),
      // A card is of one level of school; the years before it have a card of their own.
      years: own.filter(({ level }) => level === last.level).map(({ year }) => year),
    };
    return [{ pupilId, classId, period: 'year', holder: fullName, className, content }];
  });
}

async function pagesOfYear(
  trx: Trx,
  { closedOn, ...of }: UnitYear & { closedOn: string; pupilIds: readonly number[] },
): Promise<(Page & { pupilId: number })[]> {
  const results = await listStoredResults(trx, of);
  const ofPupil = Map.groupBy(results, ({ pupilId }) => pupilId);
  const classIds = [...new Set(results.map(({ classId }) => classId))];
  const [issuer, subjects, teachers, corrected, remarks] = await Promise.all([
    findIssuer(trx, { unitId: of.unitId, day: closedOn }),
    listSubjectNames(trx),
    listTeachers(trx, { ...of, classIds }),
    listCellChanges(trx, of),
    listYearRemarks(trx, of),
  ]);
  const ground = { schoolYear: of.schoolYear, issuer, subjects, ...teachers, corrected, remarks };
  return [...ofPupil].flatMap(([pupilId, own]) => {
    const at = (period: StoredResult['period']) => own.find((result) => result.period === period);
    const year = at('year');
    if (!year) return [];
    const page = reportCardYear(ground, { first: at('term-1'), second: at('term-2'), year, summer: at('summer') });
    return [{ pupilId, level: year.level, ruleVersion: year.ruleVersion, year: page }];
  });
}

/** The particulars that every report card begins with. */
export function pupilOf(pupil: PaperParticulars): ReportCard['pupil'] {
  return {
    fullName: pupil.fullName,
    sex: pupil.isFemale ? 'Nữ' : 'Nam',
    birth: birthWord(pupil),
    birthPlace: pupil.birthPlace,
    ethnicity: pupil.ethnicity,
    policy: pupil.policies,
    residence: pupil.residence,
    guardians: (['father', 'mother', 'guardian'] as const).map((relation) => {
      const one = pupil.guardians.find((guardian) => guardian.relation === relation);
      return { relation: relations[relation], fullName: one?.fullName ?? null, occupation: one?.occupation ?? null };
    }),
  };
}

/** The day of birth, or the year where no more is known. */
export function birthWord({
  birthDate,
  birthPrecision,
}: Pick<PaperParticulars, 'birthDate' | 'birthPrecision'>): string {
  return birthPrecision === 'year' ? birthDate.slice(0, 4) : formatDate(birthDate);
}
