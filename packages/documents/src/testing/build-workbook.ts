import * as xlsx from 'xlsx';

/** A cell as a product would write it: text, number, nothing, or with a format, a formula, an error. */
export type BuiltCell = string | number | null | { v?: string | number; z?: string; f?: string; error?: true };
export type BuiltSheet = {
  name?: string;
  rows: readonly (readonly BuiltCell[])[];
  /** In the words of a spreadsheet: 'A1:H1'. */
  merges?: readonly string[];
  hiddenRows?: readonly number[];
  hiddenColumns?: readonly number[];
  isHidden?: boolean;
};

/** A workbook in the bytes of either format, for what the reader must cope with. */
export function buildWorkbook(sheets: readonly BuiltSheet[], bookType: 'xlsx' | 'biff8' = 'xlsx'): Buffer {
  const book = xlsx.utils.book_new();
  for (const [
    i,
    { name = `Sheet${i + 1}`, rows, merges = [], hiddenRows = [], hiddenColumns = [] },
  ] of sheets.entries()) {
    const sheet: xlsx.WorkSheet = {};
    for (const [r, cells] of rows.entries()) {
      for (const [c, cell] of cells.entries()) {
        if (cell !== null && cell !== '') sheet[xlsx.utils.encode_cell({ r, c })] = cellObject(cell);
      }
    }
    const width = Math.max(1, ...rows.map((row) => row.length));
    sheet['!ref'] = xlsx.utils.encode_range({
      s: { r: 0, c: 0 },
      e: { r: Math.max(0, rows.length - 1), c: width - 1 },
    });
    sheet['!merges'] = merges.map((range) => xlsx.utils.decode_range(range));
    sheet['!rows'] = rows.map((_, r) => ({ hidden: hiddenRows.includes(r) }));
    sheet['!cols'] = Array.from({ length: width }, (_, c) => ({ wch: 12, hidden: hiddenColumns.includes(c) }));
    xlsx.utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = { Sheets: sheets.map(({ isHidden }) => ({ Hidden: isHidden ? 1 : 0 })) };
  return xlsx.write(book, { type: 'buffer', bookType }) as Buffer;
}

function cellObject(cell: Exclude<BuiltCell, null>): xlsx.CellObject {
  if (typeof cell === 'string') return { t: 's', v: cell };
  if (typeof cell === 'number') return { t: 'n', v: cell };
  if (cell.error) return { t: 'e', v: 0x2a, ...(cell.f ? { f: cell.f } : {}) };
  const { v, z, f } = cell;
  return {
    t: typeof v === 'number' ? 'n' : 's',
    ...(v === undefined ? {} : { v }),
    ...(z ? { z } : {}),
    ...(f ? { f } : {}),
  };
}

/** The spreadsheet's count of days. */
export function serialOf(iso: string): number {
  return (Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}
