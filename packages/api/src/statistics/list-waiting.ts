import { termOfPeriod, type UnitPeriod } from '@truong/contracts/common';
import type { Waiting } from '@truong/contracts/notices';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { filingStatus } from '@truong/rules/statistics/filing-status';
import { findTerm, stateOfTerm } from '../gradebook/index.ts';
import { findDueDate, listFilingRows, listVerdicts } from './filing.queries.ts';
import { type FilerRow, listFilers } from './review.queries.ts';

/** For a school whose term is closed: the filing that is due, or that came back. */
export async function listWaitingFilings(trx: Trx, of: UnitPeriod): Promise<Waiting[]> {
  const term = { unitId: of.unitId, schoolYear: of.schoolYear, term: termOfPeriod(of.period) };
  const [state, filings, verdicts, dueOn] = await Promise.all([
    findTerm(trx, term),
    listFilingRows(trx, of),
    listVerdicts(trx, of, null),
    findDueDate(trx, of),
  ]);
  const [latest] = filings;
  const review = verdicts.find((verdict) => verdict.number === latest?.number) ?? null;
  const status = filingStatus({ latestNumber: latest?.number ?? null, review });
  if (status === 'returned' && latest) return [{ kind: 'filing_returned', period: of.period, number: latest.number }];
  if (status === 'not_filed' && stateOfTerm(state) === 'closed')
    return [{ kind: 'filing_due', period: of.period, dueOn }];
  return [];
}

/** For an office: filings that wait for its review, and after the due date the schools that have not filed. */
export async function listWaitingReviews(trx: Trx, act: Act, of: UnitPeriod): Promise<Waiting[]> {
  const [dueOn, filers] = await Promise.all([findDueDate(trx, of), listFilers(trx, act, of, act.readUnits)]);
  const mine = filers.filter((filer) => filer.isMine);
  const filings = mine.filter((filer) => statusOf(filer) === 'submitted').length;
  const schools = mine.filter((filer) => statusOf(filer) === 'not_filed').length;
  const waiting: Waiting[] = [];
  if (filings > 0) waiting.push({ kind: 'reviews', period: of.period, filings });
  if (schools > 0 && dueOn !== null && dueOn < act.today)
    waiting.push({ kind: 'missing_filings', period: of.period, schools, dueOn });
  return waiting;
}

function statusOf({ number, reviewedNumber, verdict }: FilerRow) {
  return filingStatus({
    latestNumber: number,
    review: reviewedNumber !== null && verdict ? { number: reviewedNumber, verdict } : null,
  });
}
