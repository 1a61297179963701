import type { UnitTerm } from '@truong/contracts/common';
import type { ListedIncompletePupil } from '@truong/contracts/gradebook';
import type { InAct } from '../trpc.ts';
import { listArrivals } from './arrival.queries.ts';
import { incompletePupils } from './incomplete-pupils.ts';
import { currentRulesOfGrades } from './rule-settings/current-rules.ts';
import { findTerm, listTermLines, stateOfTerm } from './term.queries.ts';

/**
 * Who of a class cannot be given a result yet, with what each is missing, and who of them came late, which is why; nobody
 * unless the term is open.
 */
export function listIncompletePupils(
  inAct: InAct,
  { classId, ...of }: UnitTerm & { classId: number },
): Promise<ListedIncompletePupil[]> {
  return inAct(async (trx, act) => {
    if (stateOfTerm(await findTerm(trx, of)) !== 'open') return [];
    const [lines, arrivals, rules] = [
      await listTermLines(trx, { ...of, today: act.today, classId }),
      await listArrivals(trx, { ...of, classId }),
      await currentRulesOfGrades(trx, of),
    ];
    return incompletePupils(lines, new Map(), rules).map((pupil) => {
      const { arrivedOn = null, cameFrom = null } = arrivals.get(pupil.pupilId) ?? {};
      return { ...pupil, arrivedOn, cameFrom };
    });
  });
}
