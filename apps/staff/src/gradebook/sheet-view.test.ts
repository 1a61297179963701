import type { Sheet } from '@truong/contracts/gradebook';
import { columnsOf } from '@truong/rules/gradebook/columns';
import { describe, expect, it } from 'vitest';
import { keptTable } from './kept-rows.ts';
import { emptyOutbox, type OutboxAct, stepOutbox } from './outbox/outbox-state.ts';
import {
  aboutOf,
  editOf,
  missingLines,
  offerFor,
  type SheetViewSource,
  storedCells,
  turnedEdit,
  viewOf,
  withSeen,
} from './sheet-view.ts';

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
  regularCount: 2,
  periodicCount: null,
  clusterCount: 0,
  plainRegularCount: null,
  countsSessions: false,
  teachers: ['Sùng Mí Già'],
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
  pupils: [
    {
      pupilId: 1,
      ordinal: 1,
      code: 'HS01',
      fullName: 'Giàng Thị An',
      birthDate: '2011-03-02',
      hasLeft: false,
      cameFrom: null,
      exemption: null,
      takesClusters: true,
    },
    {
      pupilId: 2,
      ordinal: 2,
      code: 'HS02',
      fullName: 'Lò Văn Bình',
      birthDate: '2011-05-12',
      hasLeft: true,
      cameFrom: null,
      exemption: null,
      takesClusters: true,
    },
  ],
  cells: [
    { pupilId: 1, slot: 'r1', value: '80', version: 1 },
    { pupilId: 1, slot: 'r2', value: '70', version: 1 },
    { pupilId: 1, slot: 'mid', value: '65', version: 2 },
  ],
};
const columns = columnsOf(sheet);
const end = columns.find((column) => column.slot === 'end') as (typeof columns)[number];

function source(more: Partial<SheetViewSource['state']> = {}, shown: Sheet = sheet): SheetViewSource {
  const state = { outbox: emptyOutbox, learned: new Map(), results: new Map(), blocked: null, trouble: null, ...more };
  return { sheet: shown, readAt: 1000, state };
}
function typed(text: string, slot = 'end', shown: Sheet = sheet) {
  const column = columns.find((each) => each.slot === slot) ?? end;
  const stored = storedCells(shown, new Map()).get(`1:${slot}`);
  const act: OutboxAct = { type: 'typed', edits: [editOf(shown, { pupilId: 1, column, text }, stored)] };
  return stepOutbox(emptyOutbox, act);
}
const firstRow = (from: SheetViewSource) => viewOf(from).rows[0];

describe('the grid of a sheet', () => {
  it('shows what is stored; nothing is shown for an empty cell, and no average while one is missing', () => {
    expect(firstRow(source())?.cells.map((cell) => cell.text)).toEqual(['8', '7', '6,5', '', '']);
    expect(viewOf(source()).missing).toBe(1);
    expect(missingLines(sheet, viewOf(source()))).toEqual(['Giàng Thị An: ĐĐGck']);
  });

  it('computes the average while typing', () => {
    // (8 + 7 + 2 × 6,5 + 3 × 9) / 7 = 7,857…
    const row = firstRow(source({ outbox: typed('9') }));
    expect(row?.cells.map((cell) => [cell.text, cell.state]).slice(3)).toEqual([
      ['9', 'waiting'],
      ['7,9', 'saved'],
    ]);
    expect(row?.missing).toEqual([]);
  });

  it('counts no text that is not a mark, and says what was expected', () => {
    const row = firstRow(source({ outbox: typed('abc') }));
    expect(row?.cells[3]).toMatchObject({ text: 'abc', state: 'refused' });
    expect(row?.cells[3]?.note).toContain('Cần số từ 0 đến 10');
    expect(row?.cells[4]?.text).toBe('');
  });

  it('offers the mark that may have been meant', () => {
    expect(firstRow(source({ outbox: typed('85') }))?.cells[3]?.note).toContain('Có phải là 8,5?');
    expect(firstRow(source({ outbox: typed('-1') }))?.cells[3]?.note).toContain('thang điểm');
    expect(firstRow(source({ outbox: typed('10,5') }))?.cells[3]?.note).toContain('«10,5»');
  });

  it('shows a text under way as being saved', () => {
    const outbox = stepOutbox(typed('9'), { type: 'batched', requestId: 'a' });
    expect(firstRow(source({ outbox }))?.cells[3]).toMatchObject({ text: '9', state: 'saving' });
  });

  it('prefers what an answer said over an older reading, and a newer reading over the answer', () => {
    const learned = new Map([['1:mid' as const, { pupilId: 1, slot: 'mid', value: '90', version: 3 }]]);
    expect(firstRow(source({ learned }))?.cells[2]?.text).toBe('9');
    const newer = { ...sheet, cells: [{ pupilId: 1, slot: 'mid', value: '50', version: 4 }] };
    expect(firstRow(source({ learned }, newer))?.cells[2]?.text).toBe('5');
  });

  it('takes the average of the server once it has answered', () => {
    const cells = [...sheet.cells, { pupilId: 1, slot: 'end', value: '90', version: 1 }];
    const results = new Map([[1, { result: { kind: 'score' as const, tenths: 78 }, at: 2000 }]]);
    expect(firstRow(source({ results }, { ...sheet, cells }))?.cells[4]?.text).toBe('7,8');
    expect(firstRow({ ...source({ results }, { ...sheet, cells }), readAt: 3000 })?.cells[4]?.text).toBe('7,9');
  });

  it('splits a cell of two values and counts the stored one', () => {
    const theirs = { value: '40', version: 1, who: 'Vàng Thị Mỷ', at: '2025-05-20T03:00:00.000Z' };
    const flying = stepOutbox(typed('9'), { type: 'batched', requestId: 'a' });
    const conflicts = [{ pupilId: 1, slot: 'end', ...theirs }];
    const outbox = stepOutbox(flying, { type: 'answered', requestId: 'a', answer: { saved: [], conflicts } });
    const learned = new Map([['1:end' as const, { pupilId: 1, slot: 'end', value: '40', version: 1 }]]);
    const cell = firstRow(source({ outbox, learned }))?.cells[3];
    expect(cell).toMatchObject({ state: 'conflict', conflict: { mine: '9', theirs: '4', who: 'Vàng Thị Mỷ' } });
  });

  it('keeps what cannot be sent visible, with the reason', () => {
    const blocked = { code: 'SHEET_CLOSED' as const, at: 1 };
    const cell = firstRow(source({ outbox: typed('9'), blocked }))?.cells[3];
    expect(cell).toMatchObject({ text: '9', state: 'refused' });
    expect(cell?.note).toContain('Sổ đã chốt');
  });

  it('locks the cells of a pupil who has left, who is missing nothing', () => {
    const row = viewOf(source()).rows[1];
    expect(row?.cells[0]?.state).toBe('locked');
    expect(row?.missing).toEqual([]);
  });

  it('draws a row again only when something in it changed', () => {
    const before = viewOf(source()).rows;
    const after = viewOf(source({ outbox: typed('9') })).rows;
    expect(after[0]?.version).not.toBe(before[0]?.version);
    expect(after[1]?.version).toBe(before[1]?.version);
  });

  it('marks a make-up that is overdue', () => {
    const cells = [{ pupilId: 1, slot: 'end', value: 'make_up 2025-05-10', version: 1 }];
    expect(firstRow(source({}, { ...sheet, cells }))?.cells[3]).toMatchObject({ text: 'bù 10/05', isOdd: true });
  });
});

