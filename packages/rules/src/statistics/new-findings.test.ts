import { expect, test } from 'vitest';
import type { CheckFinding } from './form-checks.ts';
import { newFindings } from './new-findings.ts';

const finding = (check: string, cell: string, left: number): CheckFinding => ({
  ...{ check, severity: 'low', cells: [cell], outcome: 'differs', left, right: 0 },
});
const [few, fewElsewhere, part] = [finding('few', 'a!b@c', 1), finding('few', 'a!b@d', 1), finding('part', 'a!b@c', 1)];

test.each([
  { what: 'nothing before, everything is new', before: [], now: [few, part], found: [few, part] },
  { what: 'the same check at another place is new', before: [few], now: [few, fewElsewhere], found: [fewElsewhere] },
  { what: 'another check at the same place is new', before: [few], now: [part], found: [part] },
  { what: 'other sides of what was found are not new', before: [few], now: [finding('few', 'a!b@c', 2)], found: [] },
  { what: 'what is gone is nothing', before: [few, part], now: [], found: [] },
])('$what', ({ before, now, found }) => {
  expect(newFindings(before, now)).toEqual(found);
});
