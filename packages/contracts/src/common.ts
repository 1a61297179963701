import { z } from 'zod';

export const Id = z.int().positive();
export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** A day that exists: 2012-02-31 does not. */
export const RealDate = IsoDate.refine(
  (iso) => new Date(Date.parse(`${iso}T00:00:00Z`) || 0).toISOString().startsWith(iso),
  'no_such_day',
);
export const SchoolYear = z.int().min(1990).max(2100);
export const Term = z.union([z.literal(1), z.literal(2)]);
export type Term = z.infer<typeof Term>;
/** What results and filings are made for. */
export const Period = z.enum(['term-1', 'term-2']);
export type Period = z.infer<typeof Period>;
/** What a form is filed for within a school year: a point of the year, a semester, a month ("month-09"), or a survey by its code. */
export const FormPeriodCode = z
  .string()
  .regex(/^(start|mid|end|term-[12]|month-(0[1-9]|1[0-2])|ad-hoc-[a-z0-9-]{1,30})$/);
export type FormPeriodCode = z.infer<typeof FormPeriodCode>;
export const RequestId = z.uuid();
/** A file made for whoever asked. */
export const FileAnswer = z.object({ fileName: z.string(), base64: z.string() });
export const Reason = z.string().trim().min(3).max(500);
export const Level = z.enum(['good', 'fair', 'satisfactory', 'unsatisfactory']);
/** Of every circular of grades 6-12. */
export const LearningLevel = z.enum([...Level.options, 'excellent', 'average', 'weak', 'poor']);
export const ConductLevel = z.enum([...Level.options, 'average', 'weak']);
export const AssessmentKind = z.enum(['score', 'comment']);
export const SchoolLevel = z.enum(['preschool', 'primary', 'lower_secondary', 'upper_secondary', 'continuing']);
export type SchoolLevel = z.infer<typeof SchoolLevel>;
export const UnitKind = z.enum(['department', 'district', 'commune', 'school']);
export type UnitKind = z.infer<typeof UnitKind>;

export const UnitYear = z.object({ unitId: Id, schoolYear: SchoolYear });
export type UnitYear = z.infer<typeof UnitYear>;
export const UnitTerm = UnitYear.extend({ term: Term });
export type UnitTerm = z.infer<typeof UnitTerm>;

export const UnitPeriod = UnitYear.extend({ period: Period });
export type UnitPeriod = z.infer<typeof UnitPeriod>;

export function periodOfTerm(term: Term): Period {
  return term === 1 ? 'term-1' : 'term-2';
}
export function termOfPeriod(period: Period): Term {
  return period === 'term-1' ? 1 : 2;
}
