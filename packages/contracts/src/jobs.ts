import { z } from 'zod';
import { Id, RequestId, SchoolYear, Term } from './common.ts';
import type { ErrorCode } from './errors.ts';
import { CheckedFilings } from './filing-checks.ts';
import { SectorExport } from './form-prints.ts';
import { ImportKind, RowCounts } from './imports.ts';
import { SheetsToExport } from './mark-imports.ts';
import { PrintBooks, PrintPapers, ReprintPapers } from './papers.ts';

const count = z.int().nonnegative();

/** Every kind of job: what it is asked with (ids and choices, never contents) and the facts that it ends with. */
const jobForms = {
  /** A school's chains, outcomes and filings recomputed: how many differ. */
  school_check: { input: z.object({}), result: z.object({ chains: count, outcomes: count, filings: count }) },
  /** What the preview of an import showed is written; `planHash` names what was shown. */
  import_commit: {
    input: z.object({ schoolYear: SchoolYear, importId: Id, planHash: z.string().length(64) }),
    result: RowCounts,
  },
  /** A list of the school as a workbook, kept for whoever asked for it until the time named. */
  list_export: {
    input: z.object({ schoolYear: SchoolYear, kind: ImportKind }),
    result: z.object({ fileName: z.string(), rows: count, keptUntil: z.string() }),
  },
  /** Mark sheets of a term as one workbook to be filled in, kept likewise. */
  sheet_export: {
    input: z.object({ schoolYear: SchoolYear, term: Term, of: SheetsToExport }),
    result: z.object({ fileName: z.string(), sheets: count, keptUntil: z.string() }),
  },
  /** Papers issued and printed as one PDF; `issued` are new ones, `outdated` say something else than the results of now. */
  paper_print: {
    input: z.object({ schoolYear: SchoolYear, ...PrintPapers.shape }),
    result: z.object({
      ...{ fileName: z.string(), papers: count, pages: count, issued: count, outdated: count, keptUntil: z.string() },
    }),
  },
  /** Books of classes as they stand, never issued; `pages` of a workbook are its sheets. */
  book_print: {
    input: z.object({ schoolYear: SchoolYear, ...PrintBooks.shape }),
    result: z.object({
      ...{ fileName: z.string(), format: PrintBooks.shape.format, books: count, pages: count, keptUntil: z.string() },
    }),
  },
  /** Papers of the register printed once more, as they are. */
  paper_reprint: {
    input: z.object({ schoolYear: SchoolYear, ...ReprintPapers.shape }),
    result: z.object({ fileName: z.string(), papers: count, pages: count, keptUntil: z.string() }),
  },
  /** What schools filed for a period as one workbook for the sector's national database; `missing` schools have not filed. */
  sector_export: {
    input: z.object({ schoolYear: SchoolYear, ...SectorExport.shape }),
    result: z.object({ fileName: z.string(), schools: count, missing: count, keptUntil: z.string() }),
  },
  /** Personal records of many schools, approved by a second person, as a workbook kept for whoever asked. */
  record_export: {
    input: z.object({ exportId: Id }),
    result: z.object({ fileName: z.string(), rows: count, keptUntil: z.string() }),
  },
} as const satisfies Record<string, { input: z.ZodType; result: z.ZodType }>;

export type JobKind = keyof typeof jobForms;
export const JobKind = z.enum(Object.keys(jobForms) as [JobKind, ...JobKind[]]);
export type JobInput<K extends JobKind> = z.infer<(typeof jobForms)[K]['input']>;
export type JobResult<K extends JobKind> = z.infer<(typeof jobForms)[K]['result']>;

export function jobInputOf<K extends JobKind>(kind: K, input: unknown): JobInput<K> {
  return jobForms[kind].input.parse(input) as JobInput<K>;
}

/** A refusal as it is kept: the code and the facts that its words need. */
export const KeptError = z.object({
  code: z.string().transform((code) => code as ErrorCode),
  data: z.unknown().optional(),
});

export const JobState = z.enum(['waiting', 'running', 'done', 'failed']);
export type JobState = z.infer<typeof JobState>;

type Form<I, R> = { input: I; result: R };

