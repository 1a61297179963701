/** What other capabilities may use of people. */
export { listTransferred } from './pupil.queries.ts';
