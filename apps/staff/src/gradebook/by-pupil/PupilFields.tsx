import { UnstyledButton } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { GridCell, GridColumn } from '@truong/ui/mark-grid/grid-types';
import { gridTexts, nameOfSlot } from '../messages.ts';
import styles from './by-pupil.module.css';
import { byPupilTexts } from './messages.ts';

type PupilFieldsProps = {
  columns: readonly GridColumn[];
  cells: readonly GridCell[];
  active: number;
  /** What is being typed into the active cell. */
  draft: string | null;
  onChoose: (column: number) => void;
};

/** The cells of one pupil on this sheet, each as a field for the thumb; what is calculated stands among them, to read. */
export function PupilFields({ columns, cells, active, draft, onChoose }: PupilFieldsProps) {
  return (
    <div className={styles.fields}>
      {columns.map((column, at) => {
        const cell = cells[at] ?? { text: '', state: 'saved' };
        const text = at === active && draft !== null ? draft : cell.text;
        const value = (
          <>
            <span className={styles.label}>
              {cell.state === 'locked' && <IconLock size={12} aria-hidden />}{' '}
              {column.isComputed ? column.label : nameOfSlot(column.key)}
              <span className={styles.spoken}>{column.title}</span>
            </span>
            <span className={styles.value} data-empty={text === '' || undefined} data-odd={cell.isOdd || undefined}>
              {text || '–'}
            </span>
            <span className={styles.state}>
              {cell.state !== 'saved' && byPupilTexts.states[cell.state]}
              {cell.isOdd && <span className={styles.spoken}>{gridTexts.odd}</span>}
            </span>
          </>
        );
        if (column.isComputed)
          return (
            <div key={column.key} className={styles.computed}>
              {value}
            </div>
          );
        return (
          <UnstyledButton
            key={column.key}
            className={styles.field}
            data-state={cell.state}
            data-active={at === active || undefined}
            aria-pressed={at === active}
            onClick={() => onChoose(at)}
          >
            {value}
          </UnstyledButton>
        );
      })}
    </div>
  );
}
