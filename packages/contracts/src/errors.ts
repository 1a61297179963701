import type { SubstitutionProblem } from '@truong/rules/gradebook/substitution-problem';
import type { PivotProblem } from '@truong/rules/statistics/pivot/pivot';
import type { FileRefusal, Standing } from './imports.ts';
import type { TemplateProblem } from './papers.ts';

/** What is wrong with one field of one row of particulars; the row counts from 0 in the order in which it was sent. */
export type ParticularsProblem = {
  row: number;
  field: string;
  problem:
    | 'required'
    /** The same row came twice in one request. */
    | 'twice'
    /** Somebody else has it; never who. */
    | 'taken'
    | 'unknown'
    | 'too_early'
    | 'not_born_yet'
    | 'not_twelve_digits'
    | 'unknown_province'
    | 'other_sex_or_century'
    | 'other_birth_year';
};

/** Every way in which a request can be refused, with the facts that the words on the screen need. */
export type ErrorData = {
  SIGN_IN_FAILED: undefined;
  SIGN_IN_THROTTLED: { retryAfterSeconds: number };
  SESSION_ENDED: undefined;
  ASSIGNMENT_INVALID: undefined;
  /** An issued password is changed before anything else. */
  PASSWORD_CHANGE_NEEDED: undefined;
  PASSWORD_UNFIT: { problem: 'short' | 'username' | 'same' | 'plain' };
  /** The second factor is asked for, or asked to be set up, before anything else. */
  FACTOR_NEEDED: undefined;
  FACTOR_WRONG: undefined;
  FACTOR_ENROLLED: undefined;
  /** The password is asked for again before this act. */
  CONFIRMATION_NEEDED: undefined;
  PASSWORD_WRONG: undefined;
  /** A link for a new password that was used, replaced or too old. */
  LINK_ENDED: undefined;
  ACCOUNT_EXISTS: undefined;
  LAST_ADMINISTRATOR: undefined;
  /** An administrator who sees as somebody writes nothing. */
  ONLY_SEEING: undefined;
  FORBIDDEN: undefined;
  NOT_FOUND: undefined;
  INPUT_INVALID: { fields: Record<string, string[]> };
  /** Cells that cannot be saved; nothing of the request was. */
  MARKS_INVALID: { problems: { pupilId: number; slot: string; problem: string; suggestion?: string | undefined }[] };
  /** Particulars that cannot be kept; nothing of the request was. */
  PARTICULARS_INVALID: { problems: ParticularsProblem[] };
  /** A row that was to be deleted has others standing on it. */
  ROW_IN_USE: { subject: string; by: string };
  /** The pupil stands in no class of the year. */
  NOT_ENROLLED: undefined;
  /** A transfer of this pupil still waits for its answer. */
  TRANSFER_WAITING: undefined;
  /** Answered before: nothing was done a second time. */
  TRANSFER_ANSWERED: { decision: 'accepted' | 'refused' | 'withdrawn'; who: string; at: string };
  /** Marks or results stand on the row that was to be given up. */
  MERGE_BLOCKED: { by: 'mark' | 'outcome' | 'transfer' };
  SHEET_CLOSED: undefined;
  SHEET_INCOMPLETE: { missing: number };
  TERM_CLOSED: undefined;
  TERM_NOT_CLOSED: undefined;
  YEAR_CLOSED: undefined;
  YEAR_NOT_CLOSED: undefined;
  SUMMER_CLOSED: undefined;
  SUMMER_NOT_CLOSED: undefined;
  /** The circular of the grade does not have it, or one stands already. */
  EXEMPTION_REFUSED: { problem: 'not_allowed' | 'held' };
  /** Nothing about the pupil's grade waits for this decision. */
  COMPLETION_SETTLED: { completion: string };
  TERM_NOT_OPENED: undefined;
  /** Pupils whose missing cells still ask for a decision. */
  TERM_INCOMPLETE: { pupils: number; cells: number };
  /** Low conduct whose reason the homeroom teacher has not given. */
  CONDUCT_REASONS_MISSING: { pupils: number };
  /** Totals of absences that were typed would give way to the sessions kept. */
  ATTENDANCE_OVER_COUNTS: undefined;
  /** Everything asked for is open. */
  UNLOCK_NOT_NEEDED: undefined;
  /** Granted, refused or withdrawn before. */
  UNLOCK_DECIDED: undefined;
  /** The school asks its homeroom teachers first, and this one has not confirmed. */
  UNLOCK_UNCONFIRMED: undefined;
  /** Not open any more. */
  UNLOCK_OVER: undefined;
  /** The same request number came with other content. */
  REQUEST_REUSED: undefined;
  FILING_BLOCKED: { findings: number };
  /** A published version of a form stays as it is; a change is its next version. */
  FORM_PUBLISHED: undefined;
  /** What is wrong with a form's definition, in the words of `rules/statistics/form-problems`. */
  FORM_INVALID: { problems: { code: string; where: string; what: string }[] };
  /** No window of the form is open for this unit and period. */
  FORM_NOT_OPEN: { opensOn: string | null };
  FORM_LOCKED: undefined;
  /** The school said that the form is complete; typing goes on once that is taken back. */
  FORM_COMPLETED: undefined;
  /** A figure of the form cannot take this: a formula, a figure that does not exist, more decimals than it has. */
  CELL_REFUSED: {
    cell: string;
    problem: 'unknown' | 'formula' | 'decimals' | 'negative' | 'note_missing' | 'not_text';
  };
  FILING_NOT_ALLOWED: undefined;
  /** The filing under review is no longer the latest one. */
  FILING_REPLACED: undefined;
  /** A question that a pivot does not answer: nothing of it was read. */
  PIVOT_REFUSED: PivotProblem;
  /** An export of personal records that is not to be had, with how many rows it would have where that is why. */
  EXPORT_REFUSED: {
    problem: 'too_many_rows' | 'no_rows' | 'own_request' | 'decided' | 'not_approved' | 'over';
    rows?: number;
    limit?: number;
  };
  /** The job is finished, or there never was one: nothing acts in its name any more. */
  JOB_OVER: undefined;
  /** A job whose server ended under it, again and again. */
  JOB_INTERRUPTED: undefined;
  /** What the job made was kept for a time, which has passed. */
  JOB_FILE_GONE: undefined;
  /** Only what failed is started again. */
  JOB_NOT_FAILED: undefined;
  /** What stands against an act on units; nothing was done. */
  UNIT_ACT_REFUSED: { problems: { code: string; name: string; on: string | null }[] };
  /** Something changed since the rehearsal that was confirmed. */
  UNIT_ACT_MOVED: undefined;
  UNIT_ACT_UNDONE: undefined;
  /** What came into the units of an act since; it can no longer be undone. */
  UNIT_ACT_STANDS: { classes: number; pupils: number; filings: number; roles: number; acts: number };
  /** The unit in which the person acts has ended: it is read only. */
  UNIT_ENDED: undefined;
  CALENDAR_REFUSED: { problems: string[] };
  /** A term of the class is open for entry with this line of the plan. */
  PLAN_IN_USE: { className: string; terms: number[]; subjects: string[] };
  /** Pupils with marks of a cluster of topics that they would no longer take, or of the regular column in its place. */
  CLUSTERS_MARKED: { names: string[] };
  CLASS_REFUSED: { problem: 'name_taken' | 'in_use' | 'site_unknown' | 'dates_overlap' | 'outside_year' };
  /** The account holds this role here between these dates already, or this was delegated to the deputy already. */
  ROLE_HELD: undefined;
  /** Why no sheet was handed over; the sheet and the person it is about, where there is one. */
  SUBSTITUTION_REFUSED: {
    problem: SubstitutionProblem;
    sheet: { className: string; subjectName: string | null } | null;
    name: string | null;
  };
  /** Ended already, or its last day is over. */
  SUBSTITUTION_ENDED: undefined;
  /** A first or last day that this role or delegation cannot have. */
  DATES_INVALID: undefined;
  IMPORT_FILE_REFUSED: { refusal: FileRefusal };
  /** The school's rows are no longer those of the preview. */
  IMPORT_MOVED: undefined;
  IMPORT_NOTHING_TO_WRITE: undefined;
  /** A job writes it at this moment, or is about to. */
  IMPORT_BEING_WRITTEN: undefined;
  /** Committed, undone or thrown away already. */
  IMPORT_ENDED: undefined;
  IMPORT_STANDS: { standing: Standing[] };
  /** Marks of a file that cannot be taken, where all or nothing was asked for. */
  MARK_IMPORT_REFUSED: { refused: number };
  /** Whether the columns of a file are right was asked and not answered. */
  MARK_IMPORT_UNSURE: undefined;
  /** Nobody of the classes chosen has a result that this paper is for. */
  NOTHING_TO_PRINT: undefined;
  /** A school's own template does not print; every problem by its line. */
  TEMPLATE_REFUSED: { problems: TemplateProblem[] };
  TOO_MANY_REQUESTS: { retryAfterSeconds: number };
  DATABASE_UNAVAILABLE: undefined;
  INTERNAL: undefined;
};

