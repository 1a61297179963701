import type { FormFigure } from '@truong/rules/statistics/fill-form';
import type { Form } from '@truong/rules/statistics/form';
import type { CheckFinding } from '@truong/rules/statistics/form-checks';
import type { FormStanding } from '@truong/rules/statistics/form-state';
import type { RecordPerson } from '@truong/rules/statistics/record-set';
import { z } from 'zod';
import { FormPeriodCode, Id, IsoDate, Reason, RequestId, SchoolYear, UnitYear } from './common.ts';
import { SinceFiling } from './filing-checks.ts';

/** Data of our own making that goes out as it is; its shape is the type of `rules`. */
const asMade = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

export const FormCode = z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/);
/** "section!row@column". */
export const Cell = z.string().regex(/^[a-z0-9_-]{1,40}![a-z0-9_-]{1,40}@[a-z0-9_-]{1,40}$/);

/** A form of a school for a period. */
export const FormRef = UnitYear.extend({ formCode: FormCode, period: FormPeriodCode });
export type FormRef = z.infer<typeof FormRef>;
export const FormFilingRef = FormRef.extend({ number: z.int().positive() });
export type FormFilingRef = z.infer<typeof FormFilingRef>;

export const FormReview = z.object({
  number: z.int(),
  verdict: z.enum(['accepted', 'returned']),
  comment: z.string().nullable(),
  office: z.string(),
  reviewer: z.string(),
  at: z.string(),
});
export type FormReview = z.infer<typeof FormReview>;

/** Completed, filed, reviewed and locked are facts beside one another; `standing` is what follows from them. */
const facts = {
  opensOn: IsoDate.nullable(),
  dueOn: IsoDate.nullable(),
  countedOn: IsoDate.nullable(),
  standing: asMade<FormStanding>(),
  completed: z.object({ at: z.string(), by: z.string() }).nullable(),
  latest: z.object({ number: z.int(), filedOn: IsoDate, filedAt: z.string(), filedBy: z.string() }).nullable(),
  reviews: z.array(FormReview),
  lock: z
    .object({ at: z.string(), by: z.string(), until: z.string().nullable(), reason: z.string().nullable() })
    .nullable(),
  unlockRequest: z
    .object({ id: Id, reason: z.string(), until: z.string(), askedAt: z.string(), refusal: z.string().nullable() })
    .nullable(),
};

/** Every form and period that the school files in a year, by due date. */
export const FormList = z.array(
  z.object({
    formCode: z.string(),
    period: FormPeriodCode,
    name: z.string(),
    officialNumber: z.string().nullable(),
    series: z.string(),
    ...facts,
    sinceFiling: SinceFiling,
  }),
);
export type FormList = z.infer<typeof FormList>;

/** Figures of another filing, by what formulas call its place: `last_year`, `previous`, a form's code, or either before such a code. */
export const FiledElsewhere = z.object({ of: z.string(), number: z.int(), values: z.record(z.string(), z.number()) });
export type FiledElsewhere = z.infer<typeof FiledElsewhere>;

export const FigureRemark = z.object({
  id: Id,
  officeId: Id.nullable(),
  cell: z.string(),
  words: z.string(),
  isFlag: z.boolean(),
  by: z.string(),
  at: z.string(),
  settledAt: z.string().nullable(),
  /** The viewer's own unit said it, so it may settle it. */
  isOwn: z.boolean(),
});
export type FigureRemark = z.infer<typeof FigureRemark>;

/** The form as it stands now: figures from the records and from what was typed, beside what was filed. */
export const FormDraft = z.object({
  unitName: z.string(),
  form: asMade<Form>(),
  ...facts,
  figures: z.array(asMade<FormFigure>()),
  /** Of each cell that was typed into: the version that a save must have seen. */
  versions: z.record(z.string(), z.int()),
  findings: z.array(z.object({ finding: asMade<CheckFinding>(), note: z.string().nullable() })),
  elsewhere: z.array(FiledElsewhere),
  /** What of the latest filing is another figure now. */
  moved: z.array(z.object({ cell: z.string(), filed: z.number().nullable(), now: z.number().nullable() })),
  remarks: z.array(FigureRemark),
  canEnter: z.boolean(),
  canComplete: z.boolean(),
  canSubmit: z.boolean(),
});
export type FormDraft = z.infer<typeof FormDraft>;

