import type { Sheet } from '@truong/contracts/gradebook';
import type { GridProposal } from '@truong/ui/mark-grid/grid-types';
import { describe, expect, it } from 'vitest';
import { emptyOutbox, stepOutbox } from '../outbox/outbox-state.ts';
import { editOf, storedCells, viewOf } from '../sheet-view.ts';
import { isHarmless, landing, previewOf, refusals } from './bulk-preview.ts';
import { questionText } from './messages.ts';

const names = ['Giàng Thị An', 'Lò Văn Bình', 'Sùng Mí Chá', 'Vàng A Dế', 'Thào Thị Em', 'Hầu Mí Gia'];
const sheet: Sheet = {
  id: 3,
  unitId: 2,
  schoolYear: 2024,
  term: 2,
  kind: 'score',
  classId: 4,
  className: '8A2',
  grade: 8,
  subjectCode: 'literature',
  subjectName: 'Ngữ văn',
  ruleSet: 'TT22_2021',
  periodicCount: null,
  clusterCount: 0,
  plainRegularCount: null,
  countsSessions: false,
  regularCount: 2,
  teachers: [],
  standIns: [],
  state: 'open',
  canRecord: true,
  canClose: true,
  canReopen: false,
  canAsk: true,
  entry: [],
  unlocks: [],
  today: '2025-05-20',
  termEnds: '2025-05-31',
  chainLength: 7,
  pupils: names.map((fullName, at) => ({
    pupilId: at + 1,
    ordinal: at + 1,
    code: `HS${at + 1}`,
    fullName,
    birthDate: '2011-03-02',
    hasLeft: at === 5,
    cameFrom: null,
    exemption: null,
    takesClusters: true,
  })),
  cells: [60, 75, 90, 45, 80].map((mark, at) => ({ pupilId: at + 1, slot: 'mid', value: String(mark), version: 2 })),
};
const state = { outbox: emptyOutbox, learned: new Map(), results: new Map(), blocked: null, trouble: null };
const view = viewOf({ sheet, readAt: 1, state });
const stored = storedCells(sheet, new Map());
const preview = (proposal: GridProposal, readsHundred = false, of = view) =>
  previewOf({ sheet, view: of, stored, proposal, readsHundred });
const block = (columnKey: string, ...rows: string[][]): GridProposal => ({
  kind: 'block',
  at: { rowKey: '1', columnKey },
  block: rows,
});
const words = (cells: ReturnType<typeof preview>['cells']) =>
  cells.map(({ pupilId, slot, from, to, is }) => `${is} ${pupilId}.${slot} ${from}→${to}`);

describe('a pasted block', () => {
  it('shows old and new of each cell, refused ones first, and counts what stays', () => {
    const of = preview(block('mid', ['6,0'], ['8'], [''], ['tốt'], ['85'], ['7']));
    expect(words(of.cells)).toEqual([
      'refused 4.mid 4,5→tốt',
      'refused 5.mid 8→85',
      'refused 6.mid →7',
      'changed 2.mid 7,5→8',
      'cleared 3.mid 9→',
    ]);
    expect(of.unchanged).toBe(1);
    expect(of.cells[1]?.why).toContain('Có phải là 8,5?');
    expect(of.cells[2]?.why).toContain('đã rời lớp');
    expect(refusals(of)).toBe(3);
    expect(landing(of)).toEqual([
      { rowKey: '2', columnKey: 'mid', text: '8' },
      { rowKey: '3', columnKey: 'mid', text: '' },
    ]);
    expect(of.cells[3]?.version).toBe(2);
  });

  it('the computed column and what lies beyond take nothing, but may come along as they are', () => {
    const of = preview(block('end', ['7', '', ''], ['8', '9', ''], ['9', '', '4']));
    expect(words(of.cells).filter((each) => each.startsWith('refused'))).toEqual(['refused 2. →9', 'refused 3. →4']);
    expect(of.cells[0]?.why).toContain('tự tính');
    expect(of.cells[1]?.why).toContain('thừa');
  });

  it('always waits for a look', () => {
    expect(isHarmless(preview(block('r1', ['7'], ['8'])))).toBe(false);
  });

  it('leaves a cell of two values to its writer', () => {
    const edit = editOf(
      sheet,
      { pupilId: 1, column: { slot: 'mid', role: 'mid_term', scale: 'mark', weight: 2, required: true }, text: '5' },
      stored.get('1:mid'),
    );
    let outbox = stepOutbox(emptyOutbox, { type: 'typed', edits: [edit] });
    outbox = stepOutbox(outbox, { type: 'batched', requestId: 'a' });
    const conflicts = [
      { pupilId: 1, slot: 'mid', value: '90', version: 3, who: 'Ai đó', at: '2025-05-20T03:00:00.000Z' },
    ];
    outbox = stepOutbox(outbox, { type: 'answered', requestId: 'a', answer: { saved: [], conflicts } });
    const split = viewOf({ sheet, readAt: 1, state: { ...state, outbox } });
    expect(preview(block('mid', ['7'], ['8']), false, split).cells[0]).toMatchObject({ is: 'refused', pupilId: 1 });
  });
});

