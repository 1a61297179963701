import type { Db } from '@truong/db/kysely';
import type { RecordRow } from '@truong/rules/statistics/record-set';
import { sql } from 'kysely';
import { personOf, pupilValues } from './pupil-row.ts';
import { ofLevels, type PupilColumns, pupilColumns, type RecordsOf, withPupilAndClass } from './records-of.ts';

type Row = PupilColumns & { policyGroups: string[] | null; leaving: string | null };

/**
 * Who left this school within the year and before the day, and stands in no class of it since: with the class left last. Who only
 * changed class did not leave, nor who came back.
 */
export async function readLeavers(db: Db, of: RecordsOf): Promise<RecordRow[]> {
  const { unitId, schoolYear, countedOn } = of;
  const { rows } = await sql<Row>`
    select ${pupilColumns}, d.policy_groups, e.leaving
    from (select distinct on (x.pupil_id) x.* from enrolment x
      where x.unit_id = ${unitId} and x.school_year = ${schoolYear} and x.starts_on <= ${countedOn}::date
      order by x.pupil_id, x.starts_on desc, x.id desc) e ${withPupilAndClass}
    left join pupil_detail d on d.unit_id = p.unit_id and d.pupil_id = p.id
    where e.unit_id = ${unitId} and e.ends_on < ${countedOn}::date and (e.end_reason is not null or e.leaving is not null) and ${ofLevels(of)}
    order by c.sort_key, c.id, e.register_order, e.id
  `.execute(db);
  return rows.map((row) => ({
    person: personOf(row),
    values: { ...pupilValues(row, schoolYear), policy: row.policyGroups ?? [], leaving: row.leaving },
  }));
}

/** Whom the school took in after the first day of the year and up to the counted day: with the class first entered. */
export async function readArrivals(db: Db, of: RecordsOf): Promise<RecordRow[]> {
  const { unitId, schoolYear, countedOn } = of;
  const { rows } = await sql<PupilColumns>`
    select ${pupilColumns}
    from (select distinct on (x.pupil_id) x.* from enrolment x
      where x.unit_id = ${unitId} and x.school_year = ${schoolYear} and x.starts_on <= ${countedOn}::date
      order by x.pupil_id, x.starts_on, x.id) e ${withPupilAndClass}
    join school_year y on y.school_year = e.school_year
    where e.unit_id = ${unitId} and e.starts_on > y.starts_on and ${ofLevels(of)}
    order by c.sort_key, c.id, e.register_order, e.id
  `.execute(db);
  return rows.map((row) => ({ person: personOf(row), values: pupilValues(row, schoolYear) }));
}
