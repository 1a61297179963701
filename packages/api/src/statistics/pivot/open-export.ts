import { AppError } from '@truong/contracts/errors';
import type { RecordsToExport } from '@truong/contracts/pivot';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { type DimensionCode, recordShapes } from '@truong/rules/statistics/catalogue';
import { type ExportRow, findExport } from './export.queries.ts';
import { listSets, type PlacedSet } from './record-set.queries.ts';

/** The sets that an export counts, of every school that the act reads, with the columns of its filter. */
export function setsToExport(trx: Trx, act: Act, asked: RecordsToExport, all = false): Promise<PlacedSet[]> {
  const { records, source, schoolYear, point, where } = asked;
  const dimensions = all ? recordShapes[records].dimensions : (Object.keys(where) as DimensionCode[]);
  const times = [{ schoolYear, point }];
  const of = { unitIds: act.readUnits, readUnits: act.readUnits, records, source, times };
  return listSets(trx, of, { dimensions, amount: null });
}

/** The request, when it is one's own, approved and still open. */
export async function getOpenExport(trx: Trx, act: Act, unitId: number, exportId: number): Promise<ExportRow> {
  const row = await findExport(trx, unitId, exportId);
  if (!row || row.askedBy !== act.accountId) throw new AppError('NOT_FOUND');
  if (row.decision !== 'approved') throw new AppError('EXPORT_REFUSED', { problem: 'not_approved' });
  if (row.openUntil === null || row.openUntil < act.at) throw new AppError('EXPORT_REFUSED', { problem: 'over' });
  return row;
}
