import { createHash } from 'node:crypto';
import type { MarkChoices, MarkCounts, MarkImportRef, TabRefusal } from '@truong/contracts/mark-imports';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { cellToken } from '@truong/rules/gradebook/cell';
import type { MarkField } from '@truong/rules/gradebook/mark-list/mark-header';
import { readMarkList } from '@truong/rules/gradebook/mark-list/read-mark-list';
import { type MarkList, recogniseMarkList } from '@truong/rules/gradebook/mark-list/recognise-mark-list';
import { notTakenOn, sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import { type CellPlan, planCells } from '@truong/rules/gradebook/workbook/plan-cells';
import { type ReadNote, readBookSheet, type SheetReading } from '@truong/rules/gradebook/workbook/read-book-sheet';
import { findLayout } from '../../people/index.ts';
import { getSheetContents, listSheetsById, type SheetRow } from '../sheet.queries.ts';
import { isEnrolledOn, isKeeper } from '../sheet-access.ts';
import { sheetEntry } from '../sheet-entry.ts';
import type { Contents } from './book-sheets.ts';
import { lockOpenMarkImport, type OpenMarkImport } from './mark-import.queries.ts';
import { refusalOfTab, type Tab, tabsOf } from './tabs.ts';

/** A sheet of the file with what it would do. */
export type PreparedTab = Tab & {
  sheet: SheetRow | null;
  contents: Contents | null;
  refusal: TabRefusal | null;
  list: MarkList | null;
  isRemembered: boolean;
  plan: CellPlan | null;
  notes: ReadNote[];
};

export type PreparedMarks = {
  stored: OpenMarkImport;
  choices: MarkChoices;
  tabs: PreparedTab[];
  counts: MarkCounts;
  /** Names what was shown: only that is written. */
  hash: string;
};

type Choose = { choices?: MarkChoices | undefined; isLocking: boolean };

/** Reads a file for the sheets as they stand and says what it would do to them. Writes nothing. Throws NOT_FOUND or IMPORT_ENDED. */
export async function prepareMarks(
  trx: Trx,
  act: Act,
  of: MarkImportRef,
  { choices, isLocking }: Choose,
): Promise<PreparedMarks> {
  const stored = await lockOpenMarkImport(trx, act, of);
  const chosen = choices ?? stored.choices;
  const tabs = await tabsOf(trx, stored, chosen);
  const { unitId, schoolYear } = of;
  const known = tabs.filter(({ identity, sheetId }) => sheetId !== null && isOfYear(identity, of));
  const sheetIds = [...new Set([...known.map(({ sheetId }) => sheetId ?? 0), stored.sheetId ?? 0])];
  const sheets = await listSheetsById(trx, { unitId, schoolYear, sheetIds, isLocking });
  const kept = sheets.filter((sheet) => isKeeper(act, sheet));
  const contents = new Map(
    await Promise.all(
      kept.map(async ({ id }) => [id, await getSheetContents(trx, { unitId, schoolYear, sheetId: id })] as const),
    ),
  );
  const expected = sheets.find(({ id }) => id === stored.sheetId);
  const taken = new Set<number>();
  const prepared: PreparedTab[] = [];
  for (const tab of tabs) {
    const sheet = isOfYear(tab.identity, of) ? sheets.find(({ id }) => id === tab.sheetId) : undefined;
    const basic = { ...tab, sheet: sheet ?? null, contents: contents.get(sheet?.id ?? 0) ?? null };
    const none = { list: null, isRemembered: false, plan: null, notes: [] };
    if (tab.isSkipped || tab.is === 'none') prepared.push({ ...basic, ...none, refusal: null });
    else prepared.push(await prepareTab(trx, { basic, none, act, expected, of, taken, choices: chosen }));
  }
  const counts = sumCounts(prepared.map((tab) => countsOf(tab)));
  return { stored, choices: chosen, tabs: prepared, counts, hash: hashOf(prepared) };
}

function isOfYear(identity: Tab['identity'], { unitId, schoolYear }: MarkImportRef): boolean {
  return identity === null || (identity.unitId === unitId && identity.schoolYear === schoolYear);
}

type None = Pick<PreparedTab, 'list' | 'isRemembered' | 'plan' | 'notes'>;
type Preparing = {
  basic: Omit<PreparedTab, 'refusal' | keyof None>;
  none: None;
  act: Act;
  expected: SheetRow | undefined;
  of: MarkImportRef;
  /** Sheets that another sheet of the file goes to. */
  taken: Set<number>;
  choices: MarkChoices;
};

async function prepareTab(trx: Trx, { basic, none, ...of }: Preparing): Promise<PreparedTab> {
  const { act, expected, taken } = of;
  const sheet = basic.sheet ?? undefined;
  const { contents, identity } = basic;
  const refusal = refusalOfTab(basic, { act, of: of.of, expected, sheet });
  if (refusal || !sheet || !contents) return { ...basic, ...none, refusal: refusal ?? { kind: 'not_kept' } };
  if (taken.has(sheet.id)) return { ...basic, ...none, refusal: { kind: 'twice', named: basic.source.name } };
  const columns = sheetColumns(sheet);
  const here = contents.pupils.filter((pupil) => isEnrolledOn(act.today, pupil));
  const remembered = identity === null ? await rememberedMapping(trx, of.of, basic, columns) : undefined;
  const chosen = basic.choice?.mapping ?? remembered;
  const list = identity === null ? recogniseMarkList(basic.source, columns, everyColumn(basic, chosen)) : null;
  const reading: SheetReading | null = identity
    ? readBookSheet(basic.source, identity)
    : list && readMarkList(basic.source, list, here);
  if (!reading) return { ...basic, ...none, list, refusal: { kind: 'no_head' } };
  taken.add(sheet.id);
  const entry = sheetEntry(act, sheet, contents.entry);
  const plan = planCells(reading.cells, {
    columns,
    pupilIds: new Set(here.map(({ pupilId }) => pupilId)),
    order: contents.pupils.map(({ pupilId }) => pupilId),
    current: contents.cells,
    isLocked: (cell) => entry.wayInto(cell).kind === 'locked',
    isNotTaken: notTakenOn(sheet, contents.withoutClusters),
    overwrites: overwritesOf(of.choices, sheet.id),
    context: { today: act.today, termEnds: sheet.termEnds },
  });
  const isRemembered = remembered !== undefined && basic.choice?.mapping === undefined;
  const hasMarks = list === null || list.columns.some(({ field }) => field?.startsWith('slot:'));
  return {
    ...basic,
    list,
    isRemembered,
    plan,
    notes: reading.notes,
    refusal: hasMarks ? null : { kind: 'no_columns' },
  };
}

type Mapping = { column: number; field: MarkField }[];

function rememberedMapping(
  trx: Trx,
  { unitId }: MarkImportRef,
  { source }: Pick<Tab, 'source'>,
  columns: Parameters<typeof recogniseMarkList>[1],
): Promise<Mapping | undefined> {
  const first = recogniseMarkList(source, columns);
  return first ? findLayout<Mapping>(trx, { unitId, fingerprint: first.fingerprint }) : Promise.resolve(undefined);
}

/** A mapping names every column that has a meaning: the others have none. */
function everyColumn({ source }: Pick<Tab, 'source'>, mapping: Mapping | undefined) {
  if (!mapping) return undefined;
  const fields = new Map(mapping.map(({ column, field }) => [column, field]));
  const width = source.rows[0]?.length ?? 0;
  return new Map(Array.from({ length: width }, (_, column) => [column, fields.get(column) ?? null] as const));
}

function overwritesOf({ overwrites }: MarkChoices, sheetId: number): Set<string> {
  const prefix = `${sheetId}:`;
  return new Set(overwrites.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : [])));
}

