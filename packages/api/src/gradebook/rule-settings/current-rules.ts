import type { UnitYear } from '@truong/contracts/common';
import type { Db } from '@truong/db/kysely';
import { type RuleSet, withSettings } from '@truong/rules/gradebook/rule-set';
import type { GradebookSettings } from '@truong/rules/gradebook/settings';
import { primaryRules, secondaryRules } from '@truong/rules/gradebook/sheet-columns';
import { findSettings } from '../../organisation/index.ts';
import type { PrimaryRulesOf } from '../primary/primary-outcomes.ts';
import type { RulesOf } from '../pupil-outcomes.ts';

/** The rule sets under what the school's province has decided for the school year as of now. */
export async function currentRules(db: Db, of: UnitYear): Promise<RulesOf> {
  return rulesUnder(await findSettings(db, of));
}

/** Those of grades 1-5 likewise. */
export async function currentPrimaryRules(db: Db, of: UnitYear): Promise<PrimaryRulesOf> {
  return primaryRulesUnder(await findSettings(db, of));
}

export type RulesOfGrades = { rulesOf: RulesOf; primaryRulesOf: PrimaryRulesOf };

/** Those of every grade, from one look at the settings. */
export async function currentRulesOfGrades(db: Db, of: UnitYear): Promise<RulesOfGrades> {
  const settings = await findSettings(db, of);
  return { rulesOf: rulesUnder(settings), primaryRulesOf: primaryRulesUnder(settings) };
}

export function rulesUnder(settings: Partial<GradebookSettings>): RulesOf {
  return under(secondaryRules, settings);
}

export function primaryRulesUnder(settings: Partial<GradebookSettings>): PrimaryRulesOf {
  return under(primaryRules, settings);
}

/** Each rule set is put together once: a closing asks for it with every pupil. */
function under<Id, R extends RuleSet>(rulesOf: (id: Id) => R, settings: Partial<GradebookSettings>): (id: Id) => R {
  const known = new Map<Id, R>();
  return (id) => {
    let rules = known.get(id);
    if (!rules) {
      rules = withSettings(rulesOf(id), settings);
      known.set(id, rules);
    }
    return rules;
  };
}
