import { ActionIcon, Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { Sheet } from '@truong/contracts/gradebook';
import type { GridColumn, GridWrite } from '@truong/ui/mark-grid/grid-types';
import { type KeyboardEvent, type TouchEvent, useRef } from 'react';
import { unlockTexts } from '../entry-messages.ts';
import { gridTexts } from '../messages.ts';
import type { SheetView } from '../sheet-view.ts';
import styles from './by-pupil.module.css';
import { byPupilTexts } from './messages.ts';
import { NumberPad } from './NumberPad.tsx';
import { PupilFields } from './PupilFields.tsx';
import { padKeys } from './pad.ts';
import { usePupilEntry } from './use-pupil-entry.ts';

export type ByPupilProps = {
  sheet: Sheet;
  view: SheetView;
  columns: readonly GridColumn[];
  startAt: { row: number; column: number } | undefined;
  isReadOnly: boolean;
  onWrite: (writes: readonly GridWrite[]) => void;
  /** An edit has begun: what the cell shows now is what the writer has seen. */
  onEdit: (row: number, column: number) => void;
  onResolveConflict: (row: number, column: number, keep: 'mine' | 'theirs') => void;
  /** Null where nothing can be asked for. */
  onAsk: ((row: number, column: number) => void) | null;
};

/** `aside`: how far a thumb may slant, as a share of its way. */
const swipe = { along: 60, aside: 0.5 };

/** The sheet one pupil at a time, for a phone in one hand: the same cells, the same outbox, keys of its own. */
export function ByPupil(props: ByPupilProps) {
  const { sheet, view, columns, isReadOnly } = props;
  const entry = usePupilEntry(props);
  const touch = useRef<{ x: number; y: number } | null>(null);
  const { row, column, draft } = entry;
  const pupil = sheet.pupils[row];
  const line = view.rows[row];
  const cell = line?.cells[column];
  const of = view.columns[column];
  if (!pupil || !line || !of) return null;
  const asked = view.columns.filter(({ required }) => required).length;
  const entered = asked - line.missing.length;
  const isClosed = isReadOnly || cell?.state === 'locked';

  function onTouchEnd(event: TouchEvent) {
    const end = event.changedTouches[0];
    const begin = touch.current;
    touch.current = null;
    if (!begin || !end) return;
    const along = end.clientX - begin.x;
    if (Math.abs(along) >= swipe.along && Math.abs(end.clientY - begin.y) <= swipe.aside * Math.abs(along))
      entry.turn(along < 0 ? 1 : -1);
  }

  /** A keyboard that is there all the same. Enter and the space bar stay with the button that has the focus. */
  function onKeyDown(event: KeyboardEvent) {
    if (isClosed || !of || event.ctrlKey || event.altKey || event.metaKey) return;
    const typed = event.key === '.' ? ',' : event.key;
    const key = padKeys(of).find(({ label }) => label !== '' && label === typed);
    if (key) entry.press(key);
    else if (event.key === 'Backspace') entry.erase();
    else return;
    event.preventDefault();
  }

  return (
    <section
      className={styles.byPupil}
      aria-label={byPupilTexts.label(pupil.fullName)}
      onKeyDown={onKeyDown}
      onTouchStart={(event) => {
        const begin = event.touches[0];
        touch.current = begin ? { x: begin.clientX, y: begin.clientY } : null;
      }}
      onTouchEnd={onTouchEnd}
    >
      <div className={styles.head}>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={byPupilTexts.previous}
          disabled={row === 0}
          onClick={() => entry.turn(-1)}
        >
          <IconChevronLeft aria-hidden />
        </ActionIcon>
        <div className={styles.who} aria-live="polite">
          <h2 className={styles.name} data-struck={pupil.hasLeft || undefined}>
            {pupil.fullName}
          </h2>
          <span className={styles.place}>
            {byPupilTexts.place(row + 1, sheet.pupils.length)} ·{' '}
            {pupil.hasLeft ? gridTexts.struck : byPupilTexts.entered(entered, asked)}
          </span>
        </div>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={byPupilTexts.next}
          disabled={row === sheet.pupils.length - 1}
          onClick={() => entry.turn(1)}
        >
          <IconChevronRight aria-hidden />
        </ActionIcon>
      </div>
      <PupilFields columns={columns} cells={line.cells} active={column} draft={draft} onChoose={entry.choose} />
      <div className={styles.said} role="status">
        {cell?.conflict ? (
          <>
            <p>
              {gridTexts.conflict.mine}: <strong>{cell.conflict.mine || '–'}</strong>. {gridTexts.conflict.theirs}:{' '}
              <strong>{cell.conflict.theirs || '–'}</strong>,{' '}
              {gridTexts.conflict.byWhom(cell.conflict.who, cell.conflict.when)}
            </p>
            <Group gap="xs">
              <Button variant="default" onClick={() => props.onResolveConflict(row, column, 'mine')}>
                {gridTexts.conflict.keepMine}
              </Button>
              <Button variant="default" onClick={() => props.onResolveConflict(row, column, 'theirs')}>
                {gridTexts.conflict.keepTheirs}
              </Button>
            </Group>
          </>
        ) : (
          draft === null && cell?.note && <p>{cell.note}</p>
        )}
        {cell?.state === 'locked' && !pupil.hasLeft && props.onAsk && (
          <Button variant="default" onClick={() => props.onAsk?.(row, column)}>
            {unlockTexts.ask}
          </Button>
        )}
      </div>
      {!isReadOnly && (
        <NumberPad
          column={of}
          isClosed={isClosed}
          onKey={entry.press}
          onErase={entry.erase}
          onClear={() => entry.put('')}
          onAbsent={() => entry.put('v')}
          onForward={entry.forward}
        />
      )}
    </section>
  );
}
