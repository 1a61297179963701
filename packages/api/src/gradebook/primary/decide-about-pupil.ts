import type { UnitYear } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { DecidePromotion, JudgePupil } from '@truong/contracts/primary-results';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { findDelegation } from '../../identity/index.ts';
import { answerOnce, inputHash } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { isHomeroomOf, requireClass } from '../list-outcomes.ts';
import { isYearClosed, lockYearClosing } from '../year.queries.ts';
import { insertDecision, listDecisions } from './primary-decision.queries.ts';
import { completionOf, nothingDecided, primaryYear } from './primary-outcomes.ts';
import { yearOfClass } from './primary-years.ts';

type OfPupil = UnitYear & { classId: number; pupilId: number };

/**
 * The homeroom teacher says that the class recognises a pupil (before the year is closed, YEAR_CLOSED after), or what a
 * supplementary assessment showed (YEAR_NOT_CLOSED before; COMPLETION_SETTLED where nothing waits for one).
 */
export function judgePupil(inAct: InAct, input: JudgePupil): Promise<null> {
  const { unitId, requestId, judgement, reason } = input;
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId, requestId, hash: inputHash(input) }, async () => {
      await requireClass(trx, act, input);
      if (!(await isHomeroomOf(trx, act, input))) throw new AppError('NOT_FOUND');
      const isClosed = isYearClosed(await lockYearClosing(trx, input));
      const completion = await completionNow(trx, act, input);
      if (judgement.kind === 'recognised') {
        if (isClosed) throw new AppError('YEAR_CLOSED');
      } else {
        if (!isClosed) throw new AppError('YEAR_NOT_CLOSED');
        // Until the principal has decided, a second supplementary assessment may follow the first.
        if (completion !== 'awaits_supplement' && completion !== 'awaits_principal')
          throw new AppError('COMPLETION_SETTLED', { completion });
      }
      await insertDecision(trx, act, { ...ofPupil(input), ...judgement, reason, delegationId: null });
      return null;
    }),
  );
}

/**
 * The principal promotes or not whoever is still not enough after the supplementary assessment. TT27/2020 art. 11: Chưa hoàn
 * thành alone is never repetition. COMPLETION_SETTLED where nothing waits for it; decided once more, the later one holds.
 */
export function decidePromotion(inAct: InAct, input: DecidePromotion): Promise<null> {
  const { unitId, requestId, answer, reason } = input;
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId, requestId, hash: inputHash(input) }, async () => {
      await requireClass(trx, act, input);
      if (!isYearClosed(await lockYearClosing(trx, input))) throw new AppError('YEAR_NOT_CLOSED');
      const completion = await completionNow(trx, act, input);
      if (completion !== 'awaits_principal' && completion !== 'promoted_by_principal' && completion !== 'repeats')
        throw new AppError('COMPLETION_SETTLED', { completion });
      const delegationId = await findDelegation(trx, act, 'term.keep');
      await insertDecision(trx, act, { ...ofPupil(input), kind: 'promotion', answer, reason, delegationId });
      return null;
    }),
  );
}

function ofPupil({ unitId, schoolYear, pupilId }: OfPupil) {
  return { unitId, schoolYear, pupilId };
}

/** NOT_FOUND for a pupil who is not of the class. */
async function completionNow(trx: Trx, act: Act, of: OfPupil) {
  const { outcomes, plans, rulesOf } = await yearOfClass(trx, act, of);
  const outcome = outcomes.find(({ pupilId }) => pupilId === of.pupilId);
  if (!outcome) throw new AppError('NOT_FOUND');
  const held = (await listDecisions(trx, of)).get(of.pupilId)?.held ?? nothingDecided;
  return completionOf(primaryYear(outcome, held, { plan: plans.get(of.pupilId) ?? null, rulesOf }), held).state;
}
