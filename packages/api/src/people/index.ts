/** What other capabilities may use of people. */

export { listPaperParticulars, type PaperParticulars } from './paper-particulars.ts';
export { listTransferred } from './pupil.queries.ts';
