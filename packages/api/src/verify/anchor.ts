import type { Db } from '@truong/db/kysely';
import { contentHash } from '@truong/ledger/chain';
import { merkleRoot } from '@truong/ledger/merkle';
import { sql } from 'kysely';
import type { Difference } from './verify-chains.ts';

type Head = { unitId: number; schoolYear: number; sheetId: number; chainLength: number; chainHead: Buffer };

function rootOf(heads: readonly Head[]): Buffer {
  return merkleRoot(
    heads.map(({ unitId, schoolYear, sheetId, chainLength, chainHead }) =>
      contentHash({ unitId, schoolYear, sheetId, chainLength, chainHead: chainHead.toString('hex') }),
    ),
  );
}

/**
 * Anchors the ends of all chains as they stand, each with its length, under one root that can be printed. Runs as the
 * auditor and reads every sheet of every school: once a day, not per request.
 */
export async function anchorChains(db: Db): Promise<{ heads: number; root: string }> {
  return db.transaction().execute(async (trx) => {
    const { rows: heads } = await sql<Head>`
      select unit_id, school_year, id as sheet_id, chain_length, chain_head from sheet where chain_length > 0
      order by unit_id, school_year, id`.execute(trx);
    const root = rootOf(heads);
    const { id } = await trx
      .insertInto('chainAnchor')
      .values({ headCount: heads.length, root })
      .returning('id')
      .executeTakeFirstOrThrow();
    const column = <T>(pick: (head: Head) => T) => heads.map(pick);
    await sql`
      insert into chain_anchor_head (anchor_id, unit_id, school_year, sheet_id, chain_length, chain_head)
      select ${id}::bigint, h.* from unnest(${column((h) => h.unitId)}::bigint[], ${column((h) => h.schoolYear)}::integer[],
        ${column((h) => h.sheetId)}::bigint[], ${column((h) => h.chainLength)}::integer[], ${column((h) => h.chainHead)}::bytea[]) as h`.execute(
      trx,
    );
    return { heads: heads.length, root: root.toString('hex') };
  });
}

/** Every anchor against its root, and every anchored end against the chain of today: a cut or rewritten chain shows. */
export async function verifyAnchors(db: Db): Promise<Difference[]> {
  const { rows: anchors } = await sql<{
    id: number;
    root: Buffer;
  }>`select id, root from chain_anchor order by id`.execute(db);
  const found: Difference[] = [];
  for (const { id, root } of anchors) {
    const { rows: heads } = await sql<Head & { standing: Buffer | null }>`
      select h.unit_id, h.school_year, h.sheet_id, h.chain_length, h.chain_head, v.hash as standing
      from chain_anchor_head h
      left join sheet_save v on v.unit_id = h.unit_id and v.school_year = h.school_year and v.sheet_id = h.sheet_id and v.seq = h.chain_length
      where h.anchor_id = ${id} order by h.unit_id, h.school_year, h.sheet_id`.execute(db);
    if (!rootOf(heads).equals(root))
      found.push({ what: `anchor ${id}`, unitId: 0, detail: 'does not have the root of its heads' });
    for (const head of heads) {
      if (head.standing?.equals(head.chainHead)) continue;
      found.push({
        what: `sheet ${head.sheetId}`,
        unitId: head.unitId,
        detail: `does not hold save ${head.chainLength} as anchor ${id} saw it`,
      });
    }
  }
  return found;
}
