import type { InAct } from '../../trpc.ts';
import { deleteOpenImport, refuseWhileWritten } from './import.queries.ts';
import type { ImportRef } from './prepare-import.ts';

/** Throws a file away that was not committed. Without a request number: twice is as once. Throws IMPORT_BEING_WRITTEN. */
export function discardImport(inAct: InAct, of: ImportRef): Promise<null> {
  return inAct(async (trx) => {
    await refuseWhileWritten(trx, of);
    await deleteOpenImport(trx, of);
    return null;
  });
}
