import type { UnitTerm } from '@truong/contracts/common';
import type { IncompletePupil } from '@truong/contracts/gradebook';
import type { InAct } from '../trpc.ts';
import { incompletePupils } from './incomplete-pupils.ts';
import { currentRules } from './rule-settings/current-rules.ts';
import { findTerm, listTermLines, stateOfTerm } from './term.queries.ts';

/** Who of a class cannot be given a result yet, with what each is missing; nobody unless the term is open. */
export function listIncompletePupils(
  inAct: InAct,
  { classId, ...of }: UnitTerm & { classId: number },
): Promise<IncompletePupil[]> {
  return inAct(async (trx, act) => {
    if (stateOfTerm(await findTerm(trx, of)) !== 'open') return [];
    return incompletePupils(
      await listTermLines(trx, { ...of, today: act.today, classId }),
      new Map(),
      await currentRules(trx, of),
    );
  });
}
