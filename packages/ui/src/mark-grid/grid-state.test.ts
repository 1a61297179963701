import { describe, expect, test } from 'vitest';
import { parseTsv } from './clipboard.ts';
import type { GridAct, GridSheet, GridState } from './grid-model.ts';
import { selectedRange } from './grid-places.ts';
import { initialGridState, offerAt, stepGrid } from './grid-state.ts';
import type { GridCell, GridProposal, GridWriteHow } from './grid-types.ts';

/** Columns a-e; c is closed to entry. Cells hold their own address until they are written. */
function newSheet(size = 5) {
  const cells = new Map<string, GridCell>();
  const keys = { rowKeys: Array.from({ length: size }, (_, at) => `p${at}`), columnKeys: ['a', 'b', 'c', 'd', 'e'] };
  const sheet: GridSheet = {
    ...keys,
    cellAt: (row, column) =>
      cells.get(`${sheet.rowKeys[row]}${sheet.columnKeys[column]}`) ?? { text: '', state: 'saved' },
    isEditable: (row, column) =>
      sheet.columnKeys[column] !== 'c' && row < sheet.rowKeys.length && sheet.cellAt(row, column).state !== 'locked',
    offerFor: (_column, text) => (/^[1-9]\d$/.test(text) && text !== '10' ? `${text[0]},${text[1]}` : null),
  };
  return { sheet, cells };
}

/** Plays acts one after the other and keeps what was written, as a screen would. */
function play(size?: number) {
  const { sheet, cells } = newSheet(size);
  let state = initialGridState;
  const log: string[] = [];
  const proposals: GridProposal[] = [];
  let isLeft = false;
  return {
    sheet,
    cells,
    log,
    proposals,
    act(...acts: GridAct[]) {
      for (const each of acts) {
        const step = stepGrid(state, each, sheet);
        state = step.state;
        isLeft = step.isLeft === true;
        if (step.proposal) proposals.push(step.proposal);
        if (!step.write) continue;
        log.push(logged(step.write.how, step.write.writes));
        for (const { row, column, text } of step.write.writes) {
          cells.set(`${sheet.rowKeys[row]}${sheet.columnKeys[column]}`, { text, state: 'saved' });
        }
      }
    },
    /** As a screen that lands every proposal of cells as it is. */
    land(...acts: GridAct[]) {
      for (const each of acts) {
        const before = proposals.length;
        this.act(each);
        const asked = proposals[before];
        if (asked?.kind === 'writes') this.act({ type: 'land', how: asked.how, writes: asked.writes });
      }
    },
    set(row: number, column: number, cell: Partial<GridCell>) {
      cells.set(`${sheet.rowKeys[row]}${sheet.columnKeys[column]}`, { text: '', state: 'saved', ...cell });
    },
    text: (row: number, column: number) => sheet.cellAt(row, column).text,
    state: (): GridState => state,
    isLeft: () => isLeft,
  };
}

function logged(how: GridWriteHow, writes: readonly { row: number; column: number; text: string }[]): string {
  return [how, ...writes.map(({ row, column, text }) => `${row}.${column}=${text}`)].join(' ');
}

const move = (by: Extract<GridAct, { type: 'move' }>['by'], isExtending = false): GridAct => ({
  type: 'move',
  by,
  isExtending,
});
const point = (row: number, column: number, isExtending = false): GridAct => ({
  type: 'point',
  at: { row, column },
  isExtending,
});
const keyed = (rowKey: string, columnKey: string, text: string) => ({ rowKey, columnKey, text });
const type = (text: string): GridAct => ({ type: 'type', text });
const tab: GridAct = { type: 'tab', isBack: false };
const tabBack: GridAct = { type: 'tab', isBack: true };
const paste = (...block: string[][]): GridAct => ({ type: 'paste', block });

