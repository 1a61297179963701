import type { SinceFiling } from '@truong/contracts/filing-checks';
import type { Db } from '@truong/db/kysely';
import { sql } from 'kysely';

type Of = { unitIds: readonly number[]; schoolYear: number; formCode?: string; period?: string };
type Filed = { unitId: number; formCode: string; period: string; number: number };
type Row = Filed & Omit<NonNullable<SinceFiling>, 'at'> & { at: Date };

const keyOf = ({ unitId, formCode, period, number }: Filed) => `${unitId} ${formCode} ${period} ${number}`;

/** What the last nightly check found of filings; null of one that it has not seen. */
export async function readSinceFiling(
  db: Db,
  { unitIds, schoolYear, formCode = '', period = '' }: Of,
): Promise<(filed: Filed) => SinceFiling> {
  const { rows } = await sql<Row>`
    select c.unit_id, c.form_code, c.period, c.number, c.moved, c.high, c.medium, c.low, c.computed_at as at from filing_check c
    where c.unit_id = any(${unitIds}::bigint[]) and c.school_year = ${schoolYear}
      and (${formCode} = '' or c.form_code = ${formCode}) and (${period} = '' or c.period = ${period})`.execute(db);
  const found = new Map(
    rows.map(({ moved, high, medium, low, at, ...filed }) => [
      keyOf(filed),
      { moved, high, medium, low, at: at.toISOString() },
    ]),
  );
  return (filed) => found.get(keyOf(filed)) ?? null;
}
