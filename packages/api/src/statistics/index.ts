/** What other capabilities may use of the statistics: what waits for a school and for an office. */

export { listWaitingFormReviews, listWaitingForms } from './forms/list-waiting-forms.ts';
