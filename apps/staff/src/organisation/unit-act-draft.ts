import type { SchoolLevel } from '@truong/contracts/common';
import type { UnitDetail } from '@truong/contracts/organisation';
import { type SchoolType, UnitAct } from '@truong/contracts/unit-acts';

/** What somebody fills in about a unit that is to be made or edited. */
export type UnitDraft = {
  kind: 'district' | 'commune' | 'school' | 'department';
  code: string;
  name: string;
  parentId: number | null;
  administrativeCode: string;
  schoolType: SchoolType;
  levels: SchoolLevel[];
};

export const actKinds = ['create', 'edit', 'rename', 'move', 'merge', 'split', 'end'] as const;
export type DraftKind = (typeof actKinds)[number];

export type ActDraft = {
  kind: DraftKind;
  on: string;
  reason: string;
  unitId: number | null;
  fromIds: number[];
  parentId: number | null;
  name: string;
  intoKind: 'existing' | 'new';
  intoId: number | null;
  isEnding: boolean;
  units: UnitDraft[];
};

export const emptyUnit: UnitDraft = {
  kind: 'school',
  code: '',
  name: '',
  parentId: null,
  administrativeCode: '',
  schoolType: 'regular',
  levels: [],
};

export function newDraft(of: { kind: DraftKind; on: string; unitId: number | null }): ActDraft {
  return {
    ...of,
    reason: '',
    fromIds: of.unitId === null ? [] : [of.unitId],
    parentId: null,
    name: '',
    intoKind: 'new',
    intoId: null,
    isEnding: false,
    units: [{ ...emptyUnit, ...(of.kind === 'create' ? { parentId: of.unitId } : {}) }],
  };
}

/** The particulars of a unit as they are, to be edited. */
export function draftOfUnit(unit: UnitDetail): UnitDraft {
  return {
    kind: unit.kind,
    code: unit.code,
    name: unit.name,
    parentId: unit.parentId,
    administrativeCode: unit.administrativeCode ?? '',
    schoolType: (unit.schoolType ?? 'regular') as SchoolType,
    levels: unit.levels,
  };
}

/** The act that was filled in, or the names of what is missing or wrong in it. */
export function actOfDraft(draft: ActDraft): { act: UnitAct } | { missing: string[] } {
  const parsed = UnitAct.safeParse(rawAct(draft));
  if (parsed.success) return { act: parsed.data };
  const names = parsed.error.issues.map((issue) =>
    String(issue.path.findLast((part) => typeof part === 'string') ?? ''),
  );
  return { missing: [...new Set(names)] };
}

function rawAct(draft: ActDraft): object {
  const { kind, on, reason, unitId, units } = draft;
  const dated = { kind, on, reason };
  const first = units[0] ?? emptyUnit;
  switch (kind) {
    case 'create':
      return { ...dated, unit: rawUnit(first) };
    case 'edit': {
      const { kind: unitKind, parentId: _parent, ...particulars } = rawUnit(first);
      return { ...dated, unitId, unitKind, ...particulars };
    }
    case 'end':
      return { ...dated, unitId };
    case 'rename':
      return { ...dated, unitId, name: draft.name };
    case 'move':
      return { ...dated, unitId, parentId: draft.parentId };
    case 'merge':
      return {
        ...dated,
        fromIds: draft.fromIds,
        into:
          draft.intoKind === 'existing'
            ? { kind: 'existing', unitId: draft.intoId }
            : { kind: 'new', unit: rawUnit(first) },
      };
    case 'split':
      return { ...dated, unitId, isEnding: draft.isEnding, into: units.map(rawUnit) };
  }
}

function rawUnit(unit: UnitDraft) {
  const isSchool = unit.kind === 'school';
  return {
    ...unit,
    administrativeCode: unit.administrativeCode.trim() === '' ? null : unit.administrativeCode.trim(),
    schoolType: isSchool ? unit.schoolType : null,
    levels: isSchool ? unit.levels : [],
  };
}
