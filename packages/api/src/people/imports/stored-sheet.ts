import { convertEncodings } from '@truong/documents/workbook/convert-encodings';
import type { WorkbookSheet } from '@truong/documents/workbook/workbook';
import type { TextEncoding } from '@truong/vietnamese/legacy-encodings';

/** A sheet of an upload as it is kept until the commit: in Unicode, with how the columns came that were not. */
export type StoredSheet = WorkbookSheet & {
  /** `raw`: one text as it stood in the file; empty where it looked the same. */
  encodings: { column: number; encoding: TextEncoding; raw: string }[];
};

export function inUnicode(read: WorkbookSheet): StoredSheet {
  const { sheet, encodings } = convertEncodings(read);
  return {
    ...sheet,
    encodings: encodings.flatMap(({ encoding }, column) => {
      if (encoding === 'unicode') return [];
      const at = read.rows.findLastIndex((row, i) => row[column] !== sheet.rows[i]?.[column]);
      return [{ column, encoding, raw: read.rows[at]?.[column] ?? '' }];
    }),
  };
}
