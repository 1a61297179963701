import { AppError } from '@truong/contracts/errors';
import type { CommitImport, RowCounts } from '@truong/contracts/imports';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { lockParticulars } from '../row.writes.ts';
import { saveCommit } from './import.queries.ts';
import { countRows, shownRow, writeImport } from './plan-import.ts';
import { prepareImport } from './prepare-import.ts';

/**
 * Writes what the preview showed, all of it or nothing, in one transaction. Two imports of one school wait for each other; the
 * second is told when the first has moved what its preview showed. Throws NOT_FOUND, IMPORT_ENDED, IMPORT_MOVED or
 * IMPORT_NOTHING_TO_WRITE.
 */
export function commitImport(inAct: InAct, input: CommitImport): Promise<RowCounts> {
  const hash = inputHash(input);
  const { unitId, requestId } = input;
  return inAct(async (trx, act) => {
    const [, answered] = await Promise.all([lockParticulars(trx, unitId), findAnswer(trx, input)]);
    const repeated = repeatedAnswer<RowCounts>(answered, hash);
    if (repeated) return repeated;
    const prepared = await prepareImport(trx, act, input, (stored) => ({
      sheet: stored.sheet ?? undefined,
      kind: stored.kind ?? undefined,
      mapping: stored.mapping ?? undefined,
    }));
    const { setting, table, kind, planned } = prepared;
    if (prepared.hash.toString('hex') !== input.planHash) throw new AppError('IMPORT_MOVED');
    const counts = countRows(planned);
    if (table === null || counts.new + counts.changed === 0) throw new AppError('IMPORT_NOTHING_TO_WRITE');
    await writeImport(trx, setting, { kind, planned, source: { source: 'import', sourceId: input.importId } });
    const report = planned.flatMap((row) => (row.state === 'same' ? [] : [shownRow(row, setting, table)]));
    await saveCommit(trx, act, input, { counts, report });
    await rememberAnswer(trx, act, { unitId, requestId, hash, answer: counts });
    return counts;
  });
}
