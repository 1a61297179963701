import type { UnitTerm } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { Waiting } from '@truong/contracts/notices';
import { mayPass } from '@truong/contracts/permissions';
import { listWaitingSheets, listWaitingUnlocks } from '../gradebook/index.ts';
import { listWaitingForms } from '../statistics/index.ts';
import type { InAct } from '../trpc.ts';

/** What waits for whoever looks, from the state of things as it is: each capability says what it knows. */
export function listWaiting(inAct: InAct, of: UnitTerm): Promise<Waiting[]> {
  return inAct(async (trx, act) => {
    if (of.unitId !== act.unitId) throw new AppError('NOT_FOUND');
    const waiting: Waiting[] = [];
    if (act.unitKind === 'school' && mayPass('form.enter', act))
      waiting.push(...(await listWaitingForms(trx, act, of)));
    if (mayPass('gradebook.read', act)) {
      waiting.push(...(await listWaitingUnlocks(trx, act, of)));
      waiting.push(...(await listWaitingSheets(trx, act, of)));
    }
    return waiting;
  });
}
