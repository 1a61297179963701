import type { UnitYear } from '@truong/contracts/common';
import type { Db } from '@truong/db/kysely';
import type { SecondaryRegime } from '@truong/rules/gradebook/regime';
import type { SecondaryRules } from '@truong/rules/gradebook/regimes/secondary-rules';
import { withSettings } from '@truong/rules/gradebook/rule-set';
import type { GradebookSettings } from '@truong/rules/gradebook/settings';
import { secondaryRules } from '@truong/rules/gradebook/sheet-columns';
import { findSettings } from '../../organisation/index.ts';
import type { RulesOf } from '../pupil-outcomes.ts';

/** The rule sets under what the school's province has decided for the school year as of now. */
export async function currentRules(db: Db, of: UnitYear): Promise<RulesOf> {
  return rulesUnder(await findSettings(db, of));
}

/** Each rule set is put together once: a closing asks for it with every pupil. */
export function rulesUnder(settings: Partial<GradebookSettings>): RulesOf {
  const known = new Map<SecondaryRegime, SecondaryRules>();
  return (ruleSet) => {
    let rules = known.get(ruleSet);
    if (!rules) {
      rules = withSettings(secondaryRules(ruleSet), settings);
      known.set(ruleSet, rules);
    }
    return rules;
  };
}
