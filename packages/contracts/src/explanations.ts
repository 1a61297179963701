import type { ExplainedStep as RulesStep } from '@truong/rules/gradebook/explain/explanation';
import { z } from 'zod';
import { Id, UnitYear } from './common.ts';
import { TermReason } from './conduct-reasons.ts';

export const OutcomePeriod = z.enum(['term-1', 'term-2', 'year']);
/** In grades 6-12 the summer has results of its own, beside the year's. */
export const ExplainedPeriod = z.enum([...OutcomePeriod.options, 'summer']);

export const ExplainOutcome = UnitYear.extend({ period: ExplainedPeriod, classId: Id, pupilId: Id });
export type ExplainOutcome = z.infer<typeof ExplainOutcome>;

const Value = z.union([z.string(), z.number()]).nullable();

/** One decision as rules' collector tells it; marks and averages in tenths, codes where the screens have the words. */
export const ExplainedStep = z.custom<RulesStep>(
  (step) =>
    z.object({ decided: z.string(), rule: z.string(), inputs: z.array(z.object({ value: Value })) }).safeParse(step)
      .success,
);

/** How a pupil's outcome came about: `stored` under the rules and settings stored with it. */
export const ExplainedOutcome = z.object({
  source: z.enum(['stored', 'computed']),
  ruleVersion: z.string(),
  steps: z.array(ExplainedStep),
  /** The homeroom teacher's reasons for the conduct of the terms concerned. */
  conductReasons: z.array(TermReason),
});
export type ExplainedOutcome = z.infer<typeof ExplainedOutcome>;
