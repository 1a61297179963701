import type { UnitYear } from '@truong/contracts/common';
import type { Db } from '@truong/db/kysely';
import type { GradebookSettings, SettingName } from '@truong/rules/gradebook/settings';
import { sql } from 'kysely';

/** The department above a unit, or the unit itself, on the last day of a school year: whose settings hold for that year. */
export const provinceOf = ({ unitId, schoolYear }: UnitYear) => sql`
  select a.above_id from unit_above a
  join unit u on u.id = a.above_id and u.kind = 'department'
  join school_year y on y.school_year = ${schoolYear}
  where a.unit_id = ${unitId} and a.valid_from <= y.ends_on and (a.valid_to is null or a.valid_to >= y.ends_on)`;

/** What the province decided for a school year; a setting that is not named has its default. */
export async function findSettings(db: Db, of: UnitYear): Promise<Partial<GradebookSettings>> {
  const { rows } = await sql<{ name: SettingName; value: unknown }>`
    select distinct on (s.name) s.name, s.value from rule_setting s
    where s.school_year = ${of.schoolYear} and s.unit_id in (${provinceOf(of)})
    order by s.name, s.id desc
  `.execute(db);
  return Object.fromEntries(rows.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
}