export type ErrorCode = keyof ErrorData;

/** Where a code stands in HTTP. */
export const httpStatusOf = {
  SIGN_IN_FAILED: 401,
  SIGN_IN_THROTTLED: 429,
  SESSION_ENDED: 401,
  ASSIGNMENT_INVALID: 403,
  PASSWORD_CHANGE_NEEDED: 403,
  PASSWORD_UNFIT: 400,
  FACTOR_NEEDED: 403,
  FACTOR_WRONG: 400,
  FACTOR_ENROLLED: 409,
  CONFIRMATION_NEEDED: 403,
  PASSWORD_WRONG: 400,
  LINK_ENDED: 400,
  ACCOUNT_EXISTS: 409,
  LAST_ADMINISTRATOR: 409,
  ONLY_SEEING: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INPUT_INVALID: 400,
  MARKS_INVALID: 400,
  PARTICULARS_INVALID: 400,
  ROW_IN_USE: 409,
  NOT_ENROLLED: 409,
  TRANSFER_WAITING: 409,
  TRANSFER_ANSWERED: 409,
  MERGE_BLOCKED: 409,
  SHEET_CLOSED: 409,
  SHEET_INCOMPLETE: 409,
  TERM_CLOSED: 409,
  TERM_NOT_CLOSED: 409,
  YEAR_CLOSED: 409,
  YEAR_NOT_CLOSED: 409,
  SUMMER_CLOSED: 409,
  SUMMER_NOT_CLOSED: 409,
  EXEMPTION_REFUSED: 409,
  COMPLETION_SETTLED: 409,
  TERM_NOT_OPENED: 409,
  TERM_INCOMPLETE: 409,
  CONDUCT_REASONS_MISSING: 409,
  ATTENDANCE_OVER_COUNTS: 409,
  UNLOCK_NOT_NEEDED: 409,
  UNLOCK_DECIDED: 409,
  UNLOCK_UNCONFIRMED: 409,
  UNLOCK_OVER: 409,
  REQUEST_REUSED: 409,
  FILING_BLOCKED: 409,
  FORM_PUBLISHED: 409,
  FORM_INVALID: 400,
  FORM_NOT_OPEN: 409,
  FORM_LOCKED: 409,
  FORM_COMPLETED: 409,
  CELL_REFUSED: 400,
  FILING_NOT_ALLOWED: 409,
  FILING_REPLACED: 409,
  PIVOT_REFUSED: 409,
  EXPORT_REFUSED: 409,
  JOB_OVER: 404,
  JOB_INTERRUPTED: 503,
  JOB_FILE_GONE: 404,
  JOB_NOT_FAILED: 409,
  UNIT_ACT_REFUSED: 409,
  UNIT_ACT_MOVED: 409,
  UNIT_ACT_UNDONE: 409,
  UNIT_ACT_STANDS: 409,
  UNIT_ENDED: 403,
  CALENDAR_REFUSED: 409,
  PLAN_IN_USE: 409,
  CLUSTERS_MARKED: 409,
  CLASS_REFUSED: 409,
  ROLE_HELD: 409,
  SUBSTITUTION_REFUSED: 409,
  SUBSTITUTION_ENDED: 409,
  DATES_INVALID: 400,
  IMPORT_FILE_REFUSED: 400,
  IMPORT_MOVED: 409,
  IMPORT_NOTHING_TO_WRITE: 409,
  IMPORT_BEING_WRITTEN: 409,
  IMPORT_ENDED: 409,
  IMPORT_STANDS: 409,
  MARK_IMPORT_REFUSED: 409,
  MARK_IMPORT_UNSURE: 409,
  NOTHING_TO_PRINT: 409,
  TEMPLATE_REFUSED: 400,
  TOO_MANY_REQUESTS: 429,
  DATABASE_UNAVAILABLE: 503,
  INTERNAL: 500,
} as const satisfies Record<ErrorCode, number>;

/** An expected refusal. The message is for logs; screens turn the code into words. */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly data: ErrorData[Code];

  constructor(code: Code, ...[data]: ErrorData[Code] extends undefined ? [] : [ErrorData[Code]]) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.data = data as ErrorData[Code];
  }
}

/** What travels beside a refused answer. */
export type ErrorShape = { appCode: ErrorCode; appData: ErrorData[ErrorCode] };
