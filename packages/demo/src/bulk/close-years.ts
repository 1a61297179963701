import { insertYearResults, listTermsOfPupils } from '@truong/api/gradebook/year.queries';
import { yearResults } from '@truong/api/gradebook/year-results';
import { connect } from '@truong/db/kysely';
import type { OwnerPool } from '../load/insert-rows.ts';
import type { PastYear } from '../model/calendar.ts';
import { noonOf } from './past-year.ts';

export type Closing = { unitId: number; accountId: number; year: PastYear };

/** Closes past years as a principal would have: the results of the year from the stored outcomes of its terms. */
export async function closeYears(owner: OwnerPool, closings: readonly Closing[]): Promise<void> {
  const db = connect(owner);
  for (const { unitId, accountId, year } of closings) {
    const of = { unitId, schoolYear: year.schoolYear };
    const { closedOn } = year.terms[1];
    const at = noonOf(closedOn);
    await db.transaction().execute(async (trx) => {
      const [first, second] = [
        await listTermsOfPupils(trx, { ...of, term: 1 }),
        await listTermsOfPupils(trx, { ...of, term: 2 }),
      ];
      await insertYearResults(trx, { ...of, at }, yearResults(first, second));
      await trx
        .insertInto('schoolYearClosing')
        .values({ ...of, closedOn, closedAt: at, closingCount: 1 })
        .execute();
      await trx
        .insertInto('schoolYearEvent')
        .values({ ...of, kind: 'closed', at, accountId, reason: null })
        .execute();
    });
  }
}
