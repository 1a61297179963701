import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CellValue } from './cell.ts';
import type { Scale } from './columns.ts';
import { formatCell } from './format-cell.ts';
import { parseCell } from './parse-cell.ts';

const shown: [Scale, CellValue | null, string][] = [
  ['mark', { kind: 'number', number: 85 }, '8,5'],
  ['mark', { kind: 'number', number: 80 }, '8'],
  ['mark', { kind: 'number', number: 5 }, '0,5'],
  ['mark', { kind: 'number', number: 100 }, '10'],
  ['mark', { kind: 'number', number: 0 }, '0'],
  ['mark', { kind: 'by_rule' }, '0*'],
  ['mark', { kind: 'make_up', due: '2025-05-20' }, 'bù 20/05'],
  ['comment', { kind: 'code', code: 'pass' }, 'Đ'],
  ['comment', { kind: 'code', code: 'fail' }, 'CĐ'],
  ['comment', { kind: 'by_rule' }, 'CĐ*'],
  ['conduct', { kind: 'code', code: 'good' }, 'T'],
  ['conduct', { kind: 'code', code: 'fair' }, 'K'],
  ['conduct', { kind: 'code', code: 'satisfactory' }, 'Đ'],
  ['conduct', { kind: 'code', code: 'unsatisfactory' }, 'CĐ'],
  ['old_conduct', { kind: 'code', code: 'average' }, 'TB'],
  ['old_conduct', { kind: 'code', code: 'weak' }, 'Y'],
  ['count', { kind: 'number', number: 3 }, '3'],
  ['mark', null, ''],
];

test.each(shown)('on scale %s the grid shows %j as %j', (scale, value, text) => {
  expect(formatCell(scale, value)).toBe(text);
});

test('every mark that is shown is read back as itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), (number) => {
      const context = { today: '2025-05-20', termEnds: '2025-05-31' };
      const value: CellValue = { kind: 'number', number };
      expect(parseCell('mark', formatCell('mark', value), context)).toEqual({ ok: true, value });
    }),
    { seed: 2025 },
  );
});
