import type { Period } from '@truong/contracts/common';
import type { Db } from '@truong/db/kysely';
import { computeFigures, termResultsForm } from '@truong/rules/statistics/term-results-form';
import { sql } from 'kysely';
import { listFigures, listFrozenRows } from '../statistics/filing.queries.ts';
import { filingHash } from '../statistics/filing-hash.ts';
import type { Difference } from './verify-chains.ts';
import { type FormFilingRow, verifyFormFiling } from './verify-form-filing.ts';

type Row = FormFilingRow & { period: Period };

/** Every filing of a unit against its hash, and its figures against its rows. */
export async function verifyFilings(db: Db, unitId: number): Promise<Difference[]> {
  const { rows: filings } = await sql<Row>`select * from filing where unit_id = ${unitId} order by id`.execute(db);
  const found: Difference[] = [];
  for (const filing of filings) {
    const { id, schoolYear, formCode, formVersion, period, number, note, hash } = filing;
    if (formCode !== termResultsForm.code || formVersion > 1) {
      found.push(...(await verifyFormFiling(db, filing)));
      continue;
    }
    const of = { unitId, schoolYear, filingId: id };
    const [rows, figures] = await Promise.all([listFrozenRows(db, of), listFigures(db, of)]);
    const what = `filing ${period} ${schoolYear} number ${number}`;
    if (!filingHash({ unitId, schoolYear, formCode, period, number, note, rows, figures }).equals(hash))
      found.push({ what, unitId, detail: 'does not have the hash of its content' });
    const key = (f: { grade: number; measure: string; population: string; value: number }) =>
      `${f.grade} ${f.measure} ${f.population} ${f.value}`;
    const recounted = new Set(computeFigures(rows).map(key));
    if (recounted.size !== figures.length || figures.some((figure) => !recounted.has(key(figure))))
      found.push({ what, unitId, detail: 'its figures are not those of its rows' });
  }
  return found;
}