function jobOf<K extends JobKind, I extends z.ZodType, R extends z.ZodType>(kind: K, { input, result }: Form<I, R>) {
  return z.object({
    kind: z.literal(kind),
    unitId: Id,
    id: z.uuid(),
    input,
    state: JobState,
    done: count,
    /** How much there is to do; null until it is known. */
    total: count.nullable(),
    result: result.nullable(),
    error: KeptError.nullable(),
    at: z.string(),
    finishedAt: z.string().nullable(),
  });
}

export const Job = z.discriminatedUnion('kind', [
  jobOf('school_check', jobForms.school_check),
  jobOf('import_commit', jobForms.import_commit),
  jobOf('list_export', jobForms.list_export),
  jobOf('sheet_export', jobForms.sheet_export),
  jobOf('paper_print', jobForms.paper_print),
  jobOf('book_print', jobForms.book_print),
  jobOf('paper_reprint', jobForms.paper_reprint),
  jobOf('sector_export', jobForms.sector_export),
  jobOf('record_export', jobForms.record_export),
]);
export type Job = z.infer<typeof Job>;
export const JobRef = z.object({ unitId: Id, id: z.uuid() });
export type JobRef = z.infer<typeof JobRef>;
/** Whoever's jobs of the last days, newest first. */
export const JobList = z.array(Job);

function endOf<K extends JobKind, I extends z.ZodType, R extends z.ZodType>(job: K, { input, result }: Form<I, R>) {
  return z.object({ job: z.literal(job), input: input.optional(), result: result.optional() });
}

/** A job that came to its end, as a notice tells of it. */
export const JobEnd = z.discriminatedUnion('job', [
  endOf('school_check', jobForms.school_check),
  endOf('import_commit', jobForms.import_commit),
  endOf('list_export', jobForms.list_export),
  endOf('sheet_export', jobForms.sheet_export),
  endOf('paper_print', jobForms.paper_print),
  endOf('book_print', jobForms.book_print),
  endOf('paper_reprint', jobForms.paper_reprint),
  endOf('sector_export', jobForms.sector_export),
  endOf('record_export', jobForms.record_export),
]);
export type JobEnd = z.infer<typeof JobEnd>;
export const JobFailure = JobEnd.and(z.object({ errorCode: KeptError.shape.code, errorData: KeptError.shape.data }));

export const nightlyKinds = ['roles', 'anchor', 'records', 'recount', 'filings', 'sweep'] as const;
export type NightlyKind = (typeof nightlyKinds)[number];

const nightlyRun = z.object({
  state: z.enum(['asked', 'running', 'done', 'failed']),
  at: z.string(),
  finishedAt: z.string().nullable(),
  errorCode: KeptError.shape.code.nullable(),
  /** Who asked for it; null when the clock did. */
  askedBy: z.string().nullable(),
});
const nightlyOf = <K extends NightlyKind, F extends z.ZodType>(kind: K, facts: F) =>
  z.object({ kind: z.literal(kind), last: nightlyRun.extend({ facts: facts.nullable() }).nullable() });

/** What the clock asks for every night, each with how it went the last time. */
export const Nightly = z.discriminatedUnion('kind', [
  nightlyOf('roles', z.object({ ended: count, begun: count })),
  nightlyOf('anchor', z.object({ heads: count, root: z.string() })),
  /** Every set of packed rows against the raw records: sets looked at, kept anew, differing though nobody wrote. */
  nightlyOf('records', z.object({ units: count, sets: count, changed: count, differences: count, ms: count })),
  nightlyOf('recount', z.object({ units: count, differences: count })),
  /** Every form that was filed against the records of now. */
  nightlyOf('filings', CheckedFilings),
  nightlyOf('sweep', z.object({ files: count })),
]);
export type Nightly = z.infer<typeof Nightly>;
export const NightlyList = z.array(Nightly);
export const StartNightly = z.object({ kind: z.enum(nightlyKinds) });

export const StartAgain = JobRef.extend({ requestId: RequestId });
export type StartAgain = z.infer<typeof StartAgain>;
export const StartSchoolCheck = z.object({ unitId: Id, requestId: RequestId });
export type StartSchoolCheck = z.infer<typeof StartSchoolCheck>;
