import { expect, it } from 'vitest';
import type { CellValue } from './cell.ts';
import { columnsOf } from './columns.ts';
import { oddMarks } from './odd-marks.ts';

const score = columnsOf({ kind: 'score', regularCount: 3 });
const homeroom = columnsOf({ kind: 'homeroom', regularCount: 0 });
const mark = (number: number): CellValue => ({ kind: 'number', number });
const marks = (...tenths: number[]) => new Map(tenths.map((each, at) => [score[at]?.slot ?? '', mark(each)]));
const today = '2025-05-20';

it.each([
  ['marks that go together', marks(80, 75, 90, 60, 70), []],
  ['one four marks below the others', marks(80, 80, 80, 40), [{ slot: 'mid', reason: 'far_from_others', against: 80 }]],
  ['one just inside', marks(80, 80, 80, 41), []],
  ['one four marks above', marks(50, 50, 50, 90), [{ slot: 'mid', reason: 'far_from_others', against: 50 }]],
  ['two others say nothing yet', marks(90, 90, 30), []],
  ['a typed zero, whatever the others', marks(0), [{ slot: 'r1', reason: 'zero' }]],
  ['nothing at all', new Map<string, CellValue>(), []],
  ['0 by rule is the circular’s', new Map<string, CellValue>([['end', { kind: 'by_rule' }]]), []],
])('%s', (_, cells, expected) => {
  expect(oddMarks(score, cells, today)).toEqual(expected);
});

it('a make-up is odd from the day after it was due', () => {
  const due = (day: string) => new Map<string, CellValue>([['mid', { kind: 'make_up', due: day }]]);
  expect(oddMarks(score, due('2025-05-20'), today)).toEqual([]);
  expect(oddMarks(score, due('2025-05-19'), today)).toEqual([
    { slot: 'mid', reason: 'make_up_overdue', against: '2025-05-19' },
  ]);
});

it('more sessions missed in a term than may be missed in a year', () => {
  const absent = (sessions: number) => new Map<string, CellValue>([['excused', mark(sessions)]]);
  expect(oddMarks(homeroom, absent(45), today)).toEqual([]);
  expect(oddMarks(homeroom, absent(46), today)).toEqual([{ slot: 'excused', reason: 'absent_often', against: 45 }]);
});
