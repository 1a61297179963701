import type { UnitYear } from '@truong/contracts/common';
import type { ComparedOutcome } from '@truong/contracts/rule-settings';
import type { Db, Trx } from '@truong/db/kysely';
import type { GradebookSettings, SettingName } from '@truong/rules/gradebook/settings';
import { sql } from 'kysely';
import { provinceOf } from '../../organisation/index.ts';

export type SettingChange = { name: SettingName; value: unknown; at: Date; who: string; reason: string };

/** Every change of a school year's settings in the unit's province, newest first. */
export async function listSettingChanges(db: Db, of: UnitYear): Promise<SettingChange[]> {
  const { rows } = await sql<SettingChange>`
    select s.name, s.value, s.at, a.display_name as who, s.reason from rule_setting s
    join account a on a.id = s.account_id
    where s.school_year = ${of.schoolYear} and s.unit_id in (${provinceOf(of)})
    order by s.id desc
  `.execute(db);
  return rows;
}

export async function insertSetting(
  trx: Trx,
  change: { schoolYear: number; name: SettingName; value: unknown; reason: string; at: Date },
): Promise<void> {
  const value = change.value === null ? null : JSON.stringify(change.value);
  await sql`select save_rule_setting(${change.schoolYear}::integer, ${change.name}::text, ${value}::jsonb, ${change.reason}::text, ${change.at}::timestamptz)`.execute(
    trx,
  );
}

export type ClosedPeriod = {
  unitId: number;
  period: 'term-1' | 'term-2' | 'year' | 'summer';
  stage: 'primary' | 'secondary';
  ruleVersion: string;
  settings: Partial<GradebookSettings>;
  results: number;
};

/** Under which settings the results of a year were closed: those of a period and rule version were made by one closing. */
export async function listClosedPeriods(
  db: Db,
  { unitIds, schoolYear }: { unitIds: readonly number[]; schoolYear: number },
): Promise<ClosedPeriod[]> {
  const { rows } = await sql<ClosedPeriod>`
    select unit_id, period, case when min(grade) <= 5 then 'primary' else 'secondary' end as stage, rule_version, any_value(settings) as settings, count(*)::integer as results from outcome
    where unit_id = any(${unitIds}::bigint[]) and school_year = ${schoolYear}
    group by unit_id, period, rule_version order by unit_id, period, rule_version
  `.execute(db);
  return rows;
}

export type ClosedResult = ComparedOutcome & {
  pupilId: number;
  classId: number;
  grade: number;
  isAssessed: boolean;
};

/** What stands of each pupil in a closed period. */
export async function listClosedResults(
  db: Db,
  { unitId, schoolYear, period }: UnitYear & { period: ClosedPeriod['period'] },
): Promise<ClosedResult[]> {
  const { rows } = await sql<ClosedResult>`
    select pupil_id, class_id, grade, split_part(rule_version, '/', 1) as circular, learning, conduct, title, average, decision, before_summer, primary_level, is_assessed from outcome
    where unit_id = ${unitId} and school_year = ${schoolYear} and period = ${period}
  `.execute(db);
  return rows;
}
