import { AppError } from '@truong/contracts/errors';
import type { ClosedSummer, CloseSummer, ReopenSummer } from '@truong/contracts/summer';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { rememberYearEvent } from '../close-year.ts';
import { deleteOutcomes } from '../outcome.queries.ts';
import { insertYearResults, isYearClosed, lockYearClosing } from '../year.queries.ts';
import { setSummerClosed } from './summer.queries.ts';
import { readSummer } from './summer-results.ts';

/**
 * Closes the summer of a closed year: what was mended counts for promotion, what was not stays, and each result is stored
 * beside the year's with rule version and settings. TT22/2021 art. 13, 14; TT58/2011 art. 16, 17.
 */
export function closeSummer(inAct: InAct, input: CloseSummer): Promise<ClosedSummer> {
  const hash = inputHash(input);
  const { unitId, schoolYear, requestId } = input;
  const of = { unitId, schoolYear };
  return inAct(async (trx, act) => {
    const [closing, answered] = await Promise.all([lockYearClosing(trx, of), findAnswer(trx, input)]);
    const repeated = repeatedAnswer<ClosedSummer>(answered, hash);
    if (repeated) return repeated;
    if (!isYearClosed(closing)) throw new AppError('YEAR_NOT_CLOSED');
    if (closing?.summerClosedOn) throw new AppError('SUMMER_CLOSED');
    const { results, rulesOf } = await readSummer(trx, of, true);
    await insertYearResults(trx, { ...of, at: act.at, period: 'summer' }, results, rulesOf);
    await setSummerClosed(trx, of, act.today);
    await rememberYearEvent(trx, act, { ...of, kind: 'summer_closed', reason: null });
    const promoted = results.filter(({ decision }) => decision === 'promoted').length;
    const answer = { pupils: results.length, promoted, retained: results.length - promoted };
    await rememberAnswer(trx, act, { unitId, requestId, hash, answer });
    return answer;
  });
}

/** Opens a closed summer again: its results go, what was entered stays. */
export function reopenSummer(inAct: InAct, input: ReopenSummer): Promise<null> {
  const hash = inputHash(input);
  const { unitId, schoolYear, reason, requestId } = input;
  const of = { unitId, schoolYear };
  return inAct(async (trx, act) => {
    const [closing, answered] = await Promise.all([lockYearClosing(trx, of), findAnswer(trx, input)]);
    if (answered) return repeatedAnswer<null>(answered, hash) ?? null;
    if (!closing?.summerClosedOn) throw new AppError('SUMMER_NOT_CLOSED');
    await deleteOutcomes(trx, { ...of, period: 'summer' });
    await setSummerClosed(trx, of, null);
    await rememberYearEvent(trx, act, { ...of, kind: 'summer_reopened', reason });
    await rememberAnswer(trx, act, { unitId, requestId, hash, answer: null });
    return null;
  });
}
