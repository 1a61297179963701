import { AppError } from '@truong/contracts/errors';
import type { GetTransfer, TransferDetail } from '@truong/contracts/transfers';
import type { InAct } from '../trpc.ts';
import { findArrival } from './transfer.queries.ts';

/** One pupil whom another school sent, as everything was frozen there. */
export function readTransfer(inAct: InAct, input: GetTransfer): Promise<TransferDetail> {
  return inAct(async (trx) => {
    const arrival = await findArrival(trx, input);
    if (!arrival) throw new AppError('NOT_FOUND');
    return arrival;
  });
}
