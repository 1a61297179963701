import { expect, it } from 'vitest';
import { type FieldSpec, readFields, textsOf } from './fields.ts';

const specs: FieldSpec[] = [
  { name: 'fullName', label: 'Tên', isRequired: true },
  { name: 'birthDate', label: 'Sinh', kind: 'birth', isRequired: true },
  { name: 'isFemale', label: 'Giới', kind: 'sex' },
  { name: 'validTo', label: 'Đến', kind: 'date' },
  { name: 'birthYear', label: 'Năm', kind: 'year' },
  { name: 'policyGroups', label: 'Diện', kind: 'choices' },
];
const today = '2025-05-20';
const kept = {
  fullName: 'Vàng Thị Mỷ',
  birthDate: '2012-05-06',
  birthPrecision: 'day',
  isFemale: true,
  validTo: null,
  birthYear: 1985,
  policyGroups: ['orphan', 'poor_household'],
};

it('what is kept comes back unchanged from its texts', () => {
  expect(readFields(specs, textsOf(specs, kept), { today })).toEqual({ set: kept, errors: {} });
  const year = { ...kept, birthDate: '2012-01-01', birthPrecision: 'year' };
  expect(textsOf(specs, year).birthDate).toBe('2012');
  expect(readFields(specs, textsOf(specs, year), { today }).set).toEqual(year);
});

it.each([
  ['31/02/2012', 'Không có ngày 31/02/2012.'],
  ['29/02/2011', 'Năm 2011 không có ngày 29 tháng 2.'],
  ['01/01/2026', 'Ngày sinh ở sau ngày hôm nay.'],
  ['mai', 'Xin ghi ngày/tháng/năm, ví dụ 06/05/2012, hoặc chỉ năm nếu không biết rõ hơn.'],
  ['', 'Xin điền.'],
])('a birth date %j is refused in words', (birthDate, words) => {
  expect(readFields(specs, { ...textsOf(specs, kept), birthDate }, { today }).errors).toEqual({ birthDate: words });
});

it('days and years that cannot be read are refused', () => {
  const texts = { ...textsOf(specs, kept), validTo: '31/04/2025', birthYear: '85' };
  expect(Object.keys(readFields(specs, texts, { today }).errors)).toEqual(['validTo', 'birthYear']);
});
