import { AppError } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { beginUnitAct } from './unit-act.queries.ts';

/** A write of a school by itself: done once for each request number, in the school's own act. Throws FORBIDDEN for another's. */
export function onceInSchool<Input extends { unitId: number; requestId: string }, Answer>(
  inAct: InAct,
  input: Input,
  run: (trx: Trx, act: Act) => Promise<Answer>,
): Promise<Answer> {
  const hash = inputHash(input);
  const { unitId, requestId } = input;
  return inAct(async (trx, act) => {
    if (!act.readUnits.includes(unitId)) throw new AppError('NOT_FOUND');
    if (!act.writeUnits.includes(unitId)) throw new AppError('FORBIDDEN');
    const answered = await findAnswer(trx, { unitId, requestId });
    if (answered) return repeatedAnswer<Answer>(answered, hash) as Answer;
    const answer = await run(trx, act);
    await rememberAnswer(trx, act, { unitId, requestId, hash, answer });
    return answer;
  });
}

/** The same of what a department keeps for all schools, one at a time. Throws FORBIDDEN for any other unit. */
export function onceByDepartment<Input extends { requestId: string }, Answer>(
  inAct: InAct,
  input: Input,
  run: (trx: Trx, act: Act) => Promise<Answer>,
): Promise<Answer> {
  const hash = inputHash(input);
  return inAct(async (trx, act) => {
    const of = { unitId: act.unitId, requestId: input.requestId };
    const answered = await findAnswer(trx, of);
    if (answered) return repeatedAnswer<Answer>(answered, hash) as Answer;
    if (act.unitKind !== 'department') throw new AppError('FORBIDDEN');
    await beginUnitAct(trx);
    const answer = await run(trx, act);
    await rememberAnswer(trx, act, { ...of, hash, answer });
    return answer;
  });
}
