export type UnitKind = 'department' | 'district' | 'commune' | 'school';

/** A unit as it stands on the day before an act. */
export type UnitFacts = {
  id: number;
  kind: UnitKind;
  code: string;
  name: string;
  parentId: number | null;
  administrativeCode: string | null;
  schoolType: string | null;
  levels: readonly string[];
  validFrom: string;
  validTo: string | null;
  /** The units under it on the day of the act: those that other acts of that day take away are not among them. */
  childIds: readonly number[];
  /** The latest day of an act on it that was not undone. */
  latestActOn: string | null;
  openFilings: number;
};

export type NewUnit = {
  kind: UnitKind;
  code: string;
  name: string;
  parentId: number;
  administrativeCode: string | null;
  schoolType: string | null;
  levels: readonly string[];
};

type Dated = { on: string };
export type PlannedAct = Dated &
  (
    | { kind: 'create'; unit: NewUnit }
    | {
        kind: 'edit';
        unitId: number;
        unitKind: UnitKind;
        code: string;
        name: string;
        administrativeCode: string | null;
        schoolType: string | null;
        levels: readonly string[];
      }
    | { kind: 'end'; unitId: number }
    | { kind: 'rename'; unitId: number; name: string }
    | { kind: 'move'; unitId: number; parentId: number }
    | {
        kind: 'merge';
        fromIds: readonly number[];
        into: { kind: 'existing'; unitId: number } | { kind: 'new'; unit: NewUnit };
      }
    | { kind: 'split'; unitId: number; isEnding: boolean; into: readonly NewUnit[] }
    | {
        kind: 'reform';
        provinceCode: string;
        provinceName: string;
        department: { code: string; name: string };
        communes: readonly { code: string; name: string; placesFrom: readonly string[] }[];
      }
  );

export type ProblemCode =
  | 'unknown_unit'
  | 'not_there'
  | 'code_taken'
  | 'later_act'
  | 'open_filings'
  | 'units_below'
  | 'parent_does_not_fit'
  | 'into_itself'
  | 'levels_missing'
  | 'not_a_school'
  | 'kinds_differ'
  | 'day_ahead'
  | 'nothing_changes'
  | 'place_unknown';
export type Problem = { code: ProblemCode; name: string; on: string | null };

/** What the owner does, in order; a unit made earlier in the act is named by its key. */
export type Step = { op: string } & Readonly<Record<string, string | number | readonly string[] | null>>;

export type Change = {
  effect: 'created' | 'ended' | 'moved' | 'renamed' | 'changed' | 'placed';
  unitId: number | null;
  name: string;
  kind: UnitKind;
  field: 'kind' | 'code' | 'name' | 'place' | 'schoolType' | 'levels' | null;
  before: string | null;
  after: string | null;
};

export type ActPlan = {
  problems: Problem[];
  steps: Step[];
  changes: Change[];
  /** Units whose rows may no longer be added to: they end. */
  endingIds: number[];
};

/** The units among which an act is planned, the day it is done, codes that are taken, places that exist. */
export type ActGround = {
  units: ReadonlyMap<number, UnitFacts>;
  today: string;
  takenCodes: ReadonlySet<string>;
  /** Communes of the province on the day before, by code, with their district. Asked by a reform only. */
  places: ReadonlyMap<string, { name: string; kind: string; parentCode: string | null }>;
};
