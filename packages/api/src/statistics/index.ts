/** What other capabilities may use of the statistics: what waits for a school and for an office. */

export { listWaitingForms } from './forms/read-form.ts';
