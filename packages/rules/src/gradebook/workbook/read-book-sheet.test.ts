import { describe, expect, it } from 'vitest';
import { gridOf } from '../../people/testing/grid.ts';
import { sheetColumns } from '../sheet-columns.ts';
import { planCells, planUndo } from './plan-cells.ts';
import { type ReadCell, readBookSheet } from './read-book-sheet.ts';
import { identityText, readIdentity, type SheetIdentity } from './sheet-identity.ts';

const columns = sheetColumns({ kind: 'score', term: 2, ruleSet: 'TT22_2021', regularCount: 2, periodicCount: null });
const sealed = (id: number, name: string, ...texts: string[]) => ({
  id,
  code: `HS${id}`,
  name,
  born: `2011-0${id}-02`,
  cells: texts.map((text) => [text === '' ? 0 : 1, text] as const),
  result: '',
});
const identity: SheetIdentity = {
  unitId: 1,
  unitName: 'THCS Lũng Cú',
  schoolYear: 2024,
  term: 2,
  sheetId: 7,
  className: '8A1',
  subjectName: 'Ngữ văn',
  grade: 8,
  columns: columns.map(({ slot }) => [slot, { r1: 'ĐĐGtx1', r2: 'ĐĐGtx2', mid: 'ĐĐGgk', end: 'ĐĐGck' }[slot] ?? slot]),
  resultHead: 'ĐTBmhk',
  pupils: [
    sealed(1, 'Giàng Thị An', '8', '', '7', ''),
    sealed(2, 'Sùng Mí Chá', '6', '5,5', '', ''),
    sealed(3, 'Sùng Mí Chá', '', '', '', ''),
  ],
};
const head = ['STT', 'Mã HS', 'Họ và tên', 'Ngày sinh', 'ĐĐGtx1', 'ĐĐGtx2', 'ĐĐGgk', 'ĐĐGck', 'ĐTBmhk'];
const rows = {
  1: ['1', 'HS1', 'Giàng Thị An', '2011-01-02', '8', '', '7', '', ''],
  2: ['2', 'HS2', 'Sùng Mí Chá', '2011-02-02', '6', '5.5', '', '', ''],
  3: ['3', 'HS3', 'Sùng Mí Chá', '2011-03-02', '', '', '', '', ''],
};
const read = (...of: (readonly string[])[]) => readBookSheet(gridOf([['SỔ ĐIỂM'], ['Mã sổ 7'], head, ...of]), identity);
const kinds = (reading: ReturnType<typeof read>) => reading?.notes.map(({ kind }) => kind);

describe('a sheet of ours that came back', () => {
  it('has nothing to say where nothing was changed', () => {
    const reading = read(rows[1], rows[2], rows[3], ['', '', 'Người lập bảng']);
    expect(kinds(reading)).toEqual([]);
    expect(reading?.cells).toHaveLength(12);
    expect(reading?.cells[5]).toEqual({
      pupilId: 2,
      slot: 'r2',
      text: '5.5',
      row: 4,
      column: 5,
      seen: { version: 1, text: '5,5' },
    });
  });

  it('finds a pupil by name and birth date where the code is gone, and leaves open who is meant by neither', () => {
    const without = (row: readonly string[], at: number) => row.map((text, place) => (place === at ? '' : text));
    expect(kinds(read(without(rows[1], 1), rows[2], without(rows[3], 1)))).toEqual([
      'protected_changed',
      'protected_changed',
    ]);
    const bare = without(without(rows[2], 1), 3);
    expect(kinds(read(rows[1], bare, rows[3]))).toEqual(['same_name', 'missing_rows']);
  });

  it('refuses a row whose code is of one pupil and whose name is of another', () => {
    const mixed = rows[1].map((text, at) => (at === 1 ? 'HS2' : text));
    expect(kinds(read(mixed, rows[3]))).toEqual(['two_pupils', 'missing_rows']);
  });

  it('reads a row once, and says which rows moved', () => {
    expect(kinds(read(rows[3], rows[2], rows[1], rows[1]))).toEqual(['twice', 'moved_rows']);
  });

  it('is not read without its head', () => {
    expect(readBookSheet(gridOf([rows[1], rows[2]]), identity)).toBeNull();
  });

  it('names itself by words that no other text has', () => {
    expect(readIdentity(identityText(identity))).toEqual(identity);
    expect(readIdentity(JSON.stringify(identity))).toBeNull();
  });
});

