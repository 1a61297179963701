import { AppError } from '@truong/contracts/errors';
import type { ReviewFiling } from '@truong/contracts/statistics';
import { termResultsForm } from '@truong/rules/statistics/term-results-form';
import type pg from 'pg';
import { findAnswer, inputHash, rememberAnswer } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { listFilers } from './review.queries.ts';

/**
 * Accepts or returns the latest filing of a school that this office reviews: a row of the office that names number and hash.
 * Afterwards, in a transaction of its own, the school gets its copy. FILING_REPLACED when number or hash is no longer the latest.
 */
export async function reviewFiling(inAct: InAct, pool: pg.Pool, input: ReviewFiling): Promise<null> {
  const hash = inputHash(input);
  const reviewingUnit = await inAct(async (trx, act) => {
    const answered = await findAnswer(trx, { unitId: act.unitId, requestId: input.requestId });
    if (answered) {
      if (!answered.inputHash.equals(hash)) throw new AppError('REQUEST_REUSED');
      return act.unitId;
    }
    const [filer] = act.readUnits.includes(input.unitId) ? await listFilers(trx, act, input, [input.unitId]) : [];
    if (!filer) throw new AppError('NOT_FOUND');
    if (!filer.isMine) throw new AppError('FORBIDDEN');
    if (filer.number !== input.number || filer.hash?.toString('hex') !== input.hash)
      throw new AppError('FILING_REPLACED');
    if (filer.reviewedNumber === filer.number) throw new AppError('FILING_NOT_ALLOWED');
    await trx
      .insertInto('filingReview')
      .values({
        unitId: act.unitId,
        schoolYear: input.schoolYear,
        filedUnitId: input.unitId,
        formCode: termResultsForm.code,
        period: input.period,
        number: input.number,
        filingHash: Buffer.from(input.hash, 'hex'),
        verdict: input.verdict.kind,
        comment: input.verdict.comment ?? null,
        reviewedAt: act.at,
        reviewedBy: act.accountId,
        reviewerName: act.displayName,
      })
      .execute();
    await rememberAnswer(trx, act, { unitId: act.unitId, requestId: input.requestId, hash, answer: null });
    return act.unitId;
  });
  await pool.query('select hand_over_reviews($1)', [reviewingUnit]);
  return null;
}