const refusedNotes = new Set<ReadNote['kind']>(['unknown_row', 'two_pupils', 'same_name', 'twice']);

export function countsOf({ plan, notes, refusal }: Pick<PreparedTab, 'plan' | 'notes' | 'refusal'>): MarkCounts {
  const counts: MarkCounts = { new: 0, changed: 0, cleared: 0, conflict: 0, refused: 0, same: 0, newer: 0 };
  if (!plan || refusal) return counts;
  for (const { is } of plan.cells) counts[is] += 1;
  counts.refused += notes.filter(({ kind }) => refusedNotes.has(kind)).length;
  return { ...counts, same: plan.same, newer: plan.newer };
}

function sumCounts(all: readonly MarkCounts[]): MarkCounts {
  const sum: MarkCounts = { new: 0, changed: 0, cleared: 0, conflict: 0, refused: 0, same: 0, newer: 0 };
  for (const counts of all) for (const key of Object.keys(sum) as (keyof MarkCounts)[]) sum[key] += counts[key];
  return sum;
}

/** Of the tabs that write something: each cell with its old version and new value, and what could not be taken. */
function hashOf(tabs: readonly PreparedTab[]): string {
  const shown = tabs.map(({ at, sheet, plan, refusal, notes }) => [
    at,
    sheet?.id ?? null,
    refusal?.kind ?? null,
    plan?.accepted.map(({ pupilId, slot, to, version }) => [pupilId, slot, cellToken(to), version]) ?? [],
    plan?.cells.flatMap(({ is, pupilId, slot, to }) =>
      is === 'refused' || is === 'conflict' ? [[pupilId, slot, to]] : [],
    ),
    notes.length,
  ]);
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex');
}

/** The tabs of which something is written. */
export function writingTabs(tabs: readonly PreparedTab[]) {
  return tabs.flatMap(({ sheet, contents, plan, refusal }) =>
    sheet && contents && plan && !refusal && plan.accepted.length > 0 ? [{ sheet, contents, plan }] : [],
  );
}
