import { describe, expect, test } from 'vitest';
import type { CellValue } from '../cell.ts';
import { columnsOf } from '../columns.ts';
import type { Explanation } from '../explain/explanation.ts';
import { tt22 } from '../regimes/tt22-2021.ts';
import { tt58 } from '../regimes/tt58-2011.ts';
import { withSettings } from '../rule-set.ts';
import { subjectSemesterResult } from '../semester-result.ts';
import { applicableSubjects, type PupilLine } from './applicable-subjects.ts';
import { marksWithOrigin, type OriginMark } from './marks-from-origin.ts';

const line: PupilLine = {
  subject: 'music',
  isElective: false,
  isTaken: true,
  isTaughtHere: true,
  isExempt: false,
  isOutsidePlan: false,
};

describe('the subjects of one pupil', () => {
  test.each([
    ['a subject of everybody', {}, null],
    ['an exempt one of TT58/2011', { isExempt: true }, 'exempt'],
    ['an exempt practical part', { subject: 'defence-education', isExempt: true }, null],
    ['one outside the individual plan', { isOutsidePlan: true }, 'individual_plan'],
    ['an elective the new school lacks', { isElective: true, isTaughtHere: false }, 'elective_dropped'],
    ['a compulsory one the new school lacks', { isTaughtHere: false }, null],
  ] as const)('%s: %j is left out for %s', (_, change, cause) => {
    const [result] = applicableSubjects(tt58, [{ ...line, ...change }]);
    expect(result).toMatchObject(cause ? { applies: false, why: { cause } } : { applies: true });
  });

  test('a subject not chosen is none of the pupil’s', () => {
    expect(applicableSubjects(tt22, [{ ...line, isTaken: false }])).toEqual([
      { subject: 'music', applies: false, why: null },
    ]);
  });

  test('TT22/2021 exempts no whole subject', () => {
    expect(applicableSubjects(tt22, [{ ...line, isExempt: true }])).toEqual([{ subject: 'music', applies: true }]);
  });

  test('an elective that the new school lacks may keep the year open, and the setting is seen to act', () => {
    const elective = { ...line, isElective: true, isTaughtHere: false };
    const explanation: Explanation = [];
    const keep = withSettings(tt22, { electivesAbsentAtNewSchool: 'keep' });
    expect(applicableSubjects(keep, [elective], explanation)).toEqual([{ subject: 'music', applies: true }]);
    expect(explanation).toMatchObject([
      { decided: 'left_out', result: null, settings: [{ name: 'electivesAbsentAtNewSchool', value: 'keep' }] },
    ]);
  });
});

describe('marks that came along in mid-year', () => {
  const columns = columnsOf({ kind: 'score', regularCount: 2 });
  const mark = (number: number): CellValue => ({ kind: 'number', number });
  const brought = (role: OriginMark['role'], number: number, takenOn: string): OriginMark => ({
    role,
    value: mark(number),
    takenOn,
    origin: 'THCS Phố Cáo',
  });

  test('fill the free cells by date, stand beside the others, and count in the average', () => {
    const own = new Map([['r1', mark(60)]]);
    const result = marksWithOrigin(columns, own, [
      brought('regular', 90, '2024-10-20'),
      brought('regular', 80, '2024-10-01'),
      brought('mid_term', 70, '2024-11-01'),
    ]);
    expect([...result.cells]).toEqual([
      ['r1', mark(60)],
      ['r2', mark(80)],
      ['r3', mark(90)],
      ['mid', mark(70)],
    ]);
    expect(result.columns.map(({ slot, required }) => [slot, required])).toEqual([
      ['r1', true],
      ['r2', true],
      ['r3', false],
      ['mid', true],
      ['end', true],
    ]);
    expect([...result.origins.keys()]).toEqual(['r2', 'r3', 'mid']);
    const { cells } = result;
    expect(subjectSemesterResult(tt22, { kind: 'score', columns: result.columns, cells })).toMatchObject({
      missing: [{ slot: 'end' }],
    });
    cells.set('end', mark(80));
    expect(subjectSemesterResult(tt22, { kind: 'score', columns: result.columns, cells })).toEqual({
      kind: 'score',
      tenths: 76,
    });
  });

  test('a mark given here keeps its cell; a promised make-up gives way', () => {
    const own = new Map<string, CellValue>([
      ['mid', mark(50)],
      ['end', { kind: 'make_up', due: '2025-01-05' }],
    ]);
    const second = brought('mid_term', 70, '2024-11-01');
    const end = brought('end_of_term', 80, '2024-12-20');
    const result = marksWithOrigin(columns, own, [second, end]);
    expect(result.unplaced).toEqual([second]);
    expect(result.cells.get('mid')).toEqual(mark(50));
    expect(result.cells.get('end')).toEqual(mark(80));
  });

  test('without any, the line is the pupil’s own', () => {
    const own = new Map([['r1', mark(60)]]);
    expect(marksWithOrigin(columns, own, [])).toEqual({ columns, cells: own, origins: new Map(), unplaced: [] });
  });
});
