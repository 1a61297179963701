import type { MarkImportPreview, MarkTab, PreviewMarks } from '@truong/contracts/mark-imports';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import { saveLayout } from '../../people/index.ts';
import type { InAct } from '../../trpc.ts';
import { listLastWriters } from '../history.queries.ts';
import { listSheetRows } from '../sheet.queries.ts';
import { isEnrolledOn, isKeeper, stateOf } from '../sheet-access.ts';
import { titleOfSheet } from './book-sheets.ts';
import { findSameFile, saveChoices } from './mark-import.queries.ts';
import { countsOf, type PreparedTab, prepareMarks } from './prepare-marks.ts';

const samplesShown = 3;

/**
 * Shows what a file would do to the sheets as they stand. Without a request number: no mark changes, and asked twice it answers
 * the same. Choices are kept, a corrected mapping for the layout too. Throws NOT_FOUND or IMPORT_ENDED.
 */
export function previewMarks(inAct: InAct, input: PreviewMarks): Promise<MarkImportPreview> {
  return inAct(async (trx, act) => {
    const { choices } = input;
    const prepared = await prepareMarks(trx, act, input, { choices, isLocking: false });
    if (choices) await Promise.all([saveChoices(trx, input, choices), saveLayouts(trx, act, input, prepared.tabs)]);
    const { stored, tabs } = prepared;
    return {
      importId: input.importId,
      fileName: stored.fileName,
      sheetId: stored.sheetId,
      tabs: await Promise.all(tabs.map((tab) => shownTab(trx, act, tab))),
      counts: prepared.counts,
      choices: prepared.choices,
      targets: tabs.some(({ is }) => is === 'list') ? await listTargets(trx, act, input) : [],
      planHash: prepared.hash,
      sameFile: await findSameFile(trx, act, { ...input, fileHash: stored.fileHash }),
    };
  });
}

async function saveLayouts(trx: Trx, act: Act, { unitId }: PreviewMarks, tabs: readonly PreparedTab[]): Promise<void> {
  for (const { list, choice } of tabs) {
    if (!list || !choice?.mapping) continue;
    const mapping = list.columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }]));
    await saveLayout(trx, act, { unitId, fingerprint: list.fingerprint, kind: 'marks', mapping });
  }
}

async function shownTab(trx: Trx, act: Act, tab: PreparedTab): Promise<MarkTab> {
  const { sheet, contents, source, list, plan } = tab;
  const here = contents?.pupils.filter((pupil) => isEnrolledOn(act.today, pupil)).length ?? 0;
  const conflicts = (plan?.cells ?? []).filter(({ is }) => is === 'conflict');
  const writers = sheet && conflicts.length > 0 ? await listLastWriters(trx, sheet, conflicts) : [];
  return {
    tab: tab.at,
    name: source.name,
    is: tab.is,
    isSkipped: tab.isSkipped,
    sheetId: tab.sheetId,
    title: sheet && contents ? titleOfSheet(sheet, here) : null,
    refusal: tab.refusal,
    columns: (list?.columns ?? []).map(({ column, header, field, recognised }) => ({
      column,
      header,
      field,
      recognised,
      samples: samplesOf(tab, column),
      encoding: source.encodings.find((one) => one.column === column)?.encoding ?? null,
    })),
    isRemembered: tab.isRemembered,
    slots: sheet ? sheetColumns(sheet).map(({ slot }) => slot) : [],
    pupils: (contents?.pupils ?? []).map(({ pupilId, fullName }) => ({ pupilId, fullName })),
    cells: (tab.refusal ? [] : (plan?.cells ?? [])).map(({ version: _version, ...cell }) => {
      const writer =
        cell.is === 'conflict'
          ? writers.find(({ pupilId, slot }) => pupilId === cell.pupilId && slot === cell.slot)
          : undefined;
      return { ...cell, who: writer?.who ?? null, at: writer?.at.toISOString() ?? null };
    }),
    notes: tab.refusal ? [] : tab.notes,
    questions: tab.refusal ? [] : (plan?.questions ?? []),
    counts: countsOf(tab),
  };
}

function samplesOf({ source, list }: PreparedTab, column: number): string[] {
  const texts = (list?.rows ?? []).map((row) => source.rows[row]?.[column] ?? '').filter(Boolean);
  return [...new Set(texts)].slice(0, samplesShown);
}

/** One's own sheets of the year that take marks. */
async function listTargets(trx: Trx, act: Act, { unitId, schoolYear }: PreviewMarks) {
  const terms = await Promise.all(([1, 2] as const).map((term) => listSheetRows(trx, { unitId, schoolYear, term })));
  return terms
    .flat()
    .filter((sheet) => isKeeper(act, sheet) && stateOf(sheet) === 'open')
    .map((sheet) => ({ sheetId: sheet.id, title: titleOfSheet(sheet) }));
}
