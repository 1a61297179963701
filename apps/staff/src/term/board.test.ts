import type { TermBoard } from '@truong/contracts/gradebook';
import { expect, test } from 'vitest';
import { boardColumns, boardProgress, percentEntered } from './board.ts';

type BoardClass = TermBoard['classes'][number];
function sheet(subjectCode: string | null, state: 'open' | 'closed', enteredCells = 5): BoardClass['sheets'][number] {
  const kind = subjectCode ? 'score' : 'homeroom';
  return { sheetId: 1, kind, subjectCode, shortName: subjectCode, state, requiredCells: 10, enteredCells };
}
const classes: BoardClass[] = [
  { classId: 1, className: '6A1', grades: [6], pupils: 40, sheets: [sheet(null, 'open'), sheet('van', 'open')] },
  {
    classId: 2,
    className: '10A1',
    grades: [10],
    pupils: 42,
    sheets: [sheet('toan', 'closed'), sheet('van', 'closed'), sheet(null, 'closed')],
  },
];

test('each subject is one column and the homeroom sheet is the last', () => {
  expect(boardColumns(classes).map((column) => column.code)).toEqual(['toan', 'van', null]);
});

test('what only some classes have stands where it stands there', () => {
  const class6 = { classId: 1, className: '6A', grades: [6], pupils: 1, sheets: ['van', 'gdcd', 'ls-dl', 'gdtc'] };
  const class9 = { classId: 2, className: '9A', grades: [9], pupils: 1, sheets: ['van', 'gdcd', 'su', 'dia', 'gdtc'] };
  const both = [class6, class9].map((one) => ({ ...one, sheets: one.sheets.map((code) => sheet(code, 'open')) }));
  expect(boardColumns(both).map((column) => column.code)).toEqual(['van', 'gdcd', 'ls-dl', 'su', 'dia', 'gdtc']);
});

test('progress counts sheets, cells and pupils of all classes', () => {
  expect(boardProgress(classes)).toEqual({ sheets: 5, closed: 3, required: 50, entered: 25, pupils: 82 });
});

test('a sheet is never shown full before its last cell', () => {
  expect(percentEntered({ enteredCells: 999, requiredCells: 1000 })).toBe(99);
  expect(percentEntered({ enteredCells: 0, requiredCells: 0 })).toBe(100);
});
