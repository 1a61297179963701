import { AppError } from '@truong/contracts/errors';
import { holds } from '@truong/contracts/permissions';
import type { RuleSettings, SaveRuleSetting } from '@truong/contracts/rule-settings';
import { defaultSettings, fitsSetting, settingNames } from '@truong/rules/gradebook/settings';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { insertSetting, listSettingChanges } from './setting.queries.ts';

type Json = RuleSettings['settings'][number]['value'];

/** What the province of this person's unit has decided for a school year where the circulars leave something open. */
export function ruleSettings(inAct: InAct, { schoolYear }: { schoolYear: number }): Promise<RuleSettings> {
  return inAct(async (trx, act) => {
    const changes = await listSettingChanges(trx, { unitId: act.unitId, schoolYear });
    const ofName = Map.groupBy(changes, (change) => change.name);
    return {
      canChange: act.unitKind === 'department' && holds(act, 'organisation.keep'),
      settings: settingNames.map((name) => {
        const own = ofName.get(name) ?? [];
        const decided = own[0]?.value ?? null;
        return {
          name,
          value: (decided ?? defaultSettings[name]) as Json,
          isDefault: decided === null,
          changes: own.map(({ value, at, who, reason }) => ({
            value: value as Json,
            at: at.toISOString(),
            who,
            reason,
          })),
        };
      }),
    };
  });
}

/**
 * Decides a setting for a school year in the whole province: what is computed from now on follows it, what was closed stays.
 * INPUT_INVALID for a value that the setting does not have.
 */
export function saveRuleSetting(inAct: InAct, input: SaveRuleSetting): Promise<null> {
  const hash = inputHash(input);
  const { schoolYear, name, value, reason, requestId } = input;
  return inAct(async (trx, act) => {
    const of = { unitId: act.unitId, requestId };
    const answered = await findAnswer(trx, of);
    if (answered) return repeatedAnswer<null>(answered, hash) ?? null;
    if (act.unitKind !== 'department') throw new AppError('FORBIDDEN');
    if (value !== null && !fitsSetting(name, value)) throw new AppError('INPUT_INVALID', { fields: { value: [name] } });
    const year = await trx.selectFrom('schoolYear').select('schoolYear').where('schoolYear', '=', schoolYear).execute();
    if (year.length === 0) throw new AppError('NOT_FOUND');
    await insertSetting(trx, { schoolYear, name, value, reason, at: act.at });
    await rememberAnswer(trx, act, { ...of, hash, answer: null });
    return null;
  });
}
