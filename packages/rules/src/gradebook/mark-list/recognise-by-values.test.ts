import { describe, expect, it } from 'vitest';
import { sheetColumns } from '../sheet-columns.ts';
import { compareWithList, gridOfText } from './compare-list.ts';
import type { MarkField } from './mark-header.ts';

const columns = sheetColumns({ kind: 'score', term: 2, ruleSet: 'TT22_2021', regularCount: 2, periodicCount: null });
const pupils = [
  { pupilId: 1, code: 'HS01', fullName: 'Giàng Thị An', birthDate: '2011-03-02' },
  { pupilId: 2, code: 'HS02', fullName: 'Lò Văn Bình', birthDate: '2011-05-04' },
  { pupilId: 3, code: 'HS03', fullName: 'Sùng Mí Chá', birthDate: '2011-07-06' },
  { pupilId: 4, code: 'HS04', fullName: 'Sùng Mí Chá', birthDate: '2011-09-08' },
];
/** Of each pupil: r1, r2, mid, end, in tenths. */
const marks = [
  [80, 90, 65, 70],
  [70, 60, 55, 50],
  [40, 50, 80, 95],
  [85, 75, 60, 45],
];
const context = { today: '2025-05-20', termEnds: '2025-05-31' };
const full = {
  columns,
  pupils,
  context,
  current: pupils.flatMap(({ pupilId }, row) =>
    columns.map(({ slot }, at) => ({
      pupilId,
      slot,
      value: { kind: 'number' as const, number: marks[row]?.[at] ?? 0 },
      version: 1,
    })),
  ),
};
const empty = { ...full, current: [] };
const shown = (row: number, at: number) => String((marks[row]?.[at] ?? 0) / 10).replace('.', ',');
const rowsOf = (cells: (pupil: (typeof pupils)[number], row: number) => readonly string[]) =>
  gridOfText(pupils.map((pupil, row) => cells(pupil, row).join('\t')).join('\n'));
const fieldsOf = (grid: ReturnType<typeof gridOfText>, of: typeof full | typeof empty = full) =>
  compareWithList(grid, of)?.columns.map(({ field }) => field);

describe('a list without a head', () => {
  it.each<[string, (pupil: (typeof pupils)[number], row: number) => readonly string[], (MarkField | null)[]]>([
    [
      'number, code, name, marks that the sheet has',
      ({ code, fullName }, row) => [String(row + 1), code, fullName, shown(row, 2), shown(row, 3)],
      [null, 'code', 'fullName', 'slot:mid', 'slot:end'],
    ],
    [
      'names over two columns, birth dates, the columns in another order',
      ({ fullName, birthDate }, row) => [
        fullName.slice(0, fullName.lastIndexOf(' ')),
        fullName.slice(fullName.lastIndexOf(' ') + 1),
        birthDate.split('-').reverse().join('/'),
        shown(row, 3),
        shown(row, 0),
      ],
      ['familyAndMiddle', 'given', 'birthDate', 'slot:end', 'slot:r1'],
    ],
    [
      'a whole column that the sheet says otherwise, between two that agree, and averages behind',
      ({ code }, row) => [code, shown(row, 0), shown((row + 1) % 4, 1), shown(row, 2), shown(row, 3), `${row + 5},3`],
      ['code', 'slot:r1', 'slot:r2', 'slot:mid', 'slot:end', null],
    ],
    [
      'a single column that agrees with none: left for a person to say',
      ({ code }, row) => [code, shown((row + 1) % 4, 2)],
      ['code', null],
    ],
    [
      'codes alone before remarks, which are no marks',
      ({ code }, row) => [code, shown(row, 2), 'Có cố gắng'],
      ['code', 'slot:mid', null],
    ],
  ])('%s', (_, cells, expected) => {
    expect(fieldsOf(rowsOf(cells))).toEqual(expected);
  });

  it('beside an empty sheet, as many columns as it has are taken in their order', () => {
    const all = rowsOf(({ code }, row) => [code, ...columns.map((_, at) => shown(row, at))]);
    expect(fieldsOf(all, empty)).toEqual(['code', 'slot:r1', 'slot:r2', 'slot:mid', 'slot:end']);
    expect(
      fieldsOf(
        rowsOf(({ code }, row) => [code, shown(row, 2), shown(row, 3)]),
        empty,
      ),
    ).toEqual(['code', null, null]);
  });

  it('says what differs, who is nobody of the class and who is left out, and takes no title for a record', () => {
    const posted = ['BẢNG ĐIỂM 8A2', 'HS01\t6,5', 'HS02\t9', 'HS77\t5', 'HS03\t8'].join('\n');
    expect(compareWithList(gridOfText(posted), full)).toMatchObject({
      isByHead: false,
      slots: ['mid'],
      same: 2,
      differences: [{ pupilId: 2, slot: 'mid', posted: '9', stored: '5,5' }],
      notes: [{ kind: 'unknown_row', row: 3 }, { kind: 'missing_rows' }],
    });
  });

  it('a head whose words say nothing is passed over', () => {
    const posted = [
      'STT\tHọ và tên\tLần hai',
      ...pupils.slice(0, 3).map(({ fullName }, row) => `${row + 1}\t${fullName}\t${shown(row, 2)}`),
    ];
    const found = compareWithList(gridOfText(posted.join('\n')), { ...full, pupils: pupils.slice(0, 3) });
    expect(found).toMatchObject({ slots: ['mid'], same: 3, differences: [], notes: [] });
  });

  it('is read as a person says, where they say otherwise', () => {
    const grid = rowsOf(({ code }, row) => [code, shown(row, 2)]);
    const found = compareWithList(
      grid,
      full,
      new Map<number, MarkField>([
        [0, 'code'],
        [1, 'slot:end'],
      ]),
    );
    expect(found).toMatchObject({ slots: ['end'], same: 0 });
    expect(found?.differences).toHaveLength(4);
    expect(found?.columns[1]).toEqual({
      column: 1,
      header: '',
      field: 'slot:end',
      recognised: 'slot:mid',
      samples: ['6,5', '5,5', '8'],
    });
  });

  it('of another class says nothing', () => {
    expect(compareWithList(gridOfText('HS91\t8\nHS92\t7\nHS93\t6'), full)).toBeNull();
  });
});
