import { z } from 'zod';
import { ConductLevel, Id, RequestId } from './common.ts';
import { SheetRef } from './gradebook.ts';

/** The homeroom teacher's words; empty takes them back. */
export const SaveConductReason = SheetRef.extend({
  pupilId: Id,
  text: z.string().trim().max(500),
  requestId: RequestId,
});
export type SaveConductReason = z.infer<typeof SaveConductReason>;

const Written = z.object({ text: z.string(), who: z.string(), at: z.string() });

/** Of a homeroom sheet: each pupil's level with its reason, and whether one is asked for. */
export const ConductReasons = z.object({
  canWrite: z.boolean(),
  pupils: z.array(
    z.object({
      pupilId: Id,
      fullName: z.string(),
      level: ConductLevel.nullable(),
      isAsked: z.boolean(),
      reason: Written.nullable(),
    }),
  ),
});
export type ConductReasons = z.infer<typeof ConductReasons>;

/** Of a school's term: who stands below what promotion asks, and why. */
export const LowConduct = z.array(
  z.object({
    pupilId: Id,
    fullName: z.string(),
    classId: Id,
    className: z.string(),
    level: ConductLevel,
    reason: Written.nullable(),
  }),
);
export type LowConduct = z.infer<typeof LowConduct>;

export const TermReason = Written.extend({ term: z.union([z.literal(1), z.literal(2)]) });
export type TermReason = z.infer<typeof TermReason>;
