import { z } from 'zod';
import {
  ConductLevel,
  Id,
  IsoDate,
  LearningLevel,
  Period,
  Reason,
  RequestId,
  SchoolYear,
  Term,
  UnitTerm,
  UnitYear,
} from './common.ts';
import { FrozenMark } from './particulars.ts';

/** The circulars whose rules are known: of grades 6-12, then of grades 1-5. */
export const RuleSetId = z.enum([
  'TT22_2021',
  'TT43_2021',
  'TT58_2011',
  'TT58_2011+TT26_2020',
  'TT27_2020',
  'TT30_2014+TT22_2016',
  'TT30_2014',
]);

export const Title = z.enum([
  'excellent_pupil',
  'good_pupil',
  'advanced_pupil',
  'excellent_learner',
  'good_learner',
  'model_pupil',
]);

export const SheetKind = z.enum(['score', 'comment', 'homeroom']);

/** The longest is of a quality at a point of the year. */
const Slot = z.string().max(32);

/** open: entry goes on; closed: its teacher has finished it; locked: the term is closed. */
export const SheetState = z.enum(['open', 'closed', 'locked']);
export type SheetState = z.infer<typeof SheetState>;

/** Somebody who keeps a sheet in a teacher's place between these days, today or later. */
export const StandIn = z.object({ name: z.string(), standsInFor: z.string(), from: IsoDate, to: IsoDate });
export type StandIn = z.infer<typeof StandIn>;

/** Why a column takes nothing: its teacher has closed the sheet, or a rule of the department or the school locks it. */
export const ColumnLock = z.discriminatedUnion('why', [
  z.object({ why: z.literal('closed') }),
  z.object({ why: z.enum(['department', 'school']), ruleId: Id, from: IsoDate, until: IsoDate.nullable() }),
]);
export type ColumnLock = z.infer<typeof ColumnLock>;

/** A column with its lock; `locksOn`: the day on which an open one will be locked. */
export const ColumnEntry = z.object({
  slot: z.string(),
  lock: ColumnLock.nullable(),
  locksOn: IsoDate.nullable(),
});
export type ColumnEntry = z.infer<typeof ColumnEntry>;

/** What a principal opened on a sheet and is open now. Slots and pupils null: all. */
export const SheetUnlock = z.object({
  id: Id,
  slots: z.array(z.string()).nullable(),
  pupilIds: z.array(Id).nullable(),
  until: z.string(),
});
export type SheetUnlock = z.infer<typeof SheetUnlock>;

export const SheetList = z.object({
  termState: z.enum(['not_opened', 'open', 'closed']),
  sheets: z.array(
    z.object({
      id: Id,
      kind: SheetKind,
      classId: Id,
      className: z.string(),
      grade: z.int().nullable(),
      subjectCode: z.string().nullable(),
      subjectName: z.string().nullable(),
      teachers: z.array(z.string()),
      standIns: z.array(StandIn),
      pupils: z.int(),
      requiredCells: z.int(),
      enteredCells: z.int(),
      state: SheetState,
      /** Columns that a rule locks today, and the day on which the next will be. */
      columns: z.int(),
      lockedColumns: z.int(),
      locksOn: IsoDate.nullable(),
      isMine: z.boolean(),
    }),
  ),
});
export type SheetList = z.infer<typeof SheetList>;

export const SheetRef = UnitYear.extend({ sheetId: Id });
export type SheetRef = z.infer<typeof SheetRef>;

/** A cell as it stands. `value` is the canonical text of rules' `cellToken`. Cells never entered are left out. */
export const SheetCell = z.object({ pupilId: Id, slot: z.string(), value: z.string(), version: z.int() });
export type SheetCell = z.infer<typeof SheetCell>;

/** A subject's result of the term: tenths or Đ/CĐ, null while something required is missing. */
export const SubjectResult = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('score'), tenths: z.int() }),
    z.object({ kind: z.literal('comment'), result: z.enum(['pass', 'fail']) }),
  ])
  .nullable();

