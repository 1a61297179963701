import { AppError } from '@truong/contracts/errors';
import type { Aggregate, AggregateInput, AggregateRow } from '@truong/contracts/statistics';
import type { z } from 'zod';
import { listLineAbove } from '../organisation/index.ts';
import type { InAct } from '../trpc.ts';
import { type SumRow, sumFigures } from './aggregate.queries.ts';

/** Counts by level over all schools below a unit, for the unit and each of its children. NOT_FOUND outside the office's area. */
export function aggregate(inAct: InAct, input: AggregateInput): Promise<z.infer<typeof Aggregate>> {
  return inAct(async (trx, act) => {
    if (!act.readUnits.includes(input.unitId)) throw new AppError('NOT_FOUND');
    const asOf = input.asOf ?? act.asOf;
    const [rows, line] = await Promise.all([
      sumFigures(trx, { ...input, asOf }, act.readUnits),
      listLineAbove(trx, { unitId: input.unitId, asOf }),
    ]);
    const self = rows.find((row) => row.isSelf);
    const last = line.at(-1);
    const own = line.findIndex((unit) => unit.unitId === act.unitId);
    return {
      unit: self
        ? rowOf(self)
        : {
            unitId: input.unitId,
            name: last?.name ?? '',
            kind: last?.kind ?? 'school',
            schools: 0,
            schoolsCounted: 0,
            total: null,
            byLevel: null,
            filingNumber: null,
          },
      path: line.slice(Math.max(0, own)).map(({ unitId, name }) => ({ unitId, name })),
      children: rows.filter((row) => !row.isSelf).map(rowOf),
      asOf,
      source: input.source,
    };
  });
}

function rowOf(row: SumRow): AggregateRow {
  const { good, fair, satisfactory, unsatisfactory } = row;
  return {
    unitId: row.unitId,
    name: row.name,
    kind: row.kind,
    schools: row.schools,
    schoolsCounted: row.schoolsCounted,
    total: row.total,
    byLevel: row.total === null ? null : { good, fair, satisfactory, unsatisfactory, not_assessed: row.notAssessed },
    filingNumber: row.filingNumber,
  };
}
