import { UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Sheet, SheetCell } from '@truong/contracts/gradebook';
import type { Column } from '@truong/rules/gradebook/columns';
import { formatDateTime } from '@truong/vietnamese/dates';
import { useEffect } from 'react';
import { trpc } from '../trpc.ts';
import styles from './gradebook.module.css';
import { tokenText } from './history-sentence.ts';
import { nameOfSlot, sheetTexts } from './messages.ts';
import { remarkTexts } from './remarks/messages.ts';

export type PupilLineProps = {
  sheet: Sheet;
  columns: readonly Column[];
  pupil: Sheet['pupils'][number] | undefined;
  /** A new object when answers brought something new. */
  learned: ReadonlyMap<string, SheetCell>;
  onOpen: (pupilId: number) => void;
  onOpenTransferred: (pupilId: number) => void;
  onOpenRemarks: (pupilId: number) => void;
};

const shownChanges = 3;

/** One line below the grid: the latest changes of the focused pupil in this subject. */
export function PupilLine(props: PupilLineProps) {
  const { sheet, columns, pupil, learned, onOpen, onOpenTransferred, onOpenRemarks } = props;
  // Somebody who walks down the column asks for nobody in between.
  const [settledId] = useDebouncedValue(pupil?.pupilId, 300);
  const history = trpc.gradebook.cellHistory.useQuery(
    { unitId: sheet.unitId, schoolYear: sheet.schoolYear, sheetId: sheet.id, pupilId: settledId ?? 0 },
    { enabled: settledId !== undefined, staleTime: 30_000 },
  );
  const utils = trpc.useUtils();
  useEffect(() => {
    if (learned.size > 0) void utils.gradebook.cellHistory.invalidate();
  }, [learned, utils]);

  if (!pupil) return null;
  const isHers = settledId === pupil.pupilId && history.data !== undefined;
  const entries = isHers ? history.data.slice(0, shownChanges) : [];
  return (
    <div className={styles.pupilLine}>
      <strong>{pupil.fullName}</strong>
      <span className={styles.pupilChanges}>
        {isHers && entries.length === 0 && sheetTexts.lineNone}
        {entries
          .map(({ slot, from, to, at }) =>
            sheetTexts.lineShort(
              nameOfSlot(slot),
              tokenText(columns, slot, from),
              tokenText(columns, slot, to),
              formatDateTime(at),
            ),
          )
          .join(' · ')}
      </span>
      {pupil.cameFrom && (
        <UnstyledButton
          className={`${styles.pupilMore} ${styles.pupilOrigin}`}
          title={sheetTexts.cameFrom(pupil.cameFrom)}
          onClick={() => onOpenTransferred(pupil.pupilId)}
        >
          {sheetTexts.broughtAlong(pupil.cameFrom.schoolName)}
        </UnstyledButton>
      )}
      <UnstyledButton className={styles.pupilMore} onClick={() => onOpenRemarks(pupil.pupilId)}>
        {remarkTexts.open}
      </UnstyledButton>
      <UnstyledButton className={styles.pupilMore} onClick={() => onOpen(pupil.pupilId)}>
        {sheetTexts.lineMore}
      </UnstyledButton>
    </div>
  );
}
