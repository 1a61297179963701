/** Heads of the columns that say whose row it is, as they go out. */
export const identityHeads = { order: 'STT', code: 'Mã HS', name: 'Họ và tên', birth: 'Ngày sinh' } as const;

/** A pupil as a workbook left: each entry column with the version of its cell and the text that it showed. */
export type SealedPupil = {
  id: number;
  code: string;
  name: string;
  born: string;
  cells: readonly (readonly [version: number, text: string])[];
  /** The text of the computed column, empty where there is none. */
  result: string;
};

/** What a sheet of a workbook says of itself out of sight. Names only serve to word what does not fit. */
export type SheetIdentity = {
  unitId: number;
  unitName: string;
  schoolYear: number;
  term: number;
  sheetId: number;
  className: string;
  subjectName: string | null;
  grade: number | null;
  columns: readonly (readonly [slot: string, head: string])[];
  resultHead: string | null;
  pupils: readonly SealedPupil[];
};

/** Bound to the words of this product and its layout: text of another kind under the same key never passes for it. */
const prefix = 'mark-sheet/1 ';

export function identityText(identity: SheetIdentity): string {
  return prefix + JSON.stringify(identity);
}

/** Reads a text whose seal holds. Null for any other text. */
export function readIdentity(text: string): SheetIdentity | null {
  if (!text.startsWith(prefix)) return null;
  return JSON.parse(text.slice(prefix.length)) as SheetIdentity;
}
