import type { DimensionCode } from './catalogue.ts';
import type { Filter } from './record-set.ts';

/** Dimensions of a pupil's restricted part. Counting by them looks at nobody; a list of names does. */
export const restrictedDimensions: readonly DimensionCode[] = ['policy', 'disability', 'residence'];

/** Whether the names behind a figure say something restricted of each: shown only to who may open that part, and every look logged. */
export function isRestrictedFilter(filter: Filter): boolean {
  return restrictedDimensions.some((code) => filter[code] !== undefined);
}
