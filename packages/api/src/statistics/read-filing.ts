import type { UnitPeriod } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { Figure, FigureRef, Filing, FilingList, Finding } from '@truong/contracts/statistics';
import { isLate } from '@truong/rules/statistics/filing-status';
import { type FigureKey, rowsBehind } from '@truong/rules/statistics/term-results-form';
import type { z } from 'zod';
import { listLineAbove } from '../organisation/index.ts';
import type { InAct } from '../trpc.ts';
import { reviewOf } from './draft.ts';
import { findDueDate, listFigures, listFilingRows, listFrozenRows, listVerdicts } from './filing.queries.ts';
import { listFilers } from './review.queries.ts';

/** The filings of a school's period, newest first, each with its review. */
export function listFilings(inAct: InAct, of: UnitPeriod): Promise<z.infer<typeof FilingList>> {
  return inAct(async (trx, act) => {
    const [filings, verdicts] = await Promise.all([
      listFilingRows(trx, of),
      listVerdicts(trx, of, act.unitKind === 'school' ? null : act.readUnits),
    ]);
    return filings.map((filing) => {
      const review = verdicts.find((verdict) => verdict.number === filing.number);
      return {
        number: filing.number,
        filedAt: filing.filedAt.toISOString(),
        filedOn: filing.filedOn,
        filedBy: filing.filedBy,
        onBehalfOf: filing.onBehalfOf,
        rows: filing.rowCount,
        hash: filing.hash.toString('hex'),
        review: review ? reviewOf(review) : null,
      };
    });
  });
}

type FilingRef = UnitPeriod & { number: number };

/** One frozen filing, with what it replaced and its review. */
export function readFiling(inAct: InAct, of: FilingRef): Promise<Filing> {
  return inAct(async (trx, act) => {
    const [filings, verdicts, dueOn, line] = await Promise.all([
      listFilingRows(trx, of),
      listVerdicts(trx, of, act.unitKind === 'school' ? null : act.readUnits),
      findDueDate(trx, of),
      listLineAbove(trx, { unitId: of.unitId, asOf: act.asOf }),
    ]);
    const filing = filings.find((known) => known.number === of.number);
    if (!filing) throw new AppError('NOT_FOUND');
    const before = filings.find((known) => known.number === of.number - 1);
    const [figures, replaced, filers] = await Promise.all([
      listFigures(trx, { ...of, filingId: filing.id }),
      before ? listFigures(trx, { ...of, filingId: before.id }) : null,
      act.unitKind === 'school' ? [] : listFilers(trx, act, of, [of.unitId]),
    ]);
    const review = verdicts.find((verdict) => verdict.number === filing.number);
    const isLatest = filings[0]?.number === filing.number;
    return {
      unitId: of.unitId,
      unitName: line.at(-1)?.name ?? '',
      schoolYear: of.schoolYear,
      period: of.period,
      number: filing.number,
      isLatest,
      filedAt: filing.filedAt.toISOString(),
      filedOn: filing.filedOn,
      filedBy: filing.filedBy,
      onBehalfOf: filing.onBehalfOf,
      isLate: dueOn !== null && isLate(filing.filedOn, dueOn),
      note: filing.note,
      rows: filing.rowCount,
      hash: filing.hash.toString('hex'),
      findings: filing.findings as Finding[],
      figures,
      review: review ? reviewOf(review) : null,
      canReview: isLatest && !review && filers[0]?.isMine === true,
      replaced: before && replaced ? { number: before.number, figures: replaced as Figure[] } : null,
    };
  });
}

/** The frozen rows behind a figure of a filing. */
export function filingPupils(
  inAct: InAct,
  { grade, measure, population, ...of }: FilingRef & z.infer<typeof FigureRef>,
) {
  return inAct(async (trx) => {
    const filing = (await listFilingRows(trx, of)).find((known) => known.number === of.number);
    if (!filing) throw new AppError('NOT_FOUND');
    const rows = await listFrozenRows(trx, { ...of, filingId: filing.id });
    const wanted = new Set(rowsBehind(rows, { grade, measure, population } as FigureKey).map((row) => row.pupilId));
    return rows.filter((row) => wanted.has(row.pupilId));
  });
}
