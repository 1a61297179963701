import type { UnitYear } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { ClosedYear, CloseYear, ReopenYear } from '@truong/contracts/school-year-results';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import { findDelegation } from '../identity/index.ts';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { deleteOutcomes } from './outcome.queries.ts';
import { insertPrimaryOutcomes } from './primary/primary-outcome.queries.ts';
import { primaryYears } from './primary/primary-years.ts';
import { currentRulesOfGrades } from './rule-settings/current-rules.ts';
import { lockTerm, stateOfTerm } from './term.queries.ts';
import { insertYearResults, isYearClosed, lockYearClosing, type YearEventKind } from './year.queries.ts';
import { readYearInputs } from './year-inputs.ts';
import { countYears, yearResults } from './year-results.ts';

/**
 * Closes a school's year: from the outcomes of both terms the year results, levels, title and promotion of each pupil are
 * computed and stored with rule version and settings. TERM_NOT_CLOSED while one is open. Who lacks something is stored
 * without a decision; a term is then reopened, after the year.
 */
export function closeYear(inAct: InAct, input: CloseYear): Promise<ClosedYear> {
  const hash = inputHash(input);
  const { unitId, schoolYear, requestId } = input;
  const of = { unitId, schoolYear };
  return inAct(async (trx, act) => {
    // In the order in which reopening locks them.
    const first = await lockTerm(trx, { ...of, term: 1 });
    const second = await lockTerm(trx, { ...of, term: 2 });
    const [closing, answered] = await Promise.all([lockYearClosing(trx, of), findAnswer(trx, input)]);
    const repeated = repeatedAnswer<ClosedYear>(answered, hash);
    if (repeated) return repeated;
    if (isYearClosed(closing)) throw new AppError('YEAR_CLOSED');
    if ([first, second].some((term) => stateOfTerm(term) !== 'closed')) throw new AppError('TERM_NOT_CLOSED');
    const { rulesOf, primaryRulesOf } = await currentRulesOfGrades(trx, of);
    const years = yearResults(await readYearInputs(trx, of), rulesOf);
    await insertYearResults(trx, { ...of, at: act.at, period: 'year' }, years, rulesOf);
    const primary = await primaryYears(trx, of, primaryRulesOf);
    await insertPrimaryOutcomes(trx, { ...of, period: 'year', at: act.at }, primary, new Map(), primaryRulesOf);
    await trx
      .insertInto('schoolYearClosing')
      .values({ ...of, closedOn: act.today, closedAt: act.at, closingCount: 1 })
      .onConflict((conflict) =>
        conflict.columns(['unitId', 'schoolYear']).doUpdateSet({
          closedOn: act.today,
          closedAt: act.at,
          closingCount: sql<number>`school_year_closing.closing_count + 1`,
        }),
      )
      .execute();
    await rememberYearEvent(trx, act, { ...of, kind: 'closed', reason: null });
    const answer = countYears([...years, ...primary]);
    await rememberAnswer(trx, act, { unitId, requestId, hash, answer });
    return answer;
  });
}

/**
 * Opens a closed year again: the reason is kept, the results of the year go; the terms stay closed until reopened themselves.
 * What was entered in summer stays. SUMMER_CLOSED: the summer is opened again before the year it rests on.
 */
export function reopenYear(inAct: InAct, input: ReopenYear): Promise<null> {
  const hash = inputHash(input);
  const { unitId, schoolYear, reason, requestId } = input;
  const of = { unitId, schoolYear };
  return inAct(async (trx, act) => {
    const [closing, answered] = await Promise.all([lockYearClosing(trx, of), findAnswer(trx, input)]);
    if (answered) return repeatedAnswer<null>(answered, hash) ?? null;
    if (!isYearClosed(closing)) throw new AppError('YEAR_NOT_CLOSED');
    if (closing?.summerClosedOn) throw new AppError('SUMMER_CLOSED');
    await deleteOutcomes(trx, { ...of, period: 'year' });
    await trx
      .updateTable('schoolYearClosing')
      .set({ closedOn: null, closedAt: null })
      .where('unitId', '=', unitId)
      .where('schoolYear', '=', schoolYear)
      .execute();
    await rememberYearEvent(trx, act, { ...of, kind: 'reopened', reason });
    await rememberAnswer(trx, act, { unitId, requestId, hash, answer: null });
    return null;
  });
}

export async function rememberYearEvent(
  trx: Trx,
  act: Act,
  event: UnitYear & { kind: YearEventKind; reason: string | null },
): Promise<void> {
  const delegationId = await findDelegation(trx, act, 'term.keep');
  await trx
    .insertInto('schoolYearEvent')
    .values({ ...event, at: act.at, accountId: act.accountId, delegationId })
    .execute();
}
