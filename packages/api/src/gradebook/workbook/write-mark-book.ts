import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { type BookSheet, writeBook } from '@truong/documents/workbook/write-book';
import { writeBookApart } from '@truong/documents/workbook/write-book-apart';
import { identityText } from '@truong/rules/gradebook/workbook/sheet-identity';
import { getSheetContents, type SheetRow } from '../sheet.queries.ts';
import { bookSheetOf, nameOfSheet, readSchool } from './book-sheets.ts';
import { sealsOf } from './seals.ts';

/** A sheet with all that a workbook needs of it. */
export type SealedSheet = { id: number; name: string; sheet: Omit<BookSheet, 'name'>; text: string; seal: string };

/** The sheets given with their pupils and cells, each sealed. */
export async function readSealedSheets(trx: Trx, act: Act, sheets: readonly SheetRow[]): Promise<SealedSheet[]> {
  const [first] = sheets;
  if (!first) return [];
  const { unitId, schoolYear } = first;
  const school = await readSchool(trx, act, unitId);
  const read = await Promise.all(
    sheets.map(async (sheet) => {
      const contents = await getSheetContents(trx, { unitId, schoolYear, sheetId: sheet.id });
      const { identity, ...of } = bookSheetOf({ act, school, sheet, contents });
      return { id: sheet.id, name: nameOfSheet(sheet), ...of, text: identityText(identity) };
    }),
  );
  const seals = await sealsOf(
    trx,
    read.map(({ text }) => text),
  );
  return read.map((each, at) => ({ ...each, seal: seals[at] ?? '' }));
}

/** `isLarge`: beside the server's own work, which a large workbook would hold up. */
export function writeMarkBook(sheets: readonly SealedSheet[], { isLarge }: { isLarge: boolean }): Promise<Uint8Array> {
  const names = tabNames(sheets);
  const write = isLarge ? writeBookApart : writeBook;
  return write(
    sheets.map(({ sheet }, at) => ({ name: names[at] ?? '', ...sheet })),
    sheets.map(({ seal, text }, at) => ({ name: names[at] ?? '', seal, text })),
  );
}

/** Spreadsheets allow 31 signs without : \\ / ? * [ ], and each name once. */
export function tabNames(sheets: readonly Pick<SealedSheet, 'id' | 'name'>[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ id, name }) => {
    const tidy = name.replace(/[:\\/?*[\]]/g, '-').slice(0, 31);
    const own = taken.has(tidy.toLowerCase()) ? `${tidy.slice(0, 18)} (${id})` : tidy;
    taken.add(own.toLowerCase());
    return own;
  });
}
