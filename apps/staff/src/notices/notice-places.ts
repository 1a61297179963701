import type { Notice, NoticeKind, Waiting } from '@truong/contracts/notices';
import type { PageLinkProps } from '../address.tsx';
import { placeOfJob } from '../jobs/job-place.ts';

type Place = Pick<PageLinkProps, 'to' | 'params' | 'search'>;
type NoticeOf<K extends NoticeKind> = Extract<Notice, { kind: K }>;

const sheetPlace = ({ sheetId, schoolYear }: { sheetId: number; schoolYear: number }): Place => ({
  to: '/sheets/$sheetId',
  params: { sheetId },
  search: { year: schoolYear },
});

const formPlace = ({
  formCode,
  period,
  schoolYear,
}: {
  formCode: string;
  period: string;
  schoolYear: number;
}): Place => ({
  to: '/forms/$formCode/$period',
  params: { formCode, period },
  search: { year: schoolYear },
});

const places: { [K in NoticeKind]: (notice: NoticeOf<K>) => Place | null } = {
  form_submitted: ({ data }) => ({
    to: '/form-filings/$unitId/$formCode/$period/$number',
    params: { unitId: data.filedUnitId, formCode: data.formCode, period: data.period, number: data.number },
    search: { year: data.schoolYear },
  }),
  form_accepted: ({ data }) => formPlace(data),
  form_returned: ({ data }) => formPlace(data),
  form_reminder: ({ data }) => formPlace(data),
  form_unlock_asked: ({ data }) => ({
    to: '/form-reviews',
    search: { year: data.schoolYear, form: data.formCode, period: data.period },
  }),
  form_unlocked: ({ data }) => formPlace(data),
  form_unlock_refused: ({ data }) => formPlace(data),
  term_reopened: ({ data }) => ({ to: '/sheets', search: { year: data.schoolYear, term: data.term } }),
  sheet_reopened: ({ data }) => ({
    to: '/sheets/$sheetId',
    params: { sheetId: data.sheetId },
    search: { year: data.schoolYear },
  }),
  substitution_given: ({ data }) => ({ to: '/sheets', search: { year: data.schoolYear } }),
  substitution_ended: ({ data }) => ({ to: '/sheets', search: { year: data.schoolYear } }),
  unlock_asked: ({ data }) => ({ to: '/unlocks', search: { year: data.schoolYear, term: data.term } }),
  unlock_granted: ({ data }) => sheetPlace(data),
  unlock_refused: ({ data }) => sheetPlace(data),
  unlock_ended: ({ data }) => sheetPlace(data),
  unlock_withdrawn: ({ data }) => ({ to: '/unlocks', search: { year: data.schoolYear, term: data.term } }),
  entry_reminder: ({ data }) => ({ to: '/sheets', search: { year: data.schoolYear, term: data.term } }),
  job_finished: ({ data }) => placeOfJob(data) ?? { to: '/jobs' },
  job_failed: ({ data }) => placeOfJob(data) ?? { to: '/jobs' },
  nightly_failed: () => ({ to: '/jobs' }),
  recount_differs: () => null,
};

/** Where a notice leads; null for one that is all there is to say. */
export function placeOfNotice(notice: Notice): Place | null {
  return (places[notice.kind] as (notice: Notice) => Place | null)(notice);
}

/** Where one goes to do what waits. */
export const placeOfWaiting = {
  open_sheets: { to: '/sheets' },
  incomplete_pupils: { to: '/term' },
  unlock_requests: { to: '/unlocks' },
  forms_due: { to: '/forms' },
  forms_returned: { to: '/forms' },
} as const satisfies Record<Waiting['kind'], Place>;

export type NoticeGroup = 'returned' | 'changed';
export const noticeGroups = ['returned', 'changed'] as const satisfies readonly NoticeGroup[];

/** What came back to be done again, and what changed. */
export const groupOfKind = {
  form_submitted: 'changed',
  form_accepted: 'changed',
  form_returned: 'returned',
  form_reminder: 'returned',
  form_unlock_asked: 'changed',
  form_unlocked: 'changed',
  form_unlock_refused: 'returned',
  term_reopened: 'changed',
  sheet_reopened: 'changed',
  substitution_given: 'changed',
  substitution_ended: 'changed',
  unlock_asked: 'changed',
  unlock_granted: 'changed',
  unlock_refused: 'returned',
  unlock_ended: 'changed',
  unlock_withdrawn: 'changed',
  entry_reminder: 'changed',
  job_finished: 'changed',
  job_failed: 'returned',
  nightly_failed: 'returned',
  recount_differs: 'changed',
} as const satisfies Record<NoticeKind, NoticeGroup>;
