import type { Act } from '@truong/db/act';
import type { Db } from '@truong/db/kysely';
import { sql } from 'kysely';
import type { FrozenSection } from '../forms/frozen.queries.ts';

export type ExportedUnit = {
  id: number;
  code: string;
  name: string;
  levels: string[];
  schoolType: string | null;
  communeCode: string | null;
  officeCode: string | null;
  officeName: string | null;
};

/** The school, or every school below the office on the act's day, with the office next above. */
export async function listExportedUnits(db: Db, { asOf }: Act, unitId: number): Promise<ExportedUnit[]> {
  const held = (row: string) =>
    sql`${sql.ref(`${row}.valid_from`)} <= ${asOf}::date and (${sql.ref(`${row}.valid_to`)} is null or ${sql.ref(`${row}.valid_to`)} >= ${asOf}::date)`;
  const { rows } = await sql<ExportedUnit>`
    select u.id, u.code, u.name, u.school_type, u.administrative_code as commune_code, o.code as office_code, o.name as office_name,
      coalesce((select array_agg(l.level order by l.level) from unit_level l where l.unit_id = u.id and ${held('l')}), '{}') as levels
    from unit u
    left join unit_above n on n.unit_id = u.id and n.depth = 1 and ${held('n')}
    left join unit o on o.id = n.above_id
    where u.kind = 'school' and ${held('u')}
      and (u.id = ${unitId} or exists (select from unit_above a where a.unit_id = u.id and a.above_id = ${unitId} and ${held('a')}))
    order by o.code nulls first, u.code`.execute(db);
  return rows;
}

export type ExportedFiling = {
  unitId: number;
  formVersion: number;
  number: number;
  filedOn: string;
  countedOn: string | null;
  hash: Buffer;
  sections: FrozenSection[];
};

/** The latest filing of a form by each of the units, or the latest that an office in reach accepted. */
export async function listExportedFilings(
  db: Db,
  act: Act,
  of: { unitIds: readonly number[]; schoolYear: number; formCode: string; period: string; isApprovedOnly: boolean },
): Promise<ExportedFiling[]> {
  const accepted =
    act.unitKind === 'school'
      ? sql`exists (select from filing_verdict v where v.unit_id = f.unit_id and v.school_year = f.school_year and v.form_code = f.form_code
          and v.period = f.period and v.number = f.number and v.verdict = 'accepted' and v.reviewing_unit_id = coalesce(f.approving_unit_id, v.reviewing_unit_id))`
      : sql`exists (select from filing_review v where v.unit_id = any(${act.readUnits}::bigint[]) and v.school_year = f.school_year
          and v.filed_unit_id = f.unit_id and v.form_code = f.form_code and v.period = f.period and v.number = f.number and v.verdict = 'accepted'
          and v.unit_id = coalesce(f.approving_unit_id, v.unit_id))`;
  const { rows } = await sql<ExportedFiling>`
    select f.unit_id, f.form_version, f.number, f.filed_on, f.counted_on, f.hash,
      (select json_agg(json_build_object('section', s.section, 'figures', s.figures)) from filing_section s
       where s.unit_id = f.unit_id and s.school_year = f.school_year and s.filing_id = f.id) as sections
    from (select distinct on (f.unit_id) f.* from filing f
      where f.unit_id = any(${of.unitIds}::bigint[]) and f.school_year = ${of.schoolYear} and f.form_code = ${of.formCode} and f.period = ${of.period}
        and (not ${of.isApprovedOnly} or ${accepted})
      order by f.unit_id, f.number desc) f`.execute(db);
  return rows;
}
