/** What other capabilities may use of identity. */
export { findDelegation, standingOf } from './delegation.queries.ts';
