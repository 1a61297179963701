import type { PaperContent, PaperKind, PaperPeriod } from '@truong/contracts/papers';
import type { Db } from '@truong/db/kysely';
import { contentHash } from '@truong/ledger/chain';
import { paperNumber } from '@truong/rules/certificates/paper-number';
import { paperHash } from '../certificates/paper-hash.ts';
import type { Difference } from './verify-chains.ts';

/** Every issued paper of a unit against its hash, and every register against its last number. */
export async function verifyPapers(db: Db, unitId: number): Promise<Difference[]> {
  const papers = await db.selectFrom('paper').selectAll().where('unitId', '=', unitId).orderBy('id').execute();
  const found: Difference[] = [];
  for (const paper of papers) {
    const content = paper.content as PaperContent;
    const kind = paper.kind as PaperKind;
    const hash = paperHash({ ...paper, kind, period: paper.period as PaperPeriod, content });
    if (hash.equals(paper.hash) && contentHash(content).equals(paper.contentHash)) continue;
    const what = `paper ${paperNumber({ ...paper, kind })}`;
    found.push({ what, unitId, detail: 'does not have the hash of its content' });
  }
  const registers = await db.selectFrom('paperRegister').selectAll().where('unitId', '=', unitId).execute();
  for (const { schoolYear, kind, lastNumber } of registers) {
    const own = papers.filter((paper) => paper.schoolYear === schoolYear && paper.kind === kind);
    if (own.length !== lastNumber || own.some(({ number }) => number > lastNumber))
      found.push({ what: `register ${kind} ${schoolYear}`, unitId, detail: 'its numbers have a gap' });
  }
  return found;
}
