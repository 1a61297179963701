import type { Assignment } from '@truong/contracts/identity';
import { expect, it } from 'vitest';
import { chooseAssignment } from './tab-assignment.ts';

const at = (id: number): Assignment => ({
  id,
  role: 'subject_teacher',
  unitId: id * 10,
  unitName: 'Trường THCS Lũng Phìn',
  unitKind: 'school',
  isEnded: false,
  validFrom: '2024-09-01',
  validTo: null,
  delegations: [],
});

it.each([
  ['the address before the tab', { asked: 2, stored: 1 }, 2],
  ['the tab when the address says nothing', { asked: undefined, stored: 2 }, 2],
  ['the first when both are strange', { asked: 9, stored: 8 }, 1],
  ['the tab when the address is strange', { asked: 9, stored: 3 }, 3],
])('a tab acts as %s', (_, from, id) => {
  expect(chooseAssignment([at(1), at(2), at(3)], from)?.id).toBe(id);
});

it('somebody without an assignment acts as nobody', () => {
  expect(chooseAssignment([], { asked: 1, stored: 1 })).toBeUndefined();
});
