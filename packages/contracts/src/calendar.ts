import { z } from 'zod';
import { RequestId, SchoolYear } from './common.ts';
import { Day } from './unit-acts.ts';

const span = { startsOn: Day, endsOn: Day };

/** The days of a school year and its terms, for all schools at once. */
export const SaveSchoolYear = z.object({
  schoolYear: SchoolYear,
  ...span,
  terms: z.tuple([z.object(span), z.object(span)]),
  requestId: RequestId,
});
export type SaveSchoolYear = z.infer<typeof SaveSchoolYear>;
