import {
  type ColumnEncoding,
  decideEncodings,
  type TextEncoding,
  toUnicode,
} from '@truong/vietnamese/legacy-encodings';
import type { WorkbookSheet } from './workbook.ts';

export type ConvertedSheet = { sheet: WorkbookSheet; encodings: ColumnEncoding[] };

/**
 * The sheet in Unicode. The encoding is decided by column; `chosen` holds what a person decided otherwise. Cells in which a letter
 * seems lost are marked as doubtful.
 */
export function convertEncodings(
  sheet: WorkbookSheet,
  chosen: ReadonlyMap<number, TextEncoding> = new Map(),
): ConvertedSheet {
  const width = sheet.rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, column) => sheet.rows.map((row) => row[column] ?? ''));
  const decomposed = new Set(
    sheet.facts.flatMap(({ column, facts }) => (facts.includes('decomposed') ? [column] : [])),
  );
  const encodings = decideEncodings(columns).map((each, column): ColumnEncoding => {
    const encoding = chosen.get(column);
    if (encoding) return { ...each, encoding };
    // The reader has composed the text already; that it was not is told all the same.
    return each.encoding === 'unicode' && decomposed.has(column) ? { ...each, encoding: 'decomposed' } : each;
  });
  const doubtful = encodings.flatMap((each, column) =>
    each.doubtful.map((row) => ({ row, column, facts: ['doubtful' as const] })),
  );
  const rows = sheet.rows.map((row) =>
    row.map((text, column) => toUnicode(text, encodings[column]?.encoding ?? 'unicode')),
  );
  return { sheet: { ...sheet, rows, facts: mergeFacts([...sheet.facts, ...doubtful]) }, encodings };
}

function mergeFacts(facts: WorkbookSheet['facts']): WorkbookSheet['facts'] {
  const byCell = new Map<string, WorkbookSheet['facts'][number]>();
  for (const each of facts) {
    const key = `${each.row}:${each.column}`;
    const known = byCell.get(key);
    byCell.set(key, known ? { ...known, facts: [...known.facts, ...each.facts] } : each);
  }
  return [...byCell.values()];
}
