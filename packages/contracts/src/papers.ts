import { z } from 'zod';
import { Id, IsoDate, Reason, RequestId, UnitYear } from './common.ts';

/** Papers that are issued: numbered, registered, checked by a code. */
export const PaperKind = z.enum(['report_card', 'result_slip', 'commendation']);
export type PaperKind = z.infer<typeof PaperKind>;
/** What a paper is about. */
export const PaperPeriod = z.enum(['term-1', 'term-2', 'year']);
export type PaperPeriod = z.infer<typeof PaperPeriod>;

/**
 * Every form that is printed, each a template of the same name: a Typst file that defines `papers(list)`. Report cards and
 * class books have one form a circular.
 */
export const PaperForm = z.enum([
  'report-card-tt22',
  'report-card-tt58',
  'report-card-tt27',
  'report-card-tt30',
  'result-slip',
  'result-slip-primary',
  'commendation',
  'class-book-tt22',
  'class-book-tt58',
  'class-summary-tt27',
  'class-summary-tt30',
]);
export type PaperForm = z.infer<typeof PaperForm>;

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
  /** Where the circular has an overall average; again: with the marks of a re-test. */
  average: z.union([threePoints.extend({ again: text }), threePoints]).nullable(),
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

const cardHead = z.object({
  issuer: PaperIssuer,
  /** Tiểu học, Trung học cơ sở, … */
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
});
const reportCard = cardHead.extend({ years: z.array(ReportCardYear) });

const traits = z.array(z.object({ name: text, level: text }));
/** One year of a primary report card: levels, and marks of tests only. */
export const PrimaryCardYear = z.object({
  schoolYear: text,
  className: text,
  school: text,
  place: known,
  absences: known,
  subjects: z.array(z.object({ name: text, level: text, test: text, remark: text })),
  qualities: traits,
  competences: traits,
  specificCompetences: traits,
  remark: text,
  /** The level of the year; empty where the circular has none (TT30/2014). */
  result: text,
  title: known,
  decision: text,
  homeroomTeacher: known,
  principal: known,
});
export type PrimaryCardYear = z.infer<typeof PrimaryCardYear>;

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

/** The same of grades 1-5: levels, and marks of tests only. */
const primarySlip = resultSlip.omit({ heads: true, rows: true }).extend({
  subjects: z.array(z.object({ name: text, level: text, test: text, remark: text })),
  qualities: traits,
  competences: traits,
  specificCompetences: traits,
  /** The homeroom teacher's. */
  remark: text,
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
  cardHead.extend({ form: z.literal('report-card-tt27'), years: z.array(PrimaryCardYear) }),
  cardHead.extend({ form: z.literal('report-card-tt30'), years: z.array(PrimaryCardYear) }),
  resultSlip.extend({ form: z.literal('result-slip') }),
  primarySlip.extend({ form: z.literal('result-slip-primary') }),
  commendation.extend({ form: z.literal('commendation') }),
]);
export type PaperContent = z.infer<typeof PaperContent>;
export type ContentOf<F extends PaperContent['form']> = Extract<PaperContent, { form: F }>;
export type ReportCard = ContentOf<'report-card-tt22' | 'report-card-tt58'>;

type BookRow = { ordinal: number; fullName: string };
type SummaryRow = BookRow & {
  cells: string[];
  average: string;
  learning: string;
  conduct: string;
  /** After the summer; empty where it changed nothing. */
  learningAgain: string;
  conductAgain: string;
  absences: string;
  decision: string;
  title: string;
};
/** Pupils by subjects, with what is judged of each. */
type Summary = { subjects: string[]; rows: SummaryRow[] };
type Corrections = { count: number; subjects: string };

/** A month of sessions: of each day whether one was kept, of each pupil the marks of each day and the school days missed. */
export type AttendanceMonth = {
  name: string;
  days: { day: number; weekday: string; isKept: boolean; isSunday: boolean }[];
  rows: (BookRow & { marks: string[]; total: string; excused: string; unexcused: string })[];
};
/** The school days missed by pupils, under the heads given: each month that was kept, both terms, the year. */
export type AttendanceSums = {
  heads: string[];
  rows: (BookRow & { cells: { total: string; excused: string; unexcused: string }[] })[];
};

