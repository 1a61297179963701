import type { PivotAnswer } from '@truong/contracts/pivot';
import type { Db } from '@truong/db/kysely';
import { sql } from 'kysely';
import { formOfYear, listPublishedForms } from '../forms/form-registry.ts';

/** How many filings are listed; all schools are counted. */
const listed = 200;

type Of = {
  unitIds: readonly number[];
  times: readonly { schoolYear: number }[];
  /** The filings that the answer counts. */
  filingIds: ReadonlySet<number>;
  nameOf: (unitId: number) => string;
};
type Row = Omit<PivotAnswer['moved']['filings'][number], 'unitName' | 'formName'> & { id: number };

/** The filings behind an answer from which the records have moved since, as the last nightly check found them. */
export async function listMoved(db: Db, { unitIds, times, filingIds, nameOf }: Of): Promise<PivotAnswer['moved']> {
  const years = [...new Set(times.map(({ schoolYear }) => schoolYear))];
  const { rows } = await sql<Row>`
    select f.id, c.unit_id, c.school_year, c.form_code, c.period, c.number, c.moved as figures from filing_check c
    join filing f on f.unit_id = c.unit_id and f.school_year = c.school_year and f.form_code = c.form_code and f.period = c.period and f.number = c.number
    where c.unit_id = any(${unitIds}::bigint[]) and c.school_year = any(${years}::integer[]) and c.moved > 0 and f.unit_id = any(${unitIds}::bigint[])
    order by c.school_year desc, c.moved desc, c.unit_id`.execute(db);
  const moved = rows.filter(({ id }) => filingIds.has(id));
  const forms = moved.length > 0 ? await listPublishedForms(db) : [];
  return {
    schools: new Set(moved.map(({ unitId }) => unitId)).size,
    filings: moved.slice(0, listed).map(({ id: _, ...filing }) => ({
      ...filing,
      unitName: nameOf(filing.unitId),
      formName: formOfYear(forms, { code: filing.formCode, schoolYear: filing.schoolYear })?.name ?? filing.formCode,
    })),
  };
}
