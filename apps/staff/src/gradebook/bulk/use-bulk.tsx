import type { Sheet, SheetCell } from '@truong/contracts/gradebook';
import type { GridProposal, KeyedWrite } from '@truong/ui/mark-grid/grid-types';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { type CellKey, cellKey } from '../outbox/outbox-state.ts';
import type { SheetView } from '../sheet-view.ts';
import { BulkDialog } from './BulkDialog.tsx';
import { type BulkPreview, isHarmless, landing, previewOf } from './bulk-preview.ts';

type Land = (writes: readonly KeyedWrite[]) => void;

export type Bulk = {
  propose: (proposal: GridProposal, land: Land) => void;
  /** The versions of the old values that the writer has been shown, while a bulk write lands. */
  seen: () => ReadonlyMap<CellKey, number> | null;
  dialog: ReactNode;
};

/** Bulk writes between the grid and the outbox: at once when harmless, else after a preview. */
export function useBulk(of: { sheet: Sheet; view: SheetView; stored: ReadonlyMap<CellKey, SheetCell> }): Bulk {
  const { sheet, view, stored } = of;
  const [asked, setAsked] = useState<{ proposal: GridProposal; land: Land } | null>(null);
  const [readsHundred, setReadsHundred] = useState(false);
  const opener = useRef<Element | null>(null);
  const seen = useRef<ReadonlyMap<CellKey, number> | null>(null);
  const preview = useMemo(
    () => asked && previewOf({ sheet, view, stored, proposal: asked.proposal, readsHundred }),
    [asked, sheet, view, stored, readsHundred],
  );

  function land(ready: BulkPreview, into: Land) {
    seen.current = new Map(ready.cells.map((cell) => [cellKey(cell), cell.version]));
    into(landing(ready));
    seen.current = null;
  }

  function propose(proposal: GridProposal, into: Land) {
    const first = previewOf({ sheet, view, stored, proposal, readsHundred: false });
    if (isHarmless(first)) return land(first, into);
    opener.current = document.activeElement;
    setReadsHundred(false);
    setAsked({ proposal, land: into });
  }

  /** The hand goes on in the grid where it was. */
  function close() {
    setAsked(null);
    const { current } = opener;
    if (current instanceof HTMLElement) setTimeout(() => current.focus({ preventScroll: true }));
  }

  const dialog = asked && preview && (
    <BulkDialog
      sheet={sheet}
      preview={preview}
      canReadHundred={readsHundred || preview.questions.some(({ kind }) => kind === 'scale_of_100')}
      readsHundred={readsHundred}
      onReadHundred={setReadsHundred}
      onLand={() => {
        close();
        land(preview, asked.land);
      }}
      onCancel={close}
    />
  );
  return { propose, seen: () => seen.current, dialog };
}
