export type FilingStatus = 'not_filed' | 'submitted' | 'returned' | 'accepted';
export type FilingAct = 'submit' | 'accept' | 'return';

/** Folds the numbered filings of a form, period and unit and the newest review; a review of an older filing does not count. */
export function filingStatus(filed: {
  latestNumber: number | null;
  review: { number: number; verdict: 'accepted' | 'returned' } | null;
}): FilingStatus {
  if (filed.latestNumber === null) return 'not_filed';
  return filed.review?.number === filed.latestNumber ? filed.review.verdict : 'submitted';
}

const actsOf: Readonly<Record<FilingStatus, readonly FilingAct[]>> = {
  not_filed: ['submit'],
  submitted: ['accept', 'return'],
  returned: ['submit'],
  accepted: [],
};

/** What each status allows; a term reopened since the newest filing may be filed anew whatever its status. */
export function allowedActs(status: FilingStatus, { isReopened }: { isReopened: boolean }): readonly FilingAct[] {
  const acts = actsOf[status];
  return isReopened && !acts.includes('submit') ? ['submit', ...acts] : acts;
}

/** ISO dates; a filing on the due day is in time. */
export function isLate(filedOn: string, dueOn: string): boolean {
  return filedOn > dueOn;
}