describe('moving', () => {
  test.each([
    ['down', [2, 1]],
    ['up', [0, 1]],
    ['left', [1, 0]],
    ['right', [1, 2]],
    ['first', [1, 0]],
    ['last', [1, 4]],
    ['top', [0, 1]],
    ['bottom', [4, 1]],
    ['start', [0, 0]],
    ['end', [4, 4]],
    [3, [4, 1]],
    [-3, [0, 1]],
    [40, [4, 1]],
  ] as const)('%s', (by, [row, column]) => {
    const grid = play();
    grid.act(point(1, 1), move(by));
    expect(grid.state().active).toEqual({ row, column });
    expect(grid.state().extent).toEqual({ row, column });
  });

  test('the edges hold', () => {
    const grid = play();
    grid.act(move('up'), move('left'));
    expect(grid.state().active).toEqual({ row: 0, column: 0 });
    grid.act(move('end'), move('down'), move('right'));
    expect(grid.state().active).toEqual({ row: 4, column: 4 });
  });

  test('an empty sheet stays at its first cell and takes nothing', () => {
    const grid = play(0);
    grid.act(
      move('down'),
      move('end'),
      type('7'),
      move('down'),
      { type: 'clear' },
      { type: 'fillDown' },
      { type: 'undo' },
    );
    expect(grid.state().active).toEqual({ row: 0, column: 4 });
    expect(grid.log).toEqual([]);
  });

  test('shift extends the range and leaves the active cell where it is', () => {
    const grid = play();
    grid.act(point(2, 3), move('up', true), move('left', true), move('left', true));
    expect(grid.state().active).toEqual({ row: 2, column: 3 });
    expect(selectedRange(grid.state())).toEqual({ top: 1, left: 1, bottom: 2, right: 3 });
    grid.act(move('down'));
    expect(selectedRange(grid.state())).toEqual({ top: 3, left: 3, bottom: 3, right: 3 });
  });

  test('everything can be selected', () => {
    const grid = play();
    grid.act(point(2, 2), { type: 'selectAll' });
    expect(selectedRange(grid.state())).toEqual({ top: 0, left: 0, bottom: 4, right: 4 });
  });
});

describe('tab', () => {
  test('goes to the next cell of the row that takes entry, and out at its end', () => {
    const grid = play();
    grid.act(point(1, 1), tab);
    expect(grid.state().active).toEqual({ row: 1, column: 3 });
    grid.act(tab, tab);
    expect(grid.state().active).toEqual({ row: 1, column: 4 });
    expect(grid.isLeft()).toBe(true);
  });

  test('goes back the same way', () => {
    const grid = play();
    grid.act(point(1, 3), tabBack);
    expect(grid.state().active).toEqual({ row: 1, column: 1 });
    grid.act(tabBack, tabBack);
    expect(grid.isLeft()).toBe(true);
  });

  test('leaves from anywhere after Escape, and only right after it', () => {
    const grid = play();
    grid.act({ type: 'cancel' }, tab);
    expect(grid.isLeft()).toBe(true);
    grid.act({ type: 'cancel' }, move('down'), tab);
    expect(grid.isLeft()).toBe(false);
  });

  test('after Escape has ended an edit still goes to the next cell', () => {
    const grid = play();
    grid.act(type('7'), { type: 'cancel' }, tab);
    expect(grid.isLeft()).toBe(false);
    expect(grid.log).toEqual([]);
  });

  test('keeps what was typed when it leaves', () => {
    const grid = play();
    grid.act(point(0, 4), type('7'), tab);
    expect(grid.isLeft()).toBe(true);
    expect(grid.log).toEqual(['typed 0.4=7']);
  });
});

