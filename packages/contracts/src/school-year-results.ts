import { z } from 'zod';
import { ConductLevel, Id, IsoDate, LearningLevel, Reason, RequestId, UnitYear } from './common.ts';
import { OutcomeList } from './gradebook.ts';

export const CloseYear = UnitYear.extend({ requestId: RequestId });
export type CloseYear = z.infer<typeof CloseYear>;

export const ReopenYear = UnitYear.extend({ requestId: RequestId, reason: Reason });
export type ReopenYear = z.infer<typeof ReopenYear>;

/** How many pupils the end of the year finds promoted, retained, in summer training, a re-test or a supplementary assessment; `open` lack something. */
export const ClosedYear = z.object({
  pupils: z.int(),
  promoted: z.int(),
  retained: z.int(),
  training: z.int(),
  retest: z.int(),
  /** In grades 1-5: not enough, so assessed again. */
  supplement: z.int(),
  open: z.int(),
});
export type ClosedYear = z.infer<typeof ClosedYear>;

export const YearBoard = z.object({
  isClosed: z.boolean(),
  closedOn: IsoDate.nullable(),
  closingCount: z.int(),
  terms: z.array(
    z.object({ term: z.union([z.literal(1), z.literal(2)]), state: z.enum(['not_opened', 'open', 'closed']) }),
  ),
  /** Nobody while a term is open. */
  classes: z.array(ClosedYear.extend({ classId: Id, className: z.string(), titled: z.int() })),
  events: z.array(
    z.object({
      kind: z.enum(['closed', 'reopened', 'summer_closed', 'summer_reopened']),
      at: z.string(),
      who: z.string(),
      onBehalfOf: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
export type YearBoard = z.infer<typeof YearBoard>;

export const ListYear = UnitYear.extend({ classId: Id });

export const YearEnd = z.enum(['promoted', 'retained', 'summer_training', 'summer_retest', 'not_available']);
export const PromotionCause = z.enum([
  'absences',
  'both_weak',
  'hopeless_learning',
  'conduct',
  'learning',
  'retest_not_allowed',
]);

/** A class's year: `stored` when it is closed, else what closing would store. */
export const YearList = OutcomeList.extend({
  pupils: z.array(
    OutcomeList.shape.pupils.element.omit({ notAssessedReason: true }).extend({
      beforeSummer: YearEnd,
      /** Null: the summer, or what is missing, is awaited. */
      decision: z.enum(['promoted', 'retained']).nullable(),
      causes: z.array(PromotionCause),
      /** Decided by the principal from an individual plan, and why; null: by the rules. */
      manualReason: z.string().nullable(),
      /** What the summer made of it, beside the original; null where there was nothing to do or the year is not closed. */
      summer: z
        .object({
          isClosed: z.boolean(),
          learning: LearningLevel.nullable(),
          conduct: ConductLevel.nullable(),
          decision: z.enum(['promoted', 'retained']).nullable(),
          causes: z.array(PromotionCause),
        })
        .nullable(),
      /** The subjects that may be retaken in summer. */
      retest: z.array(z.string()),
      missing: z.array(
        z.object({
          kind: z.enum(['subject', 'conduct', 'learning', 'absences']),
          subject: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type YearList = z.infer<typeof YearList>;
