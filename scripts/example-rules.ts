/** The rule set an example is about, under the settings it names. */
import type { Regime } from '@truong/rules/gradebook/regime';
import type { PrimaryRules } from '@truong/rules/gradebook/regimes/primary-rules';
import type { SecondaryRules } from '@truong/rules/gradebook/regimes/secondary-rules';
import { type RuleSet, ruleSets, withSettings } from '@truong/rules/gradebook/rule-set';
import { type ChoiceName, type GradebookSettings, settingValues } from '@truong/rules/gradebook/settings';
import type { Example, JsonObject } from './example-form.ts';

/** An example that names no circular is about the one in force. */
export function secondaryRules(example: Example): SecondaryRules {
  const rules = rulesOf(example, 'TT22_2021');
  if (rules.stage !== 'secondary') throw new Error(`${rules.id} is no circular of grades 6-12`);
  return rules;
}

export function primaryRules(example: Example, regime?: string): PrimaryRules {
  const rules = rulesOf(regime === undefined ? example : { ...example, regime }, 'TT27_2020');
  if (rules.stage !== 'primary') throw new Error(`${rules.id} is no circular of grades 1-5`);
  return rules;
}

function rulesOf({ regime, settings }: Example, usual: Regime): RuleSet {
  const id = regime === null || regime === 'COMMON' ? usual : regime;
  const rules = ruleSets[id as Regime];
  if (!rules) throw new Error(`no rules of ${id}`);
  return withSettings(rules, settingsOf(settings, rules.id));
}

function settingsOf(named: JsonObject, id: Regime): Partial<GradebookSettings> {
  const chosen = Object.entries(named).filter(([name, value]) =>
    settingValues[name as ChoiceName]?.some((known) => known === value),
  );
  const { minSubjects } = named;
  return {
    ...Object.fromEntries(chosen),
    ...(typeof minSubjects === 'number' && { minSubjects: { [id]: minSubjects } }),
  };
}
