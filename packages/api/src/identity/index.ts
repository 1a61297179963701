/** What other capabilities may use of identity. */
export { findDelegation } from './delegation.queries.ts';
