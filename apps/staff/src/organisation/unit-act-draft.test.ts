import { expect, it } from 'vitest';
import { actOfDraft, emptyUnit, newDraft } from './unit-act-draft.ts';

const on = '2025-03-01';

it('names what is missing', () => {
  expect(actOfDraft(newDraft({ kind: 'rename', on, unitId: null }))).toEqual({ missing: ['unitId', 'name'] });
  expect(actOfDraft(newDraft({ kind: 'create', on, unitId: null }))).toEqual({ missing: ['code', 'name', 'parentId'] });
  expect(actOfDraft({ ...newDraft({ kind: 'end', on: '2025-02-30', unitId: 5 }) })).toEqual({ missing: ['on'] });
});

it('an office has neither type nor levels, whatever was chosen while it was a school', () => {
  const draft = newDraft({ kind: 'create', on, unitId: 1 });
  const unit = {
    ...emptyUnit,
    kind: 'commune' as const,
    code: 'X1',
    name: 'Xã Mới',
    parentId: 1,
    levels: ['primary' as const],
  };
  expect(actOfDraft({ ...draft, units: [unit] })).toMatchObject({ act: { unit: { schoolType: null, levels: [] } } });
});

it('a merge into one that goes on, a split beside the old one', () => {
  const merge = { ...newDraft({ kind: 'merge', on, unitId: 5 }), intoKind: 'existing' as const, intoId: 6 };
  expect(actOfDraft(merge)).toMatchObject({ act: { fromIds: [5], into: { kind: 'existing', unitId: 6 } } });
  const part = { ...emptyUnit, code: 'B2', name: 'Trường B', parentId: 2, levels: ['primary' as const] };
  expect(actOfDraft({ ...newDraft({ kind: 'split', on, unitId: 5 }), units: [part] })).toMatchObject({
    act: { unitId: 5, isEnding: false, into: [{ code: 'B2' }] },
  });
});
