import { AppError } from '@truong/contracts/errors';
import type { AskFormUnlock, WithdrawFormUnlock } from '@truong/contracts/forms';
import { tellUnit } from '../../notices/index.ts';
import { answerOnce, inputHash } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { reviewersOf } from './filer.queries.ts';
import { factsOf, readFacts } from './form-facts.ts';
import { findFiling } from './prepare-form.ts';
import { lockForm } from './submit-form.ts';

/** Asks the reviewing office to open a locked or accepted form until a time. UNLOCK_NOT_NEEDED where it is open. */
export function askFormUnlock(inAct: InAct, input: AskFormUnlock): Promise<null> {
  const { requestId, reason, until, ...of } = input;
  return inAct(async (trx, act) => {
    await lockForm(trx, of);
    return answerOnce<null>(trx, act, { unitId: of.unitId, requestId, hash: inputHash(input) }, async () => {
      const { form, place } = await findFiling(trx, act, of);
      const rows = await readFacts(trx, act, { ...of, unitIds: [of.unitId] });
      const { standing, shown } = factsOf(rows, act, { form, period: of.period, place });
      if (!standing.mayAskUnlock) throw new AppError('UNLOCK_NOT_NEEDED');
      if (shown.unlockRequest && shown.unlockRequest.refusal === null) throw new AppError('UNLOCK_DECIDED');
      if (new Date(until) <= act.at) throw new AppError('INPUT_INVALID', { fields: { until: ['past'] } });
      await trx
        .insertInto('formUnlockRequest')
        .values({
          unitId: of.unitId,
          schoolYear: of.schoolYear,
          ...{ formCode: of.formCode, period: of.period, reason, until: new Date(until) },
          ...{ askedAt: act.at, askedBy: act.accountId },
        })
        .execute();
      const [office] = reviewersOf(form, place);
      if (office !== undefined)
        await tellUnit(trx, act, {
          unitId: office,
          role: null,
          kind: 'form_unlock_asked',
          data: {
            ...{ formCode: of.formCode, formName: form.name, schoolYear: of.schoolYear, period: of.period },
            ...{ filedUnitId: of.unitId, filedUnitName: place.name, reason },
          },
        });
      return null;
    });
  });
}

/** Takes back a request that nobody has answered. */
export function withdrawFormUnlock(inAct: InAct, input: WithdrawFormUnlock): Promise<null> {
  const { requestId, id, ...of } = input;
  return inAct(async (trx, act) => {
    await lockForm(trx, of);
    return answerOnce<null>(trx, act, { unitId: of.unitId, requestId, hash: inputHash(input) }, async () => {
      const { form, place } = await findFiling(trx, act, of);
      const rows = await readFacts(trx, act, { ...of, unitIds: [of.unitId] });
      const { shown } = factsOf(rows, act, { form, period: of.period, place });
      if (shown.unlockRequest?.id !== id || shown.unlockRequest.refusal !== null) throw new AppError('UNLOCK_OVER');
      await trx
        .updateTable('formUnlockRequest')
        .set({ withdrawnAt: act.at })
        .where('unitId', '=', of.unitId)
        .where('schoolYear', '=', of.schoolYear)
        .where('id', '=', id)
        .execute();
      return null;
    });
  });
}