describe('questions', () => {
  it('the mid-term set on its way into the end-term column is named', () => {
    const of = preview(block('end', ['6'], ['7,5'], ['9'], ['4,5'], ['8']));
    expect(of.questions.map(questionText)).toEqual(['5/5 giá trị ghi vào ĐĐGck trùng với ĐĐGgk của cùng học sinh.']);
  });

  it('end-term marks of a class without mid-term marks are named', () => {
    const bare = { ...sheet, cells: [] };
    const of = previewOf({
      sheet: bare,
      view: viewOf({ sheet: bare, readAt: 1, state }),
      stored: new Map(),
      proposal: block('end', ['6'], ['7,5'], ['9'], ['4,5'], ['8']),
      readsHundred: false,
    });
    expect(of.questions.map(questionText)).toEqual(['Đang ghi ĐĐGck cho 5 học sinh, trong khi 5 em chưa có ĐĐGgk.']);
  });

  it('a set of a scale of 100 is asked about, and read as such on demand', () => {
    const marks = [['65'], ['80'], ['95'], ['50'], ['100']];
    const of = preview(block('end', ...marks));
    expect(of.questions).toEqual([{ kind: 'scale_of_100' }]);
    const read = preview(block('end', ...marks), true);
    expect(words(read.cells)).toEqual([
      'new 1.end →6,5',
      'new 2.end →8',
      'new 3.end →9,5',
      'new 4.end →5',
      'new 5.end →10',
    ]);
    expect(read.questions).toEqual([]);
  });

  it('none for marks like any others', () => {
    expect(preview(block('end', ['7'], ['7'], ['8,5'], ['5'], ['7,5'])).questions).toEqual([]);
  });
});

describe('a fill', () => {
  const fill = (...rows: number[]): GridProposal => ({
    kind: 'writes',
    how: 'filled',
    writes: rows.map((row) => ({ rowKey: String(row), columnKey: 'r1', text: '8' })),
  });

  it('of empty cells lands without a look', () => {
    expect(isHarmless(preview(fill(1, 2, 3)))).toBe(true);
  });

  it('over values asks', () => {
    const over: GridProposal = {
      kind: 'writes',
      how: 'filled',
      writes: [{ rowKey: '1', columnKey: 'mid', text: '8' }],
    };
    expect(isHarmless(preview(over))).toBe(false);
    expect(words(preview(over).cells)).toEqual(['changed 1.mid 6→8']);
  });

  it('that clears asks about no column', () => {
    const writes = [1, 2, 3, 4, 5].map((row) => ({ rowKey: String(row), columnKey: 'mid', text: '' }));
    const of = preview({ kind: 'writes', how: 'cleared', writes });
    expect(of.questions).toEqual([]);
    expect(of.cells.every(({ is }) => is === 'cleared')).toBe(true);
  });
});
