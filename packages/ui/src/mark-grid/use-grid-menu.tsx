import { type ReactNode, type RefObject, useState } from 'react';
import { GridMenu, type MenuPoint } from './GridMenu.tsx';
import type { GridRange } from './grid-model.ts';
import { selectedRange } from './grid-places.ts';
import type { GridMenuAct, MarkGridProps } from './grid-types.ts';
import type { Grid } from './use-grid.ts';

export type OpenGridMenu = {
  isOpen: boolean;
  /** Where the pointer is, or null: at the active cell. */
  open: (at: MenuPoint | null) => void;
  drawn: ReactNode;
};

/** The menu of the selected cells, by key, by button and by the right mouse button. The hand goes on in the grid after it. */
export function useGridMenu(of: {
  grid: Grid;
  props: MarkGridProps;
  field: RefObject<HTMLTextAreaElement | null>;
  onClose: () => void;
}): OpenGridMenu {
  const { grid, props, field } = of;
  const [at, setAt] = useState<MenuPoint | null>(null);
  const range = selectedRange(grid.state);

  /** An edit is confirmed first, so that what the menu does meets what was typed. */
  function open(pointer: MenuPoint | null) {
    if (at) return;
    grid.act({ type: 'confirm' });
    const cell = field.current?.getBoundingClientRect();
    setAt(pointer ?? (cell ? { x: cell.left, y: cell.bottom } : null));
  }

  function close() {
    setAt(null);
    of.onClose();
  }

  function onAct(chosen: GridMenuAct) {
    close();
    const { row, column } = grid.now().active;
    if (chosen === 'history') props.onOpenHistory?.(row, column);
    else grid.act({ type: chosen });
  }

  const drawn = at && (
    <GridMenu
      at={at}
      acts={actsOf(grid, range, props)}
      items={(props.menuItems?.(range) ?? []).map((item) => ({
        ...item,
        onChoose: () => {
          close();
          item.onChoose();
        },
      }))}
      texts={props.texts}
      onAct={onAct}
      onClose={close}
    />
  );
  return { isOpen: at !== null, open, drawn };
}

/** What the grid can do with these cells now. */
function actsOf({ state, sheet }: Grid, range: GridRange, props: MarkGridProps): GridMenuAct[] {
  const acts: GridMenuAct[] = [];
  if (!props.isReadOnly) {
    if (anyEditable(range, sheet.isEditable)) acts.push('fillDown', 'fillEmpty', 'clear');
    if (state.past.length > 0) acts.push('undo');
    if (state.future.length > 0) acts.push('redo');
  }
  if (props.onOpenHistory) acts.push('history');
  return acts;
}

function anyEditable({ top, left, bottom, right }: GridRange, isEditable: Grid['sheet']['isEditable']): boolean {
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) if (isEditable(row, column)) return true;
  }
  return false;
}
