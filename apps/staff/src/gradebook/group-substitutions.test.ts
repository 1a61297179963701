import { expect, it } from 'vitest';
import { groupSubstitutions, type Substitution } from './group-substitutions.ts';

const one: Substitution = {
  id: 1,
  className: '8A2',
  subjectName: 'Ngữ văn',
  term: null,
  teacherId: 10,
  teacher: 'Lý Thị Mẩy',
  substituteId: 20,
  substitute: 'Vàng Mí Sử',
  validFrom: '2025-05-20',
  validTo: '2025-05-27',
  reason: 'Nghỉ ốm',
  givenBy: 'Giàng Thị Dợ',
  givenAt: '2025-05-20T01:00:00.000Z',
  isTakenBack: false,
  standing: 'now',
};

it('sheets handed over together are one line, until some of them end before the others', () => {
  const together = [one, { ...one, id: 2, className: '8A3' }, { ...one, id: 3, subjectName: null }];
  expect(groupSubstitutions(together).map(({ sheets }) => sheets.map(({ id }) => id))).toEqual([[1, 2, 3]]);
  const parted = together.map((each) => (each.id === 2 ? { ...each, isTakenBack: true } : each));
  expect(groupSubstitutions(parted).map(({ sheets }) => sheets.map(({ id }) => id))).toEqual([[1, 3], [2]]);
  expect(groupSubstitutions([one, { ...one, id: 4, substituteId: 21 }])).toHaveLength(2);
});
