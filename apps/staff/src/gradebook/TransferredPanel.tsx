import { CloseButton, Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { Sheet } from '@truong/contracts/gradebook';
import { LoadError } from '../LoadError.tsx';
import { aboutSheet, common } from '../messages.ts';
import { TransferredTable } from '../people/Transferred.tsx';
import { trpc } from '../trpc.ts';
import styles from './gradebook.module.css';
import { sheetTexts } from './messages.ts';

export type TransferredPanelProps = {
  sheet: Sheet;
  /** Null: closed. */
  pupilId: number | null;
  onClose: () => void;
};

/** Beside the grid: what a pupil brought along from other schools for this subject. */
export function TransferredPanel({ sheet, pupilId, onClose }: TransferredPanelProps) {
  const pupil = sheet.pupils.find((each) => each.pupilId === pupilId)?.fullName ?? '';
  return (
    <Drawer opened={pupilId !== null} onClose={onClose} position="right" size="lg" withCloseButton={false}>
      <Stack gap="md">
        {/* Not the drawer's own head: that would be a second banner of the page. */}
        <Group justify="space-between" wrap="nowrap">
          <Drawer.Title fw={600}>{sheetTexts.transferredOf(pupil, aboutSheet(sheet))}</Drawer.Title>
          <CloseButton aria-label={common.close} onClick={onClose} />
        </Group>
        {pupilId !== null && <Marks sheet={sheet} pupilId={pupilId} />}
      </Stack>
    </Drawer>
  );
}

function Marks({ sheet, pupilId }: { sheet: Sheet; pupilId: number }) {
  const { unitId, schoolYear, id: sheetId } = sheet;
  const found = trpc.gradebook.transferredMarks.useQuery({ unitId, schoolYear, sheetId, pupilId });
  if (found.error) return <LoadError error={found.error} onRetry={() => found.refetch()} />;
  if (!found.data) return <Skeleton height={96} aria-label={common.loading} />;
  return (
    <Stack gap="md">
      <Text size="sm">{sheetTexts.transferredText}</Text>
      {found.data.map((one) => (
        <section key={`${one.schoolName} ${one.leftOn}`} className={styles.transferred}>
          <h3>{sheetTexts.transferredFrom(one)}</h3>
          {one.marks.length === 0 ? (
            <Text size="sm">{sheetTexts.noTransferred}</Text>
          ) : (
            <TransferredTable marks={one.marks} />
          )}
        </section>
      ))}
    </Stack>
  );
}
