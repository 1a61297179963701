import { dayBefore } from './day-before.ts';
import type {
  ActGround,
  ActPlan,
  Change,
  NewUnit,
  PlannedAct,
  Problem,
  ProblemCode,
  Step,
  UnitFacts,
  UnitKind,
} from './unit-act-types.ts';

const fits: Record<UnitKind, readonly UnitKind[]> = {
  department: [],
  district: ['department'],
  commune: ['department', 'district'],
  school: ['department', 'district', 'commune'],
};

/**
 * What an act on units comes to: the steps that do it, the difference they make, and what stands against it. Total: with
 * problems the steps are incomplete and must not be done.
 */
export function planUnitAct(act: PlannedAct, ground: ActGround): ActPlan {
  const plan = new Plan(act.on, ground);
  switch (act.kind) {
    case 'create':
      plan.create(act.unit, 'new');
      break;
    case 'edit':
      plan.edit(act);
      break;
    case 'end':
      plan.standing(act.unitId, (unit) => plan.end(unit));
      break;
    case 'rename':
      plan.standing(act.unitId, (unit) => plan.rename(unit, act.name));
      break;
    case 'move':
      plan.standing(act.unitId, (unit) => plan.moveTo(unit, act.parentId));
      break;
    case 'merge':
      plan.merge(act);
      break;
    case 'split':
      plan.split(act);
      break;
    case 'reform':
      plan.reform(act);
      break;
  }
  return { problems: plan.problems, steps: plan.steps, changes: plan.changes, endingIds: plan.endingIds };
}

type Of<Kind extends PlannedAct['kind']> = Extract<PlannedAct, { kind: Kind }>;

class Plan {
  readonly problems: Problem[] = [];
  readonly steps: Step[] = [];
  readonly changes: Change[] = [];
  readonly endingIds: number[] = [];
  private readonly on: string;
  private readonly ground: ActGround;
  private readonly newCodes = new Set<string>();

  constructor(on: string, ground: ActGround) {
    this.on = on;
    this.ground = ground;
  }

  private refuse(code: ProblemCode, name: string, on: string | null = null): undefined {
    this.problems.push({ code, name, on });
  }

  private nameOf(id: number | null): string | null {
    return id === null ? null : (this.ground.units.get(id)?.name ?? null);
  }

  /** Goes on with a unit that stands on the day before, and on which no later act stands. */
  standing(id: number, then: (unit: UnitFacts) => undefined): undefined {
    const unit = this.ground.units.get(id);
    if (!unit) return this.refuse('unknown_unit', String(id));
    if (unit.validFrom >= this.on || (unit.validTo !== null && unit.validTo < this.on))
      return this.refuse('not_there', unit.name);
    if (unit.latestActOn !== null && unit.latestActOn > this.on)
      return this.refuse('later_act', unit.name, unit.latestActOn);
    then(unit);
  }

  private takeCode(code: string): undefined {
    if (this.ground.takenCodes.has(code) || this.newCodes.has(code)) this.refuse('code_taken', code);
    this.newCodes.add(code);
  }

  private checkSchool(of: {
    kind: UnitKind;
    name: string;
    schoolType: string | null;
    levels: readonly string[];
  }): undefined {
    if (of.kind === 'school' && (of.levels.length === 0 || of.schoolType === null))
      this.refuse('levels_missing', of.name);
    if (of.kind !== 'school' && (of.levels.length > 0 || of.schoolType !== null)) this.refuse('not_a_school', of.name);
  }

  create(unit: NewUnit, key: string): undefined {
    const parent = this.ground.units.get(unit.parentId);
    if (!parent) return this.refuse('unknown_unit', String(unit.parentId));
    if (parent.validFrom > this.on || (parent.validTo !== null && parent.validTo < this.on))
      this.refuse('not_there', parent.name);
    if (!fits[unit.kind].includes(parent.kind)) this.refuse('parent_does_not_fit', parent.name);
    this.checkSchool(unit);
    this.make(unit, { key, parentName: parent.name, parent: parent.id });
  }

  private make(
    unit: Omit<NewUnit, 'parentId'>,
    at: { key: string; parentName: string | null; parent?: number; parentKey?: string },
  ): undefined {
    this.takeCode(unit.code);
    const { kind, code, name, administrativeCode, schoolType, levels } = unit;
    const above = at.parent === undefined ? { parentKey: at.parentKey ?? null } : { parent: at.parent };
    this.steps.push({ op: 'create', key: at.key, kind, code, name, administrativeCode, schoolType, levels, ...above });
    this.changes.push({ effect: 'created', unitId: null, name, kind, field: null, before: null, after: at.parentName });
  }

  /** Ends what has nothing below it that goes on. */
  end(
    unit: UnitFacts,
    { leaving = [], into = null }: { leaving?: readonly number[]; into?: string | null } = {},
  ): undefined {
    if (unit.kind === 'department') return this.refuse('parent_does_not_fit', unit.name);
    const left = unit.childIds.filter((id) => !leaving.includes(id));
    if (left.length > 0) return this.refuse('units_below', unit.name);
    if (unit.openFilings > 0) this.refuse('open_filings', unit.name);
    this.finish(unit, into);
  }

