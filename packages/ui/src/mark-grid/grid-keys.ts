/** Which key means what. Keys without a meaning here stay with the browser or the text field. */

import type { GridAct, GridEdit, GridMove } from './grid-model.ts';

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** An act of the grid, or a wish that concerns what surrounds it. */
export type KeyMeaning = GridAct | { type: 'openHistory' } | { type: 'enterConflict' } | { type: 'openMenu' };

const ARROWS: Record<string, { plain: GridMove; withControl: GridMove }> = {
  ArrowUp: { plain: 'up', withControl: 'top' },
  ArrowDown: { plain: 'down', withControl: 'bottom' },
  ArrowLeft: { plain: 'left', withControl: 'first' },
  ArrowRight: { plain: 'right', withControl: 'last' },
};

const WITH_CONTROL: Record<string, KeyMeaning> = {
  a: { type: 'selectAll' },
  d: { type: 'fillDown' },
  y: { type: 'redo' },
  z: { type: 'undo' },
};
const WITH_CONTROL_AND_SHIFT: Record<string, KeyMeaning> = { d: { type: 'fillEmpty' }, z: { type: 'redo' } };

export type KeyMoment = { edit: GridEdit | null; pageRows: number; hasOffer?: boolean };

export function meaningOfKey(press: KeyPress, { edit, pageRows, hasOffer }: KeyMoment): KeyMeaning | null {
  const isControl = press.ctrlKey || press.metaKey;
  if (hasOffer && press.key === ' ' && !isControl && !press.altKey) return { type: 'takeOffer' };
  if (press.altKey) return isControl ? null : withAlt(press);
  if (press.key === 'ContextMenu' || (press.key === 'F10' && press.shiftKey && !isControl)) return { type: 'openMenu' };
  const inBoth = ofAnyMoment(press, pageRows, isControl);
  if (inBoth) return inBoth;
  return edit ? whileEditing(press, edit, isControl) : whileMoving(press, isControl);
}

function withAlt({ key, code }: KeyPress): KeyMeaning | null {
  if (code === 'KeyH') return { type: 'openHistory' };
  return key === 'ArrowDown' ? { type: 'enterConflict' } : null;
}

function ofAnyMoment({ key, shiftKey }: KeyPress, pageRows: number, isControl: boolean): KeyMeaning | null {
  if (isControl) return null;
  switch (key) {
    case 'Enter':
      return { type: 'move', by: shiftKey ? 'up' : 'down', isExtending: false };
    case 'Tab':
      return { type: 'tab', isBack: shiftKey };
    case 'Escape':
      return { type: 'cancel' };
    case 'F2':
      return { type: 'open' };
    case 'PageUp':
      return { type: 'move', by: -pageRows, isExtending: shiftKey };
    case 'PageDown':
      return { type: 'move', by: pageRows, isExtending: shiftKey };
    default:
      return null;
  }
}

/** Shift and an arrow stay with the text field: some Vietnamese input tools replace a letter that way. */
function whileEditing({ key, shiftKey }: KeyPress, edit: GridEdit, isControl: boolean): KeyMeaning | null {
  const arrow = ARROWS[key];
  if (!arrow || edit.kind === 'opened' || shiftKey || isControl) return null;
  return { type: 'move', by: arrow.plain, isExtending: false };
}

function whileMoving({ key, shiftKey }: KeyPress, isControl: boolean): KeyMeaning | null {
  const arrow = ARROWS[key];
  if (arrow) return { type: 'move', by: isControl ? arrow.withControl : arrow.plain, isExtending: shiftKey };
  if (key === 'Home') return { type: 'move', by: isControl ? 'start' : 'first', isExtending: shiftKey };
  if (key === 'End') return { type: 'move', by: isControl ? 'end' : 'last', isExtending: shiftKey };
  if (key === 'Delete' || key === 'Backspace') return { type: 'clear' };
  if (!isControl) return null;
  return (shiftKey ? WITH_CONTROL_AND_SHIFT : WITH_CONTROL)[key.toLowerCase()] ?? null;
}
