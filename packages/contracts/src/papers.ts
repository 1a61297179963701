import { z } from 'zod';

/** Papers that are issued: numbered, registered, checked by a code. */
export const PaperKind = z.enum(['report_card', 'result_slip', 'commendation']);
export type PaperKind = z.infer<typeof PaperKind>;
/** What a paper is about. */
export const PaperPeriod = z.enum(['term-1', 'term-2', 'year']);
export type PaperPeriod = z.infer<typeof PaperPeriod>;

const text = z.string();
const known = z.string().nullable();

/** Who issues, by the names of the day. */
export const PaperIssuer = z.object({
  /** The office above. */
  office: known,
  school: text,
  place: known,
  province: known,
  /** Hiệu trưởng; Giám đốc of a centre. */
  headRole: text,
  principal: known,
});
export type PaperIssuer = z.infer<typeof PaperIssuer>;

/** A value at three points; empty where there is none. */
const threePoints = z.object({ term1: text, term2: text, year: text });

/** One year of a report card as its pages show it. */
export const ReportCardYear = z.object({
  schoolYear: text,
  className: text,
  school: text,
  place: known,
  subjects: z.array(threePoints.extend({ name: text, retest: text, teachers: text, remark: text })),
  /** Where the circular has an overall average. */
  average: threePoints.nullable(),
  /** How many marks were corrected, and in which subjects. */
  corrections: z.object({ count: z.int(), subjects: text }),
  conduct: threePoints.extend({ again: text }),
  learning: threePoints.extend({ again: text }),
  absences: text,
  decision: text,
  title: known,
  notes: z.array(text),
  remark: text,
  homeroomTeacher: known,
  principal: known,
});
export type ReportCardYear = z.infer<typeof ReportCardYear>;

const reportCard = z.object({
  issuer: PaperIssuer,
  /** Trung học cơ sở, Trung học phổ thông, … */
  level: text,
  pupil: z.object({
    fullName: text,
    sex: text,
    birth: text,
    birthPlace: known,
    ethnicity: text,
    policy: known,
    residence: known,
    guardians: z.array(z.object({ relation: text, fullName: known, occupation: known })),
  }),
  years: z.array(ReportCardYear),
});

/** A pupil's results of a term or a year: rows under the heads given. */
const resultSlip = z.object({
  issuer: PaperIssuer,
  pupil: z.object({ fullName: text, birth: text, className: text }),
  schoolYear: text,
  period: text,
  heads: z.array(text),
  rows: z.array(z.object({ name: text, cells: z.array(text) })),
  /** What stands below the table: learning, conduct, absences, title, decision. */
  results: z.array(z.object({ name: text, value: text })),
  homeroomTeacher: known,
});

const commendation = z.object({
  issuer: PaperIssuer,
  pupil: z.object({ fullName: text, className: text }),
  schoolYear: text,
  title: text,
});

/** Exactly what an issued paper shows besides its number, code and day: frozen and hashed when it is issued. */
export const PaperContent = z.discriminatedUnion('form', [
  reportCard.extend({ form: z.literal('report-card-tt22') }),
  reportCard.extend({ form: z.literal('report-card-tt58') }),
  resultSlip.extend({ form: z.literal('result-slip') }),
  commendation.extend({ form: z.literal('commendation') }),
]);
export type PaperContent = z.infer<typeof PaperContent>;
export type ContentOf<F extends PaperContent['form']> = Extract<PaperContent, { form: F }>;
export type ReportCard = ContentOf<'report-card-tt22' | 'report-card-tt58'>;

/** What a template is given of an issued paper. */
export type PrintedPaper = PaperContent & { number: string; code: string; qr: string; issuedOn: string };

/** What anybody who holds a code may learn: never more than stands on the paper itself. */
export type CheckedPaper = {
  kind: PaperKind;
  number: string;
  issuedOn: string;
  revokedOn: string | null;
  content: PaperContent;
};
