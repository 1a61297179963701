import type { CheckedPaper, PaperContent, PaperKind } from '@truong/contracts/papers';
import { parsePaperCode } from '@truong/rules/certificates/paper-code';
import { paperNumber } from '@truong/rules/certificates/paper-number';
import type pg from 'pg';
import { codeHash } from './paper-hash.ts';

type Row = {
  kind: PaperKind;
  number: number;
  school_year: number;
  issued_on: string;
  revoked_on: string | null;
  content: PaperContent;
};

/** The paper that a code names, for anybody who holds it; null for a code that names none. Outside any act. */
export async function checkPaper(pool: pg.Pool, typed: string): Promise<CheckedPaper | null> {
  const parsed = parsePaperCode(typed);
  if (!parsed) return null;
  const { rows } = await pool.query<Row>('select * from paper_of_code($1, $2)', [parsed.unitId, codeHash(parsed.code)]);
  const [row] = rows;
  if (!row) return null;
  const { kind, content } = row;
  const number = paperNumber({ kind, schoolYear: row.school_year, number: row.number });
  return { kind, number, code: parsed.code, issuedOn: row.issued_on, revokedOn: row.revoked_on, content };
}
