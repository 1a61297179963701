import { AppError } from '@truong/contracts/errors';
import type { PerformedUnitAct, UnitAct } from '@truong/contracts/unit-acts';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { rehearse } from './rehearse-unit-act.ts';
import { beginUnitAct, newestRows, performSteps } from './unit-act.queries.ts';

/**
 * Performs one dated act on units as it was rehearsed. Throws UNIT_ACT_REFUSED with what stands against it, UNIT_ACT_MOVED
 * when something changed since it was shown, FORBIDDEN outside a department.
 */
export function performUnitAct(
  inAct: InAct,
  input: { act: UnitAct; digest: string; requestId: string },
): Promise<PerformedUnitAct> {
  const hash = inputHash(input);
  return inAct(async (trx, act) => {
    const { requestId } = input;
    const answered = await findAnswer(trx, { unitId: act.unitId, requestId });
    const repeated = repeatedAnswer<PerformedUnitAct>(answered, hash);
    if (repeated) return repeated;
    if (act.unitKind !== 'department') throw new AppError('FORBIDDEN');
    await beginUnitAct(trx);
    const { rehearsal, steps, touchedIds } = await rehearse(trx, act, input.act);
    if (rehearsal.problems.length > 0) throw new AppError('UNIT_ACT_REFUSED', { problems: rehearsal.problems });
    if (rehearsal.digest !== input.digest) throw new AppError('UNIT_ACT_MOVED');
    const standing = await newestRows(trx, touchedIds);
    const answer = await performSteps(trx, { act: input.act, steps, changes: rehearsal.changes, standing });
    await rememberAnswer(trx, act, { unitId: act.unitId, requestId, hash, answer });
    return answer;
  });
}
