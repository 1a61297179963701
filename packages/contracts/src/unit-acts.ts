import { z } from 'zod';
import { Id, IsoDate, RequestId, SchoolLevel, Term, UnitKind } from './common.ts';

/** A day that is in the calendar. */
export const Day = IsoDate.refine((day) => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
});

export const SchoolType = z.enum(['regular', 'ethnic_boarding', 'ethnic_semi_boarding', 'specialised', 'continuing']);
export type SchoolType = z.infer<typeof SchoolType>;

const Name = z.string().trim().min(3).max(200);
const Code = z.string().trim().min(2).max(30);
const PlaceCode = z.string().trim().max(10).nullable();

export const NewUnit = z.object({
  kind: UnitKind.exclude(['department']),
  code: Code,
  name: Name,
  parentId: Id,
  administrativeCode: PlaceCode,
  schoolType: SchoolType.nullable(),
  levels: z.array(SchoolLevel).max(5),
});
export type NewUnit = z.infer<typeof NewUnit>;

/** `on`: the first day on which the new state holds. `reason`: the decision it rests on, as people cite it. */
const dated = { on: Day, reason: z.string().trim().max(500).default('') };

/** Where a school stands from the day on, and in which new commune. */
const ReformCommune = z.object({
  code: z.string().trim().min(1).max(10),
  name: Name,
  /** Codes of the communes whose schools go here. */
  placesFrom: z.array(z.string().max(10)).max(60),
});

export const UnitAct = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create'), ...dated, unit: NewUnit }),
  z.object({
    kind: z.literal('edit'),
    ...dated,
    unitId: Id,
    unitKind: UnitKind,
    code: Code,
    name: Name,
    administrativeCode: PlaceCode,
    schoolType: SchoolType.nullable(),
    /** From the day on. */
    levels: z.array(SchoolLevel).max(5),
  }),
  z.object({ kind: z.literal('end'), ...dated, unitId: Id }),
  z.object({ kind: z.literal('rename'), ...dated, unitId: Id, name: Name }),
  z.object({ kind: z.literal('move'), ...dated, unitId: Id, parentId: Id }),
  z.object({
    kind: z.literal('merge'),
    ...dated,
    fromIds: z.array(Id).min(1).max(20),
    /** One that goes on, or a new one that takes their place. */
    into: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('existing'), unitId: Id }),
      z.object({ kind: z.literal('new'), unit: NewUnit }),
    ]),
  }),
  z.object({
    kind: z.literal('split'),
    ...dated,
    unitId: Id,
    /** Whether the old unit ends; else it goes on beside the new ones. */
    isEnding: z.boolean(),
    into: z.array(NewUnit).min(1).max(10),
  }),
  z.object({
    kind: z.literal('reform'),
    ...dated,
    provinceCode: z.string().trim().min(1).max(10),
    provinceName: Name,
    department: z.object({ code: Code, name: Name }),
    communes: z.array(ReformCommune).min(1).max(400),
  }),
]);
export type UnitAct = z.infer<typeof UnitAct>;
export type UnitActKind = UnitAct['kind'];

export const UnitActProblem = z.object({
  code: z.enum([
    'unknown_unit',
    'not_there',
    'code_taken',
    'later_act',
    'open_filings',
    'units_below',
    'parent_does_not_fit',
    'into_itself',
    'levels_missing',
    'not_a_school',
    'kinds_differ',
    'day_ahead',
    'nothing_changes',
    'place_unknown',
  ]),
  /** The unit, code or place in question. */
  name: z.string(),
  /** The day of the later act. */
  on: IsoDate.nullable(),
});
export type UnitActProblem = z.infer<typeof UnitActProblem>;

