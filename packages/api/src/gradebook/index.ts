/** What other capabilities may use of the gradebook: outcomes, and the state of a term. */
export { listOutcomeRows } from './outcome.queries.ts';
export { findTerm, lockTerm as lockTermForFiling, stateOfTerm } from './term.queries.ts';
