import type { UnitYear } from '@truong/contracts/common';
import type { MarkChoices, TabChoice, TabRefusal } from '@truong/contracts/mark-imports';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { readIdentity, type SheetIdentity } from '@truong/rules/gradebook/workbook/sheet-identity';
import type { StoredSheet } from '../../people/index.ts';
import type { SheetRow } from '../sheet.queries.ts';
import { isKeeper, stateOf } from '../sheet-access.ts';
import { nameOfSheet } from './book-sheets.ts';
import type { OpenMarkImport, StoredFile } from './mark-import.queries.ts';
import { sealsOf } from './seals.ts';

/** A sheet of a file, with what it says of itself where its seal holds. */
export type Tab = {
  at: number;
  source: StoredSheet;
  is: 'ours' | 'list' | 'none';
  identity: SheetIdentity | null;
  isAltered: boolean;
  choice: TabChoice | undefined;
  isSkipped: boolean;
  /** Where it is to go; null where that is not known. */
  sheetId: number | null;
};

/** Lines above the head in which a sheet of ours names itself. */
const searchedRows = 12;

/** What each sheet of a file is and where it goes: by itself, by a person's choice, or by the sheet that it was handed over for. */
export async function tabsOf(trx: Trx, stored: OpenMarkImport, choices: MarkChoices): Promise<Tab[]> {
  const identities = await sealedIdentities(trx, stored.file);
  const isOurs = stored.file.marks.length > 0;
  const lists = stored.file.sheets.filter(({ rows }) => rows.length > 0).length;
  return stored.file.sheets.map((source, at): Tab => {
    const choice = choices.tabs.find(({ tab }) => tab === at);
    const known = isOurs ? ownIdentity(source, identities) : undefined;
    const is = known !== undefined ? 'ours' : source.rows.length > 0 ? 'list' : 'none';
    // A list handed over for a sheet goes there; of several only the one that a person chooses.
    const offered = is === 'list' && (lists === 1 || at === 0) ? stored.sheetId : null;
    const sheetId = is === 'ours' ? (known?.sheetId ?? null) : (choice?.sheetId ?? offered);
    const isSkipped = choice?.sheetId === null || (is === 'list' && sheetId === null && lists > 1);
    return { at, source, is, identity: known ?? null, isAltered: known === null, choice, isSkipped, sheetId };
  });
}

type Sealed = { name: string; identity: SheetIdentity | null };

async function sealedIdentities(trx: Trx, { marks }: StoredFile): Promise<Sealed[]> {
  const seals = await sealsOf(
    trx,
    marks.map(({ text }) => text),
  );
  return marks.map(({ name, seal, text }, at) => ({
    name,
    identity: seal !== '' && seal === seals[at] ? readIdentity(text) : null,
  }));
}

/** By the number that stands on the sheet, else by its name. Null: it says something that nobody of ours wrote. */
function ownIdentity(source: StoredSheet, sealed: readonly Sealed[]): SheetIdentity | null | undefined {
  const top = source.rows.slice(0, searchedRows).flat().join(' ');
  const number = /Mã sổ (\d+)/.exec(top)?.[1];
  const numbered = sealed.find(({ identity }) => identity && String(identity.sheetId) === number);
  if (numbered) return numbered.identity;
  const named = sealed.find(({ name }) => name === source.name);
  if (named) return named.identity;
  return number === undefined ? undefined : null;
}

type Judged = { act: Act; of: UnitYear; expected: SheetRow | undefined; sheet: SheetRow | undefined };

/** Why nothing of a sheet of the file can be written; null where something may be. */
export function refusalOfTab(tab: Tab, { act, of, expected, sheet }: Judged): TabRefusal | null {
  const { identity } = tab;
  if (tab.isAltered) return { kind: 'altered' };
  if (identity) {
    if (identity.unitId !== of.unitId) return { kind: 'other_school', named: identity.unitName };
    if (identity.schoolYear !== of.schoolYear) return { kind: 'other_year', schoolYear: identity.schoolYear };
    if (expected && identity.sheetId !== expected.id) return { kind: 'other_sheet', named: nameOfSheet(identity) };
  } else if (tab.sheetId === null) return { kind: 'no_target' };
  if (!sheet || !isKeeper(act, sheet)) return { kind: 'not_kept' };
  const state = stateOf(sheet);
  return state === 'open' ? null : { kind: state };
}
