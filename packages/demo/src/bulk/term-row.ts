import type { CopyTarget } from './copy-target.ts';
import type { BulkTerm } from './term-sheets.ts';

/** The school's term with what was done to it. */
export async function writeTerm(to: CopyTarget, of: BulkTerm, isClosed: boolean): Promise<void> {
  const key = { unit_id: of.unitId, school_year: of.schoolYear, term: of.term };
  await to.insert('school_term', [
    {
      ...key,
      opened_at: of.at,
      closed_on: isClosed ? of.today : null,
      closed_at: isClosed ? of.at : null,
      closing_count: isClosed ? 1 : 0,
    },
  ]);
  await to.insert(
    'school_term_event',
    (['opened', 'closed'] as const).slice(0, isClosed ? 2 : 1).map((kind) => ({
      ...key,
      id: of.nextEventId(),
      kind,
      reason: null,
      at: of.at,
      account_id: of.principal.accountId,
    })),
  );
}
