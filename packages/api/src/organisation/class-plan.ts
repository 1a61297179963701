import type { AppliedProgramme, ApplyProgramme, RemovePlanLine, SavePlanLine } from '@truong/contracts/classes';
import { AppError } from '@truong/contracts/errors';
import { countsOfLine, type PlannedLine } from '@truong/rules/gradebook/required-assessments';
import { rulesFor } from '@truong/rules/gradebook/rule-set';
import type { GradebookSettings } from '@truong/rules/gradebook/settings';
import { gradesOfClass, hasTopicClusters, planOf } from '@truong/rules/organisation/programme';
import type { InAct } from '../trpc.ts';
import {
  findClassRow,
  findPlanLine,
  listPlannedClasses,
  listSheetsOfLine,
  offerSubjects,
  type SheetInPlan,
} from './class.queries.ts';
import { onceInSchool } from './once.ts';
import { differences, type ParticularChange, rememberByHand } from './particulars-history.ts';
import { findSettings } from './province-settings.ts';

/** Gives a class, or every class without a plan, the compulsory subjects of its programme. What stands there stays. */
export function applyProgramme(inAct: InAct, input: ApplyProgramme): Promise<AppliedProgramme> {
  const { unitId, schoolYear, classId } = input;
  return onceInSchool(inAct, input, async (trx, act) => {
    const classes = await listPlannedClasses(trx, { unitId, schoolYear, classId });
    if (classId !== null && classes.length === 0) throw new AppError('NOT_FOUND');
    const planned = classes
      .filter((one) => classId !== null || one.lines === 0)
      .map((one) => ({
        ...one,
        plan: gradesOfClass(one).flatMap((grade) =>
          planOf({ grade, schoolYear }).flatMap((line) => (line.isElective ? [] : [{ ...line, grade }])),
        ),
      }));
    const subjects = new Map(planned.flatMap(({ plan }) => plan.map((line) => [line.code, line])));
    const rows = planned.flatMap(({ id, plan }) =>
      plan.map(({ code, grade, kind, periods, onlyTerm }) => ({
        unitId,
        schoolYear,
        classId: id,
        grade,
        subjectCode: code,
        kind,
        periods,
        onlyTerm: onlyTerm ?? null,
      })),
    );
    const skipped = planned.filter(({ plan }) => plan.length === 0).map(({ name }) => name);
    if (rows.length === 0) return { classes: 0, lines: 0, skipped };
    await offerSubjects(trx, [...subjects.values()]);
    const added = await trx
      .insertInto('classSubject')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .returning(['classId', 'grade', 'subjectCode', 'periods'])
      .execute();
    const changes = added.map((line) => lineChange(line, { kind: 'created', from: null, to: String(line.periods) }));
    await rememberByHand(trx, act, { unitId, changes });
    return { classes: new Set(added.map((line) => line.classId)).size, lines: added.length, skipped };
  });
}

type LineRef = { classId: number; grade: number; subjectCode: string };

/** A line of history about a subject of a class's plan. */
export function lineChange(
  { classId, grade, subjectCode }: LineRef,
  of: Pick<ParticularChange, 'kind' | 'from' | 'to'> & { field?: string },
): ParticularChange {
  const field = of.field ?? '*';
  return { subject: 'class_subject', subjectId: classId, ...of, field: `${grade}/${subjectCode}/${field}` };
}

/**
 * Adds a subject to a class's plan or adjusts its periods and kind. Throws PLAN_IN_USE with the terms that are open for
 * entry and would come out otherwise; what is closed stays as it was.
 */
