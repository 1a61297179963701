/** What other capabilities may use of the gradebook: what waits for whoever keeps sheets, and terms that stay while they are counted. */
export { listWaitingSheets } from './list-waiting-sheets.ts';
export { listWaitingUnlocks } from './list-waiting-unlocks.ts';
export { holdTerms } from './term.queries.ts';