/** The book of a class as its templates are given it: a plain print, which is not issued and has no number. */
export type ClassBook = {
  issuer: PaperIssuer;
  /** By which it is kept. */
  circular: string;
  className: string;
  schoolYear: string;
  homeroomTeacher: string | null;
  teachers: { subject: string; names: string }[];
  pupils: {
    ordinal: number;
    fullName: string;
    birth: string;
    birthPlace: string;
    isFemale: boolean;
    ethnicity: string;
    policy: string;
    residence: string;
    guardians: string;
    /** Why a pupil is no longer there. */
    note: string;
  }[];
  /** Empty where the class keeps no sessions. */
  months: AttendanceMonth[];
  absences: AttendanceSums;
  terms: {
    name: string;
    isLast: boolean;
    subjects: {
      name: string;
      kind: 'score' | 'comment';
      teachers: string;
      groups: { role: 'regular' | 'mid' | 'end'; slots: number }[];
      rows: (BookRow & { cells: string[]; result: string; year: string; retest: string })[];
      corrections: number;
    }[];
    summary: Summary;
    /** Of all its sheets. */
    corrections: Corrections;
  }[];
  /** Null while the year is open. */
  year: Summary | null;
  totals: { name: string; pupils: number }[];
};

/** The points of the year at which a class of grades 1-5 is assessed. */
export const AssessmentPoint = z.enum(['mid_term_1', 'end_term_1', 'mid_term_2', 'year_end']);
export type AssessmentPoint = z.infer<typeof AssessmentPoint>;

/** What a grade of a class was assessed with at a point, side by side (Bảng tổng hợp kết quả đánh giá giáo dục của lớp): a plain print. */
export type ClassSummary = {
  issuer: PaperIssuer;
  className: string;
  grade: number;
  schoolYear: string;
  homeroomTeacher: string | null;
  /** The point's name; `isYear`: with the level of the year, what was awarded, and how the grade ends. */
  point: string;
  isYear: boolean;
  /** A test of a part of a subject is a column of its own, without a level. */
  subjects: { name: string; hasLevel: boolean; hasTest: boolean }[];
  traitGroups: { name: string; traits: string[] }[];
  rows: (BookRow & {
    birth: string;
    isFemale: boolean;
    subjects: { level: string; test: string }[];
    /** In the order of the groups. */
    traits: string[];
    result: string;
    title: string;
    completion: string;
    note: string;
  })[];
  /** How many pupils have which level, of each subject and trait; of the year's level in words. */
  totals: { name: string; subjects: string[]; traits: string[] }[];
  results: { name: string; pupils: number }[];
};

/** What a template is given of an issued paper. */
export type PrintedPaper = PaperContent & {
  number: string;
  code: string;
  qr: string;
  issuedOn: string;
  extent: PaperExtent;
};

/** What anybody who holds a code may learn: never more than stands on the paper itself. */
export type CheckedPaper = {
  kind: PaperKind;
  number: string;
  code: string;
  issuedOn: string;
  revokedOn: string | null;
  content: PaperContent;
};

/** What a school may print of a year and what stands against it. */
export const PaperBoard = z.object({
  terms: z.array(z.object({ term: z.union([z.literal(1), z.literal(2)]), isClosed: z.boolean() })),
  isYearClosed: z.boolean(),
  classes: z.array(
    z.object({
      classId: Id,
      className: z.string(),
      /** Grades 1-5 have report cards and certificates. */
      isPrimary: z.boolean(),
      pupils: z.int(),
      /** How many have a stored result. */
      results: z.object({ 'term-1': z.int(), 'term-2': z.int(), year: z.int() }),
      titled: z.int(),
      /** Papers that stand: issued and not revoked. */
      issued: z.array(z.object({ kind: PaperKind, period: PaperPeriod, papers: z.int() })),
    }),
  ),
});
export type PaperBoard = z.infer<typeof PaperBoard>;

/** Of a report card: the whole booklet, or the pages of its last year, which are added to a booklet that the school has. */
export const PaperExtent = z.enum(['whole', 'year']);
export type PaperExtent = z.infer<typeof PaperExtent>;

