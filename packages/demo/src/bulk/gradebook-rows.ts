import { toColumns } from '@truong/api/gradebook/cell-columns';
import { type ChangeLink, nextSheetLink, type SaveKind } from '@truong/api/gradebook/chain';
import { type CellValue, isEntered } from '@truong/rules/gradebook/cell';
import { isReplacement } from '@truong/rules/gradebook/primary/primary-columns';
import { idOf } from '../load/ids.ts';
import type { CopyTarget } from './copy-target.ts';
import type { BulkSheet, BulkTerm, Seat } from './term-sheets.ts';

export type Cell = { pupilId: number; slot: string; value: CellValue | null; version: number };
export type Save = Seat & {
  kind: SaveKind;
  at: Date;
  requestId: string | null;
  changes: readonly ChangeLink[];
  /** A link that seals cells without history says so by leaving them out of it. */
  hasHistory: boolean;
};

const markColumns = 'unit_id school_year sheet_id pupil_id slot number code due_on version'.split(' ');
const historyColumns = 'unit_id school_year sheet_id seq ordinal pupil_id slot from_value to_value version'.split(' ');

/** Writes a sheet with its cells, its saves on their chain and their history. Rows of cells are text: there are millions. */
export async function writeSheet(
  to: CopyTarget,
  of: BulkTerm,
  sheet: BulkSheet,
  written: { cells: readonly Cell[]; saves: readonly Save[]; closedBy: Seat | null; isLocked: boolean },
): Promise<void> {
  const { unitId, schoolYear, term, ids, at } = of;
  const place = `${unitId}\t${schoolYear}\t${sheet.id}\t`;
  let head = sheet.chainStart;
  const history: string[] = [];
  const saves = written.saves.map(({ hasHistory, changes, ...save }, i) => {
    const seq = i + 1;
    head = nextSheetLink(head, { ...save, seq, reason: null, changes });
    if (hasHistory) {
      for (const [ordinal, { pupilId, slot, from, to: now, version }] of changes.entries())
        history.push(`${place}${seq}\t${ordinal + 1}\t${pupilId}\t${slot}\t${from}\t${now}\t${version}\n`);
    }
    return {
      unit_id: unitId,
      school_year: schoolYear,
      sheet_id: sheet.id,
      seq,
      kind: save.kind,
      at: save.at,
      account_id: save.accountId,
      assignment_id: save.assignmentId,
      request_id: save.requestId,
      reason: null,
      change_count: changes.length,
      hash: head,
    };
  });
  await to.lines(
    'mark',
    markColumns,
    written.cells.map((cell) => place + cellText(cell)),
  );
  await to.lines('mark_history', historyColumns, history);
  await to.insert('sheet_save', saves);
  await to.insert('sheet', [
    {
      unit_id: unitId,
      school_year: schoolYear,
      id: sheet.id,
      term,
      class_id: idOf(ids.class, sheet.one.key),
      grade: sheet.grade,
      subject_code: sheet.plan?.subject ?? null,
      kind: sheet.kind,
      rule_set: sheet.ruleSet,
      regular_count: sheet.regularCount,
      periodic_count: sheet.periodicCount,
      chain_length: saves.length,
      chain_head: head,
      entered_cells: written.cells.filter(({ slot, value }) => isEntered(value) && !isReplacement(slot)).length,
      closed_at: written.closedBy ? at : null,
      closed_by: written.closedBy?.accountId ?? null,
      locked_at: written.isLocked ? at : null,
    },
  ]);
}

function cellText({ pupilId, slot, value, version }: Cell): string {
  const { number, code, dueOn } = toColumns(value);
  return `${pupilId}\t${slot}\t${number ?? '\\N'}\t${code ?? '\\N'}\t${dueOn ?? '\\N'}\t${version}\n`;
}