describe('what a file would do', () => {
  const mark = (pupilId: number, slot: string, number: number, version = 1) => ({
    pupilId,
    slot,
    value: { kind: 'number' as const, number },
    version,
  });
  const current = [mark(1, 'r1', 80), mark(1, 'mid', 70), mark(2, 'r1', 60), mark(2, 'r2', 60, 2)];
  const cell = (pupilId: number, slot: string, text: string, seen: ReadCell['seen']): ReadCell => {
    return { pupilId, slot, text, row: pupilId, column: 4, seen };
  };
  const plan = (cells: ReadCell[], more: Partial<Parameters<typeof planCells>[1]> = {}) =>
    planCells(cells, {
      columns,
      pupilIds: new Set([1, 2]),
      order: [1, 2, 3],
      current,
      isLocked: () => false,
      isNotTaken: () => false,
      overwrites: new Set(),
      context: { today: '2025-05-20', termEnds: '2025-05-31' },
      ...more,
    });
  const words = ({ cells }: ReturnType<typeof plan>) =>
    cells.map(({ is, pupilId, slot, to }) => `${is} ${pupilId}.${slot} ${to}`);

  it('leaves untouched cells, newer ones too; a touched one that somebody changed is a conflict', () => {
    const untouched = plan([
      cell(1, 'r1', '8.0', { version: 1, text: '8' }),
      cell(2, 'r2', '5.5', { version: 1, text: '5,5' }),
    ]);
    expect(untouched).toMatchObject({ cells: [], same: 1, newer: 1 });
    const touched = plan([cell(2, 'r2', '9', { version: 1, text: '5,5' })]);
    expect(words(touched)).toEqual(['conflict 2.r2 9']);
    expect(touched.accepted).toEqual([]);
    const chosen = plan([cell(2, 'r2', '9', { version: 1, text: '5,5' })], { overwrites: new Set(['2:r2']) });
    expect(words(chosen)).toEqual(['changed 2.r2 9']);
    // Both came to the same value: nothing is lost.
    expect(plan([cell(2, 'r2', '6', { version: 1, text: '5,5' })])).toMatchObject({ cells: [], same: 1 });
  });

  it('an emptied cell of ours is cleared, an empty one of another list says nothing', () => {
    expect(words(plan([cell(1, 'mid', '', { version: 1, text: '7' })]))).toEqual(['cleared 1.mid ']);
    expect(plan([cell(1, 'mid', '', null)])).toMatchObject({ cells: [], same: 1 });
  });

  it('sets bad cells aside and decides the others without them', () => {
    const of = plan([
      cell(1, 'r1', '85', { version: 1, text: '8' }),
      cell(1, 'mid', '7,5', { version: 1, text: '7' }),
      cell(3, 'mid', '7', { version: 0, text: '' }),
      cell(1, 'end', '9', null),
      cell(1, 'end', '8', null),
    ]);
    expect(words(of)).toEqual([
      'refused 1.end 8',
      'refused 1.r1 85',
      'refused 3.mid 7',
      'changed 1.mid 7,5',
      'new 1.end 9',
    ]);
    expect(of.cells.map(({ problem }) => problem)).toEqual([
      'twice_in_one_save',
      'out_of_range',
      'unknown_pupil',
      null,
      null,
    ]);
  });

  it('refuses a locked column where it was touched, and only there', () => {
    const isLocked = ({ slot }: { slot: string }) => slot === 'mid';
    const of = plan([cell(1, 'mid', '9', { version: 1, text: '7' }), cell(2, 'mid', '', { version: 0, text: '' })], {
      isLocked,
    });
    expect(of.cells.map(({ is, problem }) => [is, problem])).toEqual([['refused', 'column_locked']]);
  });

  it('is put back where nobody wrote since', () => {
    const written = [
      { pupilId: 1, slot: 'r1', from: '', to: '80', version: 1 },
      { pupilId: 2, slot: 'r2', from: '55', to: '90', version: 1 },
    ];
    const { writes, kept } = planUndo(written, current);
    expect(writes).toEqual([{ pupilId: 1, slot: 'r1', from: current[0]?.value, to: null, version: 2 }]);
    expect(kept).toEqual([written[1]]);
  });
});