export const SaveFormEntries = FormRef.extend({
  requestId: RequestId,
  entries: z
    .array(
      z.object({
        cell: Cell,
        /** null takes back what was typed. */
        value: z.number().nullable(),
        words: z.string().trim().max(500).nullable(),
        note: z.string().trim().max(500).nullable(),
        /** 0 where nothing was typed yet. */
        seenVersion: z.int().nonnegative(),
      }),
    )
    .min(1)
    .max(2000),
});
export type SaveFormEntries = z.infer<typeof SaveFormEntries>;
/** All or nothing: with a conflict nothing is saved and both values come back. */
export const SavedFormEntries = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), versions: z.record(z.string(), z.int()) }),
  z.object({
    kind: z.literal('conflict'),
    conflicts: z.array(
      z.object({
        cell: z.string(),
        value: z.number().nullable(),
        words: z.string().nullable(),
        note: z.string().nullable(),
        version: z.int(),
        by: z.string(),
        at: z.string(),
      }),
    ),
  }),
]);
export type SavedFormEntries = z.infer<typeof SavedFormEntries>;

export const CellHistoryInput = FormRef.extend({ cell: Cell });
export const FormCellHistory = z.array(
  z.object({
    value: z.number().nullable(),
    words: z.string().nullable(),
    note: z.string().nullable(),
    by: z.string(),
    at: z.string(),
  }),
);

export const FigureRows = z.object({
  /** How many rows the figure counts; the list names them, or is null for those who may not see names. */
  count: z.int(),
  people: z.array(asMade<RecordPerson>()).nullable(),
});
export type FigureRows = z.infer<typeof FigureRows>;
export const DraftRows = FormRef.extend({ cell: Cell });
export const FilingRows = FormFilingRef.extend({ cell: Cell });

export const SaveCheckNote = FormRef.extend({
  requestId: RequestId,
  check: z.string().max(40),
  place: z.string().max(130),
  note: z.string().trim().max(500),
});
export type SaveCheckNote = z.infer<typeof SaveCheckNote>;

export const CompleteForm = FormRef.extend({
  requestId: RequestId,
  isComplete: z.boolean(),
  note: z.string().trim().max(500).optional(),
});
export type CompleteForm = z.infer<typeof CompleteForm>;

export const SubmitForm = FormRef.extend({ requestId: RequestId, note: z.string().trim().max(1000).optional() });
export type SubmitForm = z.infer<typeof SubmitForm>;
export const SubmittedForm = z.object({ number: z.int(), hash: z.string(), rows: z.int() });
export type SubmittedForm = z.infer<typeof SubmittedForm>;

export const FormFiling = z.object({
  unitName: z.string(),
  form: asMade<Form>(),
  number: z.int(),
  isLatest: z.boolean(),
  filedAt: z.string(),
  filedOn: IsoDate,
  filedBy: z.string(),
  onBehalfOf: z.string().nullable(),
  isLate: z.boolean(),
  countedOn: IsoDate,
  note: z.string().nullable(),
  rows: z.int(),
  hash: z.string(),
  figures: z.array(asMade<FormFigure>()),
  findings: z.array(z.object({ finding: asMade<CheckFinding>(), note: z.string().nullable() })),
  reviews: z.array(FormReview),
  lock: facts.lock,
  unlockRequest: facts.unlockRequest,
  /** Figure by figure against the number before; null for the first. */
  replaced: z
    .object({
      number: z.int(),
      changes: z.array(z.object({ cell: z.string(), before: z.number().nullable(), after: z.number().nullable() })),
    })
    .nullable(),
  /** The latest filing against the records of now. */
  moved: z.array(z.object({ cell: z.string(), filed: z.number().nullable(), now: z.number().nullable() })),
  numbers: z.array(z.object({ number: z.int(), filedAt: z.string(), filedBy: z.string() })),
  elsewhere: z.array(FiledElsewhere),
  remarks: z.array(FigureRemark),
  canReview: z.boolean(),
  canLock: z.boolean(),
});
export type FormFiling = z.infer<typeof FormFiling>;

export const ReviewForm = FormFilingRef.extend({
  hash: z.string().length(64),
  requestId: RequestId,
  verdict: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('accepted'), comment: z.string().trim().max(1000).optional() }),
    z.object({ kind: z.literal('returned'), comment: Reason }),
  ]),
});
export type ReviewForm = z.infer<typeof ReviewForm>;

