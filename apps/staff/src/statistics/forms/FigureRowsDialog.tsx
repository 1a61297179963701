import { CloseButton, Group, Modal, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { FigureRows } from '@truong/contracts/forms';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { LoadError } from '../../LoadError.tsx';
import { common } from '../../messages.ts';
import { formTexts } from './messages.ts';

export type FigureRowsDialogProps = {
  /** The figure in words; null while none is opened. */
  title: string | null;
  rows: FigureRows | undefined;
  error: unknown;
  onRetry: () => unknown;
  onClose: () => void;
};

/** Whom or what a figure counts: by name for the school itself, for an office how many. */
export function FigureRowsDialog({ title, rows, error, onRetry, onClose }: FigureRowsDialogProps) {
  const isNarrow = useMediaQuery('(max-width: 48em)') ?? false;
  const words = title === null ? '' : formTexts.rows(title);
  return (
    <Modal opened={title !== null} onClose={onClose} withCloseButton={false} size={640} fullScreen={isNarrow}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb="xs">
        <Modal.Title fw={600}>{words}</Modal.Title>
        <CloseButton aria-label={common.close} onClick={onClose} />
      </Group>
      {rows?.people === null ? (
        <Text>{formTexts.rowsHidden(rows.count)}</Text>
      ) : (
        <DataTable
          caption={words}
          isCaptionHidden
          rows={(rows?.people ?? []).map((person, i) => ({ ...person, i }))}
          rowKey={({ i }) => i}
          isLoading={rows === undefined && !error}
          loadingRows={10}
          error={error ? <LoadError error={error} onRetry={onRetry} /> : undefined}
          empty={<EmptyState title={formTexts.noRows} />}
          columns={[
            { key: 'name', head: formTexts.rowName, cell: ({ name }) => name },
            { key: 'place', head: formTexts.rowPlace, width: 160, cell: ({ place }) => place },
          ]}
        />
      )}
    </Modal>
  );
}
