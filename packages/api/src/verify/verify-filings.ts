import type { Db } from '@truong/db/kysely';
import { sql } from 'kysely';
import type { Difference } from './verify-chains.ts';
import { type FormFilingRow, verifyFormFiling } from './verify-form-filing.ts';

/** Every filing of a unit against its hash, and its figures against its rows. */
export async function verifyFilings(db: Db, unitId: number): Promise<Difference[]> {
  const { rows } = await sql<FormFilingRow>`select * from filing where unit_id = ${unitId} order by id`.execute(db);
  const found: Difference[] = [];
  for (const filing of rows) found.push(...(await verifyFormFiling(db, filing)));
  return found;
}
