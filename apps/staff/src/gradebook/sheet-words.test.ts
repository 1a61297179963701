import { columnsOf } from '@truong/rules/gradebook/columns';
import { expect, it } from 'vitest';
import { gridColumns } from './grid-columns.ts';
import { historySentence } from './history-sentence.ts';
import { type Edit, emptyOutbox, type OutboxAct, stepOutbox } from './outbox/outbox-state.ts';
import { saveStateOf } from './SheetSaveState.tsx';

const columns = columnsOf({ kind: 'score', regularCount: 2 });
const entry = { seq: 4, at: '2025-05-20T03:00:00.000Z', who: 'Vàng Thị Mỷ', reason: null };

it.each([
  ['', '85', 'Vàng Thị Mỷ nhập ĐĐGck: 8,5'],
  ['80', '85', 'Vàng Thị Mỷ sửa ĐĐGck: 8 → 8,5'],
  ['80', '', 'Vàng Thị Mỷ xóa ĐĐGck, trước đó là 8'],
  ['make_up 2025-05-20', 'by_rule', 'Vàng Thị Mỷ sửa ĐĐGck: bù 20/05 → 0*'],
])('a change from "%s" to "%s" is a sentence', (from, to, sentence) => {
  expect(historySentence(columns, { ...entry, slot: 'end', from, to })).toBe(sentence);
});

it('the heads of a mark sheet are those of the printed gradebook', () => {
  const columnsOfGrid = gridColumns({ kind: 'score', canRecord: true, entry: [] }, columns);
  expect(columnsOfGrid.map(({ group, label, kind }) => [group, label, kind])).toEqual([
    ['ĐĐGtx', '1', 'hs 1'],
    ['ĐĐGtx', '2', 'hs 1'],
    [undefined, 'ĐĐGgk', 'hs 2'],
    [undefined, 'ĐĐGck', 'hs 3'],
    [undefined, 'ĐTBmhk', undefined],
  ]);
  expect(columnsOfGrid[2]?.title).toBe('Đánh giá giữa kỳ, hệ số 2');
});

it('the homeroom sheet computes nothing', () => {
  const homeroom = columnsOf({ kind: 'homeroom', regularCount: 0 });
  const heads = gridColumns({ kind: 'homeroom', canRecord: true, entry: [] }, homeroom);
  expect(heads.map((column) => column.label)).toEqual(['Rèn luyện', 'Có phép', 'Không phép']);
  expect(heads.every((column) => !column.isComputed)).toBe(true);
});

const open = { state: 'open', canRecord: true, canReopen: false } as const;
const write = (pupilId: number, more: Partial<Edit> = {}): OutboxAct => ({
  type: 'typed',
  edits: [{ pupilId, slot: 'r1', text: '8', seenVersion: 0, problem: null, isAsStored: false, ...more }],
});
const quiet = { trouble: null, isSending: false } as const;

it.each([
  ['all is saved', [], quiet, { state: 'saved', text: 'Đã lưu' }],
  ['a cell waits', [write(1)], quiet, { state: 'waiting', text: '1 ô chờ gửi' }],
  ['a cell is under way', [write(1)], { ...quiet, isSending: true }, { state: 'saving', text: 'Đang lưu 1 ô' }],
  [
    'there is no network',
    [write(1), write(2)],
    { trouble: 'network', isSending: false },
    { state: 'waiting', text: '2 ô chờ gửi: chưa nối được máy chủ, đã giữ trên máy này' },
  ],
  [
    'a text is refused',
    [write(1, { problem: { problem: 'not_a_mark' } }), write(2)],
    quiet,
    { state: 'refused', text: '1 ô chưa hợp lệ · 1 ô chờ gửi' },
  ],
] as const)('the state of saving when %s', (_, acts, more, shown) => {
  const outbox = acts.reduce(stepOutbox, emptyOutbox);
  expect(saveStateOf({ sheet: open, state: { outbox, ...more } })).toEqual(shown);
});

it.each([
  [{ state: 'closed', canRecord: false, canReopen: false }, 'Đã chốt, chỉ hiệu trưởng mở lại được'],
  [{ state: 'closed', canRecord: false, canReopen: true }, 'Đã chốt'],
  [{ state: 'locked', canRecord: false, canReopen: false }, 'Đã khóa'],
  [{ state: 'open', canRecord: false, canReopen: false }, 'Chỉ xem'],
] as const)('a sheet that takes nothing says so: %j', (sheet, text) => {
  expect(saveStateOf({ sheet, state: { outbox: emptyOutbox, ...quiet } })).toEqual({ state: 'locked', text });
});
