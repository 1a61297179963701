import type { CellCode, CellValue } from './cell.ts';
import type { Scale } from './columns.ts';
import { markText } from './parse-mark.ts';

const codeText: Readonly<Record<CellCode, string>> = {
  pass: 'Đ',
  fail: 'CĐ',
  good: 'T',
  fair: 'K',
  satisfactory: 'Đ',
  unsatisfactory: 'CĐ',
  average: 'TB',
  weak: 'Y',
  well_completed: 'T',
  completed: 'H',
  not_completed: 'C',
  needs_effort: 'C',
};

/** Scales whose numbers are marks in tenths. */
const marks: ReadonlySet<Scale> = new Set<Scale>(['mark', 'test', 'old_test']);

/** What the grid shows: "8,5", "8", "Đ", "CĐ", "T", "H", "3", "bù 20/05", "0*" or "CĐ*" for a value by rule, "" for not entered. */
export function formatCell(scale: Scale, value: CellValue | null): string {
  if (value === null) return '';
  switch (value.kind) {
    case 'number':
      return marks.has(scale) ? markText(value.number) : String(value.number);
    case 'code':
      return codeText[value.code];
    case 'make_up':
      return `bù ${value.due.slice(8, 10)}/${value.due.slice(5, 7)}`;
    case 'by_rule':
      return scale === 'mark' ? '0*' : 'CĐ*';
  }
}
