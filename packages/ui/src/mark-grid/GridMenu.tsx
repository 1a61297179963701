import { Menu } from '@mantine/core';
import type { GridMenuItem, MarkGridTexts } from './grid-types.ts';
import styles from './mark-grid.module.css';
import type { CellPlace } from './use-cell-place.ts';

const keysOf: Readonly<Record<GridMenuItem, string>> = {
  fillDown: 'Ctrl+D',
  fillEmpty: 'Ctrl+Shift+D',
  clear: 'Delete',
  undo: 'Ctrl+Z',
  redo: 'Ctrl+Y',
  history: 'Alt+H',
};

export type GridMenuProps = {
  /** Where the active cell stands inside the scrolled area. */
  place: CellPlace;
  /** What can be done here and now. */
  items: readonly GridMenuItem[];
  texts: MarkGridTexts;
  onChoose: (item: GridMenuItem) => void;
  onClose: () => void;
};

/** What can be done with the selected cells, beside the keys that do it faster. */
export function GridMenu({ place, items, texts, onChoose, onClose }: GridMenuProps) {
  return (
    <Menu
      opened
      onClose={onClose}
      position="bottom-start"
      withinPortal={false}
      floatingStrategy="fixed"
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      shadow="md"
      trapFocus
    >
      <Menu.Target>
        <button type="button" tabIndex={-1} aria-label={texts.menu.label} className={styles.menuAnchor} style={place} />
      </Menu.Target>
      <Menu.Dropdown>
        {items.map((item) => (
          <Menu.Item
            key={item}
            rightSection={<kbd className={styles.menuKeys}>{keysOf[item]}</kbd>}
            onClick={() => onChoose(item)}
          >
            {texts.menu[item]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
