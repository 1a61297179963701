import { z } from 'zod';
import { AssessmentKind, Id, IsoDate, RequestId, SchoolLevel, Term, UnitYear } from './common.ts';
import { Day } from './unit-acts.ts';

const ofRequest = { requestId: RequestId };

export const SaveSite = z.object({
  unitId: Id,
  siteId: Id.nullable(),
  name: z.string().trim().min(2).max(120),
  isMain: z.boolean(),
  ...ofRequest,
});
export type SaveSite = z.infer<typeof SaveSite>;
export const SavedSite = z.object({ siteId: Id });

/** A class by hand: made where `classId` is null, else changed. */
export const SaveClass = UnitYear.extend({
  classId: Id.nullable(),
  name: z.string().trim().min(1).max(40),
  level: SchoolLevel,
  siteId: Id.nullable(),
  isCombined: z.boolean(),
  /** Morning and afternoon, as the sector counts it. */
  twoSessions: z.boolean().default(false),
  ...ofRequest,
});
export type SaveClass = z.infer<typeof SaveClass>;
export const SavedClass = z.object({ classId: Id });

/** The newest changes of a class. What a line is about: the class, its plan, an assignment, or a substitute for one. */
export const ClassHistory = z.array(
  z.object({
    what: z.enum(['class', 'class_subject', 'teaching', 'homeroom', 'substitution']),
    kind: z.enum(['created', 'changed', 'deleted']),
    field: z.string(),
    grade: z.int().nullable(),
    subjectName: z.string().nullable(),
    /** Of an assignment: its holder; of a substitution: who stands in. */
    staffName: z.string().nullable(),
    startsOn: IsoDate.nullable(),
    /** Of a substitution: whom it is for, and its last day. */
    fromValue: z.string().nullable(),
    toValue: z.string().nullable(),
    source: z.enum(['hand', 'import', 'transfer', 'merge', 'undo']),
    who: z.string(),
    at: z.iso.datetime({ offset: true }),
  }),
);
export type ClassHistory = z.infer<typeof ClassHistory>;

export const DeleteClass = UnitYear.extend({ classId: Id, ...ofRequest });
export type DeleteClass = z.infer<typeof DeleteClass>;

/** For one class, or for every class of the school that has no plan. */
export const ApplyProgramme = UnitYear.extend({ classId: Id.nullable(), ...ofRequest });
export type ApplyProgramme = z.infer<typeof ApplyProgramme>;
export const AppliedProgramme = z.object({
  classes: z.int(),
  lines: z.int(),
  /** Classes whose grade is not known or has no programme here. */
  skipped: z.array(z.string()),
});
export type AppliedProgramme = z.infer<typeof AppliedProgramme>;

const planLine = { classId: Id, grade: z.int().min(0).max(12), subjectCode: z.string().min(1).max(60) };
export const SavePlanLine = UnitYear.extend({
  ...planLine,
  kind: AssessmentKind,
  periods: z.int().min(1).max(500),
  isChosen: z.boolean(),
  /** Taught in one semester only. */
  onlyTerm: Term.nullable().default(null),
  /** Marks of coefficient 2 that a semester plans, by TT58/2011 only; null: as many as that usually were. */
  plannedPeriodic: z.int().min(0).max(9).nullable().default(null),
  /** Clusters of learning topics that end in semester I and II, in grades 10-12 of the programme of 2018. */
  firstClusters: z.int().min(0).max(3).default(0),
  secondClusters: z.int().min(0).max(3).default(0),
  ...ofRequest,
});
export type SavePlanLine = z.infer<typeof SavePlanLine>;
export const RemovePlanLine = UnitYear.extend({ ...planLine, ...ofRequest });
export type RemovePlanLine = z.infer<typeof RemovePlanLine>;

export const GetClusterPupils = UnitYear.extend(planLine);
export type GetClusterPupils = z.infer<typeof GetClusterPupils>;
/** The pupils of a line's class and grade, and whether each takes its clusters of topics. */
export const ClusterPupils = z.array(
  z.object({ pupilId: Id, code: z.string(), fullName: z.string(), takesClusters: z.boolean() }),
);
export type ClusterPupils = z.infer<typeof ClusterPupils>;

/** Null: everybody takes them, those who come later too. */
export const SaveClusterPupils = UnitYear.extend({
  ...planLine,
  pupilIds: z.array(Id).max(200).nullable(),
  ...ofRequest,
});
export type SaveClusterPupils = z.infer<typeof SaveClusterPupils>;

/** What somebody who keeps a class may choose from. */
export const ClassChoices = z.object({
  staff: z.array(z.object({ id: Id, code: z.string(), fullName: z.string() })),
  subjects: z.array(z.object({ code: z.string(), name: z.string() })),
  sites: z.array(z.object({ id: Id, name: z.string(), isMain: z.boolean() })),
});
export type ClassChoices = z.infer<typeof ClassChoices>;

const span = { validFrom: Day, validTo: Day.nullable() };
const ending = z.object({ kind: z.literal('end'), id: Id, validTo: Day });
/** Of what was entered by mistake. */
const removing = z.object({ kind: z.literal('remove'), id: Id });

export const SaveTeaching = UnitYear.extend({
  classId: Id,
  change: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('add'),
      staffId: Id,
      subjectCode: z.string().min(1).max(60),
      term: Term.nullable(),
      ...span,
    }),
    ending,
    removing,
  ]),
  ...ofRequest,
});
export type SaveTeaching = z.infer<typeof SaveTeaching>;

export const SaveHomeroom = UnitYear.extend({
  classId: Id,
  change: z.discriminatedUnion('kind', [z.object({ kind: z.literal('add'), staffId: Id, ...span }), ending, removing]),
  ...ofRequest,
});
export type SaveHomeroom = z.infer<typeof SaveHomeroom>;
