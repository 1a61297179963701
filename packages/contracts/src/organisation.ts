import { z } from 'zod';
import { AssessmentKind, Id, IsoDate, SchoolLevel, SchoolYear, Term, UnitKind, UnitYear } from './common.ts';

/** School years with their terms, newest first, and what today is here. */
export const Calendar = z.object({
  today: IsoDate,
  years: z.array(
    z.object({
      schoolYear: SchoolYear,
      startsOn: IsoDate,
      endsOn: IsoDate,
      terms: z.array(z.object({ term: Term, startsOn: IsoDate, endsOn: IsoDate })),
    }),
  ),
  /** The year and term that today falls into (or the last ones before). */
  current: z.object({ schoolYear: SchoolYear, term: Term }),
});
export type Calendar = z.infer<typeof Calendar>;

export const AsOf = z.object({ asOf: IsoDate.optional() });

export const UnitNode = z.object({
  id: Id,
  kind: UnitKind,
  code: z.string(),
  name: z.string(),
  parentId: Id.nullable(),
  levels: z.array(SchoolLevel),
  schoolType: z.string().nullable(),
  validFrom: IsoDate,
  validTo: IsoDate.nullable(),
});
export type UnitNode = z.infer<typeof UnitNode>;
export const UnitTree = z.object({ asOf: IsoDate, units: z.array(UnitNode) });

export const GetUnit = UnitYear;
export const UnitDetail = UnitNode.extend({
  place: z.string().nullable(),
  /** As of the newest day. */
  administrativeCode: z.string().nullable(),
  formerNames: z.array(z.object({ name: z.string(), validTo: IsoDate })),
  above: z.array(z.object({ id: Id, name: z.string(), kind: UnitKind })),
  sites: z.array(z.object({ id: Id, name: z.string(), isMain: z.boolean() })),
  succession: z.array(z.object({ kind: z.string(), on: IsoDate, fromName: z.string(), toName: z.string() })),
  counts: z.object({ classes: z.int(), pupils: z.int(), staff: z.int() }),
});
export type UnitDetail = z.infer<typeof UnitDetail>;

export const ClassList = z.array(
  z.object({
    id: Id,
    name: z.string(),
    level: SchoolLevel,
    isCombined: z.boolean(),
    twoSessions: z.boolean(),
    siteName: z.string().nullable(),
    grades: z.array(z.int()),
    pupils: z.int(),
    female: z.int(),
    homeroomTeacher: z.string().nullable(),
  }),
);
export type ClassList = z.infer<typeof ClassList>;

/** Who stands in for the holder of an assignment, today or later. */
const standIns = z.array(z.object({ name: z.string(), validFrom: IsoDate, validTo: IsoDate }));

export const GetClass = UnitYear.extend({ classId: Id });
export const ClassDetail = z.object({
  id: Id,
  name: z.string(),
  level: SchoolLevel,
  isCombined: z.boolean(),
  twoSessions: z.boolean(),
  siteId: Id.nullable(),
  siteName: z.string().nullable(),
  grades: z.array(z.int()),
  homeroom: z.array(z.object({ id: Id, name: z.string(), validFrom: IsoDate, validTo: IsoDate.nullable(), standIns })),
  plan: z.array(
    z.object({
      grade: z.int(),
      subjectCode: z.string(),
      subjectName: z.string(),
      kind: AssessmentKind,
      periods: z.int(),
      isChosen: z.boolean(),
      onlyTerm: Term.nullable(),
      plannedPeriodic: z.int().nullable(),
      /** Clusters of learning topics that end in each semester; whether pupils choose them, and how many of them then did. */
      firstClusters: z.int(),
      secondClusters: z.int(),
      areClustersChosen: z.boolean(),
      clusterPupils: z.int(),
      teachers: z.array(
        z.object({
          id: Id,
          name: z.string(),
          term: Term.nullable(),
          validFrom: IsoDate,
          validTo: IsoDate.nullable(),
          standIns,
        }),
      ),
    }),
  ),
});
export type ClassDetail = z.infer<typeof ClassDetail>;
