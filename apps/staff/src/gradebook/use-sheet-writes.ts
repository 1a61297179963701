import type { Sheet } from '@truong/contracts/gradebook';
import type { GridWrite } from '@truong/ui/mark-grid/grid-types';
import { useRef } from 'react';
import { type CellKey, cellKey } from './outbox/outbox-state.ts';
import type { SheetOutbox } from './outbox/sheet-outbox.ts';
import { editOf, type SheetView, storedCells, turnedEdit, withSeen } from './sheet-view.ts';

export type SheetWrites = {
  write: (writes: readonly GridWrite[], seenInPreview: ReadonlyMap<CellKey, number> | null) => void;
  /** A value that arrives while somebody types over the cell has not been seen: it must not be overwritten unasked. */
  rememberSeen: (row: number, at: number) => void;
};

/** What the grid writes, on its way into the outbox with the version that its writer has seen. */
export function useSheetWrites({
  sheet,
  view,
  outbox,
}: {
  sheet: Sheet;
  view: SheetView;
  outbox: SheetOutbox;
}): SheetWrites {
  const seen = useRef<{ key: CellKey; version: number } | null>(null);

  function write(writes: readonly GridWrite[], seenInPreview: ReadonlyMap<CellKey, number> | null) {
    const { learned, outbox: kept } = outbox.snapshot();
    const stored = storedCells(sheet, learned);
    const edits = writes.flatMap(({ row, column: at, text, expected }) => {
      const pupil = sheet.pupils[row];
      const column = view.columns[at];
      if (!pupil || !column) return [];
      const { pupilId } = pupil;
      const key = cellKey({ pupilId, slot: column.slot });
      const edit = editOf(sheet, { pupilId, column, text }, stored.get(key));
      if (expected !== undefined) {
        if (kept.cells[key]?.is.kind === 'conflict') {
          // Taking back what has not landed leaves the cell to the value that has.
          outbox.resolve({ pupilId, slot: column.slot }, 'theirs');
          return [];
        }
        return [turnedEdit(sheet, edit, { column, expected, stored: stored.get(key) })];
      }
      const version = seenInPreview?.get(key) ?? (seen.current?.key === key ? seen.current.version : undefined);
      return [version === undefined ? edit : withSeen(edit, version, learned.get(key))];
    });
    outbox.write(edits);
    seen.current = null;
  }

  function rememberSeen(row: number, at: number) {
    const pupil = sheet.pupils[row];
    const column = view.columns[at];
    if (!pupil || !column) return;
    const key = cellKey({ pupilId: pupil.pupilId, slot: column.slot });
    seen.current = { key, version: storedCells(sheet, outbox.snapshot().learned).get(key)?.version ?? 0 };
  }

  return { write, rememberSeen };
}