describe('an edit', () => {
  const stored = { pupilId: 1, slot: 'end', value: 'by_rule', version: 4 };

  it('carries the version that stands on the screen', () => {
    expect(editOf(sheet, { pupilId: 1, column: end, text: '8' }, stored)).toMatchObject({
      seenVersion: 4,
      problem: null,
    });
  });

  it('of what is stored already needs no sending, in whatever spelling', () => {
    const eight = { ...stored, value: '80' };
    for (const text of ['8', '8,0', '8.0', ' 8 ']) {
      expect(editOf(sheet, { pupilId: 1, column: end, text }, eight).isAsStored).toBe(true);
    }
    expect(editOf(sheet, { pupilId: 1, column: end, text: '' }, undefined).isAsStored).toBe(true);
  });

  it('may put back a value by rule, which nobody may type', () => {
    expect(editOf(sheet, { pupilId: 1, column: end, text: '0*' }, stored)).toMatchObject({
      problem: null,
      isAsStored: true,
    });
    expect(editOf(sheet, { pupilId: 1, column: end, text: '0*' }, undefined).problem).not.toBeNull();
  });

  it('longer than a request takes is refused here', () => {
    expect(editOf(sheet, { pupilId: 1, column: end, text: 'x'.repeat(41) }, stored).problem).toEqual({
      problem: 'too_long',
    });
  });
});

it('kept texts can be taken elsewhere as a table', () => {
  const kept = Object.values(typed('9').cells);
  expect(keptTable(kept, aboutOf(sheet))).toBe('Giàng Thị An\tĐĐGck\t9');
  expect(keptTable(kept, undefined)).toBe('Học sinh mã 1\tĐĐGck\t9');
});

it('a value that came while somebody typed over it was not seen; an answer to the own save was', () => {
  const edit = editOf(
    sheet,
    { pupilId: 1, column: end, text: '9' },
    { pupilId: 1, slot: 'end', value: '40', version: 3 },
  );
  expect(withSeen(edit, 2, undefined).seenVersion).toBe(2);
  expect(withSeen(edit, 2, { pupilId: 1, slot: 'end', value: '40', version: 3 }).seenVersion).toBe(3);
});

describe('undo', () => {
  const stored = { pupilId: 1, slot: 'end', value: '80', version: 4 };
  const back = (expected: string, now: typeof stored | null = stored) => {
    const edit = editOf(sheet, { pupilId: 1, column: end, text: '5' }, now ?? undefined);
    return turnedEdit(sheet, edit, { column: end, expected, stored: now ?? undefined }).seenVersion;
  };

  it('over what it left there has seen it, in whatever spelling', () => {
    expect([back('8'), back('8,0'), back('8.0')]).toEqual([4, 4, 4]);
    expect(back('', null)).toBe(0);
  });

  it('over another value has not: the server answers with a conflict', () => {
    expect(back('9')).toBe(3);
    expect(back('')).toBe(3);
  });
});

it('85 is offered as 8,5; what means something is not offered', () => {
  expect(['85', '11', '99', '8', '10', 'abc', '8,5'].map((text) => offerFor(sheet, end, text))).toEqual([
    '8,5',
    '1,1',
    '9,9',
    null,
    null,
    null,
    null,
  ]);
  expect(offerFor(sheet, undefined, '85')).toBeNull();
});