describe('typing', () => {
  test('replaces the value and is written when the cell is left', () => {
    const grid = play();
    grid.set(0, 0, { text: '5,0' });
    grid.act(type('7'), type('7,5'));
    expect(grid.state().edit).toEqual({ text: '7,5', kind: 'typed' });
    expect(grid.log).toEqual([]);
    grid.act(move('down'));
    expect(grid.log).toEqual(['typed 0.0=7,5']);
    expect(grid.state().edit).toBeNull();
  });

  test('falls back on the active cell when a range was selected', () => {
    const grid = play();
    grid.act(point(1, 0), point(3, 1, true), type('6'), { type: 'confirm' });
    expect(grid.log).toEqual(['typed 1.0=6']);
  });

  test('a cell closed to entry takes nothing', () => {
    const grid = play();
    grid.set(1, 1, { text: '5', state: 'locked' });
    grid.act(
      point(0, 2),
      type('7'),
      { type: 'open' },
      move('down'),
      point(1, 1),
      type('7'),
      { type: 'open' },
      { type: 'clear' },
    );
    expect(grid.state().edit).toBeNull();
    expect(grid.log).toEqual([]);
  });

  test('an empty text begins no edit, but may stand in one', () => {
    const grid = play();
    grid.set(0, 0, { text: '5,0' });
    grid.act(type(''));
    expect(grid.state().edit).toBeNull();
    grid.act(type('d'), type(''), type('đ'), { type: 'confirm' });
    expect(grid.log).toEqual(['typed 0.0=đ']);
  });

  test('the same value again is not written', () => {
    const grid = play();
    grid.set(0, 0, { text: '5,0' });
    grid.act({ type: 'open' }, move('down'));
    expect(grid.log).toEqual([]);
  });

  test.each(['refused', 'conflict'] as const)('the same value again is written over a cell in state %s', (state) => {
    const grid = play();
    grid.set(0, 0, { text: '5,0', state });
    grid.act({ type: 'open' }, move('down'));
    expect(grid.log).toEqual(['typed 0.0=5,0']);
  });

  test('Escape drops what was typed', () => {
    const grid = play();
    grid.act(type('7'), { type: 'cancel' }, move('down'));
    expect(grid.log).toEqual([]);
  });

  test('decomposed letters and helper characters of input tools are put right', () => {
    const grid = play();
    grid.act(type(' \u202Fa\u0301\u200B '), { type: 'confirm' });
    expect(grid.log).toEqual(['typed 0.0=á']);
  });

  test('F2 opens the value for correction, also in the middle of a typed edit', () => {
    const grid = play();
    grid.set(0, 0, { text: '5,0' });
    grid.act({ type: 'open' });
    expect(grid.state().edit).toEqual({ text: '5,0', kind: 'opened' });
    grid.act({ type: 'cancel' }, type('6'), { type: 'open' });
    expect(grid.state().edit).toEqual({ text: '6', kind: 'opened' });
  });
});

describe('clearing and filling', () => {
  test('one cell is cleared at once, several are proposed: what is closed or empty falls out', () => {
    const grid = play();
    grid.set(0, 1, { text: '5' });
    grid.set(0, 2, { text: '6' });
    grid.set(1, 3, { text: '7' });
    grid.set(1, 1, { text: '8', state: 'locked' });
    grid.act(point(0, 1), point(1, 3, true), { type: 'clear' });
    expect(grid.log).toEqual([]);
    expect(grid.proposals).toEqual([
      { kind: 'writes', how: 'cleared', writes: [keyed('p0', 'b', ''), keyed('p1', 'd', '')] },
    ]);
    grid.act(point(0, 1), { type: 'clear' });
    expect(grid.log).toEqual(['cleared 0.1=']);
  });

  test('fills the top row of the range down', () => {
    const grid = play();
    grid.set(0, 0, { text: '5' });
    grid.set(0, 1, { text: '6' });
    grid.land(point(2, 1), point(0, 0, true), { type: 'fillDown' });
    expect(grid.log).toEqual(['filled 1.0=5 1.1=6 2.0=5 2.1=6']);
  });

  test('fills only what is empty', () => {
    const grid = play();
    grid.set(0, 0, { text: '5' });
    grid.set(2, 0, { text: '9' });
    grid.land(point(0, 0), point(3, 0, true), { type: 'fillEmpty' });
    expect(grid.log).toEqual(['filled 1.0=5 3.0=5']);
    expect(selectedRange(grid.state())).toEqual({ top: 0, left: 0, bottom: 3, right: 0 });
  });

  test('a single row takes the row above, the first row takes nothing', () => {
    const grid = play();
    grid.set(0, 0, { text: '5' });
    grid.act({ type: 'fillDown' }, point(1, 0), { type: 'fillDown' });
    expect(grid.log).toEqual(['filled 1.0=5']);
  });
});

