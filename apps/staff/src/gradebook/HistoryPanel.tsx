import { Anchor, Drawer, Skeleton, Stack, Text } from '@mantine/core';
import type { Sheet } from '@truong/contracts/gradebook';
import type { Column } from '@truong/rules/gradebook/columns';
import { ErrorState } from '@truong/ui/ErrorState.tsx';
import { formatDateTime } from '@truong/vietnamese/dates';
import { errorText } from '../errors.ts';
import { common } from '../messages.ts';
import { trpc } from '../trpc.ts';
import styles from './gradebook.module.css';
import { historySentence } from './history-sentence.ts';
import { nameOfSlot, sheetTexts } from './messages.ts';

/** A cell, or without a slot the pupil's whole line. */
export type HistoryTarget = { pupilId: number; slot: string | undefined };

export type HistoryPanelProps = {
  sheet: Sheet;
  columns: readonly Column[];
  of: HistoryTarget | null;
  onWiden: () => void;
  onClose: () => void;
};

/** Beside the grid: every change of a cell in sentences, newest first. */
export function HistoryPanel({ sheet, columns, of, onWiden, onClose }: HistoryPanelProps) {
  const pupil = sheet.pupils.find((each) => each.pupilId === of?.pupilId)?.fullName ?? '';
  return (
    <Drawer
      opened={of !== null}
      onClose={onClose}
      position="right"
      size="md"
      title={of?.slot ? sheetTexts.historyOfCell(pupil, nameOfSlot(of.slot)) : sheetTexts.historyOfPupil(pupil)}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      {of && (
        <Stack gap="md">
          <Changes sheet={sheet} columns={columns} of={of} />
          {of.slot && (
            <Anchor component="button" type="button" size="sm" ta="start" onClick={onWiden}>
              {sheetTexts.wholeLine}
            </Anchor>
          )}
        </Stack>
      )}
    </Drawer>
  );
}

function Changes({ sheet, columns, of }: Pick<HistoryPanelProps, 'sheet' | 'columns'> & { of: HistoryTarget }) {
  const { pupilId, slot } = of;
  const history = trpc.gradebook.cellHistory.useQuery({
    unitId: sheet.unitId,
    schoolYear: sheet.schoolYear,
    sheetId: sheet.id,
    pupilId,
    ...(slot !== undefined && { slot }),
  });
  if (history.error) {
    const retry = { label: common.retry, onRetry: () => void history.refetch() };
    return <ErrorState title={errorText(history.error)} retry={retry} />;
  }
  if (!history.data) return <Skeleton height={56} aria-label={common.loading} />;
  if (history.data.length === 0) return <Text size="sm">{sheetTexts.noHistory}</Text>;
  return (
    <ol className={styles.changes}>
      {history.data.map((entry) => (
        <li key={`${entry.seq} ${entry.slot}`}>
          <span>{historySentence(columns, entry)}</span>
          <Text component="time" dateTime={entry.at} size="xs" c="dimmed">
            {formatDateTime(entry.at)}
          </Text>
          {entry.reason && <Text size="xs">{sheetTexts.because(entry.reason)}</Text>}
        </li>
      ))}
    </ol>
  );
}
