import { expect, test } from 'vitest';
import { asksConductReason } from './conduct-reason.ts';
import { tt22 } from './regimes/tt22-2021.ts';
import { tt58 } from './regimes/tt58-2011.ts';
import { withSettings } from './rule-set.ts';

test.each([
  [tt22, 'satisfactory', false],
  [tt22, 'unsatisfactory', true],
  [tt22, null, false],
  [tt58, 'average', false],
  [tt58, 'weak', true],
] as const)(
  'conduct below what promotion asks wants a reason, unless the province leaves it open',
  (rules, level, asks) => {
    expect(asksConductReason(rules, level)).toBe(asks);
    expect(asksConductReason(withSettings(rules, { conductReason: 'optional' }), level)).toBe(false);
  },
);
