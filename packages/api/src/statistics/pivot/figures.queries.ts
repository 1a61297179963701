import type { FiguresPivot } from '@truong/contracts/pivot';
import type { Db } from '@truong/db/kysely';
import { partsOfCell } from '@truong/rules/statistics/form';
import { sql } from 'kysely';
import { accepted } from './record-set.queries.ts';

export type FiledFigures = {
  unitId: number;
  schoolYear: number;
  /** The period filed for. */
  point: string;
  at: number;
  /** In the order asked for; null: the filing has none. */
  figures: (number | null)[];
};

/** The figures asked for of each school's latest filing of the form, or of its latest that was accepted. */
export async function listFiledFigures(
  db: Db,
  { formCode, figures, times, source, unitIds, readUnits }: FiguresPivot & { unitIds: number[]; readUnits: number[] },
): Promise<FiledFigures[]> {
  const cells = figures.map((key) => partsOfCell(key));
  const sections = cells.map((cell) => cell?.section ?? '');
  const keys = cells.map((cell) => (cell ? `${cell.row}@${cell.column}` : ''));
  const { rows } = await sql<Omit<FiledFigures, 'figures' | 'at'> & { at: Date; figures: (string | null)[] }>`
    with chosen as materialized (
      select distinct on (f.unit_id, f.school_year, f.period) f.unit_id, f.school_year, f.period, f.id, f.filed_at from filing f
      where f.unit_id = any(${unitIds}::bigint[]) and f.form_code = ${formCode}
        and (f.school_year, f.period) in (select * from unnest(${times.map((time) => time.schoolYear)}::integer[], ${times.map((time) => time.point)}::text[]))
        ${source === 'approved' ? accepted(readUnits) : sql``}
      order by f.unit_id, f.school_year, f.period, f.number desc
    )
    select c.unit_id, c.school_year, c.period as point, c.filed_at as at,
      array_agg((x.figures -> k.key ->> 'value')::numeric order by k.place) as figures
    from chosen c cross join unnest(${sections}::text[], ${keys}::text[]) with ordinality k (section, key, place)
    left join filing_section x on x.unit_id = c.unit_id and x.school_year = c.school_year and x.filing_id = c.id and x.section = k.section
      and x.unit_id = any(${unitIds}::bigint[])
    group by c.unit_id, c.school_year, c.period, c.filed_at`.execute(db);
  return rows.map((row) => ({
    ...row,
    at: row.at.getTime(),
    figures: row.figures.map((value) => (value === null ? null : Number(value))),
  }));
}
