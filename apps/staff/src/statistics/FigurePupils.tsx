import { CloseButton, Group, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { FormPupils } from '@truong/contracts/statistics';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import type { z } from 'zod';
import { LoadError } from '../LoadError.tsx';
import { common, levelNames } from '../messages.ts';
import type { FigureAt } from './form-layout.ts';
import { formTexts } from './messages.ts';
import styles from './statistics.module.css';

type Pupils = z.infer<typeof FormPupils>;

export type FigurePupilsProps = {
  at: FigureAt | null;
  source: string;
  pupils: Pupils | undefined;
  error: unknown;
  onRetry: () => unknown;
  onClose: () => void;
};

/** The pupils whom a figure counts. */
export function FigurePupils({ at, source, pupils, error, onRetry, onClose }: FigurePupilsProps) {
  const isNarrow = useMediaQuery('(max-width: 48em)') ?? false;
  const texts = formTexts.pupils;
  const title = at ? texts.caption(formTexts.figure(at), source) : '';
  const levelOf = (pupil: Pupils[number], kind: 'learning' | 'conduct') => {
    if (!pupil.isAssessed) return texts.notAssessed;
    return pupil[kind] ? levelNames[pupil[kind]] : '–';
  };
  return (
    <Modal opened={at !== null} onClose={onClose} withCloseButton={false} size={820} fullScreen={isNarrow}>
      {/* Not the dialog's own head: that would be a second banner of the page. */}
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb="xs">
        <Modal.Title fw={600}>{title}</Modal.Title>
        <CloseButton aria-label={common.close} onClick={onClose} />
      </Group>
      <div className={styles.history}>
        <DataTable
          caption={title}
          isCaptionHidden
          rows={pupils ?? []}
          rowKey={(pupil) => pupil.pupilId}
          isLoading={pupils === undefined && !error}
          loadingRows={10}
          error={error ? <LoadError error={error} onRetry={onRetry} /> : undefined}
          empty={<EmptyState title={texts.none} />}
          columns={[
            { key: 'name', head: texts.name, cell: (pupil) => pupil.fullName },
            { key: 'class', head: texts.class, width: 80, cell: (pupil) => pupil.className },
            { key: 'sex', head: texts.sex, width: 80, cell: (pupil) => (pupil.isFemale ? texts.female : texts.male) },
            {
              key: 'minority',
              head: texts.minority,
              width: 80,
              cell: (pupil) => (pupil.isMinority ? texts.isMinority : ''),
            },
            { key: 'learning', head: texts.learning, width: 130, cell: (pupil) => levelOf(pupil, 'learning') },
            { key: 'conduct', head: texts.conduct, width: 130, cell: (pupil) => levelOf(pupil, 'conduct') },
          ]}
        />
      </div>
    </Modal>
  );
}
