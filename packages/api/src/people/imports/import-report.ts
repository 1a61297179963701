import type { ImportReport } from '@truong/contracts/imports';
import type { InAct } from '../../trpc.ts';
import { findStanding } from './find-standing.ts';
import { getEndedImport } from './import.queries.ts';
import type { ImportRef } from './prepare-import.ts';

/** What an import wrote and refused, and whether it can still be undone. Throws NOT_FOUND. */
export function importReport(inAct: InAct, of: ImportRef): Promise<ImportReport> {
  return inAct(async (trx) => {
    const { id, report, committedAt, undoneAt, ...ended } = await getEndedImport(trx, of);
    return {
      ...ended,
      importId: id,
      rows: report,
      committedAt: committedAt.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
      standing: ended.state === 'committed' ? await findStanding(trx, of) : [],
    };
  });
}
