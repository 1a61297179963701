import { recordKinds } from '@truong/rules/statistics/catalogue';
import type { Form } from '@truong/rules/statistics/form';
import type { CheckFinding } from '@truong/rules/statistics/form-checks';
import type { Absence } from '@truong/rules/statistics/formula';
import { z } from 'zod';
import { FormPeriodCode, Id, IsoDate, RequestId, SchoolLevel, SchoolYear } from './common.ts';
import { FormCode } from './forms.ts';

const code = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'bad_code');
const title = z.string().trim().min(1, 'no_title').max(300);
const formula = z.string().trim().min(1, 'bad_formula').max(2000);
const decimals = z.union([z.literal(0), z.literal(1), z.literal(2)]).optional();
const where = z.partialRecord(z.string(), z.array(z.string().max(60)).max(254)).optional();

const CellSource = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('query'),
    records: z.enum(recordKinds),
    where,
    amount: z.enum(['pupils', 'quantity']).optional(),
  }),
  z.strictObject({ kind: z.literal('formula'), formula, decimals }),
  z.strictObject({ kind: z.literal('typed'), decimals, isText: z.literal(true).optional() }),
]);

const Row = z.strictObject({
  code,
  title,
  unit: z.string().trim().max(40).optional(),
  indent: z.union([z.literal(0), z.literal(1), z.literal(2)]).optional(),
  isHeading: z.literal(true).optional(),
  from: CellSource.optional(),
});
const Column = z.strictObject({
  code,
  title,
  group: z.string().trim().max(200).optional(),
  where,
  from: CellSource.optional(),
  except: z.array(code).max(500).optional(),
});
const Section = z.strictObject({
  code,
  title,
  rows: z.array(Row).min(1, 'no_rows').max(300),
  columns: z.array(Column).min(1, 'no_columns').max(60),
});
const Check = z.strictObject({
  code,
  left: formula,
  operator: z.enum(['=', '<=', '>=', '<', '>', '<>']),
  right: formula,
  each: z
    .strictObject({ section: code, over: z.enum(['columns', 'rows']), only: z.array(code).max(500).optional() })
    .optional(),
  missing: z.enum(['skip', 'zero', 'fails']),
  severity: z.enum(['high', 'medium', 'low']),
  instruction: title,
});

const Definition = z.strictObject({
  code: FormCode,
  version: z.int().min(1).max(999),
  name: title,
  officialNumber: z.string().trim().max(60).optional(),
  source: title,
  series: FormCode,
  periodKind: z.enum(['start', 'mid', 'end', 'semester', 'month', 'ad_hoc']),
  filers: z.strictObject({ levels: z.array(SchoolLevel).min(1, 'no_levels') }),
  validFrom: SchoolYear.optional(),
  validTo: SchoolYear.optional(),
  review: z.enum(['nearest', 'nearest_then_department']),
  sections: z.array(Section).max(60),
  checks: z.array(Check).max(500),
  notes: z.array(title).max(30).optional(),
  layout: z.strictObject({ orientation: z.enum(['portrait', 'landscape']) }).optional(),
});

/**
 * A form of unknown origin as a `Form`: its shape, not whether it holds together, which `problemsOfForm` tells. An issue's path
 * leads to the place: `sections.2.rows.0.code`.
 */
// The optional fields of zod also admit `undefined`, which JSON does not know.
export const FormDefinition = Definition as unknown as z.ZodType<Form>;

/** Something wrong with a form, as `rules/statistics/form-problems` or the definition's shape names it. */
export const FormProblem = z.object({ code: z.string(), where: z.string(), what: z.string() });
export type FormProblem = z.infer<typeof FormProblem>;

export const FormVersionRef = z.object({ formCode: FormCode, version: z.int().positive() });
export type FormVersionRef = z.infer<typeof FormVersionRef>;

const window = z.object({
  period: FormPeriodCode,
  opensOn: IsoDate,
  dueOn: IsoDate,
  countedOn: IsoDate.nullable(),
});

/** Every form with its versions, newest first, and when it is filed in the year. */
export const ListForms = z.object({ schoolYear: SchoolYear });
export const EditedForms = z.array(
  z.object({
    formCode: z.string(),
    name: z.string(),
    series: z.string(),
    periodKind: z.string(),
    levels: z.array(SchoolLevel),
    versions: z.array(
      z.object({
        version: z.int(),
        state: z.enum(['draft', 'published']),
        /** Comes with the product. */
        isShipped: z.boolean(),
        savedAt: z.string().nullable(),
        savedBy: z.string().nullable(),
      }),
    ),
    windows: z.array(window),
  }),
);
export type EditedForms = z.infer<typeof EditedForms>;

export const EditedForm = z.object({
  form: z.custom<Form>((value) => typeof value === 'object' && value !== null),
  state: z.enum(['draft', 'published']),
  isShipped: z.boolean(),
  /** What schools file now; null where nothing of the code is published. */
  published: z.custom<Form>((value) => typeof value === 'object' && value !== null).nullable(),
  problems: z.array(FormProblem),
});
export type EditedForm = z.infer<typeof EditedForm>;

/** A draft may have problems; it is published without any. */
export const SaveFormDraft = z.object({ definition: FormDefinition, requestId: RequestId });
export type SaveFormDraft = z.infer<typeof SaveFormDraft>;
export const SavedFormDraft = z.object({ problems: z.array(FormProblem) });

/** The form filled from a school's records of a year, as it would have been counted on the day. */
export const TryForm = z.object({
  definition: FormDefinition,
  unitId: Id,
  schoolYear: SchoolYear,
  countedOn: IsoDate.optional(),
});
export type TryForm = z.infer<typeof TryForm>;
export const TriedForm = z.object({
  unitName: z.string(),
  countedOn: IsoDate,
  problems: z.array(FormProblem),
  figures: z.array(
    z.object({
      key: z.string(),
      source: z.enum(['computed', 'formula', 'typed', 'typed_over']),
      value: z.number().nullable(),
      absent: z.custom<Absence>((value) => typeof value === 'object' && value !== null).nullable(),
    }),
  ),
  findings: z.array(z.custom<CheckFinding>((value) => typeof value === 'object' && value !== null)),
});
export type TriedForm = z.infer<typeof TriedForm>;

export const PublishForm = FormVersionRef.extend({ requestId: RequestId });
export type PublishForm = z.infer<typeof PublishForm>;

/** When forms are filed in a period: one form, or every form of a series that has the period. */
export const SaveFormWindows = z.object({
  of: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('form'), formCode: FormCode }),
    z.object({ kind: z.literal('series'), series: FormCode }),
  ]),
  schoolYear: SchoolYear,
  ...window.shape,
  requestId: RequestId,
});
export type SaveFormWindows = z.infer<typeof SaveFormWindows>;
export const SavedFormWindows = z.object({ forms: z.int() });
