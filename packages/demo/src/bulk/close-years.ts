import { insertPrimaryOutcomes } from '@truong/api/gradebook/primary/primary-outcome.queries';
import { primaryYears } from '@truong/api/gradebook/primary/primary-years';
import { insertYearResults } from '@truong/api/gradebook/year.queries';
import { readYearInputs } from '@truong/api/gradebook/year-inputs';
import { yearResults } from '@truong/api/gradebook/year-results';
import { periodOfTerm } from '@truong/contracts/common';
import { connect } from '@truong/db/kysely';
import { primaryRules, secondaryRules } from '@truong/rules/gradebook/sheet-columns';
import type { OwnerPool } from '../load/insert-rows.ts';
import type { PastYear } from '../model/calendar.ts';
import { reasonNotAssessed } from './closed-term.ts';
import { noonOf, type PrimaryTerm } from './past-year.ts';

export type Closing = { unitId: number; accountId: number; year: PastYear };

/**
 * Closes past years as a principal would have: the results of the year from the stored outcomes of its terms. Those of grades 1-5
 * are stored first.
 */
export async function closeYears(
  owner: OwnerPool,
  closings: readonly Closing[],
  primaryTerms: readonly PrimaryTerm[],
): Promise<void> {
  const db = connect(owner);
  for (const { outcomes, term, ...of } of primaryTerms) {
    const away = outcomes.filter(({ isAssessed }) => !isAssessed);
    const reasons = new Map(away.map(({ pupilId }) => [pupilId, reasonNotAssessed]));
    const period = periodOfTerm(term);
    await db
      .transaction()
      .execute((trx) => insertPrimaryOutcomes(trx, { ...of, period }, outcomes, reasons, primaryRules));
  }
  for (const { unitId, accountId, year } of closings) {
    const of = { unitId, schoolYear: year.schoolYear };
    const { closedOn } = year.terms[1];
    const at = noonOf(closedOn);
    await db.transaction().execute(async (trx) => {
      const years = yearResults(await readYearInputs(trx, of));
      await insertYearResults(trx, { ...of, at, period: 'year' }, years, secondaryRules);
      const primary = await primaryYears(trx, of, primaryRules);
      await insertPrimaryOutcomes(trx, { ...of, period: 'year', at }, primary, new Map(), primaryRules);
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
