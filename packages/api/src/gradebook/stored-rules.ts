import type { Db } from '@truong/db/kysely';
import { withSettings } from '@truong/rules/gradebook/rule-set';
import type { GradebookSettings } from '@truong/rules/gradebook/settings';
import { secondaryRules } from '@truong/rules/gradebook/sheet-columns';
import { sql } from 'kysely';
import { ruleSetOf } from './outcome.queries.ts';
import type { RulesOf } from './pupil-outcomes.ts';

/** The rule sets of a period's outcomes of grades 6-12 under the settings stored with them; another rule set as it is now. */
export async function storedRules(
  db: Db,
  of: { unitId: number; schoolYear: number; period: string },
): Promise<RulesOf> {
  const { rows } = await sql<{ ruleVersion: string; settings: GradebookSettings }>`
    select distinct rule_version, settings from outcome
    where unit_id = ${of.unitId} and school_year = ${of.schoolYear} and period = ${of.period} and grade > 5`.execute(
    db,
  );
  const known = new Map(
    rows.map(({ ruleVersion, settings }) => {
      const ruleSet = ruleSetOf(ruleVersion);
      return [ruleSet, withSettings(secondaryRules(ruleSet), settings)];
    }),
  );
  return (ruleSet) => known.get(ruleSet) ?? secondaryRules(ruleSet);
}
