import * as xlsx from 'xlsx';

export type RecordSheet = {
  title: string;
  notes: readonly string[];
  columns: readonly string[];
  rows: readonly (readonly string[])[];
};

/** Records as a plain workbook, for the tens of thousands of rows that formatted cells are too heavy for. */
export function recordSheet({ title, notes, columns, rows }: RecordSheet): Uint8Array {
  const sheet = xlsx.utils.aoa_to_sheet([
    ...[title, ...notes].map((text) => [text]),
    [],
    [...columns],
    ...rows.map((row) => [...row]),
  ]);
  sheet['!cols'] = columns.map((name, i) => ({ wch: i < 2 ? 32 : Math.max(12, name.length + 2) }));
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, sheet, 'Ho so');
  return xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
}
