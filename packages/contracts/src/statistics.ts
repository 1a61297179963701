import { z } from 'zod';
import { Id, IsoDate, Level, Period, Reason, RequestId, SchoolYear, UnitKind, UnitPeriod } from './common.ts';

export const Population = z.enum(['all', 'female', 'minority', 'female_minority']);
export type Population = z.infer<typeof Population>;

/** One figure of the form: pupils of a grade in a population who meet the measure ('total', 'learning:good', …). */
export const Figure = z.object({ grade: z.int(), measure: z.string(), population: Population, value: z.int() });
export type Figure = z.infer<typeof Figure>;

export const Finding = z.object({
  code: z.string(),
  severity: z.enum(['blocks', 'warns']),
  grade: z.int().nullable(),
  measure: z.string().nullable(),
  population: Population.nullable(),
  detail: z.record(z.string(), z.number()),
});
export type Finding = z.infer<typeof Finding>;

export const FilingStatus = z.enum(['not_filed', 'submitted', 'returned', 'accepted']);
export type FilingStatus = z.infer<typeof FilingStatus>;

export const Review = z.object({
  number: z.int(),
  verdict: z.enum(['accepted', 'returned']),
  comment: z.string().nullable(),
  reviewer: z.string(),
  at: z.string(),
});

/** The form as the records stand now (source: live), beside what was filed. */
export const Draft = z.object({
  termState: z.enum(['not_opened', 'open', 'closed']),
  status: FilingStatus,
  canSubmit: z.boolean(),
  dueOn: IsoDate.nullable(),
  isLate: z.boolean(),
  figures: z.array(Figure),
  findings: z.array(Finding),
  /** Figures of the latest filing and of the period before, for looking across. */
  filed: z.object({ number: z.int(), filedAt: z.string(), figures: z.array(Figure) }).nullable(),
  previous: z.object({ schoolYear: SchoolYear, period: Period, figures: z.array(Figure) }).nullable(),
  /** Figures that moved since the latest filing. */
  moved: z.int(),
  review: Review.nullable(),
});
export type Draft = z.infer<typeof Draft>;

export const FigureRef = z.object({ grade: z.int(), measure: z.string().max(40), population: Population });
export const DraftPupils = UnitPeriod.extend(FigureRef.shape);
export const FormPupil = z.object({
  pupilId: Id,
  fullName: z.string(),
  className: z.string(),
  grade: z.int(),
  isFemale: z.boolean(),
  isMinority: z.boolean(),
  learning: Level.nullable(),
  conduct: Level.nullable(),
  isAssessed: z.boolean(),
});
export const FormPupils = z.array(FormPupil);

export const SubmitFiling = UnitPeriod.extend({ requestId: RequestId, note: z.string().trim().max(1000).optional() });
export type SubmitFiling = z.infer<typeof SubmitFiling>;
export const SubmittedFiling = z.object({ number: z.int(), rows: z.int(), hash: z.string() });

export const FilingList = z.array(
  z.object({
    number: z.int(),
    filedAt: z.string(),
    filedOn: IsoDate,
    filedBy: z.string(),
    /** The principal whose delegation they acted under. */
    onBehalfOf: z.string().nullable(),
    rows: z.int(),
    hash: z.string(),
    review: Review.nullable(),
  }),
);

export const FilingRef = UnitPeriod.extend({ number: z.int().positive() });
export const Filing = z.object({
  unitId: Id,
  unitName: z.string(),
  schoolYear: SchoolYear,
  period: Period,
  number: z.int(),
  isLatest: z.boolean(),
  filedAt: z.string(),
  filedOn: IsoDate,
  filedBy: z.string(),
  onBehalfOf: z.string().nullable(),
  isLate: z.boolean(),
  note: z.string().nullable(),
  rows: z.int(),
  hash: z.string(),
  findings: z.array(Finding),
  figures: z.array(Figure),
  review: Review.nullable(),
  canReview: z.boolean(),
  /** The number before this one, figure by figure. */
  replaced: z.object({ number: z.int(), figures: z.array(Figure) }).nullable(),
});
export type Filing = z.infer<typeof Filing>;
export const FilingPupils = FilingRef.extend(FigureRef.shape);

/** Every school that must file in the period below the unit, filed or not. */
export const ReviewList = z.object({
  dueOn: IsoDate.nullable(),
  today: IsoDate,
  schools: z.array(
    z.object({
      unitId: Id,
      name: z.string(),
      districtName: z.string().nullable(),
      levels: z.array(z.string()),
      status: FilingStatus,
      number: z.int().nullable(),
      filedOn: IsoDate.nullable(),
      isLate: z.boolean(),
      warnings: z.int(),
      reviewer: z.string().nullable(),
      /** This act's unit is the one that reviews this school. */
      isMine: z.boolean(),
    }),
  ),
});
export type ReviewList = z.infer<typeof ReviewList>;

export const ReviewFiling = FilingRef.extend({
  hash: z.string().length(64),
  requestId: RequestId,
  verdict: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('accepted'), comment: z.string().trim().max(1000).optional() }),
    z.object({ kind: z.literal('returned'), comment: Reason }),
  ]),
});
export type ReviewFiling = z.infer<typeof ReviewFiling>;

/** live: outcomes of closed terms as they stand; filed: the latest filing; approved: the latest accepted filing. */
export const Source = z.enum(['live', 'filed', 'approved']);
export type Source = z.infer<typeof Source>;

export const AggregateInput = UnitPeriod.extend({
  source: Source,
  grade: z.int().min(6).max(12).nullable(),
  measureGroup: z.enum(['learning', 'conduct']),
  population: Population,
  asOf: IsoDate.optional(),
});
export type AggregateInput = z.infer<typeof AggregateInput>;

export const AggregateRow = z.object({
  unitId: Id,
  name: z.string(),
  kind: UnitKind,
  /** Schools that must file below this unit, and how many of them are in the figures; the rest is missing, not zero. */
  schools: z.int(),
  schoolsCounted: z.int(),
  /** null: nothing is counted here. */
  total: z.int().nullable(),
  byLevel: z
    .object({ good: z.int(), fair: z.int(), satisfactory: z.int(), unsatisfactory: z.int(), not_assessed: z.int() })
    .nullable(),
  filingNumber: z.int().nullable(),
});
export type AggregateRow = z.infer<typeof AggregateRow>;
export const Aggregate = z.object({
  unit: AggregateRow,
  path: z.array(z.object({ unitId: Id, name: z.string() })),
  children: z.array(AggregateRow),
  asOf: IsoDate,
  source: Source,
});
export type Aggregate = z.infer<typeof Aggregate>;

export const Workbook = z.object({ fileName: z.string(), base64: z.string() });
