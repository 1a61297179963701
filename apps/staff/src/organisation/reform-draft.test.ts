import type { PreparedReform } from '@truong/contracts/unit-acts';
import { expect, it } from 'vitest';
import { countPlaces, draftOfPasted, filterPlaces, listOfDraft, reformOf, withPasted } from './reform-draft.ts';

const place = (code: string, name: string, of: Partial<PreparedReform['places'][number]> = {}) => ({
  code,
  name,
  district: 'Huyện Đồng Văn',
  why: null,
  chosen: null,
  candidates: [],
  schools: 1,
  ...of,
});
const prepared: PreparedReform = {
  communes: [
    { code: '00001', name: 'Xã Mới' },
    { code: '00002', name: 'Xã Khác' },
  ],
  places: [
    place('1', 'Xã Một', { chosen: '00001' }),
    place('2', 'Xã Hai', { why: 'divided', chosen: '00001', candidates: ['00001', '00002'] }),
    place('3', 'Xã Sà Phìn', { why: 'unmatched', schools: 2 }),
  ],
  foreignNames: 0,
};
const list = '08,Tỉnh Tuyên Quang,00001,Xã Mới,Xã Một\n08,Tỉnh Tuyên Quang,00002,Xã Khác,Xã Hai';

it('a pasted list fills the province and the department that are still empty', () => {
  const draft = withPasted(draftOfPasted('2025-07-01'), list);
  expect(draft).toMatchObject({
    provinceCode: '08',
    provinceName: 'Tỉnh Tuyên Quang',
    departmentCode: 'SGD08',
    departmentName: 'Sở Giáo dục và Đào tạo Tuyên Quang',
  });
  expect(withPasted({ ...draft, departmentName: 'Sở khác' }, list).departmentName).toBe('Sở khác');
  expect(listOfDraft(draft, []).communes).toHaveLength(2);
});

it('a choice made by hand goes before what the text says', () => {
  const draft = withPasted(draftOfPasted('2025-07-01'), list);
  const made = reformOf(draft, prepared, new Map([['2', '00002']]));
  expect('act' in made && made.act.kind === 'reform' && made.act.communes.map(({ placesFrom }) => placesFrom)).toEqual([
    ['1'],
    ['2'],
  ]);
  expect(reformOf({ ...draft, departmentName: '' }, prepared, new Map())).toEqual({ missing: ['department.name'] });
});

it('counts and filters what is doubtful, open and chosen by hand', () => {
  const choices = new Map([['3', '00002']]);
  expect(countPlaces(prepared.places, new Map())).toMatchObject({
    matched: 1,
    divided: 1,
    unmatched: 1,
    open: 1,
    openSchools: 2,
  });
  expect(countPlaces(prepared.places, choices)).toMatchObject({ open: 0, changed: 1, openSchools: 0 });
  const shown = (filter: 'decide' | 'open' | 'changed' | 'all', search = '') =>
    filterPlaces(prepared.places, { filter, search, choices }).map(({ code }) => code);
  expect([shown('decide'), shown('open'), shown('changed'), shown('all', 'sa phin')]).toEqual([
    ['2', '3'],
    [],
    ['3'],
    ['3'],
  ]);
});
