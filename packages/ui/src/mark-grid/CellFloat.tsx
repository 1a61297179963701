import { Button, Group, Popover, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { KeyboardEvent, Ref } from 'react';
import type { GridCell, MarkGridTexts } from './grid-types.ts';
import styles from './mark-grid.module.css';

type CellFloatProps = {
  ref: Ref<HTMLDivElement>;
  cell: GridCell;
  /** Where the active cell stands inside the scrolled area. */
  place: { left: number; top: number; width: number; height: number };
  texts: MarkGridTexts;
  /** The value that one key puts in place of the text. */
  offer?: string | null;
  onTakeOffer: () => void;
  onKeep?: ((keep: 'mine' | 'theirs') => void) | undefined;
  onEscape: () => void;
};

/** What there is to say about the focused cell: the reason of a state, or both values of a conflict. */
export function CellFloat({ ref, cell, place, texts, offer, onTakeOffer, onKeep, onEscape }: CellFloatProps) {
  const isNarrow = useMediaQuery('(max-width: 40em)', false, { getInitialValueInEffect: false });
  const { conflict } = cell;
  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onEscape();
  }
  return (
    <Popover
      opened
      position={isNarrow ? 'bottom' : 'right'}
      offset={6}
      withinPortal={false}
      floatingStrategy="fixed"
      withRoles={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
      shadow="md"
    >
      <Popover.Target>
        <div className={styles.anchor} style={place} />
      </Popover.Target>
      <Popover.Dropdown ref={ref} className={styles.float} data-state={cell.state} onKeyDown={closeOnEscape}>
        {cell.state !== 'saved' && !conflict && <span className={styles.floatState}>{texts.states[cell.state]}</span>}
        {conflict && (
          <>
            <Text size="sm" fw={600}>
              {texts.conflict.title}
            </Text>
            <dl className={styles.versions}>
              <dt>{texts.conflict.mine}</dt>
              <dd>
                {conflict.mine || '–'}
                <small>{texts.conflict.mineState}</small>
              </dd>
              <dt>{texts.conflict.theirs}</dt>
              <dd>
                {conflict.theirs || '–'}
                <small>{texts.conflict.byWhom(conflict.who, conflict.when)}</small>
              </dd>
            </dl>
          </>
        )}
        {cell.note && <p className={styles.note}>{cell.note}</p>}
        {offer && (
          <div className={styles.offer}>
            <p className={styles.note}>{texts.offer.words(offer)}</p>
            <Button size="compact-sm" variant="default" tabIndex={-1} onClick={onTakeOffer}>
              {texts.offer.take(offer)}
            </Button>
          </div>
        )}
        {conflict && onKeep && (
          <>
            <Group gap={8} wrap="nowrap">
              <Button size="compact-sm" variant="default" onClick={() => onKeep('mine')}>
                {texts.conflict.keepMine}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => onKeep('theirs')}>
                {texts.conflict.keepTheirs}
              </Button>
            </Group>
            <p className={styles.keys}>{texts.conflict.keys}</p>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
