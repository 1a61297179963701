import { useEffect, useState, useSyncExternalStore } from 'react';
import type { OutboxAddress } from './outbox-store.ts';
import { openOutbox } from './outboxes.ts';
import type { OutboxSnapshot, SheetOutbox } from './sheet-outbox.ts';

/** The outbox of the sheet on the screen; null for the moment until the store is open. */
export function useSheetOutbox(address: OutboxAddress): SheetOutbox | null {
  const { accountId, assignmentId } = address;
  const { unitId, schoolYear, sheetId } = address.sheet;
  const [outbox, setOutbox] = useState<SheetOutbox | null>(null);
  useEffect(() => {
    let isHere = true;
    void openOutbox({ accountId, assignmentId, sheet: { unitId, schoolYear, sheetId } }).then((opened) => {
      opened.actAs(assignmentId);
      if (isHere) setOutbox(opened);
    });
    return () => {
      isHere = false;
    };
  }, [accountId, assignmentId, unitId, schoolYear, sheetId]);
  return outbox;
}

export function useOutboxSnapshot(outbox: SheetOutbox): OutboxSnapshot {
  return useSyncExternalStore(outbox.subscribe, outbox.snapshot);
}
