import type { ReviewList } from '@truong/contracts/statistics';
import { expect, test } from 'vitest';
import { countSchools, filterSchools } from './review-summary.ts';

type School = ReviewList['schools'][number];
const school = (name: string, changes: Partial<School> = {}): School => ({
  unitId: 1,
  name,
  districtName: 'Phòng Đồng Văn',
  levels: ['lower_secondary'],
  status: 'not_filed',
  number: null,
  filedOn: null,
  isLate: false,
  warnings: 0,
  reviewer: null,
  isMine: false,
  ...changes,
});
const schools = [
  school('THCS Lũng Cú', { status: 'submitted', number: 1, isLate: true }),
  school('THCS Đồng Văn', { isLate: true }),
  school('THPT Hà Giang', { status: 'submitted', number: 2, isMine: true }),
];

test('a school that has not filed counts as missing, and as late once the day has passed', () => {
  expect(countSchools(schools)).toEqual({ schools: 3, filed: 2, late: 2, missing: 1, waiting: 1 });
});

test('schools that this unit reviews stand first', () => {
  expect(filterSchools(schools, { filter: undefined, search: '' })[0]?.name).toBe('THPT Hà Giang');
});

test('search needs no diacritics and finds by district too', () => {
  expect(filterSchools(schools, { filter: undefined, search: 'lung cu' }).map(({ name }) => name)).toEqual([
    'THCS Lũng Cú',
  ]);
  expect(filterSchools(schools, { filter: 'late', search: 'dong van' })).toHaveLength(2);
});

test('waiting for us means filed, not reviewed and ours', () => {
  expect(filterSchools(schools, { filter: 'mine', search: '' }).map(({ name }) => name)).toEqual(['THPT Hà Giang']);
});
