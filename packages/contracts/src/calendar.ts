import { z } from 'zod';
import { Period, RequestId, SchoolYear } from './common.ts';
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

export const FormPeriods = z.array(
  z.object({ formCode: z.string(), schoolYear: SchoolYear, period: Period, opensOn: Day, dueOn: Day }),
);
export type FormPeriods = z.infer<typeof FormPeriods>;

export const SaveFormPeriod = z.object({
  formCode: z.enum(['term-results']),
  schoolYear: SchoolYear,
  period: Period,
  opensOn: Day,
  dueOn: Day,
  requestId: RequestId,
});
export type SaveFormPeriod = z.infer<typeof SaveFormPeriod>;