describe('pasting', () => {
  test('a block is proposed from the upper left cell of the selection on, and nothing is written', () => {
    const grid = play();
    const block = [
      ['1', '2'],
      ['3', ''],
    ];
    grid.act(point(3, 1), point(2, 0, true), { type: 'paste', block });
    expect(grid.log).toEqual([]);
    expect(grid.proposals).toEqual([{ kind: 'block', at: { rowKey: 'p2', columnKey: 'a' }, block }]);
  });

  test('what lands becomes the selection and one step of undo, whatever has moved meanwhile', () => {
    const grid = play();
    grid.set(1, 1, { text: '9' });
    const before = { rowKeys: grid.sheet.rowKeys, columnKeys: grid.sheet.columnKeys };
    grid.sheet.rowKeys = ['new', 'p0', 'p1'];
    const writes = [keyed('p0', 'a', ' 1 '), keyed('p1', 'b', '2'), keyed('p4', 'a', '3'), keyed('p0', 'c', '4')];
    grid.act({ type: 'sheetChanged', before }, { type: 'land', how: 'pasted', writes });
    expect(grid.log).toEqual(['pasted 1.0=1 2.1=2']);
    expect(selectedRange(grid.state())).toEqual({ top: 1, left: 0, bottom: 2, right: 1 });
    grid.act({ type: 'undo' });
    expect([grid.text(1, 0), grid.text(2, 1)]).toEqual(['', '9']);
  });

  test('one value goes into one cell at once, and is proposed for the whole selected range', () => {
    const grid = play();
    grid.act(paste(['8']));
    expect(grid.log).toEqual(['pasted 0.0=8']);
    grid.land(point(0, 0), point(1, 1, true), paste(['9']));
    expect(grid.log.at(-1)).toBe('pasted 0.0=9 0.1=9 1.0=9 1.1=9');
  });

  test('one value over a cell closed to entry writes nothing', () => {
    const grid = play();
    grid.act(point(0, 2), paste(['1']));
    expect(grid.log).toEqual([]);
  });

  test('45 rows as Excel copies them come as 45 rows', () => {
    const grid = play(45);
    grid.act(point(0, 1), { type: 'paste', block: parseTsv('7,5\r\n'.repeat(45)) });
    expect(grid.proposals).toMatchObject([{ block: { length: 45 } }]);
  });

  test('a block leaves what is being typed', () => {
    const grid = play();
    grid.act(type('7'), paste(['1'], ['2']));
    expect(grid.state().edit).toEqual({ text: '7', kind: 'typed' });
  });

  test('an empty clipboard does nothing', () => {
    const grid = play();
    grid.act({ type: 'paste', block: [] });
    expect(grid.log).toEqual([]);
    expect(grid.proposals).toEqual([]);
  });
});

describe('an offered value', () => {
  test('replaces what is being typed, and goes on to the next row', () => {
    const grid = play();
    grid.act(type('85'));
    expect(offerAt(grid.state(), grid.sheet)).toBe('8,5');
    grid.act({ type: 'takeOffer' });
    expect(grid.log).toEqual(['typed 0.0=8,5']);
    expect(grid.state()).toMatchObject({ active: { row: 1, column: 0 }, edit: null });
  });

  test('is never taken by itself', () => {
    const grid = play();
    grid.act(type('85'), move('down'));
    expect(grid.log).toEqual(['typed 0.0=85']);
  });

  test('replaces a refused text, and stays there', () => {
    const grid = play();
    grid.set(0, 0, { text: '85', state: 'refused' });
    grid.act({ type: 'takeOffer' });
    expect(grid.log).toEqual(['typed 0.0=8,5']);
    expect(grid.state().active).toEqual({ row: 0, column: 0 });
  });

  test('is none where the text means something, or the cell is closed', () => {
    const grid = play();
    grid.set(1, 0, { text: '85', state: 'locked' });
    grid.act(type('8'));
    expect(offerAt(grid.state(), grid.sheet)).toBeNull();
    grid.act({ type: 'cancel' }, point(1, 0), { type: 'takeOffer' });
    expect(grid.log).toEqual([]);
  });
});

