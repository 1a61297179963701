/** What other capabilities may use of the gradebook: outcomes, the state of a term, and what waits for whoever keeps sheets. */
export { listWaitingSheets } from './list-waiting-sheets.ts';
export { listWaitingUnlocks } from './list-waiting-unlocks.ts';
export { hasFourLevels, listOutcomeRows } from './outcome.queries.ts';
export { findTerm, lockTerm as lockTermForFiling, stateOfTerm } from './term.queries.ts';
