import { Anchor, CloseButton, Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { Sheet } from '@truong/contracts/gradebook';
import type { Column } from '@truong/rules/gradebook/columns';
import { ErrorState } from '@truong/ui/ErrorState.tsx';
import { errorText } from '../errors.ts';
import { common } from '../messages.ts';
import { trpc } from '../trpc.ts';
import styles from './gradebook.module.css';
import { changesByDay, historySentence } from './history-sentence.ts';
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

/** Beside the grid: every change of a cell in sentences, day by day, newest first. */
export function HistoryPanel({ sheet, columns, of, onWiden, onClose }: HistoryPanelProps) {
  const pupil = sheet.pupils.find((each) => each.pupilId === of?.pupilId)?.fullName ?? '';
  return (
    <Drawer opened={of !== null} onClose={onClose} position="right" size="md" withCloseButton={false}>
      {of && (
        <Stack gap="md">
          {/* Not the drawer's own head: that would be a second banner of the page. */}
          <Group justify="space-between" wrap="nowrap">
            <Drawer.Title fw={600}>
              {of.slot ? sheetTexts.historyOfCell(pupil, nameOfSlot(of.slot)) : sheetTexts.historyOfPupil(pupil)}
            </Drawer.Title>
            <CloseButton aria-label={common.close} onClick={onClose} />
          </Group>
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
  return changesByDay(history.data).map(({ day, changes }) => (
    <section key={day} className={styles.changesOfDay}>
      <h3>{day}</h3>
      <ol className={styles.changes}>
        {changes.map((change) => (
          <li key={`${change.seq} ${change.slot}`}>
            <span>{historySentence(columns, change)}</span>
            <Text component="time" dateTime={change.at} size="xs" c="dimmed">
              {change.time}
              {change.steps > 1 && ` · ${sheetTexts.inSteps(change.steps)}`}
            </Text>
            {change.reason && <Text size="xs">{sheetTexts.because(change.reason)}</Text>}
            {change.unlock && <Text size="xs">{sheetTexts.underUnlock(change.unlock)}</Text>}
          </li>
        ))}
      </ol>
    </section>
  ));
}
