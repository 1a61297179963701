import { z } from 'zod';
import { Id, IsoDate, RealDate, Reason, RequestId, SchoolYear, Term, UnitTerm, UnitYear } from './common.ts';
import { SheetKind, SheetRef, SheetState, StandIn } from './gradebook.ts';

/** Locks of columns, requests to open them, how far entry has come, and what looks odd in it. */

/** A slot, or a role of columns as `rules` knows them. */
const ColumnKey = z.string().min(1).max(24);
const lockScope = {
  column: ColumnKey.nullable(),
  subjectCode: z.string().max(40).nullable(),
  grade: z.int().min(1).max(12).nullable(),
};
const lockDays = { from: RealDate, until: RealDate.nullable() };
/** `replaces`: the rule that stands until now and goes as this one comes. */
const lockChange = { reason: Reason.nullable().default(null), replaces: Id.nullable().default(null) };
const lockShown = {
  ...lockScope,
  subjectName: z.string().nullable(),
  className: z.string().nullable(),
  from: IsoDate,
  until: IsoDate.nullable(),
};

/** A rule that locks columns; null in a place means all. */
export const LockRule = z.object({
  id: Id,
  keeper: z.enum(['department', 'school']),
  ...lockShown,
  classId: Id.nullable(),
  reason: z.string().nullable(),
  givenBy: z.string(),
  givenAt: z.string(),
  /** The rule that it came in place of, as that stood. */
  before: z.object(lockShown).nullable(),
});
export type LockRule = z.infer<typeof LockRule>;

export const SaveLock = UnitTerm.extend({
  requestId: RequestId,
  ...lockScope,
  classId: Id.nullable(),
  ...lockDays,
  ...lockChange,
});
export type SaveLock = z.infer<typeof SaveLock>;
export const SavedLock = z.object({ id: Id });
export const RemoveLock = UnitYear.extend({ requestId: RequestId, lockId: Id });
export type RemoveLock = z.infer<typeof RemoveLock>;

export const ListSharedLocks = z.object({ schoolYear: SchoolYear, term: Term });
export const SharedLockList = z.object({
  rules: z.array(LockRule),
  subjects: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type SharedLockList = z.infer<typeof SharedLockList>;
export const SaveSharedLock = z.object({
  schoolYear: SchoolYear,
  term: Term,
  requestId: RequestId,
  ...lockScope,
  ...lockDays,
  ...lockChange,
});
export type SaveSharedLock = z.infer<typeof SaveSharedLock>;
export const RemoveSharedLock = z.object({ requestId: RequestId, lockId: Id });
export type RemoveSharedLock = z.infer<typeof RemoveSharedLock>;

const sheetNamed = {
  sheetId: Id,
  classId: Id,
  className: z.string(),
  grade: z.int().nullable(),
  subjectCode: z.string().nullable(),
  /** Null: the homeroom sheet. */
  subjectName: z.string().nullable(),
};

/** The rules of a school's term, and what they lock today, sheet by sheet. */
export const LockBoard = z.object({
  canKeep: z.boolean(),
  homeroomConfirms: z.boolean(),
  rules: z.array(LockRule),
  sheets: z.array(
    z.object({
      ...sheetNamed,
      kind: SheetKind,
      columns: z.int(),
      locked: z.array(z.string()),
      locksOn: IsoDate.nullable(),
    }),
  ),
});
export type LockBoard = z.infer<typeof LockBoard>;

/** The longest that locked cells may be open. */
export const maxUnlockHours = 336;
const Hours = z.int().min(1).max(maxUnlockHours);

export const AskUnlock = SheetRef.extend({
  requestId: RequestId,
  /** Null: every column; every pupil. */
  slots: z.array(z.string().max(12)).min(1).max(40).nullable(),
  pupilIds: z.array(Id).min(1).max(100).nullable(),
  /** Counted from the moment at which it is granted. */
  hours: Hours,
  reason: Reason,
});
export type AskUnlock = z.infer<typeof AskUnlock>;
export const AskedUnlock = z.object({ id: Id });

export const ListUnlockRequests = UnitYear.extend({ sheetId: Id.optional() });
export type ListUnlockRequests = z.infer<typeof ListUnlockRequests>;

export const UnlockStatus = z.enum(['unconfirmed', 'waiting', 'refused', 'withdrawn', 'open', 'ended', 'over']);
export type UnlockStatus = z.infer<typeof UnlockStatus>;

/** What this person may see: all of the school's, or those of own sheets and of the own homeroom class. Newest first. */
export const UnlockRequestList = z.object({
  canDecide: z.boolean(),
  requests: z.array(
    z.object({
      id: Id,
      ...sheetNamed,
      term: Term,
      slots: z.array(z.string()).nullable(),
      pupils: z.array(z.string()).nullable(),
      hours: z.int(),
      reason: z.string(),
      status: UnlockStatus,
      askedBy: z.string(),
      askedAt: z.string(),
      confirmedBy: z.string().nullable(),
      decidedBy: z.string().nullable(),
      /** The principal whose delegation they acted under. */
      onBehalfOf: z.string().nullable(),
      decisionReason: z.string().nullable(),
      openUntil: z.string().nullable(),
      endedAt: z.string().nullable(),
      /** Changes made under it. */
      changes: z.int(),
      canConfirm: z.boolean(),
      /** Asked by whoever looks, and not decided. */
      canWithdraw: z.boolean(),
    }),
  ),
});
export type UnlockRequestList = z.infer<typeof UnlockRequestList>;
export type UnlockRequest = UnlockRequestList['requests'][number];

export const ConfirmUnlock = UnitYear.extend({ requestId: RequestId, unlockId: Id });
export type ConfirmUnlock = z.infer<typeof ConfirmUnlock>;
/** Hours may be fewer than asked for, never more. */
export const DecideUnlock = UnitYear.extend({
  requestId: RequestId,
  unlockId: Id,
  decision: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('granted'), hours: Hours }),
    z.object({ kind: z.literal('refused'), reason: Reason }),
  ]),
});
export type DecideUnlock = z.infer<typeof DecideUnlock>;
export const EndUnlock = UnitYear.extend({ requestId: RequestId, unlockId: Id });
export type EndUnlock = z.infer<typeof EndUnlock>;
export const WithdrawUnlock = UnitYear.extend({ requestId: RequestId, unlockId: Id });
export type WithdrawUnlock = z.infer<typeof WithdrawUnlock>;
export const SetHomeroomConfirms = z.object({ unitId: Id, requestId: RequestId, isNeeded: z.boolean() });
export type SetHomeroomConfirms = z.infer<typeof SetHomeroomConfirms>;

