import type { SinceFiling } from '@truong/contracts/filing-checks';
import type { FormReviewRow } from '@truong/contracts/forms';

export const reviewFilters = ['mine', 'missing', 'late', 'odd', 'moved', 'unlock', 'returned'] as const;
export type ReviewFilter = (typeof reviewFilters)[number];

const isFiled = ({ number }: FormReviewRow) => number !== null;

/** Filed and waiting for this very office. */
export function isWaiting(row: FormReviewRow): boolean {
  return row.isMine && isFiled(row) && (row.standing.status === 'submitted' || row.standing.status === 'accepted');
}

/** Whether the records say something else now than what was filed, or what they say fails a check that it passed. */
export function hasMoved(since: SinceFiling): since is NonNullable<SinceFiling> {
  return since !== null && since.moved + newFindingsOf(since) > 0;
}

export function newFindingsOf({ high, medium, low }: NonNullable<SinceFiling>): number {
  return high + medium + low;
}

const tests: Record<ReviewFilter, (row: FormReviewRow) => boolean> = {
  mine: isWaiting,
  missing: (row) => !isFiled(row),
  late: (row) => row.standing.isLate,
  odd: (row) => row.warnings + row.outliers + row.typedOver + row.flags > 0,
  moved: (row) => hasMoved(row.sinceFiling),
  unlock: (row) => row.hasUnlockRequest,
  returned: (row) => row.standing.status === 'returned',
};

/** The rows that a filter lets through and whose name holds what was searched, both folded. */
export function filterRows(
  rows: readonly FormReviewRow[],
  { filter, isFound }: { filter: ReviewFilter | undefined; isFound: (name: string) => boolean },
): FormReviewRow[] {
  return rows.filter((row) => (!filter || tests[filter](row)) && isFound(row.name));
}

export type FilingRates = { all: number; filed: number; onTime: number; approved: number };

export function ratesOf(rows: readonly FormReviewRow[]): FilingRates {
  return {
    all: rows.length,
    filed: rows.filter(isFiled).length,
    onTime: rows.filter((row) => isFiled(row) && !row.standing.isLate).length,
    approved: rows.filter((row) => row.standing.status === 'approved').length,
  };
}

/** Completeness and punctuality by area, areas in their order of names; null is the department's own schools. */
export function ratesByArea(rows: readonly FormReviewRow[]): { area: string | null; rates: FilingRates }[] {
  const areas = Map.groupBy(rows, ({ areaName }) => areaName);
  return [...areas]
    .map(([area, of]) => ({ area, rates: ratesOf(of) }))
    .sort((a, b) => (a.area ?? '').localeCompare(b.area ?? '', 'vi'));
}

/** What is due next, else what was due last: forms come by due date. */
export function nextDue<Form extends { dueOn: string | null }>(
  forms: readonly Form[],
  today: string,
): Form | undefined {
  return forms.find(({ dueOn }) => dueOn !== null && dueOn >= today) ?? forms.at(-1);
}
