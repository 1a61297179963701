import { periodOfTerm, type UnitTerm } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import { tellNotice } from '../notices/index.ts';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { rememberTermEvent } from './close-term.ts';
import { deleteOutcomes } from './outcome.queries.ts';
import { lockTerm, stateOfTerm } from './term.queries.ts';
import { isYearClosed, lockYearClosing } from './year.queries.ts';

/** Opens a closed term again: the reason is kept, stored outcomes go (filings keep their frozen rows), sheets take marks again. YEAR_CLOSED while the results of the year rest on it. */
export function reopenTerm(inAct: InAct, input: UnitTerm & { requestId: string; reason: string }): Promise<null> {
  const hash = inputHash(input);
  const { unitId, schoolYear, term, reason, requestId } = input;
  return inAct(async (trx, act) => {
    const [locked, answered] = await Promise.all([lockTerm(trx, input), findAnswer(trx, input)]);
    if (answered) return repeatedAnswer<null>(answered, hash) ?? null;
    if (stateOfTerm(locked) !== 'closed') throw new AppError('TERM_NOT_CLOSED');
    if (isYearClosed(await lockYearClosing(trx, input))) throw new AppError('YEAR_CLOSED');
    await deleteOutcomes(trx, { unitId, schoolYear, period: periodOfTerm(term) });
    for (const table of ['sheet', 'schoolTerm'] as const) {
      await trx
        .updateTable(table)
        .set(table === 'sheet' ? { lockedAt: null } : { closedOn: null, closedAt: null })
        .where('unitId', '=', unitId)
        .where('schoolYear', '=', schoolYear)
        .where('term', '=', term)
        .execute();
    }
    await rememberTermEvent(trx, act, { unitId, schoolYear, term, kind: 'reopened', reason });
    await tellNotice(trx, act, {
      unitId,
      to: 'everyone',
      kind: 'term_reopened',
      data: { schoolYear, term, reason },
    });
    await rememberAnswer(trx, act, { unitId, requestId, hash, answer: null });
    return null;
  });
}
