import { z } from 'zod';
import { ConductLevel, Id, IsoDate, LearningLevel, Reason, RequestId, UnitYear } from './common.ts';
import { PromotionCause, YearEnd } from './school-year-results.ts';

const Result = z.union([
  z.object({ kind: z.literal('score'), tenths: z.int() }),
  z.object({ kind: z.literal('comment'), result: z.enum(['pass', 'fail']) }),
]);

/** A pupil with something to do in summer: what, what was entered, and what it makes of the year beside the original. */
export const SummerPupil = z.object({
  pupilId: Id,
  fullName: z.string(),
  classId: Id,
  className: z.string(),
  grade: z.int(),
  beforeSummer: YearEnd,
  learning: LearningLevel.nullable(),
  conduct: ConductLevel.nullable(),
  /** Conduct is trained and judged again; the levels it may get. */
  isTraining: z.boolean(),
  conductLevels: z.array(ConductLevel),
  isRetestAfterTraining: z.boolean(),
  retests: z.array(
    z.object({
      subject: z.string(),
      subjectName: z.string(),
      original: Result,
      retest: Result.nullable(),
    }),
  ),
  conductAfter: ConductLevel.nullable(),
  learningAfter: LearningLevel.nullable(),
  averageAfter: z.int().nullable(),
  decision: z.enum(['promoted', 'retained']).nullable(),
  causes: z.array(PromotionCause),
  /** How often the pupil has repeated in this level, and how often it may be; null: no limit. */
  repeated: z.int(),
  repeatLimit: z.int().nullable(),
});
export type SummerPupil = z.infer<typeof SummerPupil>;

export const SummerBoard = z.object({
  isYearClosed: z.boolean(),
  closedOn: IsoDate.nullable(),
  pupils: z.array(SummerPupil),
  /** Retained at once: nothing a summer can mend. */
  retained: z.int(),
});
export type SummerBoard = z.infer<typeof SummerBoard>;

/** `text` is what was typed: a mark or Đ/CĐ of a re-test, a level of conduct; empty takes it back. */
export const RecordSummer = UnitYear.extend({
  pupilId: Id,
  what: z.union([
    z.object({ kind: z.literal('conduct'), text: z.string().max(20) }),
    z.object({ kind: z.literal('retest'), subject: z.string(), text: z.string().max(20) }),
  ]),
  requestId: RequestId,
});
export type RecordSummer = z.infer<typeof RecordSummer>;

export const CloseSummer = UnitYear.extend({ requestId: RequestId });
export type CloseSummer = z.infer<typeof CloseSummer>;
export const ClosedSummer = z.object({ pupils: z.int(), promoted: z.int(), retained: z.int() });
export type ClosedSummer = z.infer<typeof ClosedSummer>;
export const ReopenSummer = UnitYear.extend({ requestId: RequestId, reason: Reason });
export type ReopenSummer = z.infer<typeof ReopenSummer>;
