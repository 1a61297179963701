import { AppError } from '@truong/contracts/errors';
import { holds } from '@truong/contracts/permissions';
import type { RuleSettings, SaveRuleSetting } from '@truong/contracts/rule-settings';
import { inRegimeOrder, isRegimeTable, regimeTableProblems } from '@truong/rules/gradebook/regime-table';
import { defaultSettings, fitsSetting, type SettingName, settingNames } from '@truong/rules/gradebook/settings';
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
    const decided = value === null ? null : keptValue(name, value, schoolYear);
    const year = await trx.selectFrom('schoolYear').select('schoolYear').where('schoolYear', '=', schoolYear).execute();
    if (year.length === 0) throw new AppError('NOT_FOUND');
    await insertSetting(trx, { schoolYear, name, value: decided, reason, at: act.at });
    await rememberAnswer(trx, act, { ...of, hash, answer: null });
    return null;
  });
}

/** The value as it is kept. INPUT_INVALID names what is wrong with it. */
function keptValue(name: SettingName, value: Json, schoolYear: number): unknown {
  const refused = (problems: string[]) => new AppError('INPUT_INVALID', { fields: { value: problems } });
  if (name !== 'regimeTable') {
    if (!fitsSetting(name, value)) throw refused([name]);
    return value;
  }
  if (!isRegimeTable(value)) throw refused([name]);
  const problems = regimeTableProblems(value, schoolYear);
  if (problems.length > 0) throw refused(problems.map(({ row, problem }) => `${row + 1} ${problem}`));
  return inRegimeOrder(value);
}
