import type { MarkChoices, MarkImportPreview } from '@truong/contracts/mark-imports';
import { editWorkbook, placeOf } from '@truong/documents/testing/edit-workbook';
import type { Caller } from './callers.ts';
import { schoolYear } from './factories.ts';

type SheetRef = { unitId: number; schoolYear: number; sheetId: number };

/** The workbook of one sheet, as its person takes it home. */
export async function takeSheet(caller: Caller, ref: SheetRef): Promise<Buffer> {
  return Buffer.from((await caller.gradebook.sheetWorkbook(ref)).base64, 'base64');
}

type Handing = { unitId: number; sheetId: number | null; schoolYear?: number };

/** Hands a file over and shows what it would do. */
export async function showMarks(
  caller: Caller,
  of: Handing,
  { bytes, choices }: { bytes: Buffer; choices?: MarkChoices },
): Promise<MarkImportPreview> {
  const at = { unitId: of.unitId, schoolYear: of.schoolYear ?? schoolYear };
  const { importId } = await caller.gradebook.uploadMarks({
    ...at,
    sheetId: of.sheetId,
    fileName: 'so-diem.xlsx',
    base64: bytes.toString('base64'),
    requestId: crypto.randomUUID(),
  });
  return caller.gradebook.previewMarks({ ...at, importId, ...(choices ? { choices } : {}) });
}

export function confirmMarks(
  caller: Caller,
  { unitId }: { unitId: number },
  { importId, planHash }: MarkImportPreview,
  more: { leavesRefused?: boolean; isSure?: boolean } = {},
) {
  const of = { unitId, schoolYear, importId, planHash, requestId: crypto.randomUUID() };
  return caller.gradebook.commitMarks({ ...of, leavesRefused: false, isSure: false, ...more });
}

type Cells = Parameters<typeof placeOf>[0];

/** The cell of a pupil's row below a head. */
export function cellUnder(sheet: Cells, head: string, name: string) {
  return sheet.getCell(placeOf(sheet, name).row, placeOf(sheet, head).column);
}

/** A workbook of ours with some cells filled in, as somebody saves it at home: head, pupil, value. */
export function fillIn(
  bytes: Uint8Array,
  tab: string,
  entries: readonly (readonly [head: string, name: string, value: number | string | Date])[],
): Promise<Buffer> {
  return editWorkbook(bytes, (sheetOf) => {
    for (const [head, name, value] of entries) cellUnder(sheetOf(tab), head, name).value = value;
  });
}