/** An office locks a school's form, opens it until a time, or refuses a request. */
export const SayLock = FormRef.extend({
  requestId: RequestId,
  said: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('locked') }),
    z.object({ kind: z.literal('unlocked'), until: z.iso.datetime(), answers: Id.optional() }),
    z.object({ kind: z.literal('refused'), reason: Reason, answers: Id }),
  ]),
});
export type SayLock = z.infer<typeof SayLock>;
export const AskFormUnlock = FormRef.extend({ requestId: RequestId, reason: Reason, until: z.iso.datetime() });
export type AskFormUnlock = z.infer<typeof AskFormUnlock>;
export const WithdrawFormUnlock = FormRef.extend({ requestId: RequestId, id: Id });
export type WithdrawFormUnlock = z.infer<typeof WithdrawFormUnlock>;

export const SayRemark = FormRef.extend({
  requestId: RequestId,
  cell: Cell,
  words: z.string().trim().min(1).max(1000),
  isFlag: z.boolean(),
});
export type SayRemark = z.infer<typeof SayRemark>;
export const SettleRemark = FormRef.extend({ requestId: RequestId, id: Id });
export type SettleRemark = z.infer<typeof SettleRemark>;

/** The office's table: every school below that files the form in the period, filed or not. */
export const FormReviewTableInput = z.object({
  unitId: Id,
  schoolYear: SchoolYear,
  formCode: FormCode,
  period: FormPeriodCode,
});
export type FormReviewTableInput = z.infer<typeof FormReviewTableInput>;
export const FormReviewRow = z.object({
  unitId: Id,
  name: z.string(),
  areaName: z.string().nullable(),
  standing: asMade<FormStanding>(),
  isCompleted: z.boolean(),
  number: z.int().nullable(),
  hash: z.string().nullable(),
  filedOn: IsoDate.nullable(),
  isLocked: z.boolean(),
  hasUnlockRequest: z.boolean(),
  /** Findings of checks that stand in the latest filing, outliers among its figures, figures typed over the records. */
  warnings: z.int(),
  outliers: z.int(),
  typedOver: z.int(),
  flags: z.int(),
  sinceFiling: SinceFiling,
  /** The figure looked at (the form's first), now and in the filing before. */
  figure: z.number().nullable(),
  figureBefore: z.number().nullable(),
  reviewer: z.string().nullable(),
  isMine: z.boolean(),
});
export type FormReviewRow = z.infer<typeof FormReviewRow>;
export const FormReviewTable = z.object({
  form: z.object({ code: z.string(), name: z.string(), figureTitle: z.string() }),
  opensOn: IsoDate.nullable(),
  dueOn: IsoDate.nullable(),
  today: IsoDate,
  schools: z.array(FormReviewRow),
});
export type FormReviewTable = z.infer<typeof FormReviewTable>;

/** The forms and periods that schools below an office file in a year. */
export const FormsToReview = z.array(
  z.object({
    formCode: z.string(),
    period: FormPeriodCode,
    name: z.string(),
    series: z.string(),
    dueOn: IsoDate.nullable(),
  }),
);
export type FormsToReview = z.infer<typeof FormsToReview>;

/** Of each form whose window has opened: how many schools file it, have filed, had by the due date; due last comes first. */
export const FormRates = z.array(
  z.object({
    formCode: z.string(),
    period: FormPeriodCode,
    name: z.string(),
    dueOn: IsoDate,
    all: z.int(),
    filed: z.int(),
    onTime: z.int(),
    /** Filed, and this very office's turn to say its word. */
    waiting: z.int(),
  }),
);
export type FormRates = z.infer<typeof FormRates>;

const named = z
  .array(z.object({ unitId: Id, number: z.int().positive(), hash: z.string().length(64) }))
  .min(1)
  .max(1000);
/** Accepts many filings at once, each named by number and hash as the dry run showed them; one that moved is left out and named. */
export const AcceptForms = FormReviewTableInput.extend({ requestId: RequestId, filings: named, isDryRun: z.boolean() });
export type AcceptForms = z.infer<typeof AcceptForms>;
export const AcceptedForms = z.object({
  accepted: z.int(),
  leftOut: z.array(
    z.object({ unitId: Id, name: z.string(), reason: z.enum(['replaced', 'reviewed', 'not_mine', 'not_filed']) }),
  ),
});
export type AcceptedForms = z.infer<typeof AcceptedForms>;
export const RemindForms = FormReviewTableInput.extend({ requestId: RequestId, unitIds: z.array(Id).min(1).max(1000) });
export type RemindForms = z.infer<typeof RemindForms>;
export const RemindedForms = z.object({ schools: z.int() });
