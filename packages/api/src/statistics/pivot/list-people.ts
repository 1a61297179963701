import { AppError } from '@truong/contracts/errors';
import type { PivotPeopleInput } from '@truong/contracts/pivot';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { type PeopledSet, type RecordPerson, rowsBehindFigure } from '@truong/rules/statistics/record-set';
import { isRestrictedFilter } from '@truong/rules/statistics/restricted-dimensions';
import type { InAct } from '../../trpc.ts';
import { readFrozenSets } from '../forms/frozen.queries.ts';
import { readRecords } from '../records/read-records.ts';
import { listSets } from './record-set.queries.ts';

/**
 * The people behind a cell, in the order of lists: a school's own only, offices get counts. NOT_FOUND for another unit;
 * PIVOT_REFUSED where the names would say something restricted of each.
 */
export function listPivotPeople(inAct: InAct, input: PivotPeopleInput): Promise<RecordPerson[]> {
  return inAct(async (trx, act) => {
    if (act.unitKind !== 'school' || input.unitId !== act.unitId) throw new AppError('NOT_FOUND');
    if (isRestrictedFilter(input.where)) throw new AppError('PIVOT_REFUSED', { kind: 'restricted_names' });
    const sets = await setsOf(trx, act, input);
    const people = sets.flatMap((set) => rowsBehindFigure(set, input.where).flatMap((row) => set.people[row] ?? []));
    return [...new Map(people.map((person) => [person.id, person])).values()];
  });
}

async function setsOf(trx: Trx, act: Act, input: PivotPeopleInput): Promise<PeopledSet[]> {
  const { unitId, schoolYear, point, records, source, series } = input;
  const times = [{ schoolYear, point }];
  const of = { unitIds: [unitId], readUnits: act.readUnits, records, source, series, times };
  const heads = await listSets(trx, of, { dimensions: [], amount: null });
  if (source !== 'live') {
    const frozen = await Promise.all(
      heads.map(({ filingId }) => (filingId ? readFrozenSets(trx, { unitId, schoolYear, filingId }) : null)),
    );
    return frozen.flatMap((sets) => sets?.get(records) ?? []);
  }
  const countedOn = heads[0]?.countedOn;
  if (!countedOn) return [];
  const sets = await readRecords(trx, { unitId, schoolYear, countedOn, point, levels: null }, [records]);
  return [...sets.values()];
}