export const Sheet = z.object({
  id: Id,
  unitId: Id,
  schoolYear: SchoolYear,
  term: Term,
  kind: SheetKind,
  classId: Id,
  className: z.string(),
  grade: z.int().nullable(),
  subjectCode: z.string().nullable(),
  subjectName: z.string().nullable(),
  ruleSet: RuleSetId,
  regularCount: z.int(),
  periodicCount: z.int().nullable(),
  /** Clusters of learning topics that end in the term, and the regular marks of who takes none where they are others. */
  clusterCount: z.int(),
  plainRegularCount: z.int().nullable(),
  /** The counts of absences come from the sessions kept and are not typed. */
  countsSessions: z.boolean(),
  teachers: z.array(z.string()),
  standIns: z.array(StandIn),
  state: SheetState,
  canRecord: z.boolean(),
  canClose: z.boolean(),
  canReopen: z.boolean(),
  /** May ask to have locked columns opened. */
  canAsk: z.boolean(),
  entry: z.array(ColumnEntry),
  unlocks: z.array(SheetUnlock),
  /** Needed to read typed dates the same way as the server does. */
  today: IsoDate,
  termEnds: IsoDate,
  chainLength: z.int(),
  pupils: z.array(
    z.object({
      pupilId: Id,
      ordinal: z.int(),
      /** The school's own number of the pupil, by which a pasted list may name them. */
      code: z.string(),
      fullName: z.string(),
      birthDate: IsoDate,
      /** Left the class before today: shown struck through, cells read-only. */
      hasLeft: z.boolean(),
      /** The school that the pupil came from by transfer in this year. */
      cameFrom: z.object({ schoolName: z.string(), leftOn: IsoDate }).nullable(),
      /** Granted by the principal for this subject and term: of a whole subject nothing is missing. */
      exemption: z.enum(['whole', 'practical_part']).nullable(),
      /** Only matters where the sheet has clusters of learning topics. */
      takesClusters: z.boolean(),
    }),
  ),
  cells: z.array(SheetCell),
});
export type Sheet = z.infer<typeof Sheet>;

export const CellChange = z.object({
  pupilId: Id,
  slot: Slot,
  /** As typed: '8,5', 'Đ', 'bù 20/05', '' to clear. */
  text: z.string().max(40),
  /** The version of the cell that the writer saw; 0 when it stood empty from the start. */
  seenVersion: z.int().min(0),
});
export type CellChange = z.infer<typeof CellChange>;

export const RecordMarks = SheetRef.extend({
  requestId: RequestId,
  changes: z.array(CellChange).min(1).max(2000),
});
export type RecordMarks = z.infer<typeof RecordMarks>;

/** Conflicts were not written: `value` stands in the database, entered by `who` at `at`. */
export const RecordedMarks = z.object({
  saved: z.array(z.object({ pupilId: Id, slot: z.string(), value: z.string(), version: z.int() })),
  conflicts: z.array(
    z.object({ pupilId: Id, slot: z.string(), value: z.string(), version: z.int(), who: z.string(), at: z.string() }),
  ),
  results: z.array(z.object({ pupilId: Id, result: SubjectResult })),
  chainLength: z.int(),
});
export type RecordedMarks = z.infer<typeof RecordedMarks>;

export const GetCellHistory = SheetRef.extend({ pupilId: Id, slot: Slot.optional() });
/** Newest first. Without a slot: the pupil's whole line in this sheet. */
export const CellHistory = z.array(
  z.object({
    seq: z.int(),
    slot: z.string(),
    from: z.string(),
    to: z.string(),
    at: z.string(),
    who: z.string(),
    reason: z.string().nullable(),
    byId: Id,
    /** The request under which a locked cell was changed. */
    unlock: z
      .object({ id: Id, reason: z.string(), approver: z.string(), confirmedBy: z.string().nullable() })
      .nullable(),
  }),
);
export type CellHistory = z.infer<typeof CellHistory>;

export const GetTransferredMarks = SheetRef.extend({ pupilId: Id });
/** What a pupil brought along for this sheet's subject, by transfer, the latest first: to read, never to change. */
export const TransferredMarks = z.array(
  z.object({ schoolName: z.string(), leftOn: IsoDate, className: z.string(), marks: z.array(FrozenMark) }),
);
export type TransferredMarks = z.infer<typeof TransferredMarks>;

/** A sheet with empty required cells is closed only when the teacher says so; the principal decides on them later. */
export const CloseSheet = SheetRef.extend({ requestId: RequestId, acceptsMissing: z.boolean().default(false) });
export const ReopenSheet = SheetRef.extend({ requestId: RequestId, reason: Reason });
export const SheetMoved = z.object({ state: SheetState, chainLength: z.int() });

export const OpenTerm = UnitTerm.extend({ requestId: RequestId });
export const OpenedTerm = z.object({ sheets: z.int() });

