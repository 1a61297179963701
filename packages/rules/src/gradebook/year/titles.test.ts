import { expect, test } from 'vitest';
import { yearConduct } from '../conduct.ts';
import { exemptionsIn } from '../exemption.ts';
import { tt22 } from '../regimes/tt22-2021.ts';
import { tt43 } from '../regimes/tt43-2021.ts';
import { tt58 } from '../regimes/tt58-2011.ts';
import { mayRepeat } from './retention.ts';
import { titleOf } from './titles.ts';

const six = [90, 91, 94, 90, 96, 90, 80, 65];
const five = [90, 91, 94, 90, 96, 89, 80, 65];

test.each([
  ['excellent_pupil', 'good', 'good', six],
  ['good_pupil', 'good', 'good', five],
  [null, 'fair', 'good', six],
  [null, 'good', 'fair', six],
] as const)('TT22/2021 art. 15: %s for conduct %s, learning %s, averages %j', (title, conduct, learning, averages) => {
  expect(titleOf(tt22, { period: 'year', conduct, learning, averages })).toBe(title);
  expect(titleOf(tt22, { period: 'term', conduct, learning, averages })).toBeNull();
});

test('TT43/2021 art. 14: five subjects are enough for a learner', () => {
  const learner = { period: 'year', conduct: 'good', learning: 'good' } as const;
  expect(titleOf(tt43, { ...learner, averages: five })).toBe('excellent_learner');
  expect(titleOf(tt43, { ...learner, averages: five.slice(1) })).toBe('good_learner');
});

test.each([
  ['good_pupil', 'good', 'excellent'],
  ['advanced_pupil', 'fair', 'excellent'],
  ['advanced_pupil', 'good', 'fair'],
  ['advanced_pupil', 'fair', 'fair'],
  [null, 'good', 'average'],
  [null, 'average', 'excellent'],
] as const)(
  'TT58/2011 art. 18: %s for conduct %s and learning %s, of a semester or a year',
  (title, conduct, learning) => {
    expect(titleOf(tt58, { period: 'year', conduct, learning, averages: [] })).toBe(title);
    expect(titleOf(tt58, { period: 'term', conduct, learning, averages: [] })).toBe(title);
  },
);

test('conduct of the year is a function of both semesters in TT22/2021 and a judgement in TT58/2011', () => {
  const year = (first: 'good' | 'fair' | null, second: 'good' | 'fair' | null) =>
    yearConduct(tt22, { first, second, entered: 'unsatisfactory' });
  expect(year('good', 'fair')).toEqual({ kind: 'level', level: 'fair' });
  expect(year('fair', 'good')).toEqual({ kind: 'level', level: 'good' });
  expect(year('good', null)).toEqual({ kind: 'not_available', missing: [{ kind: 'conduct' }] });
  const old = { first: 'weak', second: 'good', entered: 'fair' } as const;
  expect(yearConduct(tt58, old)).toEqual({ kind: 'level', level: 'fair' });
  expect(yearConduct(tt58, { ...old, entered: null })).toMatchObject({ kind: 'not_available' });
});

test('conduct of the year never falls when a semester was better', () => {
  const { levels } = tt22.conduct;
  const rank = (i: number, j: number) => {
    const year = yearConduct(tt22, { first: levels[i] ?? null, second: levels[j] ?? null, entered: null });
    return year.kind === 'level' ? levels.indexOf(year.level) : -1;
  };
  for (let i = 0; i < 4; i += 1) {
    for (let j = 1; j < 4; j += 1) {
      expect(rank(i, j - 1)).toBeLessThanOrEqual(rank(i, j));
      expect(rank(j - 1, i)).toBeLessThanOrEqual(rank(j, i));
    }
  }
});

test('a pupil repeats three times within a level at most, two before TT32/2020, or as a province says', () => {
  const settings = { retentionLimit: null };
  const of = { grade: 8, date: '2024-06-01', repeated: 2 };
  expect(mayRepeat(settings, of)).toEqual({ isAllowed: true, limit: 3, rule: 'TT32_2020.33' });
  expect(mayRepeat(settings, { ...of, repeated: 3 }).isAllowed).toBe(false);
  expect(mayRepeat(settings, { ...of, date: '2017-06-01' })).toEqual({ isAllowed: false, limit: 2, rule: 'TT12_2011' });
  expect(mayRepeat({ retentionLimit: 1 }, of)).toEqual({ isAllowed: false, limit: 1, rule: null });
  expect(mayRepeat(settings, { ...of, grade: 4, repeated: 9 })).toEqual({ isAllowed: true, limit: null, rule: null });
});

test('TT22/2021 exempts a practical part, TT58/2011 whole subjects', () => {
  expect(exemptionsIn(tt22, 'physical-education')).toEqual(['practical_part']);
  expect(exemptionsIn(tt22, 'music')).toEqual([]);
  expect(exemptionsIn(tt58, 'music')).toEqual(['whole']);
  expect(exemptionsIn(tt58, 'defence-education')).toEqual(['practical_part']);
});