/** Of one class, or of all. `isRenewing`: what no longer says what the results say is revoked and issued anew. */
export const PrintPapers = z.object({
  kind: PaperKind,
  period: PaperPeriod,
  classId: Id.nullable(),
  isRenewing: z.boolean(),
  extent: PaperExtent.default('whole'),
});
export type PrintPapers = z.infer<typeof PrintPapers>;
/** Books of grades 6-12; summary tables of grades 1-5. */
export const BookKind = z.enum(['class_book', 'class_summary']);
export type BookKind = z.infer<typeof BookKind>;
/** To be signed, or to be edited on. */
export const BookFormat = z.enum(['pdf', 'xlsx']);
export type BookFormat = z.infer<typeof BookFormat>;
/** Of one class, or of every class; `point` is that of a summary table. */
export const PrintBooks = z.object({
  book: BookKind.default('class_book'),
  classId: Id.nullable(),
  point: AssessmentPoint.default('year_end'),
  format: BookFormat.default('pdf'),
});
export type PrintBooks = z.infer<typeof PrintBooks>;
export const StartBookPrint = UnitYear.extend({ ...PrintBooks.shape, requestId: RequestId });
export type StartBookPrint = z.infer<typeof StartBookPrint>;

export const StartPaperPrint = UnitYear.extend({ ...PrintPapers.shape, requestId: RequestId });
export type StartPaperPrint = z.infer<typeof StartPaperPrint>;

export const ReprintPapers = z.object({ paperIds: z.array(Id).min(1).max(500) });
export const StartPaperReprint = UnitYear.extend({ ...ReprintPapers.shape, requestId: RequestId });
export type StartPaperReprint = z.infer<typeof StartPaperReprint>;

export const ListPapers = UnitYear.extend({
  /** A name, a number or a code. */
  search: z.string().trim().max(80),
  kind: PaperKind.nullable(),
  page: z.int().min(0).max(10_000),
});
export type ListPapers = z.infer<typeof ListPapers>;
export const PaperList = z.object({
  total: z.int(),
  pageSize: z.int(),
  papers: z.array(
    z.object({
      id: Id,
      kind: PaperKind,
      number: z.string(),
      period: PaperPeriod,
      pupilId: Id,
      holder: z.string(),
      className: z.string(),
      code: z.string(),
      issuedOn: IsoDate,
      issuedBy: z.string(),
      revoked: z.object({ on: IsoDate, by: z.string(), reason: z.string() }).nullable(),
    }),
  ),
});
export type PaperList = z.infer<typeof PaperList>;

export const RevokePaper = UnitYear.extend({ paperId: Id, reason: Reason, requestId: RequestId });
export type RevokePaper = z.infer<typeof RevokePaper>;

const UnitForm = z.object({ unitId: Id, form: PaperForm });
const Source = z.string().min(1).max(100_000);
export const TemplateList = z.array(
  z.object({ form: PaperForm, own: z.object({ at: z.string(), by: z.string() }).nullable() }),
);
export type TemplateList = z.infer<typeof TemplateList>;
export const GetTemplate = UnitForm;
export const Template = z.object({ own: z.string().nullable(), shipped: z.string() });
export const TryTemplate = UnitForm.extend({ source: Source });
export type TryTemplate = z.infer<typeof TryTemplate>;
/** What is wrong with a template; line and column count from 1, null where the fault lies outside of it. */
export const TemplateProblem = z.object({
  line: z.int().nullable(),
  column: z.int().nullable(),
  message: z.string(),
});
export type TemplateProblem = z.infer<typeof TemplateProblem>;
/** The sample printed, or why it cannot be. */
export const TriedTemplate = z.object({ base64: z.string().nullable(), problems: z.array(TemplateProblem) });
export type TriedTemplate = z.infer<typeof TriedTemplate>;
/** Null: back to the shipped one. */
export const SaveTemplate = UnitForm.extend({ source: Source.nullable(), requestId: RequestId });
export type SaveTemplate = z.infer<typeof SaveTemplate>;