export function savePlanLine(inAct: InAct, input: SavePlanLine): Promise<null> {
  const { unitId, schoolYear, classId, grade, subjectCode, kind, periods, isChosen, onlyTerm, plannedPeriodic } = input;
  const { firstClusters, secondClusters } = input;
  const key = { unitId, schoolYear, classId, grade, subjectCode };
  return onceInSchool(inAct, input, async (trx, act) => {
    const found = await findClassRow(trx, key);
    const subject = await trx.selectFrom('subject').select('code').where('code', '=', subjectCode).executeTakeFirst();
    if (!found || !subject) throw new AppError('NOT_FOUND');
    if (firstClusters + secondClusters > 0 && !hasTopicClusters(input))
      throw new AppError('INPUT_INVALID', { fields: { firstClusters: [subjectCode] } });
    const before = await findPlanLine(trx, key);
    const after = { kind, periods, isChosen, onlyTerm, plannedPeriodic, firstClusters, secondClusters };
    if (before) {
      const settings = await findSettings(trx, key);
      const line = { ...input, areClustersChosen: before.areClustersChosen, level: found.level };
      const sheets = await listSheetsOfLine(trx, key);
      const altered = sheets.filter(
        (sheet) => !sheet.isClosed && (before.isChosen !== isChosen || alters(sheet, line, settings)),
      );
      refuseOpen(found.name, subjectCode, altered);
    }
    await trx
      .insertInto('classSubject')
      .values({ ...key, ...after })
      .onConflict((conflict) =>
        conflict.columns(['unitId', 'schoolYear', 'classId', 'grade', 'subjectCode']).doUpdateSet(after),
      )
      .execute();
    const changes = before
      ? differences({ subject: 'class_subject', subjectId: classId }, before, after).map((change) =>
          lineChange(key, change),
        )
      : [lineChange(key, { kind: 'created', from: null, to: String(periods) })];
    await rememberByHand(trx, act, { unitId, changes });
    return null;
  });
}

type JudgedLine = PlannedLine & { grade: number; schoolYear: number; level: string; kind: 'score' | 'comment' };

/** Whether a sheet would have other columns by the line, under what the province decided for the year. */
export function alters(sheet: SheetInPlan, line: JudgedLine, settings: Partial<GradebookSettings>): boolean {
  const { grade, schoolYear } = line;
  const { term, termEnds: date } = sheet;
  if (sheet.kind !== line.kind || (line.onlyTerm !== null && line.onlyTerm !== term)) return true;
  const programme = line.level === 'continuing' ? 'continuing' : 'general';
  const rules = rulesFor({ programme, grade, schoolYear, date }, settings);
  if (rules?.stage !== 'secondary') return false;
  const counts = countsOfLine(rules, line, { schoolYear, term });
  return (
    counts.regularCount !== sheet.regularCount ||
    (sheet.periodicCount !== null && counts.periodicCount !== sheet.periodicCount) ||
    counts.clusterCount !== sheet.clusterCount ||
    counts.plainRegularCount !== sheet.plainRegularCount
  );
}

/** Throws PLAN_IN_USE with the terms of these sheets. */
export function refuseOpen(className: string, subjectCode: string, sheets: readonly SheetInPlan[]): void {
  if (sheets.length === 0) return;
  throw new AppError('PLAN_IN_USE', { className, terms: sheets.map((sheet) => sheet.term), subjects: [subjectCode] });
}

/** Takes a subject from a class's plan. Throws PLAN_IN_USE when any term has a sheet of it. */
export function removePlanLine(inAct: InAct, input: RemovePlanLine): Promise<null> {
  const { unitId, schoolYear, classId, grade, subjectCode } = input;
  const key = { unitId, schoolYear, classId, grade, subjectCode };
  return onceInSchool(inAct, input, async (trx, act) => {
    const found = await findClassRow(trx, key);
    if (!found) throw new AppError('NOT_FOUND');
    refuseOpen(found.name, subjectCode, await listSheetsOfLine(trx, key));
    for (const table of ['subjectChoice', 'clusterChoice', 'classSubject'] as const) {
      await trx
        .deleteFrom(table)
        .where('unitId', '=', unitId)
        .where('schoolYear', '=', schoolYear)
        .where('classId', '=', classId)
        .where('grade', '=', grade)
        .where('subjectCode', '=', subjectCode)
        .execute();
    }
    const changes = [lineChange(key, { kind: 'deleted', from: subjectCode, to: null })];
    await rememberByHand(trx, act, { unitId, changes });
    return null;
  });
}
