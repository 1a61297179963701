import { AppError } from '@truong/contracts/errors';
import type { CellHistory, SheetRef } from '@truong/contracts/gradebook';
import type { InActWith } from '../trpc.ts';
import { listCellHistory } from './history.queries.ts';
import { findSheet } from './sheet.queries.ts';
import { maySee } from './sheet-access.ts';

export function cellHistory(
  inActWith: InActWith,
  ref: SheetRef & { pupilId: number; slot?: string | undefined },
): Promise<CellHistory> {
  return inActWith(
    (trx) => Promise.all([findSheet(trx, ref), listCellHistory(trx, ref)]),
    async (_trx, act, [sheet, history]) => {
      if (!sheet || !maySee(act, sheet)) throw new AppError('NOT_FOUND');
      return history;
    },
  );
}
