import { AppError } from '@truong/contracts/errors';
import type {
  CommitMarks,
  CommittedMarks,
  MarkImportRef,
  MarkImportReport,
  UndoMarks,
  UndoneMarks,
} from '@truong/contracts/mark-imports';
import { cellFromToken, cellToken } from '@truong/rules/gradebook/cell';
import { formatCell } from '@truong/rules/gradebook/format-cell';
import { sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import { planUndo } from '@truong/rules/gradebook/workbook/plan-cells';
import type { z } from 'zod';
import { answerOnce, inputHash } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { writeSave } from '../save.queries.ts';
import { getSheetContents, listSheetsById } from '../sheet.queries.ts';
import { isKeeper, stateOf } from '../sheet-access.ts';
import { titleOfSheet } from './book-sheets.ts';
import { getEndedMarkImport, type KeptReport, saveCommit, saveUndo } from './mark-import.queries.ts';
import { prepareMarks, writingTabs } from './prepare-marks.ts';

type Committed = z.infer<typeof CommittedMarks>;
type Undone = z.infer<typeof UndoneMarks>;

/** What the history of a sheet says of such a save. */
const reasons = { commit: 'workbook', undo: 'workbook undone' } as const;

/**
 * Writes what the preview showed, in one transaction: each sheet by a save like any other, its history saying where it came from.
 * Cells that somebody else changed since the workbook left are written only where that was chosen. Throws NOT_FOUND, IMPORT_ENDED,
 * IMPORT_MOVED, IMPORT_NOTHING_TO_WRITE, MARK_IMPORT_REFUSED or MARK_IMPORT_UNSURE.
 */
export function commitMarks(inAct: InAct, input: CommitMarks): Promise<Committed> {
  const { requestId, unitId } = input;
  const request = { unitId, requestId, hash: inputHash(input) };
  return inAct((trx, act) =>
    answerOnce(trx, act, request, async () => {
      const { tabs, counts, hash } = await prepareMarks(trx, act, input, { isLocking: true });
      if (hash !== input.planHash) throw new AppError('IMPORT_MOVED');
      if (counts.refused > 0 && !input.leavesRefused)
        throw new AppError('MARK_IMPORT_REFUSED', { refused: counts.refused });
      const writing = writingTabs(tabs);
      if (writing.length === 0) throw new AppError('IMPORT_NOTHING_TO_WRITE');
      if (!input.isSure && writing.some(({ plan }) => plan.questions.length > 0))
        throw new AppError('MARK_IMPORT_UNSURE');
      const sheets: KeptReport['sheets'] = [];
      for (const { sheet, contents, plan } of writing) {
        await writeSave(trx, act, sheet, {
          kind: 'marks',
          reason: reasons.commit,
          writes: plan.accepted,
          answered: null,
          requestId,
        });
        const written = new Set(plan.accepted.map(({ pupilId }) => pupilId));
        sheets.push({
          sheetId: sheet.id,
          title: titleOfSheet(sheet),
          scales: Object.fromEntries(sheetColumns(sheet).map(({ slot, scale }) => [slot, scale])),
          pupils: contents.pupils.flatMap(({ pupilId, fullName }) =>
            written.has(pupilId) ? [{ pupilId, fullName }] : [],
          ),
          cells: plan.accepted.map(({ from, to, ...cell }) => ({ ...cell, from: cellToken(from), to: cellToken(to) })),
        });
      }
      await saveCommit(trx, act, input, { counts, report: { sheets, kept: null } });
      return { sheets: sheets.length, cells: sheets.reduce((sum, { cells }) => sum + cells.length, 0) };
    }),
  );
}

/**
 * Puts back what a file wrote, as saves of their own that the history shows. What somebody wrote since stays. Throws NOT_FOUND,
 * IMPORT_ENDED when it is undone already, TERM_CLOSED or SHEET_CLOSED.
 */
export function undoMarks(inAct: InAct, input: UndoMarks): Promise<Undone> {
  const { requestId, unitId, schoolYear } = input;
  const request = { unitId, requestId, hash: inputHash(input) };
  return inAct((trx, act) =>
    answerOnce(trx, act, request, async () => {
      const ended = await getEndedMarkImport(trx, act, input, { isLocking: true });
      if (ended.state !== 'committed') throw new AppError('IMPORT_ENDED');
      const { report } = ended;
      const sheetIds = report.sheets.map(({ sheetId }) => sheetId);
      const sheets = await listSheetsById(trx, { unitId, schoolYear, sheetIds, isLocking: true });
      const undone = { cells: 0, kept: 0 };
      for (const { sheetId, cells } of report.sheets) {
        const sheet = sheets.find(({ id }) => id === sheetId);
        if (!sheet || !isKeeper(act, sheet)) throw new AppError('NOT_FOUND');
        const state = stateOf(sheet);
        if (state !== 'open') throw new AppError(state === 'locked' ? 'TERM_CLOSED' : 'SHEET_CLOSED');
        const contents = await getSheetContents(trx, { unitId, schoolYear, sheetId });
        const { writes, kept } = planUndo(cells, contents.cells);
        undone.cells += writes.length;
        undone.kept += kept.length;
        if (writes.length === 0) continue;
        await writeSave(trx, act, sheet, { kind: 'marks', reason: reasons.undo, writes, answered: null, requestId });
      }
      await saveUndo(trx, act, input, { ...report, kept: undone.kept });
      return undone;
    }),
  );
}

function shownSheet({ scales, ...sheet }: KeptReport['sheets'][number]): MarkImportReport['sheets'][number] {
  const shown = (slot: string, token: string) => formatCell(scales[slot] ?? 'mark', cellFromToken(token));
  const cells = sheet.cells.map(({ pupilId, slot, from, to }) => ({
    pupilId,
    slot,
    from: shown(slot, from),
    to: shown(slot, to),
  }));
  return { ...sheet, cells };
}

/** What one's own file wrote. Throws NOT_FOUND. */
export function markImportReport(inAct: InAct, of: MarkImportRef): Promise<MarkImportReport> {
  return inAct(async (trx, act) => {
    const { report, ...ended } = await getEndedMarkImport(trx, act, of);
    return { importId: of.importId, ...ended, kept: report.kept, sheets: report.sheets.map(shownSheet) };
  });
}
