import type { Duplicates } from '@truong/contracts/duplicates';
import type { InAct } from '../trpc.ts';
import { listMerges, listPairs } from './duplicate.queries.ts';

/** Rows of the school that may be one pupil, and the merges that can be taken back. */
export function readDuplicates(inAct: InAct, unitId: number): Promise<Duplicates> {
  return inAct(async (trx) => ({ pairs: await listPairs(trx, unitId), merges: await listMerges(trx, unitId) }));
}
