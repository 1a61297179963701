import { subjectPlan } from '@truong/rules/organisation/programme-2018';
import { ethnicGroups } from '@truong/rules/people/ethnic-groups';
import type { ImportContext, ImportKind, ParsedRow, RecognisedTable } from '@truong/rules/people/import-kinds';
import { parseRows } from '@truong/rules/people/parse-rows';
import { recogniseTable } from '@truong/rules/people/recognise-table';
import { convertEncodings } from '../workbook/convert-encodings.ts';
import { parseWorkbook } from '../workbook/parse-workbook.ts';
import { type WorkbookSheet, workbookLimits } from '../workbook/workbook.ts';

export const context: ImportContext = {
  today: '2025-05-20',
  ethnicGroups,
  subjects: [6, 10].flatMap(subjectPlan),
  classes: null,
};

export type ReadTable<K extends ImportKind> = { table: RecognisedTable; rows: ParsedRow<K>[] };

/** The visible sheets that hold something, in Unicode; read without the worker, which has its own test. */
export async function readSheets(bytes: Uint8Array): Promise<WorkbookSheet[]> {
  const reading = await parseWorkbook(Buffer.from(bytes), workbookLimits);
  if (!reading.ok) throw new Error(`refused: ${reading.refusal}`);
  return reading.sheets
    .filter(({ isHidden, rows }) => !isHidden && rows.length > 0)
    .map((each) => convertEncodings(each).sheet);
}

/** The whole way of a file: read, converted, recognised, parsed; one entry for each visible sheet. */
export async function readTables<K extends ImportKind>(
  bytes: Uint8Array,
  kind: K,
  more: Partial<ImportContext> = {},
): Promise<ReadTable<K>[]> {
  return (await readSheets(bytes)).map((sheet) => {
    const table = recogniseTable(sheet, kind);
    if (!table) throw new Error(`no head in ${sheet.name}`);
    return { table, rows: parseRows(sheet, { ...table, kind }, { ...context, ...more }) };
  });
}
