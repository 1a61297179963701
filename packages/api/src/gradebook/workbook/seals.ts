import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

/** The seals of texts by the key of this database: whoever has not got it can make none. */
export async function sealsOf(trx: Trx, texts: readonly string[]): Promise<string[]> {
  if (texts.length === 0) return [];
  const { rows } = await sql<{ seals: string[] }>`select workbook_seals(${texts}::text[]) as seals`.execute(trx);
  return rows[0]?.seals ?? [];
}
