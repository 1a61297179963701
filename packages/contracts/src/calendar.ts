import { z } from 'zod';
import { FormPeriodCode, RequestId, SchoolYear } from './common.ts';
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
  z.object({
    formCode: z.string(),
    schoolYear: SchoolYear,
    period: FormPeriodCode,
    opensOn: Day,
    dueOn: Day,
    /** The day whose records are counted; null: the day it is due. */
    countedOn: Day.nullable(),
  }),
);
export type FormPeriods = z.infer<typeof FormPeriods>;

export const SaveFormPeriod = z.object({
  formCode: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
  schoolYear: SchoolYear,
  period: FormPeriodCode,
  opensOn: Day,
  dueOn: Day,
  countedOn: Day.nullable(),
  requestId: RequestId,
});
export type SaveFormPeriod = z.infer<typeof SaveFormPeriod>;
