import type { AggregateInput, Workbook } from '@truong/contracts/statistics';
import { aggregateSheet } from '@truong/documents/aggregate-sheet';
import type { z } from 'zod';
import type { InAct } from '../trpc.ts';
import { aggregate } from './aggregate.ts';

/** The aggregate as a workbook; made after the transaction has ended. */
export async function aggregateWorkbook(inAct: InAct, input: AggregateInput): Promise<z.infer<typeof Workbook>> {
  const table = await aggregate(inAct, input);
  return aggregateSheet(table, input);
}
