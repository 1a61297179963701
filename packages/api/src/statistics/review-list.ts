import type { UnitPeriod } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { ReviewList } from '@truong/contracts/statistics';
import { filingStatus, isLate } from '@truong/rules/statistics/filing-status';
import type { InAct } from '../trpc.ts';
import { findDueDate } from './filing.queries.ts';
import { listFilers } from './review.queries.ts';

/** Who has filed, who has not, who was late: every school below the office. */
export function reviewList(inAct: InAct, of: UnitPeriod): Promise<ReviewList> {
  return inAct(async (trx, act) => {
    if (of.unitId !== act.unitId) throw new AppError('NOT_FOUND');
    const [dueOn, filers] = await Promise.all([findDueDate(trx, of), listFilers(trx, act, of, act.readUnits)]);
    return {
      dueOn,
      today: act.today,
      schools: filers.map((filer) => ({
        unitId: filer.unitId,
        name: filer.name,
        districtName: filer.districtName,
        levels: filer.levels,
        status: filingStatus({
          latestNumber: filer.number,
          review:
            filer.reviewedNumber !== null && filer.verdict
              ? { number: filer.reviewedNumber, verdict: filer.verdict }
              : null,
        }),
        number: filer.number,
        filedOn: filer.filedOn,
        isLate: dueOn !== null && isLate(filer.filedOn ?? act.today, dueOn),
        warnings: filer.warnings,
        reviewer: filer.reviewer,
        isMine: filer.isMine,
      })),
    };
  });
}
