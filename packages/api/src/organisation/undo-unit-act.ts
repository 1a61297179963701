import { AppError } from '@truong/contracts/errors';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { beginUnitAct, countStanding, findUnitAct, type StandsOn, undoSteps } from './unit-act.queries.ts';

/** A name or a particular stands by itself: only a later act holds it. */
const isHeldByLaterActsOnly = new Set(['rename', 'edit']);

/**
 * Takes an act on units back, until something new stands on it: classes, enrolments, filings or roles that came into its
 * units since, or a later act. Throws UNIT_ACT_STANDS with the counts, NOT_FOUND, UNIT_ACT_UNDONE.
 */
export function undoUnitAct(inAct: InAct, input: { actId: number; requestId: string }): Promise<null> {
  const hash = inputHash(input);
  return inAct(async (trx, act) => {
    const { actId, requestId } = input;
    const answered = await findAnswer(trx, { unitId: act.unitId, requestId });
    if (answered) return repeatedAnswer<null>(answered, hash) ?? null;
    if (act.unitKind !== 'department') throw new AppError('FORBIDDEN');
    await beginUnitAct(trx);
    const stored = await findUnitAct(trx, { actId, officeId: act.unitId });
    if (!stored) throw new AppError('NOT_FOUND');
    if (stored.undoneAt) throw new AppError('UNIT_ACT_UNDONE');
    const counted = await countStanding(trx, actId, stored);
    const stands = isHeldByLaterActsOnly.has(stored.kind) ? { ...nothing, acts: counted.acts } : counted;
    if (Object.values(stands).some((count) => count > 0)) throw new AppError('UNIT_ACT_STANDS', stands);
    await undoSteps(trx, actId).catch((error: unknown) => {
      // A row that this department cannot read keeps a unit by its foreign key.
      if (isForeignKey(error)) throw new AppError('UNIT_ACT_STANDS', nothing);
      throw error;
    });
    await rememberAnswer(trx, act, { unitId: act.unitId, requestId, hash, answer: null });
    return null;
  });
}

const nothing: StandsOn = { classes: 0, pupils: 0, filings: 0, roles: 0, acts: 0 };

function isForeignKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23503';
}
