import * as xlsx from 'xlsx';
import { sheetGrid } from './sheet-grid.ts';
import type { WorkbookLimits, WorkbookReading, WorkbookRefusal, WorkbookSheet } from './workbook.ts';
import { judgeStatedSizes, judgeTrueSizes, listZipParts } from './zip-directory.ts';

const zipSignature = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const compoundSignature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/**
 * Reads a workbook by its content, never by its name. Blocks while it works and may need much memory: only the worker calls it.
 */
export async function parseWorkbook(bytes: Buffer, limits: WorkbookLimits): Promise<WorkbookReading> {
  if (bytes.length === 0) return { ok: false, refusal: 'empty' };
  if (bytes.length > limits.bytes) return { ok: false, refusal: 'too_large' };
  const container = judgeContainer(bytes, limits);
  if (container !== 'xlsx' && container !== 'xls' && container !== 'old_xls') return { ok: false, refusal: container };
  // Only workbooks older than Excel 97 hold text in a code page; the tables take longer to load than most files to read.
  if (container === 'old_xls') xlsx.set_cptable(await import('xlsx/dist/cpexcel.full.mjs'));
  const book = parse(bytes);
  return typeof book === 'string' ? { ok: false, refusal: book } : readSheets(book, limits);
}

function judgeContainer(bytes: Buffer, limits: WorkbookLimits): 'xlsx' | 'xls' | 'old_xls' | WorkbookRefusal {
  if (bytes.subarray(0, 4).equals(zipSignature)) {
    const parts = listZipParts(bytes);
    if (!parts) return 'not_a_workbook';
    return (
      judgeStatedSizes(parts, limits) ??
      judgeTrueSizes(bytes, parts) ??
      (parts.some(({ name }) => /^xl\/workbook\.xml$/i.test(name)) ? 'xlsx' : 'not_a_workbook')
    );
  }
  if (!bytes.subarray(0, 8).equals(compoundSignature)) return 'not_a_workbook';
  const names = compoundNames(bytes);
  if (names.some((name) => /^(EncryptedPackage|EncryptionInfo)$/.test(name))) return 'encrypted';
  if (names.some((name) => /^Workbook$/i.test(name))) return 'xls';
  return names.some((name) => /^Book$/i.test(name)) ? 'old_xls' : 'not_a_workbook';
}

function compoundNames(bytes: Buffer): string[] {
  try {
    return xlsx.CFB.read(bytes, { type: 'buffer' }).FileIndex.map((entry: { name: string }) => entry.name);
  } catch {
    // A broken container: what it was is unknown, a workbook it is not.
    return [];
  }
}

function parse(bytes: Buffer): xlsx.WorkBook | 'encrypted' | 'not_a_workbook' {
  try {
    return xlsx.read(bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellStyles: true,
    });
  } catch (error) {
    return /password|encrypt/i.test((error as Error).message) ? 'encrypted' : 'not_a_workbook';
  }
}

function readSheets(book: xlsx.WorkBook, limits: WorkbookLimits): WorkbookReading {
  if (book.SheetNames.length > limits.sheets) return { ok: false, refusal: 'too_many_sheets' };
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets: WorkbookSheet[] = [];
  for (const [i, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name];
    // A chart or a macro sheet stands in the list of names and has no cells.
    if (!sheet?.['!data']) continue;
    const isHidden = (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0;
    const grid = sheetGrid(sheet, { name, isHidden, date1904, limits });
    if (!grid) return { ok: false, refusal: 'too_many_cells' };
    sheets.push(grid);
  }
  return sheets.some(({ rows }) => rows.length > 0) ? { ok: true, sheets } : { ok: false, refusal: 'empty' };
}
