import type { UnitPeriod } from '@truong/contracts/common';
import type { Act } from '@truong/db/act';
import type { Db } from '@truong/db/kysely';
import { termResultsForm } from '@truong/rules/statistics/term-results-form';
import { sql } from 'kysely';

export type FilerRow = {
  unitId: number;
  name: string;
  districtName: string | null;
  levels: string[];
  number: number | null;
  filedOn: string | null;
  hash: Buffer | null;
  warnings: number;
  reviewedNumber: number | null;
  verdict: 'accepted' | 'returned' | null;
  reviewer: string | null;
  isMine: boolean;
};

/** Of a school `u`: its levels `l` where it must file, the office `d` between it and the department `top`. */
const placesOf = ({ asOf }: Pick<Act, 'asOf'>) => sql`
    join lateral (select array_agg(x.level) as levels from unit_level x where x.unit_id = u.id and x.valid_from <= ${asOf}::date
      and (x.valid_to is null or x.valid_to >= ${asOf}::date)) l on l.levels && array['lower_secondary', 'upper_secondary']
    left join lateral (select b.id, b.name from unit_above a join unit b on b.id = a.above_id where a.unit_id = u.id and a.depth = 1 and b.kind <> 'department'
      and a.valid_from <= ${asOf}::date and (a.valid_to is null or a.valid_to >= ${asOf}::date)) d on true
    left join lateral (select a.above_id from unit_above a join unit b on b.id = a.above_id and b.kind = 'department' where a.unit_id = u.id
      and a.valid_from <= ${asOf}::date and (a.valid_to is null or a.valid_to >= ${asOf}::date)) top on true`;

const reviewingUnit = sql<number>`case when 'upper_secondary' = any(l.levels) then top.above_id else coalesce(d.id, top.above_id) end`;

/** Which office reviews the filings of a school, and the school's name; undefined for one that need not file. */
export async function findReviewingUnit(db: Db, act: Act, unitId: number) {
  const { rows } = await sql<{ reviewingUnitId: number | null; name: string }>`
    select ${reviewingUnit} as reviewing_unit_id, u.name from unit u ${placesOf(act)} where u.id = ${unitId}`.execute(
    db,
  );
  return rows[0];
}

/**
 * Schools among `unitIds` that must file the form (they have grades 6 to 12), filed or not, with their latest filing and its
 * review. A school with upper-secondary grades is reviewed by the department, any other by the office it stands under.
 */
export async function listFilers(
  db: Db,
  act: Act,
  of: Omit<UnitPeriod, 'unitId'>,
  unitIds: readonly number[],
): Promise<FilerRow[]> {
  const { rows } = await sql<FilerRow>`
    select u.id as unit_id, u.name, d.name as district_name, l.levels, f.number, f.filed_on, f.hash, coalesce(f.warnings, 0) as warnings,
      r.number as reviewed_number, r.verdict, r.reviewer_name as reviewer,
      ${act.unitId}::bigint = ${reviewingUnit} as is_mine
    from unit u
    ${placesOf(act)}
    left join (
      select distinct on (f.unit_id) f.unit_id, f.number, f.filed_on, f.hash, jsonb_array_length(f.findings) as warnings
      from filing f where f.unit_id = any(${unitIds}::bigint[]) and f.school_year = ${of.schoolYear} and f.form_code = ${termResultsForm.code} and f.period = ${of.period}
      order by f.unit_id, f.number desc
    ) f on f.unit_id = u.id
    left join (
      select distinct on (r.filed_unit_id) r.filed_unit_id, r.number, r.verdict, r.reviewer_name
      from filing_review r where r.unit_id = any(${act.readUnits}::bigint[]) and r.school_year = ${of.schoolYear} and r.form_code = ${termResultsForm.code} and r.period = ${of.period}
      order by r.filed_unit_id, r.number desc
    ) r on r.filed_unit_id = u.id and r.number = f.number
    where u.kind = 'school' and u.id = any(${unitIds}::bigint[])
      and u.valid_from <= ${act.asOf}::date and (u.valid_to is null or u.valid_to >= ${act.asOf}::date)
    order by d.name nulls first, u.name
  `.execute(db);
  return rows;
}
