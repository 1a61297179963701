import { Menu } from '@mantine/core';
import type { GridMenuAct, GridMenuItem, MarkGridTexts } from './grid-types.ts';
import styles from './mark-grid.module.css';

const keysOf: Readonly<Record<GridMenuAct, string>> = {
  fillDown: 'Ctrl+D',
  fillEmpty: 'Ctrl+Shift+D',
  clear: 'Delete',
  undo: 'Ctrl+Z',
  redo: 'Ctrl+Y',
  history: 'Alt+H',
};

const clickOutside = ['mousedown', 'touchstart'];

/** Where it opens, in the window: below the cell, or at the pointer. */
export type MenuPoint = { x: number; y: number };

export type GridMenuProps = {
  at: MenuPoint;
  /** What the grid can do here and now. */
  acts: readonly GridMenuAct[];
  items: readonly GridMenuItem[];
  texts: MarkGridTexts;
  onAct: (act: GridMenuAct) => void;
  /** Closed without a choice, or before one is carried out. */
  onClose: () => void;
};

/**
 * What can be done with the selected cells, beside the keys that do it faster. It stands beside the grid, not inside: what happens
 * in it is no event of the grid.
 */
export function GridMenu({ at, acts, items, texts, onAct, onClose }: GridMenuProps) {
  return (
    <Menu
      opened
      onClose={onClose}
      position="bottom-start"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      floatingStrategy="fixed"
      returnFocus={false}
      // Not keydown, as by default: the key that opens the menu would close it.
      clickOutsideEvents={clickOutside}
      transitionProps={{ duration: 0 }}
      shadow="md"
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={texts.menu.label}
          className={styles.menuAnchor}
          style={{ left: at.x, top: at.y }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={texts.menu.label} onContextMenu={(event) => event.preventDefault()}>
        {acts.map((act, place) => (
          <Menu.Item
            key={act}
            data-autofocus={place === 0 || undefined}
            rightSection={<Keys of={keysOf[act]} />}
            onClick={() => onAct(act)}
          >
            {texts.menu[act]}
          </Menu.Item>
        ))}
        {items.length > 0 && acts.length > 0 && <Menu.Divider />}
        {items.map((item, place) => (
          <Menu.Item
            key={item.key}
            data-autofocus={(acts.length === 0 && place === 0) || undefined}
            rightSection={item.keys && <Keys of={item.keys} />}
            onClick={item.onChoose}
          >
            {item.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Keys({ of }: { of: string }) {
  return <kbd className={styles.menuKeys}>{of}</kbd>;
}