/** One line of the difference. `field`: what of the unit, where it is one particular. */
export const UnitChange = z.object({
  effect: z.enum(['created', 'ended', 'moved', 'renamed', 'changed', 'placed']),
  unitId: Id.nullable(),
  name: z.string(),
  kind: UnitKind,
  field: z.enum(['kind', 'code', 'name', 'place', 'schoolType', 'levels']).nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type UnitChange = z.infer<typeof UnitChange>;

export const UnitActRehearsal = z.object({
  /** Of all that is shown here: a confirmation names it, so that nobody confirms what they did not see. */
  digest: z.string(),
  problems: z.array(UnitActProblem),
  changes: z.array(UnitChange),
  touched: z.object({
    schools: z.int(),
    classes: z.int(),
    pupils: z.int(),
    roles: z.int(),
    openFilings: z.array(z.object({ unitId: Id, unitName: z.string(), schoolYear: z.int(), period: z.string() })),
    /** Terms that schools have opened and not closed: they go on under the new office. */
    openTerms: z.array(z.object({ schoolYear: z.int(), term: Term, schools: z.int() })),
  }),
  /** Pupils whose rows stay with a unit that ends until they are transferred or rolled over. */
  stayingPupils: z.int(),
});
export type UnitActRehearsal = z.infer<typeof UnitActRehearsal>;

export const RehearseUnitAct = z.object({ act: UnitAct });
export const PerformUnitAct = z.object({ act: UnitAct, digest: z.string(), requestId: RequestId });
export const PerformedUnitAct = z.object({ actId: Id, createdIds: z.array(Id) });
export type PerformedUnitAct = z.infer<typeof PerformedUnitAct>;

export const UndoUnitAct = z.object({ actId: Id, requestId: RequestId });

const DoneUnitAct = z.object({
  id: Id,
  kind: z.enum(['create', 'edit', 'end', 'rename', 'move', 'merge', 'split', 'reform']),
  on: IsoDate,
  reason: z.string(),
  doneAt: z.string(),
  doneBy: z.string(),
  undoneAt: z.string().nullable(),
  /** The first few of them in a list, all of them in an act that is looked at. */
  changes: z.array(UnitChange),
  changeCount: z.int(),
  /** No later act stands on its units; rows in them may still refuse an undo. */
  isLatest: z.boolean(),
  /** Of the department that looks, which alone takes it back; not one of the departments that passed into it. */
  isOwn: z.boolean(),
});
export const UnitActList = z.array(DoneUnitAct);
export type UnitActList = z.infer<typeof UnitActList>;
export const GetUnitAct = z.object({ actId: Id });
export const UnitActDetail = DoneUnitAct.extend({ undoneBy: z.string().nullable() });
export type UnitActDetail = z.infer<typeof UnitActDetail>;

/** A row of the list of new communes, `formedFrom` in the words of the resolution. */
const ReformListRow = z.object({
  code: z.string().max(10),
  name: z.string().max(200),
  formedFrom: z.string().max(2000),
});
export const KnownReforms = z.array(
  z.object({
    provinceCode: z.string(),
    provinceName: z.string(),
    on: IsoDate,
    resolution: z.string(),
    communes: z.array(ReformListRow),
  }),
);
export type KnownReforms = z.infer<typeof KnownReforms>;

export const PrepareReform = z.object({ on: Day, communes: z.array(ReformListRow).min(1).max(400) });
export type PrepareReform = z.infer<typeof PrepareReform>;
export const PreparedReform = z.object({
  communes: z.array(ReformCommune.omit({ placesFrom: true })),
  /**
   * Every commune of the province as it is, with where it goes. `why`: it passes into several, several claim it or no text
   * names it, so somebody decides. Candidates as they are most likely meant.
   */
  places: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      district: z.string(),
      why: z.enum(['unmatched', 'divided', 'ambiguous']).nullable(),
      chosen: z.string().nullable(),
      candidates: z.array(z.string()),
      schools: z.int(),
    }),
  ),
  /** Names in the texts that are no commune of this province (the other province's, hamlets). */
  foreignNames: z.int(),
});
export type PreparedReform = z.infer<typeof PreparedReform>;
