import { termOfPeriod } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { SubmitFiling, SubmittedFiling } from '@truong/contracts/statistics';
import { termResultsForm } from '@truong/rules/statistics/term-results-form';
import type { z } from 'zod';
import { lockTermForFiling } from '../gradebook/index.ts';
import { tellUnit } from '../notices/index.ts';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { prepareDraft } from './draft.ts';
import { insertFiling } from './filing.queries.ts';
import { filingHash } from './filing-hash.ts';
import { findReviewingUnit } from './review.queries.ts';

type Submitted = z.infer<typeof SubmittedFiling>;

/**
 * Files the form: freezes the rows counted and the figures over them under the next number, hashed. Two desks filing at once
 * wait for each other. Throws TERM_NOT_CLOSED, FILING_NOT_ALLOWED (already filed and not returned) or FILING_BLOCKED.
 */
export function submitFiling(inAct: InAct, input: SubmitFiling): Promise<Submitted> {
  const hash = inputHash(input);
  const { requestId, note = null, ...of } = input;
  return inAct(async (trx, act) => {
    const [, answered] = await Promise.all([
      lockTermForFiling(trx, { unitId: of.unitId, schoolYear: of.schoolYear, term: termOfPeriod(of.period) }),
      findAnswer(trx, { unitId: of.unitId, requestId }),
    ]);
    const repeated = repeatedAnswer<Submitted>(answered, hash);
    if (repeated) return repeated;
    const now = await prepareDraft(trx, act, of);
    if (now.termState !== 'closed') throw new AppError('TERM_NOT_CLOSED');
    if (!now.canSubmit || now.rows.length === 0) throw new AppError('FILING_NOT_ALLOWED');
    const blocking = now.findings.filter((finding) => finding.severity === 'blocks').length;
    if (blocking > 0) throw new AppError('FILING_BLOCKED', { findings: blocking });

    const number = (now.latest?.number ?? 0) + 1;
    const frozen = { note, rows: now.rows, figures: now.figures };
    const sealed = filingHash({ ...of, formCode: termResultsForm.code, number, ...frozen });
    await insertFiling(trx, act, of, { number, findings: now.findings, hash: sealed, ...frozen });
    const reviewer = await findReviewingUnit(trx, act, of.unitId);
    if (reviewer?.reviewingUnitId) {
      const { schoolYear, period, unitId: filedUnitId } = of;
      const data = { schoolYear, period, number, filedUnitId, filedUnitName: reviewer.name };
      await tellUnit(trx, act, { unitId: reviewer.reviewingUnitId, role: null, kind: 'filing_submitted', data });
    }
    const answer: Submitted = { number, rows: now.rows.length, hash: sealed.toString('hex') };
    await rememberAnswer(trx, act, { unitId: of.unitId, requestId, hash, answer });
    return answer;
  });
}
