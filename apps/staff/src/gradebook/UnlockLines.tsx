import { IconHourglass, IconLockOpen } from '@tabler/icons-react';
import type { Sheet } from '@truong/contracts/gradebook';
import { trpc } from '../trpc.ts';
import { slotNames, unlockTexts } from './entry-messages.ts';
import styles from './gradebook.module.css';

/** Above the grid: what is open for a time on this sheet, and what was asked for and waits. */
export function UnlockLines({ sheet }: { sheet: Sheet }) {
  const hasLocks = sheet.entry.some(({ lock }) => lock !== null);
  const { unitId, schoolYear, id: sheetId } = sheet;
  const asked = trpc.entry.unlockRequests.useQuery(
    { unitId, schoolYear, sheetId },
    { enabled: hasLocks && sheet.canAsk },
  );
  const waiting = (asked.data?.requests ?? []).filter(({ status }) => status === 'waiting' || status === 'unconfirmed');
  if (sheet.unlocks.length === 0 && waiting.length === 0) return null;
  return (
    <ul className={styles.unlocks}>
      {sheet.unlocks.map(({ id, slots, until }) => (
        <li key={id}>
          <IconLockOpen size={14} aria-hidden /> {unlockTexts.openLine(slotNames(slots), until)}
        </li>
      ))}
      {waiting.map(({ id, slots, status }) => (
        <li key={id}>
          <IconHourglass size={14} aria-hidden /> {unlockTexts.waitingLine(slotNames(slots))} (
          {unlockTexts.status(status).toLowerCase()})
        </li>
      ))}
    </ul>
  );
}
