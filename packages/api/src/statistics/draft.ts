import type { UnitPeriod } from '@truong/contracts/common';
import { termOfPeriod } from '@truong/contracts/common';
import type { Draft, Figure, FigureRef } from '@truong/contracts/statistics';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { allowedActs, filingStatus, isLate } from '@truong/rules/statistics/filing-status';
import {
  checkFigures,
  computeFigures,
  type FigureKey,
  type Figure as RuleFigure,
  rowsBehind,
} from '@truong/rules/statistics/term-results-form';
import type { z } from 'zod';
import { findTerm, listOutcomeRows, stateOfTerm } from '../gradebook/index.ts';
import type { InAct } from '../trpc.ts';
import {
  countEnrolled,
  findDueDate,
  listFigures,
  listFilingRows,
  listVerdicts,
  type VerdictRow,
} from './filing.queries.ts';

/** What a filing would be now: rows, figures, findings, and whether it may be filed. */
export async function prepareDraft(trx: Trx, act: Act, of: UnitPeriod) {
  const term = { unitId: of.unitId, schoolYear: of.schoolYear, term: termOfPeriod(of.period) };
  const [state, rows, filings, verdicts, enrolled, dueOn] = await Promise.all([
    findTerm(trx, term),
    listOutcomeRows(trx, of),
    listFilingRows(trx, of),
    listVerdicts(trx, of, null),
    countEnrolled(trx, of),
    findDueDate(trx, of),
  ]);
  const latest = filings[0];
  const previousOf = of.period === 'term-2' ? ({ ...of, period: 'term-1' } as const) : null;
  const previousFiling = previousOf ? (await listFilingRows(trx, previousOf))[0] : undefined;
  const [filedFigures, previousFigures] = await Promise.all([
    latest ? listFigures(trx, { ...of, filingId: latest.id }) : null,
    previousFiling ? listFigures(trx, { ...of, filingId: previousFiling.id }) : null,
  ]);
  const figures = computeFigures(rows);
  const review = verdicts.find((verdict) => verdict.number === latest?.number) ?? null;
  const status = filingStatus({ latestNumber: latest?.number ?? null, review });
  const termState = stateOfTerm(state);
  const isReopened =
    latest !== undefined &&
    (state?.closingCount ?? 0) > 1 &&
    hasMoved({ closedOn: state?.closedOn ?? null, filedOn: latest.filedOn, now: figures, filed: filedFigures });
  return {
    act,
    rows,
    figures,
    findings:
      termState === 'closed'
        ? checkFigures(figures, { enrolledByGrade: enrolled, previous: previousFigures as RuleFigure[] | null })
        : [],
    status,
    termState,
    canSubmit: termState === 'closed' && allowedActs(status, { isReopened }).includes('submit'),
    latest,
    filedFigures,
    previousFigures,
    review,
    dueOn,
  };
}

/** A term closed again after the latest filing, or on its day with other figures, may be filed anew. */
function hasMoved(since: {
  closedOn: string | null;
  filedOn: string;
  now: readonly RuleFigure[];
  filed: readonly Figure[] | null;
}): boolean {
  if (since.closedOn !== null && since.closedOn > since.filedOn) return true;
  return since.filed !== null && countMoved(since.now, since.filed) > 0;
}

function countMoved(now: readonly RuleFigure[], filed: readonly Figure[]): number {
  const key = (f: { grade: number; measure: string; population: string }) => `${f.grade} ${f.measure} ${f.population}`;
  const before = new Map(filed.map((figure) => [key(figure), figure.value]));
  const after = new Map(now.map((figure) => [key(figure), figure.value]));
  return [...new Set([...before.keys(), ...after.keys()])].filter((k) => (before.get(k) ?? 0) !== (after.get(k) ?? 0))
    .length;
}

/** The form as the records stand now, beside what was filed. */
export function draft(inAct: InAct, of: UnitPeriod): Promise<Draft> {
  return inAct(async (trx, act) => {
    const now = await prepareDraft(trx, act, of);
    return {
      termState: now.termState,
      status: now.status,
      canSubmit: now.canSubmit,
      dueOn: now.dueOn,
      isLate: now.dueOn !== null && isLate(now.latest?.filedOn ?? act.today, now.dueOn),
      figures: now.figures,
      findings: now.findings,
      filed:
        now.latest && now.filedFigures
          ? { number: now.latest.number, filedAt: now.latest.filedAt.toISOString(), figures: now.filedFigures }
          : null,
      previous: now.previousFigures
        ? { schoolYear: of.schoolYear, period: 'term-1', figures: now.previousFigures }
        : null,
      moved: now.filedFigures && now.termState === 'closed' ? countMoved(now.figures, now.filedFigures) : 0,
      review: now.review && reviewOf(now.review),
    };
  });
}

export function reviewOf({ at, ...review }: VerdictRow) {
  return { ...review, at: at.toISOString() };
}

/** The pupils behind a live figure. */
export function draftPupils(
  inAct: InAct,
  { grade, measure, population, ...of }: UnitPeriod & z.infer<typeof FigureRef>,
) {
  return inAct(async (trx) => {
    const rows = await listOutcomeRows(trx, of);
    const wanted = new Set(rowsBehind(rows, { grade, measure, population } as FigureKey).map((row) => row.pupilId));
    return rows.filter((row) => wanted.has(row.pupilId));
  });
}
