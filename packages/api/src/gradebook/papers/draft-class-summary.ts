import type { UnitYear } from '@truong/contracts/common';
import type { AssessmentPoint, ClassSummary, PaperForm } from '@truong/contracts/papers';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { assessmentPoints } from '@truong/rules/gradebook/primary/assessment-plan';
import { primaryRules } from '@truong/rules/gradebook/sheet-columns';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { findIssuer } from '../../certificates/index.ts';
import { pupilsOfTerm, pupilsOfYear } from '../primary/list-primary.ts';
import { primaryStandings } from '../primary/primary-outcomes.ts';
import { findTerm, listTermLines } from '../term.queries.ts';
import { classSummary, type SummaryStanding } from './class-summary.ts';
import { listBookPupils, listSubjectNames, listTeachers } from './paper-data.queries.ts';

type OfClass = UnitYear & { classId: number };
export type DraftedSummary = { form: PaperForm; summary: ClassSummary };

const terms = { mid_term_1: 1, end_term_1: 1, mid_term_2: 2, year_end: 2 } as const;

/**
 * The summary tables of a class of grades 1-5 at a point, one a grade that the class has (TT27/2020, TT30/2014): the ends of
 * semester I and of the year as stored once they are closed, all else as it stands on the sheets.
 */
export async function draftClassSummaries(
  trx: Trx,
  act: Act,
  of: OfClass & { className: string; point: AssessmentPoint },
): Promise<DraftedSummary[]> {
  const { unitId, schoolYear, classId, className, point } = of;
  const pupils = await listBookPupils(trx, { ...of, isPrimary: true });
  const standings = new Map((await standingsAt(trx, act, of)).map((standing) => [standing.pupilId, standing]));
  const { homerooms } = await listTeachers(trx, { unitId, schoolYear, classIds: [classId] });
  const ground = {
    issuer: await findIssuer(trx, { unitId, day: act.today }),
    className,
    schoolYear: formatSchoolYear(schoolYear),
    homeroomTeacher: homerooms.get(classId) ?? null,
    subjects: await listSubjectNames(trx),
    point,
  };
  return [...Map.groupBy(pupils, ({ grade }) => grade)].flatMap(([grade, own]): DraftedSummary[] => {
    const ruleSet = own.flatMap(({ pupilId }) => standings.get(pupilId)?.ruleSet ?? [])[0];
    if (!ruleSet || !assessmentPoints(primaryRules(ruleSet)).includes(point)) return [];
    const form = ruleSet === 'TT27_2020' ? 'class-summary-tt27' : 'class-summary-tt30';
    return [{ form, summary: classSummary(ground, { grade, ruleSet, pupils: own, standings }) }];
  });
}

async function standingsAt(
  trx: Trx,
  act: Act,
  { point, ...of }: OfClass & { point: AssessmentPoint },
): Promise<SummaryStanding[]> {
  if (point === 'year_end') return (await pupilsOfYear(trx, act, of)).shown;
  if (point === 'end_term_1') return (await pupilsOfTerm(trx, act, { ...of, period: 'term-1' })).shown;
  const term = terms[point];
  const closed = await findTerm(trx, { ...of, term });
  const lines = await listTermLines(trx, { ...of, term, today: closed?.closedOn ?? act.today });
  const nothingYet = { notAssessedReason: null, level: null, award: null, completion: null };
  return primaryStandings(lines, () => point).map((standing) => ({ ...standing, ...nothingYet }));
}