  private finish(unit: UnitFacts, into: string | null): undefined {
    this.steps.push({ op: 'end', unit: unit.id });
    this.changes.push({ ...this.line(unit), effect: 'ended', before: this.nameOf(unit.parentId), after: into });
    this.endingIds.push(unit.id);
  }

  private line(unit: UnitFacts) {
    return { unitId: unit.id, name: unit.name, kind: unit.kind, field: null };
  }

  rename(unit: UnitFacts, name: string): undefined {
    if (name === unit.name) return this.refuse('nothing_changes', unit.name);
    if (this.on > this.ground.today) return this.refuse('day_ahead', unit.name);
    this.steps.push({ op: 'restate', unit: unit.id, name });
    this.changes.push({ ...this.line(unit), effect: 'renamed', before: unit.name, after: name });
  }

  moveTo(unit: UnitFacts, parentId: number): undefined {
    const parent = this.ground.units.get(parentId);
    if (!parent) return this.refuse('unknown_unit', String(parentId));
    if (parent.id === unit.id || this.isBelow(parent, unit)) return this.refuse('into_itself', unit.name);
    if (parent.id === unit.parentId) return this.refuse('nothing_changes', unit.name);
    if (!fits[unit.kind].includes(parent.kind)) return this.refuse('parent_does_not_fit', parent.name);
    if (parent.validFrom > this.on || (parent.validTo !== null && parent.validTo < this.on))
      return this.refuse('not_there', parent.name);
    this.steps.push({ op: 'move', unit: unit.id, parent: parent.id });
    this.moved(unit, parent.name);
  }

  private moved(unit: UnitFacts, to: string): undefined {
    this.changes.push({ ...this.line(unit), effect: 'moved', before: this.nameOf(unit.parentId), after: to });
  }

  private isBelow(unit: UnitFacts, top: UnitFacts): boolean {
    const seen = new Set<number>();
    for (let at: UnitFacts | undefined = unit; at && !seen.has(at.id); at = this.ground.units.get(at.parentId ?? 0)) {
      if (at.parentId === top.id) return true;
      seen.add(at.id);
    }
    return false;
  }

  edit(act: Of<'edit'>): undefined {
    this.standing(act.unitId, (unit) => {
      if (
        act.unitKind !== unit.kind &&
        ![act.unitKind, unit.kind].every((kind) => kind === 'district' || kind === 'commune')
      )
        return this.refuse('kinds_differ', unit.name);
      this.checkSchool({ ...act, kind: act.unitKind });
      if (act.code !== unit.code) this.takeCode(act.code);
      const fields = [
        ['kind', unit.kind, act.unitKind],
        ['code', unit.code, act.code],
        ['name', unit.name, act.name],
        ['place', unit.administrativeCode, act.administrativeCode],
        ['schoolType', unit.schoolType, act.schoolType],
      ] as const;
      const levels = sorted(act.levels);
      const differing = fields.filter(([, before, after]) => before !== after);
      const isTaught = sorted(unit.levels).join() !== levels.join();
      if (differing.length === 0 && !isTaught) return this.refuse('nothing_changes', unit.name);
      if (differing.length > 0) {
        const { unitKind: kind, code, name, administrativeCode, schoolType } = act;
        this.steps.push({ op: 'correct', unit: unit.id, kind, code, name, administrativeCode, schoolType });
      }
      if (isTaught) this.steps.push({ op: 'levels', unit: unit.id, levels });
      for (const [field, before, after] of differing)
        this.changes.push({ ...this.line(unit), effect: 'changed', field, before, after });
      if (isTaught)
        this.changes.push({
          ...this.line(unit),
          effect: 'changed',
          field: 'levels',
          before: sorted(unit.levels).join(','),
          after: levels.join(','),
        });
    });
  }

  merge(act: Of<'merge'>): undefined {
    const { into } = act;
    const ending = [...new Set(act.fromIds)];
    if (into.kind === 'existing') {
      if (ending.includes(into.unitId)) return this.refuse('into_itself', this.nameOf(into.unitId) ?? '');
      this.standing(into.unitId, (kept) => this.mergeInto(ending, { kind: kept.kind, name: kept.name, to: kept.id }));
      return;
    }
    if (ending.length < 2) return this.refuse('nothing_changes', into.unit.name);
    this.create(into.unit, 'merged');
    this.mergeInto(ending, { kind: into.unit.kind, name: into.unit.name, toKey: 'merged' });
  }

