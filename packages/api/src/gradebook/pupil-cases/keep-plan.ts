import { AppError } from '@truong/contracts/errors';
import type { SaveIndividualPlan } from '@truong/contracts/pupil-cases';
import { answerOnce, inputHash } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { isYearClosed, lockYearClosing } from '../year.queries.ts';
import { listCasePupils, rulesOfPupil } from './case.queries.ts';

/**
 * Decides the year of a pupil with a disability from the individual education plan, with the reason: the automatic rules are
 * off for this pupil until the plan is ended. TT22/2021 art. 11. YEAR_CLOSED: the year is opened again before.
 */
export function saveIndividualPlan(inAct: InAct, input: SaveIndividualPlan): Promise<null> {
  const hash = inputHash(input);
  const { unitId, schoolYear, pupilId, learning, conduct, decision, reason, requestId } = input;
  const of = { unitId, schoolYear };
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId, requestId, hash }, async () => {
      if (isYearClosed(await lockYearClosing(trx, of))) throw new AppError('YEAR_CLOSED');
      const [pupil] = await listCasePupils(trx, { ...of, pupilId });
      const rules = pupil && (await rulesOfPupil(trx, of, pupil));
      if (!rules) throw new AppError('NOT_FOUND');
      const isKnown =
        (learning === null || rules.learning.levels.includes(learning)) &&
        (conduct === null || rules.conduct.levels.includes(conduct));
      if (!isKnown) throw new AppError('INPUT_INVALID', { fields: { level: [rules.id] } });
      const plan = { learning: decision && learning, conduct: decision && conduct, decision, reason };
      await trx
        .insertInto('individualPlan')
        .values({ ...of, pupilId, ...plan, at: act.at, accountId: act.accountId })
        .execute();
      return null;
    }),
  );
}
