import type { CheckedFilings, FilingProblem } from '@truong/contracts/filing-checks';
import type { Db } from '@truong/db/kysely';
import type { Form } from '@truong/rules/statistics/form';
import type { CheckFinding } from '@truong/rules/statistics/form-checks';
import { newFindings } from '@truong/rules/statistics/new-findings';
import { sql } from 'kysely';
import type pg from 'pg';
import { listFilerPlaces } from '../forms/filer.queries.ts';
import { formOfYear, listPublishedForms } from '../forms/form-registry.ts';
import { figuresInOrder } from '../forms/frozen.queries.ts';
import { computeForm, countingDay, differencesOf } from '../forms/prepare-form.ts';
import { clock } from '../records/keep-record-sets.ts';
import { isNewer } from '../records/live-sets.ts';
import { listStandingFilings, readFrozen, type StandingFiling } from './standing-filings.queries.ts';

/** How many problems are named; all are counted. */
const named = 20;

type Parts = { auditor: Db; jobsPool: Pick<pg.Pool, 'query'> };
type Due = { filing: StandingFiling; form: Form; countedOn: string };

/**
 * Works every form that was filed out anew, as it would be filed now, and keeps how far it has moved from its latest filing. What
 * cannot have moved is passed over. Reads as the auditor, keeps by the owner's function; one form that cannot be worked out, or a
 * rule that cannot, is named and ends nothing.
 */
export async function checkFilings({ auditor, jobsPool }: Parts): Promise<CheckedFilings> {
  const begun = performance.now();
  const { rows } = await sql<{ today: string }>`select today() as today`.execute(auditor);
  const standing = await listDue(auditor, rows[0]?.today ?? '');
  const problems: FilingProblem[] = [];
  let [computed, moved] = [0, 0];
  for (const due of standing) {
    if (!isStale(due)) {
      if ((due.filing.check?.moved ?? 0) > 0) moved += 1;
      continue;
    }
    try {
      const at = await clock(auditor);
      const { figures, found } = await compare(auditor, due);
      await keepCheck(jobsPool, due, { figures, found, at });
      computed += 1;
      if (figures > 0) moved += 1;
      const impossible = found.filter(({ outcome }) => outcome === 'impossible');
      for (const check of new Set(impossible.map((finding) => finding.check)))
        problems.push(problemOf(due, { kind: 'rule', what: check }));
    } catch (error) {
      problems.push(problemOf(due, { kind: 'form', what: error instanceof Error ? error.message : String(error) }));
    }
  }
  return {
    units: new Set(standing.map(({ filing }) => filing.unitId)).size,
    filings: standing.length,
    ...{ computed, moved },
    problems: problems.length,
    named: problems.slice(0, named),
    ms: Math.round(performance.now() - begun),
  };
}

/** Filings of forms that hold in their year, by schools that still file them. */
async function listDue(auditor: Db, today: string): Promise<Due[]> {
  const [forms, filings] = await Promise.all([listPublishedForms(auditor), listStandingFilings(auditor, { today })]);
  const filers = new Map<Form, Set<number>>();
  const due: Due[] = [];
  for (const filing of filings) {
    const form = formOfYear(forms, { code: filing.formCode, schoolYear: filing.schoolYear });
    if (!form) continue;
    const units = filers.get(form) ?? (await listFilers(auditor, { form, filings, today }));
    filers.set(form, units);
    if (units.has(filing.unitId)) due.push({ filing, form, countedOn: countingDay(filing.window, today) });
  }
  return due;
}

async function listFilers(
  auditor: Db,
  { form, filings, today }: { form: Form; filings: readonly StandingFiling[]; today: string },
): Promise<Set<number>> {
  const unitIds = filings.flatMap(({ formCode, unitId }) => (formCode === form.code ? [unitId] : []));
  const places = await listFilerPlaces(auditor, { asOf: today }, form, [...new Set(unitIds)]);
  return new Set(places.map(({ unitId }) => unitId));
}

function isStale({ filing: { check, number, touchedAt }, form, countedOn }: Due): boolean {
  if (!check || check.number !== number) return true;
  return check.formVersion !== form.version || check.countedOn !== countedOn || isNewer(touchedAt, check.computedAt);
}

async function compare(auditor: Db, { filing, form, countedOn }: Due) {
  const [frozen, now] = await Promise.all([
    readFrozen(auditor, filing),
    computeForm(auditor, { form, of: filing, countedOn }),
  ]);
  return {
    figures: differencesOf(figuresInOrder(form, frozen.sections), now.figures).length,
    found: newFindings(
      frozen.findings,
      now.findings.map(({ finding }) => finding),
    ),
  };
}

async function keepCheck(
  jobsPool: Parts['jobsPool'],
  { filing, form, countedOn }: Due,
  { figures, found, at }: { figures: number; found: readonly CheckFinding[]; at: Date },
): Promise<void> {
  const { unitId, schoolYear, formCode, period, number } = filing;
  const of = (severity: CheckFinding['severity']) => found.filter((one) => one.severity === severity).length;
  await jobsPool.query('select keep_filing_check($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)', [
    ...[unitId, schoolYear, formCode, period, number, form.version, countedOn],
    ...[figures, of('high'), of('medium'), of('low'), at],
  ]);
}

function problemOf(
  { filing: { unitName, schoolYear, period }, form }: Due,
  { kind, what }: Pick<FilingProblem, 'kind' | 'what'>,
): FilingProblem {
  return { unitName, formName: form.name, schoolYear, period, kind, what };
}