/** One pupil who cannot be given a result yet, with what is missing and what the principal may decide. */
export const IncompletePupil = z.object({
  pupilId: Id,
  fullName: z.string(),
  classId: Id,
  className: z.string(),
  grade: z.int(),
  missing: z.array(
    z.object({
      sheetId: Id,
      subjectCode: z.string().nullable(),
      subjectName: z.string().nullable(),
      slot: z.string(),
      state: z.enum(['empty', 'make_up']),
    }),
  ),
  allowed: z.array(z.enum(['by_rule', 'left_empty', 'not_assessed'])),
});
export type IncompletePupil = z.infer<typeof IncompletePupil>;
/** `arrivedOn`: came after the term had begun; marks from another school are read from the sheet. */
export const ListedIncompletePupil = IncompletePupil.extend({
  arrivedOn: IsoDate.nullable(),
  cameFrom: z.string().nullable(),
});
export type ListedIncompletePupil = z.infer<typeof ListedIncompletePupil>;
export const ListIncompletePupils = UnitTerm.extend({ classId: Id });

export const TermBoard = z.object({
  termState: z.enum(['not_opened', 'open', 'closed']),
  closedOn: IsoDate.nullable(),
  closingCount: z.int(),
  classes: z.array(
    z.object({
      classId: Id,
      className: z.string(),
      grades: z.array(z.int()),
      pupils: z.int(),
      sheets: z.array(
        z.object({
          sheetId: Id,
          kind: SheetKind,
          subjectCode: z.string().nullable(),
          shortName: z.string().nullable(),
          state: SheetState,
          requiredCells: z.int(),
          enteredCells: z.int(),
        }),
      ),
    }),
  ),
  /** Nobody keeps conduct and absences of these classes today. */
  withoutHomeroom: z.array(z.object({ classId: Id, className: z.string() })),
  /** Everybody who asks for a decision, in class and register order; what is missing is listed class by class. */
  incomplete: z.array(IncompletePupil.pick({ pupilId: true, classId: true, allowed: true })),
  events: z.array(
    z.object({
      kind: z.enum(['opened', 'closed', 'reopened']),
      at: z.string(),
      who: z.string(),
      /** The principal whose delegation they acted under. */
      onBehalfOf: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
export type TermBoard = z.infer<typeof TermBoard>;

export const CloseTerm = UnitTerm.extend({
  requestId: RequestId,
  decisions: z
    .array(
      z.discriminatedUnion('decision', [
        z.object({ pupilId: Id, decision: z.enum(['by_rule', 'left_empty']) }),
        z.object({ pupilId: Id, decision: z.literal('not_assessed'), reason: Reason }),
      ]),
    )
    .max(5000),
});
export type CloseTerm = z.infer<typeof CloseTerm>;
export const ClosedTerm = z.object({ outcomes: z.int(), notAssessed: z.int(), byRule: z.int() });

export const ReopenTerm = UnitTerm.extend({ requestId: RequestId, reason: Reason });

export const ListOutcomes = UnitYear.extend({ period: Period, classId: Id });
/** `stored` when the term is closed, else computed from what stands now. */
export const OutcomeList = z.object({
  source: z.enum(['stored', 'computed']),
  /** A class of grades 1-5: its results have another shape, so nobody is listed here. */
  isPrimary: z.boolean(),
  ruleVersion: z.string().nullable(),
  /** Of the circulars that the list follows, best first. */
  levels: z.object({ learning: z.array(LearningLevel), conduct: z.array(ConductLevel) }),
  subjects: z.array(
    z.object({ code: z.string(), shortName: z.string(), name: z.string(), kind: z.enum(['score', 'comment']) }),
  ),
  pupils: z.array(
    z.object({
      pupilId: Id,
      ordinal: z.int(),
      fullName: z.string(),
      results: z.array(SubjectResult),
      learning: LearningLevel.nullable(),
      adjustedBy: z.string().nullable(),
      /** Where the circular has one, in tenths. */
      average: z.int().nullable(),
      conduct: ConductLevel.nullable(),
      title: Title.nullable(),
      absentExcused: z.int().nullable(),
      absentUnexcused: z.int().nullable(),
      isAssessed: z.boolean(),
      notAssessedReason: z.string().nullable(),
    }),
  ),
});
export type OutcomeList = z.infer<typeof OutcomeList>;
