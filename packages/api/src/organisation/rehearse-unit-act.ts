import { createHash } from 'node:crypto';
import { AppError } from '@truong/contracts/errors';
import type { UnitAct, UnitActRehearsal } from '@truong/contracts/unit-acts';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { Step } from '@truong/rules/organisation/unit-act-types';
import { planUnitAct } from '@truong/rules/organisation/unit-acts';
import type { InAct } from '../trpc.ts';
import { countTouched, listBelow, listOpenTerms } from './unit-act.queries.ts';
import { loadGround } from './unit-ground.queries.ts';

/** What an act on units would change, and what stands against it. Writes nothing. */
export function rehearseUnitAct(inAct: InAct, { act: of }: { act: UnitAct }): Promise<UnitActRehearsal> {
  return inAct(async (trx, act) => (await rehearse(trx, act, of)).rehearsal);
}

export type Rehearsed = { rehearsal: UnitActRehearsal; steps: Step[]; touchedIds: number[] };

/** Throws FORBIDDEN where the act is not a department's. */
export async function rehearse(trx: Trx, act: Act, of: UnitAct): Promise<Rehearsed> {
  if (act.unitKind !== 'department') throw new AppError('FORBIDDEN');
  const { ground, open } = await loadGround(trx, act, of);
  const { problems, steps, changes, endingIds } = planUnitAct(of, ground);
  const changedIds = [...new Set(changes.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))];
  const below = await listBelow(trx, { unitIds: changedIds, on: of.on });
  const touchedIds = [...new Set([...changedIds, ...below.map((unit) => unit.id)])];
  const counts = await countTouched(trx, { unitIds: touchedIds, on: of.on });
  const staying = await countTouched(trx, { unitIds: endingIds, on: of.on });
  const shown = {
    problems: problems.map((problem) => ({ ...problem, code: problem.code })),
    changes,
    touched: {
      ...counts,
      schools: below.filter((unit) => unit.kind === 'school').length,
      openFilings: open.filter((filing) => touchedIds.includes(filing.unitId)),
      openTerms: await listOpenTerms(trx, touchedIds),
    },
    stayingPupils: staying.pupils,
  };
  const digest = createHash('sha256').update(JSON.stringify({ shown, steps }), 'utf8').digest('hex');
  return { rehearsal: { digest, ...shown }, steps, touchedIds };
}
