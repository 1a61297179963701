/** What other capabilities may use of the organisation. */
export { onceByDepartment, onceInSchool } from './once.ts';
export { listLineAbove } from './organisation.queries.ts';
export { findSettings, provinceOf } from './province-settings.ts';
