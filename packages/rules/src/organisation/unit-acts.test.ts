import { describe, expect, it } from 'vitest';
import type { ActGround, PlannedAct, UnitFacts } from './unit-act-types.ts';
import { planUnitAct } from './unit-acts.ts';

const on = '2025-03-01';
function unit(id: number, of: Partial<UnitFacts> = {}): UnitFacts {
  return {
    id,
    kind: 'school',
    code: `U${id}`,
    name: `Đơn vị ${id}`,
    parentId: 2,
    administrativeCode: null,
    schoolType: 'regular',
    levels: ['lower_secondary'],
    validFrom: '2000-01-01',
    validTo: null,
    childIds: [],
    latestActOn: null,
    openFilings: 0,
    ...of,
  };
}
const office = (id: number, of: Partial<UnitFacts>) => unit(id, { schoolType: null, levels: [], ...of });

function groundOf(...changed: UnitFacts[]): ActGround {
  const units = [
    office(1, { kind: 'department', parentId: null, childIds: [2, 3] }),
    office(2, { kind: 'district', parentId: 1, childIds: [4, 5] }),
    office(3, { kind: 'district', parentId: 1 }),
    unit(4),
    unit(5),
    ...changed,
  ];
  return {
    units: new Map(units.map((one) => [one.id, one])),
    today: '2025-05-20',
    takenCodes: new Set(['TAKEN']),
    places: new Map(),
  };
}

const newSchool = (of: Partial<Extract<PlannedAct, { kind: 'create' }>['unit']> = {}) => ({
  kind: 'school' as const,
  code: 'NEW',
  name: 'Trường mới',
  parentId: 2,
  administrativeCode: null,
  schoolType: 'regular',
  levels: ['primary'],
  ...of,
});
const problemsOf = (act: PlannedAct, ground: ActGround = groundOf()) =>
  planUnitAct(act, ground).problems.map(({ code }) => code);

