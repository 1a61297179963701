import { z } from 'zod';
import { FormPeriodCode, Id, IsoDate, SchoolYear, Term, UnitYear } from './common.ts';
import { JobEnd, JobFailure, KeptError, nightlyKinds } from './jobs.ts';

const count = z.int().nonnegative();
/** To the substitute and to the teacher. */
const substitution = z.object({
  schoolYear: SchoolYear,
  teacher: z.string(),
  substitute: z.string(),
  sheets: z.array(z.object({ className: z.string(), subjectName: z.string().nullable() })),
});

/** About a request to open what is locked on a sheet. */
const unlock = z.object({
  schoolYear: SchoolYear,
  term: Term,
  sheetId: Id,
  className: z.string(),
  subjectName: z.string().nullable(),
  slots: z.array(z.string()).nullable(),
});

const form = z.object({ formCode: z.string(), formName: z.string(), schoolYear: SchoolYear, period: FormPeriodCode });

/** Every kind of notice with the facts that its words need. */
const noticeForms = {
  /** Of forms: to the office that reviews, to the school. */
  form_submitted: form.extend({ number: z.int(), filedUnitId: Id, filedUnitName: z.string() }),
  form_accepted: form.extend({ number: z.int(), comment: z.string().nullable() }),
  form_returned: form.extend({ number: z.int(), comment: z.string().nullable() }),
  form_reminder: form.extend({ dueOn: IsoDate.nullable() }),
  form_unlock_asked: form.extend({ filedUnitId: Id, filedUnitName: z.string(), reason: z.string() }),
  form_unlocked: form.extend({ until: z.string() }),
  form_unlock_refused: form.extend({ reason: z.string() }),
  term_reopened: z.object({ schoolYear: SchoolYear, term: Term, reason: z.string() }),
  sheet_reopened: z.object({
    schoolYear: SchoolYear,
    sheetId: Id,
    className: z.string(),
    /** Null on the sheet of conduct. */
    subjectName: z.string().nullable(),
    reason: z.string(),
  }),
  substitution_given: substitution.extend({
    validFrom: IsoDate,
    validTo: IsoDate,
    reason: z.string(),
    /** The substitute opens the sheets in a role that was given for these days. */
    isRoleGiven: z.boolean(),
  }),
  substitution_ended: substitution,
  /** To the principal, and to the homeroom teacher where the school asks for their word first. */
  unlock_asked: unlock.extend({ reason: z.string() }),
  /** To whoever asked. */
  unlock_granted: unlock.extend({ until: z.string() }),
  unlock_refused: unlock.extend({ reason: z.string() }),
  unlock_ended: unlock,
  /** To those who were told that it was asked. */
  unlock_withdrawn: unlock,
  /** To those who keep sheets that still miss cells. */
  entry_reminder: z.object({
    schoolYear: SchoolYear,
    term: Term,
    sheets: z.array(z.object({ className: z.string(), subjectName: z.string().nullable(), missingCells: count })),
    dueOn: IsoDate,
  }),
  job_finished: JobEnd,
  job_failed: JobFailure,
  nightly_failed: z.object({ job: z.enum(nightlyKinds), errorCode: KeptError.shape.code }),
  recount_differs: z.object({ units: count, differences: count, examples: z.array(z.string()) }),
} as const satisfies Record<string, z.ZodType>;

export type NoticeKind = keyof typeof noticeForms;
export type NoticeData<K extends NoticeKind> = z.input<(typeof noticeForms)[K]>;

function noticeOf<K extends NoticeKind>(kind: K) {
  return z.object({
    kind: z.literal(kind),
    id: Id,
    data: noticeForms[kind],
    at: z.string(),
    /** Who did it; null when the machine did. */
    by: z.string().nullable(),
    /** The other unit that it comes from. */
    fromUnitName: z.string().nullable(),
    isRead: z.boolean(),
  });
}

export const Notice = z.discriminatedUnion('kind', [
  noticeOf('form_submitted'),
  noticeOf('form_accepted'),
  noticeOf('form_returned'),
  noticeOf('form_reminder'),
  noticeOf('form_unlock_asked'),
  noticeOf('form_unlocked'),
  noticeOf('form_unlock_refused'),
  noticeOf('term_reopened'),
  noticeOf('sheet_reopened'),
  noticeOf('substitution_given'),
  noticeOf('substitution_ended'),
  noticeOf('unlock_asked'),
  noticeOf('unlock_granted'),
  noticeOf('unlock_refused'),
  noticeOf('unlock_ended'),
  noticeOf('unlock_withdrawn'),
  noticeOf('entry_reminder'),
  noticeOf('job_finished'),
  noticeOf('job_failed'),
  noticeOf('nightly_failed'),
  noticeOf('recount_differs'),
]);
export type Notice = z.infer<typeof Notice>;

/** The newest notices of the last months, read or not. */
export const NoticeList = z.object({ notices: z.array(Notice), hasMore: z.boolean() });
export const UnreadCount = z.object({ unread: count });
/** `ids` null: all that were told until now. */
export const MarkRead = z.object({ ids: z.array(Id).max(200).nullable() });
export type MarkRead = z.infer<typeof MarkRead>;

/** What waits for whoever looks, as it stands now. */
export const Waiting = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open_sheets'), sheets: count, missingCells: count, endsOn: IsoDate }),
  z.object({ kind: z.literal('incomplete_pupils'), pupils: count, endsOn: IsoDate }),
  /** Requests to open what is locked, that wait for this person's word. */
  z.object({ kind: z.literal('unlock_requests'), requests: count }),
  /** Of a school: forms of the year that are open and not filed, and those that came back. */
  z.object({ kind: z.literal('forms_due'), forms: count, dueOn: IsoDate }),
  z.object({ kind: z.literal('forms_returned'), forms: count }),
]);
export type Waiting = z.infer<typeof Waiting>;
export const WaitingList = z.array(Waiting);
export const ListWaiting = UnitYear.extend({ term: Term });
