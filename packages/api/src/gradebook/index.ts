/** What other capabilities may use of the gradebook: what waits for whoever keeps sheets. */
export { listWaitingSheets } from './list-waiting-sheets.ts';
export { listWaitingUnlocks } from './list-waiting-unlocks.ts';
