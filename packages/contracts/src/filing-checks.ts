import { z } from 'zod';
import { FormPeriodCode, SchoolYear } from './common.ts';

const count = z.int().nonnegative();

/** How far the records have moved from the latest filing, as the last nightly check found it; null before the first one. */
export const SinceFiling = z
  .object({
    /** Figures that differ from the filing. */
    moved: count,
    /** Findings of now that the filing did not have, by severity. */
    high: count,
    medium: count,
    low: count,
    at: z.string(),
  })
  .nullable();
export type SinceFiling = z.infer<typeof SinceFiling>;

/** A form that could not be worked out (`what`: why), or a rule of it (`what`: which). */
export const FilingProblem = z.object({
  unitName: z.string(),
  formName: z.string(),
  schoolYear: SchoolYear,
  period: FormPeriodCode,
  kind: z.enum(['form', 'rule']),
  what: z.string(),
});
export type FilingProblem = z.infer<typeof FilingProblem>;

/** What a nightly run did: filings that stand, those worked out anew, those that differ from the records. */
export const CheckedFilings = z.object({
  units: count,
  filings: count,
  computed: count,
  moved: count,
  problems: count,
  named: z.array(FilingProblem),
  ms: count,
});
export type CheckedFilings = z.infer<typeof CheckedFilings>;
