import { describe, expect, test } from 'vitest';
import { type KeyPress, meaningOfKey } from './grid-keys.ts';
import type { GridEdit } from './grid-model.ts';

const typed: GridEdit = { text: '7', kind: 'typed' };
const opened: GridEdit = { text: '7', kind: 'opened' };

function press(keys: string): KeyPress {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  return {
    key,
    code: key.length === 1 ? `Key${key.toUpperCase()}` : key,
    shiftKey: parts.includes('Shift'),
    ctrlKey: parts.includes('Control'),
    metaKey: parts.includes('Meta'),
    altKey: parts.includes('Alt'),
  };
}

function move(by: unknown, isExtending = false) {
  return { type: 'move', by, isExtending };
}

describe('while moving', () => {
  test.each([
    ['ArrowUp', move('up')],
    ['Shift+ArrowRight', move('right', true)],
    ['Control+ArrowDown', move('bottom')],
    ['Home', move('first')],
    ['End', move('last')],
    ['Control+Home', move('start')],
    ['Control+Shift+End', move('end', true)],
    ['PageDown', move(15)],
    ['Shift+PageUp', move(-15, true)],
    ['Enter', move('down')],
    ['Shift+Enter', move('up')],
    ['Tab', { type: 'tab', isBack: false }],
    ['Shift+Tab', { type: 'tab', isBack: true }],
    ['F2', { type: 'open' }],
    ['Escape', { type: 'cancel' }],
    ['Delete', { type: 'clear' }],
    ['Backspace', { type: 'clear' }],
    ['Control+z', { type: 'undo' }],
    ['Meta+z', { type: 'undo' }],
    ['Control+D', { type: 'fillDown' }],
    ['Control+Shift+D', { type: 'fillEmpty' }],
    ['Control+y', { type: 'redo' }],
    ['Control+Shift+Z', { type: 'redo' }],
    ['Control+a', { type: 'selectAll' }],
    ['Alt+h', { type: 'openHistory' }],
    ['Alt+ArrowDown', { type: 'enterConflict' }],
  ])('%s', (keys, meaning) => {
    expect(meaningOfKey(press(keys), { edit: null, pageRows: 15 })).toEqual(meaning);
  });

  test.each([
    '7',
    'đ',
    'Control+c',
    'Control+v',
    'Control+Shift+c',
    'Control+Alt+d',
    'Control+Tab',
    'F5',
    'Shift',
    ' ',
  ])('%s stays with the browser', (keys) => {
    expect(meaningOfKey(press(keys), { edit: null, pageRows: 15 })).toBeNull();
  });
});

describe('while editing', () => {
  test('arrows end a typed edit but move the caret in an opened one', () => {
    expect(meaningOfKey(press('ArrowLeft'), { edit: typed, pageRows: 15 })).toEqual(move('left'));
    expect(meaningOfKey(press('ArrowLeft'), { edit: opened, pageRows: 15 })).toBeNull();
  });

  test.each(['Backspace', 'Delete', 'Home', 'End', 'Shift+ArrowLeft', 'Control+z', 'Control+a', 'Control+ArrowLeft'])(
    '%s stays with the text, in both kinds of edit',
    (keys) => {
      expect(meaningOfKey(press(keys), { edit: typed, pageRows: 15 })).toBeNull();
      expect(meaningOfKey(press(keys), { edit: opened, pageRows: 15 })).toBeNull();
    },
  );

  test.each(['Enter', 'Tab', 'Escape', 'PageDown', 'F2'])('%s keeps its meaning', (keys) => {
    expect(meaningOfKey(press(keys), { edit: typed, pageRows: 15 })).toEqual(
      meaningOfKey(press(keys), { edit: null, pageRows: 15 }),
    );
    expect(meaningOfKey(press(keys), { edit: opened, pageRows: 15 })).toEqual(
      meaningOfKey(press(keys), { edit: null, pageRows: 15 }),
    );
  });
});

describe('the space bar', () => {
  test('takes the value that is offered, typed or refused', () => {
    expect(meaningOfKey(press(' '), { edit: typed, pageRows: 15, hasOffer: true })).toEqual({ type: 'takeOffer' });
    expect(meaningOfKey(press(' '), { edit: null, pageRows: 15, hasOffer: true })).toEqual({ type: 'takeOffer' });
    expect(meaningOfKey(press('Control+ '), { edit: null, pageRows: 15, hasOffer: true })).toBeNull();
  });

  test('is a space where nothing is offered', () => {
    expect(meaningOfKey(press(' '), { edit: typed, pageRows: 15, hasOffer: false })).toBeNull();
  });
});