  private mergeInto(
    ids: readonly number[],
    into: { kind: UnitKind; name: string; to?: number; toKey?: string },
  ): undefined {
    const target = into.to === undefined ? { toKey: into.toKey ?? '' } : { to: into.to };
    const parent = into.to === undefined ? { parentKey: into.toKey ?? '' } : { parent: into.to };
    for (const id of ids) {
      this.standing(id, (unit) => {
        if (unit.kind !== into.kind) return this.refuse('kinds_differ', unit.name);
        if (into.to !== undefined && unit.childIds.includes(into.to)) return this.refuse('into_itself', unit.name);
        const children = unit.childIds.filter((child) => !ids.includes(child));
        for (const childId of children) {
          this.standing(childId, (child) => {
            this.steps.push({ op: 'move', unit: child.id, ...parent });
            this.moved(child, into.name);
          });
        }
        this.end(unit, { leaving: unit.childIds, into: into.name });
        this.steps.push({ op: 'succeed', unit: unit.id, kind: 'merge', ...target });
      });
    }
  }

  split(act: Of<'split'>): undefined {
    this.standing(act.unitId, (unit) => {
      for (const [at, made] of act.into.entries()) {
        if (made.kind !== unit.kind) this.refuse('kinds_differ', made.name);
        this.create(made, `part${at}`);
      }
      if (act.isEnding && act.into.length < 2) this.refuse('nothing_changes', unit.name);
      if (act.isEnding) this.end(unit);
      const share = Math.floor(10000 / (act.into.length + (act.isEnding ? 0 : 1))) / 10000;
      for (const at of act.into.keys())
        this.steps.push({ op: 'succeed', unit: unit.id, toKey: `part${at}`, kind: 'split', share });
    });
  }

  /**
   * A province passes into another with two levels: its districts end, its communes become new ones under a new department,
   * schools up to lower secondary move under their new commune, those with upper-secondary grades under the department.
   */
  reform(act: Of<'reform'>): undefined {
    const top = [...this.ground.units.values()].find((unit) => unit.kind === 'department');
    if (!top) return this.refuse('unknown_unit', act.provinceName);
    const department = { key: 'department', name: act.department.name };
    const placesBefore = [...this.ground.places.entries()];
    this.make(
      {
        kind: 'department',
        ...act.department,
        administrativeCode: act.provinceCode,
        schoolType: null,
        levels: [],
      },
      { key: department.key, parentName: null },
    );
    this.placesAnew(act, placesBefore);
    const communeOf = new Map<string, { key: string; name: string; code: string }>();
    for (const commune of act.communes) {
      const made = { key: `commune${commune.code}`, name: commune.name, code: commune.code };
      for (const from of commune.placesFrom) communeOf.set(from, made);
      this.make(
        {
          kind: 'commune',
          code: `X${commune.code}`,
          name: commune.name,
          administrativeCode: commune.code,
          schoolType: null,
          levels: [],
        },
        { key: made.key, parentName: department.name, parentKey: department.key },
      );
    }
    const standing = [...this.ground.units.values()].filter(
      (unit) => unit.validFrom < this.on && (unit.validTo === null || unit.validTo >= dayBefore(this.on)),
    );
    for (const unit of standing) {
      if (unit.latestActOn !== null && unit.latestActOn > this.on)
        this.refuse('later_act', unit.name, unit.latestActOn);
      if (unit.kind === 'school' && (unit.validTo === null || unit.validTo >= this.on))
        this.reformSchool(unit, communeOf, department);
    }
    for (const unit of standing) if (unit.kind !== 'school') this.finish(unit, null);
    this.steps.push({ op: 'succeed', unit: top.id, toKey: department.key, kind: 'merge' });
    this.steps.push({ op: 'pass_roles', unit: top.id, toKey: department.key });
  }

  private reformSchool(
    school: UnitFacts,
    communeOf: ReadonlyMap<string, { key: string; name: string; code: string }>,
    department: { key: string; name: string },
  ): undefined {
    const commune = communeOf.get(school.administrativeCode ?? '');
    const isUpper = school.levels.some((level) => level === 'upper_secondary' || level === 'continuing');
    if (!commune) return this.refuse('place_unknown', school.name);
    const under = isUpper ? department : commune;
    this.steps.push({ op: 'move', unit: school.id, parentKey: under.key });
    this.steps.push({ op: 'restate', unit: school.id, administrativeCode: commune.code });
    this.moved(school, under.name);
  }

  private placesAnew(act: Of<'reform'>, before: readonly (readonly [string, { kind: string }])[]): undefined {
    for (const [code, { kind }] of before) this.steps.push({ op: 'end_place', code, kind });
    this.steps.push({
      op: 'create_place',
      code: act.provinceCode,
      kind: 'province',
      name: act.provinceName,
      parentCode: null,
    });
    for (const { code, name } of act.communes)
      this.steps.push({ op: 'create_place', code, kind: 'commune', name, parentCode: act.provinceCode });
  }
}

const levelOrder = ['preschool', 'primary', 'lower_secondary', 'upper_secondary', 'continuing'];
function sorted(levels: readonly string[]): string[] {
  return [...levels].sort((a, b) => levelOrder.indexOf(a) - levelOrder.indexOf(b));
}
