import { z } from 'zod';
import { ConductLevel, Id, IsoDate, LearningLevel, RealDate, Reason, RequestId, Term, UnitYear } from './common.ts';
import { PrimaryLevel } from './primary-results.ts';

export const ExemptionKind = z.enum(['whole', 'practical_part']);

/** A subject, or its practical part, that a pupil need not take for a term or (`term` null) the year. */
export const GrantExemption = UnitYear.extend({
  pupilId: Id,
  subjectCode: z.string(),
  term: Term.nullable(),
  kind: ExemptionKind,
  requestedOn: RealDate,
  /** The medical record that came with the request. */
  record: Reason,
  requestId: RequestId,
});
export type GrantExemption = z.infer<typeof GrantExemption>;

export const RevokeExemption = UnitYear.extend({ exemptionId: Id, reason: Reason, requestId: RequestId });
export type RevokeExemption = z.infer<typeof RevokeExemption>;

/** `decision` null ends the plan: the rules decide again. */
export const SaveIndividualPlan = UnitYear.extend({
  pupilId: Id,
  learning: LearningLevel.nullable(),
  conduct: ConductLevel.nullable(),
  /** Of the year in grades 1-5, which have neither of the two. */
  primaryLevel: PrimaryLevel.nullable().default(null),
  decision: z.enum(['promoted', 'retained']).nullable(),
  reason: Reason,
  requestId: RequestId,
});
export type SaveIndividualPlan = z.infer<typeof SaveIndividualPlan>;

/** A pupil takes another elective from a day on: its sheet is theirs, and the one given up counts no more. */
export const ChangeElective = UnitYear.extend({
  pupilId: Id,
  fromSubject: z.string(),
  toSubject: z.string(),
  changedOn: RealDate,
  reason: Reason,
  requestId: RequestId,
});
export type ChangeElective = z.infer<typeof ChangeElective>;

/** What was made up of semester I, as typed; empty takes it back. */
export const MakeUpElective = UnitYear.extend({ changeId: Id, text: z.string().max(20), requestId: RequestId });
export type MakeUpElective = z.infer<typeof MakeUpElective>;

/** A pupil whom the principal may grant something, with what the circular of the grade allows. */
export const CaseCandidate = z.object({
  pupilId: Id,
  fullName: z.string(),
  classId: Id,
  className: z.string(),
  subjects: z.array(z.object({ code: z.string(), name: z.string(), kinds: z.array(ExemptionKind) })),
  learningLevels: z.array(LearningLevel),
  conductLevels: z.array(ConductLevel),
  /** In grades 1-5 instead of the two; none where the circular has no level of the year. */
  primaryLevels: z.array(PrimaryLevel),
  grade: z.int(),
  /** Subjects that pupils of the class choose. */
  electives: z.array(z.object({ code: z.string(), name: z.string(), isTaken: z.boolean() })),
});

export type CaseCandidate = z.infer<typeof CaseCandidate>;
export const ListCaseCandidates = UnitYear.extend({ classId: Id });

export const PupilCases = z.object({
  exemptions: z.array(
    z.object({
      id: Id,
      pupilId: Id,
      fullName: z.string(),
      className: z.string(),
      subjectName: z.string(),
      term: Term.nullable(),
      kind: ExemptionKind,
      requestedOn: IsoDate,
      record: z.string(),
      grantedAt: z.string(),
      who: z.string(),
      revokedAt: z.string().nullable(),
      revokedReason: z.string().nullable(),
    }),
  ),
  electives: z.array(
    z.object({
      id: Id,
      pupilId: Id,
      fullName: z.string(),
      className: z.string(),
      fromName: z.string(),
      toName: z.string(),
      changedOn: IsoDate,
      reason: z.string(),
      who: z.string(),
      at: z.string(),
      /** Semester I was not taken: its result is made up, and until then the year has none. */
      isMakeUpDue: z.boolean(),
      madeUp: z.string().nullable(),
    }),
  ),
  /** The latest of each pupil, those that were ended too. */
  plans: z.array(
    z.object({
      pupilId: Id,
      fullName: z.string(),
      className: z.string(),
      learning: LearningLevel.nullable(),
      conduct: ConductLevel.nullable(),
      primaryLevel: PrimaryLevel.nullable(),
      decision: z.enum(['promoted', 'retained']).nullable(),
      reason: z.string(),
      at: z.string(),
      who: z.string(),
    }),
  ),
});
export type PupilCases = z.infer<typeof PupilCases>;