describe('an act on units', () => {
  it.each<[string, PlannedAct, UnitFacts[], string[]]>([
    ['a school is created', { kind: 'create', on, unit: newSchool() }, [], []],
    ['its code is taken', { kind: 'create', on, unit: newSchool({ code: 'TAKEN' }) }, [], ['code_taken']],
    ['it has no level', { kind: 'create', on, unit: newSchool({ levels: [] }) }, [], ['levels_missing']],
    [
      'it would stand under a school',
      { kind: 'create', on, unit: newSchool({ parentId: 4 }) },
      [],
      ['parent_does_not_fit'],
    ],
    [
      'its parent is not there yet',
      { kind: 'create', on, unit: newSchool() },
      [office(2, { kind: 'district', validFrom: '2025-03-02' })],
      ['not_there'],
    ],
    [
      'its parent is there from that day',
      { kind: 'create', on, unit: newSchool() },
      [office(2, { kind: 'district', validFrom: on })],
      [],
    ],
    ['a school ends', { kind: 'end', on, unitId: 4 }, [], []],
    ['an office with schools ends', { kind: 'end', on, unitId: 2 }, [], ['units_below']],
    [
      'a school with an open filing ends',
      { kind: 'end', on, unitId: 4 },
      [unit(4, { openFilings: 1 })],
      ['open_filings'],
    ],
    ['a unit that nobody knows', { kind: 'end', on, unitId: 99 }, [], ['unknown_unit']],
    ['a unit that begins on that day', { kind: 'end', on, unitId: 4 }, [unit(4, { validFrom: on })], ['not_there']],
    ['an act of the same day stands', { kind: 'end', on, unitId: 4 }, [unit(4, { latestActOn: on })], []],
    ['a later act stands', { kind: 'end', on, unitId: 4 }, [unit(4, { latestActOn: '2025-03-02' })], ['later_act']],
    ['a school moves', { kind: 'move', on, unitId: 4, parentId: 3 }, [], []],
    ['a school moves to where it is', { kind: 'move', on, unitId: 4, parentId: 2 }, [], ['nothing_changes']],
    ['an office moves below itself', { kind: 'move', on, unitId: 2, parentId: 4 }, [], ['into_itself']],
    [
      'a school is renamed ahead of the day',
      { kind: 'rename', on: '2025-05-21', unitId: 4, name: 'Tên mới' },
      [],
      ['day_ahead'],
    ],
    ['a school is renamed today', { kind: 'rename', on: '2025-05-20', unitId: 4, name: 'Tên mới' }, [], []],
    [
      'a school merges into itself',
      { kind: 'merge', on, fromIds: [4], into: { kind: 'existing', unitId: 4 } },
      [],
      ['into_itself'],
    ],
    [
      'a school merges into an office',
      { kind: 'merge', on, fromIds: [4], into: { kind: 'existing', unitId: 3 } },
      [],
      ['kinds_differ'],
    ],
    [
      'two schools of which one has an open filing',
      { kind: 'merge', on, fromIds: [4, 5], into: { kind: 'new', unit: newSchool() } },
      [unit(5, { openFilings: 2 })],
      ['open_filings'],
    ],
    [
      'one school alone becomes a new one',
      { kind: 'merge', on, fromIds: [4], into: { kind: 'new', unit: newSchool() } },
      [],
      ['nothing_changes'],
    ],
    [
      'a school is split into one that replaces it',
      { kind: 'split', on, unitId: 4, isEnding: true, into: [newSchool()] },
      [],
      ['nothing_changes'],
    ],
    [
      'two parts with one code',
      { kind: 'split', on, unitId: 4, isEnding: false, into: [newSchool(), newSchool()] },
      [],
      ['code_taken'],
    ],
  ])('%s', (_name, act, changed, problems) => {
    expect(problemsOf(act, groundOf(...changed))).toEqual(problems);
  });

  it('a merge of offices takes their schools along', () => {
    const { steps, changes, endingIds } = planUnitAct(
      { kind: 'merge', on, fromIds: [2], into: { kind: 'existing', unitId: 3 } },
      groundOf(),
    );
    expect(steps.map(({ op, unit: of }) => `${op} ${of}`)).toEqual(['move 4', 'move 5', 'end 2', 'succeed 2']);
    expect(changes.map(({ effect }) => effect)).toEqual(['moved', 'moved', 'ended']);
    expect(endingIds).toEqual([2]);
  });

  it('an edit names each particular that differs, and levels from the day on', () => {
    const { changes, steps } = planUnitAct(
      {
        kind: 'edit',
        on,
        unitId: 4,
        unitKind: 'school',
        code: 'U4',
        name: 'Tên đúng',
        administrativeCode: null,
        schoolType: 'specialised',
        levels: ['upper_secondary', 'lower_secondary'],
      },
      groundOf(),
    );
    expect(changes.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['name', 'Đơn vị 4', 'Tên đúng'],
      ['schoolType', 'regular', 'specialised'],
      ['levels', 'lower_secondary', 'lower_secondary,upper_secondary'],
    ]);
    expect(steps.map(({ op }) => op)).toEqual(['correct', 'levels']);
  });

  it('the shares of a split sum to one at most, the old unit counted where it goes on', () => {
    const shares = (isEnding: boolean) =>
      planUnitAct(
        { kind: 'split', on, unitId: 4, isEnding, into: [newSchool({ code: 'A1' }), newSchool({ code: 'B1' })] },
        groundOf(),
      ).steps.flatMap(({ share }) => (typeof share === 'number' ? [share] : []));
    expect(shares(true)).toEqual([0.5, 0.5]);
    expect(shares(false)).toEqual([0.3333, 0.3333]);
  });

  it('a reform moves each school to its commune or the department and ends every office', () => {
    const ground = groundOf(
      unit(4, { administrativeCode: '100' }),
      unit(5, { administrativeCode: '101', levels: ['upper_secondary'] }),
    );
    const act: PlannedAct = {
      kind: 'reform',
      on: '2025-07-01',
      provinceCode: '08',
      provinceName: 'Tỉnh mới',
      department: { code: 'SGD08', name: 'Sở mới' },
      communes: [{ code: '200', name: 'Xã mới', placesFrom: ['100', '101'] }],
    };
    const { changes, problems } = planUnitAct(act, ground);
    expect(problems).toEqual([]);
    expect(changes.map(({ effect, unitId, after }) => [effect, unitId, after])).toEqual([
      ['created', null, null],
      ['created', null, 'Sở mới'],
      ['moved', 4, 'Xã mới'],
      ['moved', 5, 'Sở mới'],
      ['ended', 1, null],
      ['ended', 2, null],
      ['ended', 3, null],
    ]);
    const elsewhere = { ...act, communes: [{ code: '200', name: 'Xã mới', placesFrom: ['100'] }] };
    expect(planUnitAct(elsewhere, ground).problems).toEqual([{ code: 'place_unknown', name: 'Đơn vị 5', on: null }]);
  });
});