/** The sheets of a term with who keeps them and what they still miss. */
export const EntryProgress = z.object({
  today: IsoDate,
  termEnds: IsoDate,
  sheets: z.array(
    z.object({
      ...sheetNamed,
      teachers: z.array(z.string()),
      standIns: z.array(StandIn),
      state: SheetState,
      requiredCells: z.int(),
      enteredCells: z.int(),
      /** The last day before its next columns are locked, or of the term. */
      dueOn: IsoDate,
      /** The last day on which its teachers were reminded. */
      remindedOn: IsoDate.nullable(),
    }),
  ),
});
export type EntryProgress = z.infer<typeof EntryProgress>;

export const Remind = UnitTerm.extend({ requestId: RequestId, sheetIds: z.array(Id).min(1).max(3000) });
export type Remind = z.infer<typeof Remind>;
/** Sheets that were reminded of today already, that are complete, or whose teacher has no account are left out. */
export const Reminded = z.object({ sheets: z.int(), teachers: z.int() });
export type Reminded = z.infer<typeof Reminded>;

export const ListOddMarks = UnitTerm.extend({ classId: Id.optional(), sheetId: Id.optional() });
export type ListOddMarks = z.infer<typeof ListOddMarks>;
export const OddReason = z.enum(['make_up_overdue', 'far_from_others', 'zero', 'absent_often']);
export type OddReason = z.infer<typeof OddReason>;
export const OddMarkList = z.array(
  z.object({
    ...sheetNamed,
    teachers: z.array(z.string()),
    pupilId: Id,
    fullName: z.string(),
    slot: z.string(),
    /** The canonical text of rules' `cellToken`. */
    value: z.string(),
    version: z.int(),
    reason: OddReason,
    /** What the reason compares with: a day, tenths, sessions; null where it needs nothing. */
    against: z.union([z.string(), z.int()]).nullable(),
    lookedBy: z.string().nullable(),
    lookedAt: z.string().nullable(),
  }),
);
export type OddMarkList = z.infer<typeof OddMarkList>;
export const LookAtOddMark = SheetRef.extend({
  requestId: RequestId,
  pupilId: Id,
  slot: z.string().max(12),
  version: z.int().min(0),
});
export type LookAtOddMark = z.infer<typeof LookAtOddMark>;
