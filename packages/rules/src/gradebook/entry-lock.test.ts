import { describe, expect, it } from 'vitest';
import { columnsOf } from './columns.ts';
import { type EntryQuestion, entryOf, type LockRule, type Unlock } from './entry-lock.ts';

const columns = columnsOf({ kind: 'score', regularCount: 2 });
const sheet = { subjectCode: 'mathematics', grade: 9, classId: 7 };
const today = '2025-04-10';
const now = new Date('2025-04-10T03:00:00Z');

const rule = (id: number, of: Partial<LockRule>): LockRule => ({
  id,
  keeper: 'school',
  column: null,
  subjectCode: null,
  grade: null,
  classId: null,
  from: '2025-04-01',
  until: null,
  ...of,
});
const ask = (of: Partial<EntryQuestion>) =>
  entryOf({ columns, sheet, isClosed: false, rules: [], unlocks: [], today, now, ...of });
const locked = (of: Partial<EntryQuestion>) =>
  ask(of)
    .columns.filter(({ lock }) => lock !== null)
    .map(({ slot }) => slot);

const all = ['r1', 'r2', 'mid', 'end'];

describe('the columns that a lock closes', () => {
  const table: [string, LockRule[], string[]][] = [
    ['none', [], []],
    ['all of a sheet', [rule(1, {})], all],
    ['those of a kind', [rule(1, { column: 'regular' })], ['r1', 'r2']],
    ['a single one', [rule(1, { column: 'r2' })], ['r2']],
    ['of the subject', [rule(1, { subjectCode: 'mathematics' })], all],
    ['not of another subject', [rule(1, { subjectCode: 'literature' })], []],
    ['of the grade', [rule(1, { grade: 9 })], all],
    ['not of another grade', [rule(1, { grade: 8 })], []],
    ['of the class', [rule(1, { classId: 7 })], all],
    ['not of another class', [rule(1, { classId: 8 })], []],
    ['on its first day', [rule(1, { from: today })], all],
    ['not on the day before', [rule(1, { from: '2025-04-11' })], []],
    ['on its last day', [rule(1, { until: today })], all],
    ['not on the day after', [rule(1, { until: '2025-04-09' })], []],
    ['but for the class that has longer', [rule(1, {}), rule(2, { classId: 7, from: '2025-04-20' })], []],
    [
      'but for the single column that has longer',
      [rule(1, {}), rule(2, { column: 'end', from: '2025-04-20' })],
      ['r1', 'r2', 'mid'],
    ],
    [
      'a slot goes before its kind',
      [rule(1, { column: 'regular' }), rule(2, { column: 'r1', from: '2025-05-01' })],
      ['r2'],
    ],
    [
      'a class goes before its grade and subject',
      [rule(1, { grade: 9, subjectCode: 'mathematics' }), rule(2, { classId: 7, from: '2025-05-01' })],
      [],
    ],
    ['of equals the one that locks', [rule(1, { from: '2025-05-01' }), rule(2, {})], all],
    [
      'a school locks more than the department',
      [rule(1, { keeper: 'department', column: 'mid_term' }), rule(2, { column: 'end_of_term' })],
      ['mid', 'end'],
    ],
    ['and never less', [rule(1, { keeper: 'department' }), rule(2, { classId: 7, from: '2025-05-01' })], all],
  ];
  it.each(table)('%s', (_, rules, expected) => {
    expect(locked({ rules })).toEqual(expected);
  });

  it('a rule of a grade leaves the homeroom sheet alone, one of the class does not', () => {
    const homeroom = {
      columns: columnsOf({ kind: 'homeroom', regularCount: 0 }),
      sheet: { ...sheet, subjectCode: null, grade: null },
    };
    expect(locked({ ...homeroom, rules: [rule(1, { grade: 9 })] })).toEqual([]);
    expect(locked({ ...homeroom, rules: [rule(1, { classId: 7 })] })).toEqual(['conduct', 'excused', 'unexcused']);
  });

  it('a sheet closed by its teacher is closed whole', () => {
    expect(ask({ isClosed: true, rules: [rule(1, { column: 'mid' })] }).columns.map(({ lock }) => lock?.why)).toEqual(
      all.map(() => 'closed'),
    );
  });

  it('an open column says when it will be locked', () => {
    const rules = [
      rule(1, { from: '2025-05-01' }),
      rule(2, { keeper: 'department', column: 'mid_term', from: '2025-04-20' }),
    ];
    expect(ask({ rules }).columns.map(({ locksOn }) => locksOn)).toEqual([
      '2025-05-01',
      '2025-05-01',
      '2025-04-20',
      '2025-05-01',
    ]);
  });
});

describe('what was unlocked', () => {
  const unlock = (of: Partial<Unlock>): Unlock => ({
    id: 5,
    slots: null,
    pupilIds: null,
    until: '2025-04-10T03:00:01Z',
    ...of,
  });
  const wayInto = (of: Partial<Unlock>, cell = { pupilId: 1, slot: 'mid' }) =>
    ask({ rules: [rule(1, {})], unlocks: [unlock(of)] }).wayInto(cell).kind;

  it.each<[string, Partial<Unlock>, string]>([
    ['the whole sheet', {}, 'unlocked'],
    ['its column', { slots: ['mid'] }, 'unlocked'],
    ['not another column', { slots: ['end'] }, 'locked'],
    ['its pupil', { pupilIds: [1, 2] }, 'unlocked'],
    ['not another pupil', { pupilIds: [2] }, 'locked'],
    ['not after its end', { until: '2025-04-10T03:00:00Z' }, 'locked'],
    ['an end with an offset', { until: '2025-04-10T10:00:00.5+07:00' }, 'unlocked'],
  ])('%s', (_, of, expected) => {
    expect(wayInto(of)).toBe(expected);
  });

  it('opens the department’s lock and a closed sheet too; an open column needs none', () => {
    const unlocks = [unlock({})];
    const cell = { pupilId: 1, slot: 'mid' };
    expect(ask({ unlocks, rules: [rule(1, { keeper: 'department' })] }).wayInto(cell).kind).toBe('unlocked');
    expect(ask({ unlocks, isClosed: true }).wayInto(cell).kind).toBe('unlocked');
    expect(ask({ unlocks }).wayInto(cell).kind).toBe('open');
  });
});
