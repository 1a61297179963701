import { AppError } from '@truong/contracts/errors';
import type { SaveIndividualPlan } from '@truong/contracts/pupil-cases';
import { yearLevelsOf } from '@truong/rules/gradebook/primary/year-level';
import type { RuleSet } from '@truong/rules/gradebook/rule-set';
import { answerOnce, inputHash } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { isYearClosed, lockYearClosing } from '../year.queries.ts';
import { listCasePupils, rulesOfPupil } from './case.queries.ts';

/**
 * Decides the year of a pupil with a disability from the individual education plan, with the reason: the automatic rules are
 * off for this pupil until the plan is ended. TT22/2021 art. 11; in grades 1-5 with
 * the level of the year, TT27/2020 (from memory). YEAR_CLOSED: the year is opened again before.
 */
export function saveIndividualPlan(inAct: InAct, input: SaveIndividualPlan): Promise<null> {
  const hash = inputHash(input);
  const { unitId, schoolYear, pupilId, decision, reason, requestId } = input;
  const of = { unitId, schoolYear };
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId, requestId, hash }, async () => {
      if (isYearClosed(await lockYearClosing(trx, of))) throw new AppError('YEAR_CLOSED');
      const [pupil] = await listCasePupils(trx, { ...of, pupilId });
      const rules = pupil && (await rulesOfPupil(trx, of, pupil));
      if (!rules) throw new AppError('NOT_FOUND');
      if (!hasLevels(rules, input)) throw new AppError('INPUT_INVALID', { fields: { level: [rules.id] } });
      const { learning, conduct, primaryLevel } = decision === null ? noLevels : input;
      const plan = { learning, conduct, primaryLevel, decision, reason };
      await trx
        .insertInto('individualPlan')
        .values({ ...of, pupilId, ...plan, at: act.at, accountId: act.accountId })
        .execute();
      return null;
    }),
  );
}

const noLevels = { learning: null, conduct: null, primaryLevel: null };

/** Whether the circular has the levels that are given. */
function hasLevels(
  rules: RuleSet,
  { learning, conduct, primaryLevel }: Pick<SaveIndividualPlan, keyof typeof noLevels>,
): boolean {
  if (rules.stage === 'primary')
    return (
      learning === null && conduct === null && (primaryLevel === null || yearLevelsOf(rules).includes(primaryLevel))
    );
  return (
    primaryLevel === null &&
    (learning === null || rules.learning.levels.includes(learning)) &&
    (conduct === null || rules.conduct.levels.includes(conduct))
  );
}
