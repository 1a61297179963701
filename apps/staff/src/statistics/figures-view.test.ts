import { expect, test } from 'vitest';
import { figuresView, missingSchools, shareOf } from './figures-view.ts';

function address(search: Record<string, string | number>) {
  return {
    text: (name: string) => String(search[name] ?? ''),
    number: (name: string) => (search[name] === undefined ? undefined : Number(search[name])),
    oneOf: <Name extends string>(name: string, known: readonly Name[]) => known.find((one) => one === search[name]),
  };
}

test('an address that says nothing shows the filed learning results of all pupils', () => {
  expect(figuresView(address({}))).toEqual({
    source: 'filed',
    measureGroup: 'learning',
    population: 'all',
    grade: null,
  });
});

test('what the address says is read, what it cannot mean is left out', () => {
  expect(figuresView(address({ source: 'approved', group: 'conduct', grade: 8, asOf: '2025-05-20' }))).toMatchObject({
    source: 'approved',
    measureGroup: 'conduct',
    grade: 8,
    asOf: '2025-05-20',
  });
  const odd = figuresView(address({ source: 'guessed', grade: 5, asOf: 'hôm nay' }));
  expect(odd).toMatchObject({ source: 'filed', grade: null });
  expect(odd).not.toHaveProperty('asOf');
});

test('schools that are not in the figures are counted as missing', () => {
  expect(missingSchools({ schools: 30, schoolsCounted: 28 })).toBe(2);
});

test('a unit without figures has no share', () => {
  const row = { unitId: 1, name: '', kind: 'school', schools: 1, schoolsCounted: 0, filingNumber: null } as const;
  expect(shareOf({ ...row, total: null, byLevel: null }, 'good')).toBeNull();
  const byLevel = { good: 1, fair: 7, satisfactory: 0, unsatisfactory: 0, not_assessed: 0 };
  expect(shareOf({ ...row, total: 8, byLevel }, 'good')).toBe(125);
});