describe('undo', () => {
  test('gives back the texts before each write, last first', () => {
    const grid = play();
    grid.set(0, 0, { text: '5' });
    grid.land(type('6'), move('down'), point(1, 1, true), paste(['1']), point(0, 0), point(1, 1, true), {
      type: 'clear',
    });
    grid.act({ type: 'undo' }, { type: 'undo' }, { type: 'undo' }, { type: 'undo' });
    expect(grid.log.slice(3)).toEqual(['undone 0.0=6 1.0=1 1.1=1', 'undone 1.0= 1.1=', 'undone 0.0=5']);
  });

  test('says what it left in the cell, so that somebody else’s value there is noticed', () => {
    const { sheet } = play();
    const typed = stepGrid({ ...initialGridState, edit: { text: '6', kind: 'typed' } }, { type: 'confirm' }, sheet);
    expect(stepGrid(typed.state, { type: 'undo' }, sheet).write?.writes).toEqual([
      { row: 0, column: 0, text: '', expected: '6' },
    ]);
  });

  test('is turned back by redo, until something else is written', () => {
    const grid = play();
    grid.act(type('6'), { type: 'confirm' }, type('7'), { type: 'confirm' }, { type: 'undo' }, { type: 'undo' });
    grid.act({ type: 'redo' });
    expect(grid.text(0, 0)).toBe('6');
    grid.act({ type: 'redo' }, { type: 'redo' });
    expect(grid.text(0, 0)).toBe('7');
    grid.act({ type: 'undo' }, type('9'), { type: 'confirm' }, { type: 'redo' });
    expect(grid.text(0, 0)).toBe('9');
    grid.act({ type: 'undo' });
    expect(grid.text(0, 0)).toBe('6');
  });

  test('goes to what it has changed', () => {
    const grid = play();
    grid.act(type('6'), point(4, 4), { type: 'undo' });
    expect(grid.state().active).toEqual({ row: 0, column: 0 });
  });

  test('reaches back over at least fifty writes', () => {
    const grid = play();
    for (let mark = 1; mark <= 60; mark += 1) grid.act(type(String(mark)), { type: 'confirm' });
    for (let step = 0; step < 55; step += 1) grid.act({ type: 'undo' });
    expect(grid.text(0, 0)).toBe('5');
    for (let step = 0; step < 55; step += 1) grid.act({ type: 'redo' });
    expect(grid.text(0, 0)).toBe('60');
  });

  test('waits while an edit is open', () => {
    const grid = play();
    grid.act(type('6'), { type: 'confirm' }, type('7'), { type: 'undo' });
    expect(grid.state().edit?.text).toBe('7');
    expect(grid.log).toEqual(['typed 0.0=6']);
  });

  test('follows the pupil when the order has changed, and leaves cells that are gone or locked', () => {
    const grid = play();
    grid.act({
      type: 'land',
      how: 'pasted',
      writes: [keyed('p0', 'a', '1'), keyed('p1', 'a', '2'), keyed('p2', 'a', '3')],
    });
    const before = { rowKeys: grid.sheet.rowKeys, columnKeys: grid.sheet.columnKeys };
    grid.sheet.rowKeys = ['new', 'p2', 'p0'];
    grid.cells.set('p2a', { text: '3', state: 'locked' });
    grid.act({ type: 'sheetChanged', before }, { type: 'undo' });
    expect(grid.log.at(-1)).toBe('undone 2.0=');
  });
});

describe('a sheet that changes under the hand', () => {
  test('what is being typed stays with its pupil', () => {
    const grid = play();
    const before = { rowKeys: grid.sheet.rowKeys, columnKeys: grid.sheet.columnKeys };
    grid.act(point(1, 1), type('7'));
    grid.sheet.rowKeys = ['new', 'p0', 'p1', 'p2'];
    grid.act({ type: 'sheetChanged', before }, { type: 'confirm' });
    expect(grid.log).toEqual(['typed 2.1=7']);
  });

  test('what is being typed for a pupil who is gone is dropped', () => {
    const grid = play();
    const before = { rowKeys: grid.sheet.rowKeys, columnKeys: grid.sheet.columnKeys };
    grid.act(point(4, 1), type('7'));
    grid.sheet.rowKeys = ['p0', 'p1'];
    grid.act({ type: 'sheetChanged', before }, { type: 'confirm' });
    expect(grid.log).toEqual([]);
    expect(grid.state().active).toEqual({ row: 1, column: 1 });
  });
});

describe('a page that goes out of sight', () => {
  test('what is being typed is written, and the edit goes on', () => {
    const grid = play();
    grid.act({ type: 'type', text: '8' }, { type: 'pageHidden' }, { type: 'pageHidden' });
    expect(grid.text(0, 0)).toBe('8');
    grid.act({ type: 'type', text: '8,5' }, { type: 'confirm' });
    expect(grid.log).toHaveLength(2);
    expect(grid.text(0, 0)).toBe('8,5');
  });

  test('a cell that was only opened is left as it is: a conflict is not decided by looking', () => {
    const grid = play();
    grid.set(0, 0, { text: '6', state: 'conflict' });
    grid.act({ type: 'open' }, { type: 'pageHidden' });
    expect(grid.log).toEqual([]);
  });
});
