import type { UnitTerm } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { SheetKind } from '@truong/rules/gradebook/columns';
import { technologyTraitCount } from '@truong/rules/gradebook/primary/assessment-plan';
import { testCount } from '@truong/rules/gradebook/primary/primary-columns';
import { countsOfLine, type PlannedCounts, type PlannedLine } from '@truong/rules/gradebook/required-assessments';
import { rulesFor, withSettings } from '@truong/rules/gradebook/rule-set';
import type { GradebookSettings } from '@truong/rules/gradebook/settings';
import { isPrimaryRegime, type KnownRegime, primaryRules } from '@truong/rules/gradebook/sheet-columns';
import { sql } from 'kysely';
import { findSettings } from '../organisation/index.ts';
import type { InAct } from '../trpc.ts';
import { sheetChainStart } from './chain.ts';
import { rememberTermEvent } from './close-term.ts';
import { findTerm, stateOfTerm } from './term.queries.ts';

export type NewSheet = {
  classId: number;
  grade: number | null;
  subjectCode: string | null;
  kind: SheetKind;
  ruleSet: KnownRegime;
} & PlannedCounts;

/**
 * Opens a term for entry: a sheet for each line of each class's plan, in the columns of the circular that its grade follows
 * at the end of the term (two circulars may hold in one school and year), and a homeroom sheet for each such class, in grades 1-5
 * for each grade of it. Circulars whose rules are not known get none. Safe to repeat: it adds what is missing, also the competences in technology and informatics that a
 * grade is assessed in by now. Throws TERM_CLOSED.
 */
export function openTerm(inAct: InAct, of: UnitTerm): Promise<{ sheets: number }> {
  return inAct(async (trx, act) => {
    if (stateOfTerm(await findTerm(trx, of)) === 'closed') throw new AppError('TERM_CLOSED');
    const settings = await findSettings(trx, of);
    const lines = (await listPlan(trx, of)).flatMap((line) => sheetOfLine(of, line, settings) ?? []);
    const sheets = [...lines, ...homeroomSheets(lines, settings)];
    if (sheets.length === 0) throw new AppError('NOT_FOUND');
    await rememberOpening(trx, act, of);
    await trx
      .insertInto('sheet')
      .values(sheets.map((sheet) => ({ ...of, ...sheet, chainHead: sheetChainStart({ ...of, ...sheet }) })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await widenTraits(trx, of, sheets);
    return { sheets: sheets.length };
  });
}

type PlanLine = Omit<Planned, 'firstClusters' | 'secondClusters' | 'areClustersChosen'> & PlannedLine;
type Planned = Awaited<ReturnType<typeof listPlan>>[number];

/** The sheet of a line of a plan, under the circular of its grade at the end of the term; null where none is known or taught. */
export function sheetOfLine(
  { schoolYear, term }: UnitTerm,
  line: PlanLine,
  settings: Partial<GradebookSettings> = {},
): NewSheet | null {
  const { classId, grade, subjectCode, onlyTerm, level, termEnds: date } = line;
  if (onlyTerm !== null && onlyTerm !== term) return null;
  const programme = level === 'continuing' ? 'continuing' : 'general';
  const rules = rulesFor({ programme, grade, schoolYear, date }, settings);
  if (!rules) return null;
  const kind = line.kind as 'score' | 'comment';
  if (rules.stage === 'primary') {
    const periodicCount = testCount(rules, { grade, term, subject: subjectCode });
    return { classId, grade, subjectCode, kind, ruleSet: rules.id, ...nothingCounted, periodicCount };
  }
  const counts = countsOfLine(rules, { ...line, kind }, { schoolYear, term });
  return { classId, grade, subjectCode, kind, ruleSet: rules.id, ...counts };
}

const nothingCounted = { regularCount: 0, periodicCount: null, clusterCount: 0, plainRegularCount: null };

/**
 * One of a class; of grades under two circulars the higher grade's holds, and conduct of the other has no level in it. In grades
 * 1-5 one of each grade, which has its own qualities and competences.
 */
export function homeroomSheets(lines: readonly NewSheet[], settings: Partial<GradebookSettings> = {}): NewSheet[] {
  const highest = new Map<string, NewSheet>();
  for (const line of lines) {
    const place = isPrimaryRegime(line.ruleSet) ? `${line.classId} ${line.grade}` : `${line.classId}`;
    const known = highest.get(place);
    if (!known || (known.grade ?? 0) < (line.grade ?? 0)) highest.set(place, line);
  }
  return [...highest.values()].map(({ classId, ruleSet, grade }) => {
    const common = { classId, ruleSet, subjectCode: null, kind: 'homeroom', ...nothingCounted } as const;
    if (!isPrimaryRegime(ruleSet) || grade === null) return { ...common, grade: null };
    const rules = withSettings(primaryRules(ruleSet), settings);
    return { ...common, grade, periodicCount: technologyTraitCount(rules, grade) };
  });
}

/** Of sheets that still take marks; no column is taken away. */
async function widenTraits(trx: Trx, of: UnitTerm, sheets: readonly NewSheet[]): Promise<void> {
  const asked = sheets.filter(
    ({ kind, grade, periodicCount }) => kind === 'homeroom' && grade !== null && periodicCount,
  );
  if (asked.length === 0) return;
  await sql`
    update sheet s set periodic_count = n.count
    from unnest(${asked.map((n) => n.classId)}::bigint[], ${asked.map((n) => n.grade)}::smallint[], ${asked.map((n) => n.periodicCount)}::smallint[])
      as n (class_id, grade, count)
    where s.unit_id = ${of.unitId} and s.school_year = ${of.schoolYear} and s.term = ${of.term} and s.kind = 'homeroom' and s.closed_at is null
      and s.class_id = n.class_id and s.grade = n.grade and (s.periodic_count is null or s.periodic_count < n.count)
  `.execute(trx);
}

function listPlan(trx: Trx, { unitId, schoolYear, term }: UnitTerm) {
  return trx
    .selectFrom('classSubject as l')
    .innerJoin('class as c', (join) =>
      join
        .onRef('c.unitId', '=', 'l.unitId')
        .onRef('c.schoolYear', '=', 'l.schoolYear')
        .onRef('c.id', '=', 'l.classId'),
    )
    .innerJoin('term as t', (join) => join.onRef('t.schoolYear', '=', 'l.schoolYear').on('t.term', '=', term))
    .where('l.unitId', '=', unitId)
    .where('l.schoolYear', '=', schoolYear)
    .select(['l.classId', 'l.grade', 'l.subjectCode', 'l.kind', 'l.periods', 'l.plannedPeriodic', 'c.level'])
    .select(['l.onlyTerm', 'l.firstClusters', 'l.secondClusters', 'l.areClustersChosen', 't.endsOn as termEnds'])
    .$narrowType<{ onlyTerm: PlannedLine['onlyTerm'] }>()
    .execute();
}

async function rememberOpening(trx: Trx, act: Act, of: UnitTerm): Promise<void> {
  const { unitId, schoolYear, term } = of;
  const opened = await trx
    .insertInto('schoolTerm')
    .values({ unitId, schoolYear, term, openedAt: act.at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('term')
    .execute();
  if (opened.length === 0) return;
  await rememberTermEvent(trx, act, { unitId, schoolYear, term, kind: 'opened', reason: null });
}
