import type { ErrorCode } from '@truong/contracts/errors';
import type { Sheet } from '@truong/contracts/gradebook';
import { useEffect } from 'react';
import type { OutboxSnapshot, SheetOutbox } from './outbox/sheet-outbox.ts';

export type Blocking = {
  sheet: Sheet;
  readAt: number;
  outbox: SheetOutbox;
  blocked: OutboxSnapshot['blocked'];
  onRead: () => void;
};

/** Sending follows what the sheet says: none while it is closed, on again by itself when it takes marks again. */
export function useBlocking({ sheet, readAt, outbox, blocked, onRead }: Blocking): void {
  const closedFor = closedBecause(sheet);
  const blockedAt = blocked?.at;
  useEffect(() => {
    if (closedFor) outbox.block(closedFor);
    else if (blockedAt !== undefined && readAt > blockedAt) outbox.unblock();
  }, [closedFor, blockedAt, readAt, outbox]);

  // Refused by an answer while the screen still shows an open sheet: look what has become of it.
  const isSurprised = blockedAt !== undefined && !closedFor && readAt <= blockedAt;
  useEffect(() => {
    if (isSurprised) onRead();
  }, [isSurprised]);
}

function closedBecause(sheet: Sheet): ErrorCode | null {
  if (sheet.canRecord) return null;
  if (sheet.state === 'locked') return 'TERM_CLOSED';
  return sheet.state === 'closed' ? 'SHEET_CLOSED' : 'FORBIDDEN';
}
