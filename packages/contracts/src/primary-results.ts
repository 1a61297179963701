import { z } from 'zod';
import { Id, Reason, RequestId, UnitYear } from './common.ts';
import { OutcomePeriod } from './explanations.ts';

export const SubjectMark = z.enum(['well_completed', 'completed', 'not_completed']);
export const TraitMark = z.enum(['good', 'satisfactory', 'needs_effort', 'unsatisfactory']);
export const PrimaryLevel = z.enum(['excellent', 'well_completed', 'completed', 'not_completed']);
export const PrimaryAward = z.enum(['excellent_pupil', 'model_pupil', 'excellent_all_round', 'outstanding_progress']);

/** What the end of the year and what followed say of a pupil's grade. */
export const Completion = z.enum([
  'not_available',
  'completed',
  'awaits_supplement',
  'awaits_principal',
  'promoted_by_principal',
  'repeats',
  'by_plan',
]);
export type Completion = z.infer<typeof Completion>;

/** Recognised by the class; enough after a supplementary assessment; promoted or not by the principal. The last of a kind holds. */
export const DecisionKind = z.enum(['recognised', 'supplement', 'promotion']);
export type DecisionKind = z.infer<typeof DecisionKind>;
export const DecisionAnswer = z.enum(['yes', 'no', 'enough', 'not_enough', 'promote', 'repeat']);

const Decision = z.object({
  kind: DecisionKind,
  answer: DecisionAnswer,
  reason: z.string(),
  at: z.string(),
  who: z.string(),
  onBehalfOf: z.string().nullable(),
});

export const ListPrimary = UnitYear.extend({ period: OutcomePeriod, classId: Id });
export type ListPrimary = z.infer<typeof ListPrimary>;

/** The end of a term, or the year, of a class of grades 1-5: `stored` when it is closed. Tests compare nobody: no ranks, no averages. */
export const PrimaryList = z.object({
  source: z.enum(['stored', 'computed']),
  ruleVersion: z.string().nullable(),
  subjects: z.array(z.object({ code: z.string(), shortName: z.string(), name: z.string() })),
  traits: z.array(z.string()),
  /** Whoever asks may say who is recognised and who is enough after a supplementary assessment. */
  canRecognise: z.boolean(),
  canDecide: z.boolean(),
  pupils: z.array(
    z.object({
      pupilId: Id,
      ordinal: z.int(),
      fullName: z.string(),
      grade: z.int(),
      isAssessed: z.boolean(),
      /** In sessions; null: none were kept. */
      absentExcused: z.int().nullable(),
      absentUnexcused: z.int().nullable(),
      notAssessedReason: z.string().nullable(),
      subjects: z.array(z.object({ subject: z.string(), mark: SubjectMark.nullable() })),
      traits: z.array(z.object({ trait: z.string(), mark: TraitMark.nullable() })),
      /** Valid marks in tenths, whole; null: not available. `replaced`: the first mark, where another test replaced it. */
      tests: z.array(z.object({ subject: z.string(), tenths: z.int().nullable(), replaced: z.int().nullable() })),
      /** Of the year only, as are the next four. */
      level: PrimaryLevel.nullable(),
      award: PrimaryAward.nullable(),
      completion: Completion.nullable(),
      /** Decided by the principal from an individual plan, and why. */
      plan: z.object({ decision: z.enum(['promoted', 'retained']), reason: z.string() }).nullable(),
      decisions: z.array(Decision),
    }),
  ),
});
export type PrimaryList = z.infer<typeof PrimaryList>;

const OfPupil = UnitYear.extend({ classId: Id, pupilId: Id, requestId: RequestId });

/** By the homeroom teacher: `recognised` before the year is closed, `supplement` after. */
export const JudgePupil = OfPupil.extend({
  reason: Reason,
  judgement: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('recognised'), answer: z.enum(['yes', 'no']) }),
    z.object({ kind: z.literal('supplement'), answer: z.enum(['enough', 'not_enough']) }),
  ]),
});
export type JudgePupil = z.infer<typeof JudgePupil>;

/** By the principal, of a pupil who is still not enough after the supplementary assessment; the reason names what is weak. */
export const DecidePromotion = OfPupil.extend({ answer: z.enum(['promote', 'repeat']), reason: Reason });
export type DecidePromotion = z.infer<typeof DecidePromotion>;
