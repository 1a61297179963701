/** What other capabilities may use of the organisation. */
export { listLineAbove } from './organisation.queries.ts';
