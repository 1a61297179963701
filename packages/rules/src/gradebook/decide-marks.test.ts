import { expect, test } from 'vitest';
import { columnsOf } from './columns.ts';
import { type CellChange, type CurrentCell, decideMarks } from './decide-marks.ts';

const context = { today: '2025-05-20', termEnds: '2025-05-31' };
const columns = columnsOf({ kind: 'score', regularCount: 2 });
const pupilIds = new Set([1, 2]);
const eight: CurrentCell = { pupilId: 1, slot: 'r1', value: { kind: 'number', number: 80 }, version: 3 };

function save(
  changes: readonly CellChange[],
  current: readonly CurrentCell[] = [eight],
  locked: readonly string[] = [],
) {
  const isLocked = ({ slot }: { slot: string }) => locked.includes(slot);
  return decideMarks({ columns, pupilIds, current, changes, context, isLocked });
}

test('a locked column refuses the whole save and names each of its cells, whatever was typed', () => {
  const changes = [
    { pupilId: 1, slot: 'r1', text: '9', seenVersion: 3 },
    { pupilId: 2, slot: 'r1', text: 'mười', seenVersion: 0 },
    { pupilId: 2, slot: 'mid', text: '7', seenVersion: 0 },
  ];
  expect(save(changes, [eight], ['r1'])).toEqual({
    problems: [
      { pupilId: 1, slot: 'r1', problem: 'column_locked' },
      { pupilId: 2, slot: 'r1', problem: 'column_locked' },
    ],
    accepted: [],
    unchanged: [],
    conflicts: [],
  });
});

test('what stands in a locked cell may be sent again', () => {
  const [again] = [{ pupilId: 1, slot: 'r1', text: '8', seenVersion: 3 }];
  expect(save([again], [eight], ['r1'])).toMatchObject({ problems: [], unchanged: [{ version: 3 }] });
});

test('a mark in an empty cell is accepted as version 1', () => {
  expect(save([{ pupilId: 2, slot: 'mid', text: '8,5', seenVersion: 0 }])).toEqual({
    problems: [],
    accepted: [{ pupilId: 2, slot: 'mid', from: null, to: { kind: 'number', number: 85 }, version: 1 }],
    unchanged: [],
    conflicts: [],
  });
});

test('a change over the version seen is accepted with the next version, and emptying is a change', () => {
  expect(save([{ pupilId: 1, slot: 'r1', text: '', seenVersion: 3 }]).accepted).toEqual([
    { pupilId: 1, slot: 'r1', from: { kind: 'number', number: 80 }, to: null, version: 4 },
  ]);
});

test('a change over another version is a conflict and shows what is stored', () => {
  for (const seenVersion of [0, 2, 4]) {
    const decision = save([{ pupilId: 1, slot: 'r1', text: '9', seenVersion }]);
    expect(decision.accepted).toEqual([]);
    expect(decision.conflicts).toEqual([eight]);
  }
});

test('the value that is already stored is unchanged whatever version was seen', () => {
  expect(save([{ pupilId: 1, slot: 'r1', text: '8,0', seenVersion: 1 }])).toMatchObject({
    unchanged: [{ pupilId: 1, slot: 'r1', version: 3 }],
    conflicts: [],
  });
  expect(save([{ pupilId: 2, slot: 'r1', text: ' ', seenVersion: 0 }]).unchanged).toEqual([
    { pupilId: 2, slot: 'r1', version: 0 },
  ]);
});

test('one bad cell refuses the whole save and every bad cell is named', () => {
  const decision = save([
    { pupilId: 2, slot: 'r1', text: '8', seenVersion: 0 },
    { pupilId: 2, slot: 'r2', text: '85', seenVersion: 0 },
    { pupilId: 2, slot: 'r3', text: '8', seenVersion: 0 },
    { pupilId: 9, slot: 'r1', text: '8', seenVersion: 0 },
    { pupilId: 2, slot: 'r1', text: '7', seenVersion: 0 },
  ]);
  expect(decision).toEqual({
    problems: [
      { pupilId: 2, slot: 'r2', problem: 'out_of_range', suggestion: '8,5' },
      { pupilId: 2, slot: 'r3', problem: 'unknown_column' },
      { pupilId: 9, slot: 'r1', problem: 'unknown_pupil' },
      { pupilId: 2, slot: 'r1', problem: 'twice_in_one_save' },
    ],
    accepted: [],
    unchanged: [],
    conflicts: [],
  });
});

test('a zero by rule pasted back as shown is unchanged, but nobody can type one', () => {
  const byRule: CurrentCell = { pupilId: 1, slot: 'end', value: { kind: 'by_rule' }, version: 2 };
  const change = { pupilId: 1, slot: 'end', text: '0*', seenVersion: 2 };
  expect(save([change], [byRule]).unchanged).toEqual([{ pupilId: 1, slot: 'end', version: 2 }]);
  expect(save([change], []).problems).toEqual([{ pupilId: 1, slot: 'end', problem: 'not_a_mark' }]);
});

test('an overdue make-up pasted back as shown is unchanged', () => {
  const overdue: CurrentCell = { pupilId: 1, slot: 'end', value: { kind: 'make_up', due: '2025-05-12' }, version: 1 };
  expect(save([{ pupilId: 1, slot: 'end', text: 'bù 12/05', seenVersion: 1 }], [overdue]).unchanged).toHaveLength(1);
});

test('nothing to save is decided as nothing', () => {
  expect(save([])).toEqual({ problems: [], accepted: [], unchanged: [], conflicts: [] });
});
