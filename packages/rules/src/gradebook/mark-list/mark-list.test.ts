import { describe, expect, it } from 'vitest';
import { gridOf } from '../../people/testing/grid.ts';
import type { Column } from '../columns.ts';
import { sheetColumns } from '../sheet-columns.ts';
import { compareWithList, gridOfText } from './compare-list.ts';
import { readMarkHead, slotOf, slotsOfHeads } from './mark-header.ts';
import { readMarkList } from './read-mark-list.ts';
import { recogniseMarkList } from './recognise-mark-list.ts';

const tt22 = sheetColumns({ kind: 'score', term: 2, ruleSet: 'TT22_2021', regularCount: 4, periodicCount: null });
const tt58 = sheetColumns({ kind: 'score', term: 2, ruleSet: 'TT58_2011', regularCount: 4, periodicCount: 2 });
const homeroom = sheetColumns({
  kind: 'homeroom',
  term: 2,
  ruleSet: 'TT22_2021',
  regularCount: 0,
  periodicCount: null,
});
const primary = sheetColumns({
  kind: 'score',
  term: 2,
  ruleSet: 'TT27_2020',
  regularCount: 0,
  periodicCount: 1,
  grade: 4,
  subjectCode: 'mathematics',
});
const pupils = [
  { pupilId: 1, code: 'HS01', fullName: 'Giàng Thị An', birthDate: '2011-03-02' },
  { pupilId: 2, code: 'HS02', fullName: 'Lò Văn Bình', birthDate: '2011-05-04' },
  { pupilId: 3, code: 'HS03', fullName: 'Sùng Mí Chá', birthDate: '2011-07-06' },
  { pupilId: 4, code: 'HS04', fullName: 'Sùng Mí Chá', birthDate: '2011-09-08' },
];

describe('a head of marks', () => {
  it.each([
    ['TX1', 'weight_1', 1],
    ['ĐĐGtx 2', 'weight_1', 2],
    ['ĐGTX3', 'weight_1', 3],
    ['Đánh giá thường xuyên 4', 'weight_1', 4],
    ['Miệng', 'weight_1', null],
    ['15 phút 2', 'weight_1', 2],
    ["15'", 'weight_1', null],
    ['Hệ số 1 Miệng 2', 'weight_1', 2],
    ['1 tiết', 'weight_2', null],
    ['KT 1 tiết 2', 'weight_2', 2],
    ['Hệ số 2 V1', 'weight_2', 1],
    ['KTđk1', 'weight_2', 1],
    ['GK', 'mid_term', null],
    ['ĐĐGgk', 'mid_term', null],
    ['Giữa kỳ (hs 2)', 'mid_term', null],
    ['Điểm giữa HK II', 'mid_term', null],
    ['ĐĐGck', 'end_of_term', null],
    ['KTHK', 'end_of_term', null],
    ['Thi HK', 'end_of_term', null],
    ['HK', 'end_of_term', null],
    ['Cuối kì II', 'end_of_term', null],
    ['TBM', 'computed', null],
    ['ĐTBmhk', 'computed', null],
    ['TB môn HK1', 'computed', null],
    ['Xếp loại', 'computed', null],
    ['Kết quả rèn luyện', 'conduct', null],
    ['Nghỉ có phép', 'excused', null],
    ['Vắng không phép', 'unexcused', null],
  ] as const)('%s', (header, means, number) => {
    expect(readMarkHead(header)).toMatchObject({ means, number });
  });

  it.each(['STT', 'Họ và tên', 'Mã HS', 'Ngày sinh', 'Giới tính', 'Dân tộc', 'Lớp', 'Ghi chú', 'Nhận xét', 'Nữ'])(
    '%s names no mark',
    (header) => {
      expect(readMarkHead(header)).toBeNull();
    },
  );
});

type Layout = {
  name: string;
  rows: readonly (readonly string[])[];
  columns?: readonly Column[];
  slots: readonly (string | null)[];
  marks: Record<string, string>;
};

/** As products and schools lay such lists out, each otherwise: made for these tests. */
const layouts: Layout[] = [
  {
    name: 'codes and names with numbered marks, the average at the end',
    rows: [
      ['SỞ GIÁO DỤC VÀ ĐÀO TẠO'],
      ['BẢNG ĐIỂM MÔN NGỮ VĂN LỚP 8A2'],
      ['STT', 'Mã HS', 'Họ và tên', 'TX1', 'TX2', 'TX3', 'TX4', 'GK', 'CK', 'TBM'],
      ['1', 'HS01', 'Giàng Thị An', '8', '7,5', '', '9', '6', '7', '7,2'],
      ['2', 'HS02', 'Lò Văn Bình', '5', '6', '7', '8', '9', '10', '8,3'],
    ],
    slots: [null, null, null, 'r1', 'r2', 'r3', 'r4', 'mid', 'end', null],
    marks: { '1.r1': '8', '1.r2': '7,5', '1.r4': '9', '1.mid': '6', '1.end': '7', '2.mid': '9' },
  },
  {
    name: 'a head of two rows, regular marks under one head, names in two columns',
    rows: [
      ['TT', 'Họ và tên', '', 'Ngày sinh', 'ĐĐGtx', '', '', '', 'ĐĐGgk', 'ĐĐGck', 'ĐTBmhk'],
      ['', 'Họ đệm', 'Tên', '', '1', '2', '3', '4', '', '', ''],
      ['1', 'Sùng Mí', 'Chá', '06/07/2011', '4', '5', '6', '7', '8', '9', '7'],
      ['2', 'Sùng Mí', 'Chá', '08/09/2011', '10', '9', '8', '7', '6', '5', '7'],
      ['', 'Người lập bảng', '', '', '', '', '', '', '', '', ''],
    ],
    slots: [null, null, null, null, 'r1', 'r2', 'r3', 'r4', 'mid', 'end', null],
    marks: { '3.r1': '4', '3.end': '9', '4.r1': '10', '4.mid': '6' },
  },
  {
    name: 'an old product: Miệng, 15 phút, 1 tiết, thi học kỳ',
    columns: tt58,
    rows: [
      ['STT', 'Họ và tên', 'Miệng', '', '15 phút', '', '1 tiết', '', 'Thi HK', 'TBM'],
      ['', '', '1', '2', '1', '2', '1', '2', '', ''],
      ['1', 'Giàng Thị An', '8', '9', '7', '6', '5', '4', '10', '7'],
      ['2', 'Lò Văn Bình', '3', '', '2', '', '1', '9', '8', '5'],
    ],
    slots: [null, null, 'r1', 'r2', 'r3', 'r4', 'p1', 'p2', 'end', null],
    marks: { '1.r2': '9', '1.r3': '7', '1.p1': '5', '1.p2': '4', '1.end': '10', '2.r3': '2' },
  },
  {
    name: 'heads by coefficient, repeated without numbers',
    columns: tt58,
    rows: [
      ['Số TT', 'HỌ TÊN HỌC SINH', 'Hệ số 1', 'Hệ số 1', 'Hệ số 1', 'Hệ số 2', 'Hệ số 2', 'HK', 'TB'],
      ['1', 'GIÀNG THỊ AN', '8', '7', '6', '5', '4', '3', '5'],
      ['2', 'LÒ VĂN BÌNH', '1', '2', '3', '4', '5', '6', '4'],
    ],
    slots: [null, null, 'r1', 'r2', 'r3', 'p1', 'p2', 'end', null],
    marks: { '1.r3': '6', '1.p2': '4', '2.end': '6' },
  },
  {
    name: 'words written out, no running number, the code last',
    rows: [
      [
        'Họ và tên',
        'Đánh giá giữa kỳ',
        'Đánh giá cuối kỳ',
        'Thường xuyên 2',
        'Thường xuyên 1',
        'Ghi chú',
        'Mã học sinh',
      ],
      ['Lo Van Binh', '6.5', '7', '8', '9', '', 'HS02'],
      ['Giang Thi An', '5', '4', '3', '2', 'ốm', 'HS01'],
    ],
    slots: [null, 'mid', 'end', 'r2', 'r1', null, null],
    marks: { '2.mid': '6.5', '2.r1': '9', '1.r2': '3' },
  },
  {
    name: 'the row of column numbers under the head, totals below',
    rows: [
      ['Phòng GD&ĐT'],
      [''],
      ['STT', 'Mã học sinh', 'Họ tên', 'Ngày sinh', 'ĐGTX 1', 'ĐGTX 2', 'ĐGGK', 'ĐGCK'],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)'],
      ['1', 'HS01', 'Giàng Thị An', '2011-03-02', '8', '8', '8', '8'],
      ['2', 'HS09', 'Lò Văn Bình', '2011-05-04', '7', '7', '7', '7'],
      ['Tổng số: 2 học sinh'],
    ],
    slots: [null, null, null, null, 'r1', 'r2', 'mid', 'end'],
    marks: { '1.r1': '8', '2.mid': '7' },
  },
  {
    name: 'conduct and absences of a class',
    columns: homeroom,
    rows: [
      ['STT', 'Họ và tên', 'Hạnh kiểm', 'Số buổi nghỉ', ''],
      ['', '', '', 'Có phép', 'Không phép'],
      ['1', 'Giàng Thị An', 'T', '2', '0'],
      ['2', 'Lò Văn Bình', 'K', '1', '3'],
    ],
    slots: [null, null, 'conduct', 'excused', 'unexcused'],
    marks: { '1.conduct': 'T', '1.excused': '2', '2.unexcused': '3' },
  },
];

/** Of grades 1-5 as a sheet of ours goes out, and as another product may say it. */
layouts.push(
  {
    name: 'levels and tests of a primary class under our own heads',
    columns: primary,
    rows: [
      ['STT', 'Họ và tên', 'Mức GK', 'Điểm KT GK', 'Mức CK', 'Điểm KT CK'],
      ['1', 'Giàng Thị An', 'T', '9', 'H', '7'],
      ['2', 'Lò Văn Bình', 'H', '6', 'T', '10'],
    ],
    slots: [null, null, 'mid-level', 'mid-test', 'end-level', 'end-test'],
    marks: { '1.mid-level': 'T', '1.mid-test': '9', '2.end-test': '10' },
  },
  {
    name: 'tests of a primary class named by the point of the year',
    columns: primary,
    rows: [
      ['STT', 'Họ và tên', 'Giữa kỳ', 'Cuối kỳ'],
      ['1', 'Giàng Thị An', '9', '7'],
      ['2', 'Lò Văn Bình', '6', '10'],
    ],
    slots: [null, null, 'mid-test', 'end-test'],
    marks: { '1.mid-test': '9', '2.end-test': '10' },
  },
);

describe('lists of marks in other layouts', () => {
  it.each(layouts.map((layout) => [layout.name, layout] as const))(
    '%s',
    (_, { rows, columns = tt22, slots, marks }) => {
      const sheet = gridOf(rows);
      const list = recogniseMarkList(sheet, columns);
      expect(list?.columns.map(({ field }) => slotOf(field))).toEqual(slots);
      if (!list) throw new Error('not recognised');
      const reading = readMarkList(sheet, list, pupils);
      expect(reading.notes.filter(({ kind }) => kind !== 'missing_rows')).toEqual([]);
      const read = Object.fromEntries(reading.cells.map(({ pupilId, slot, text }) => [`${pupilId}.${slot}`, text]));
      expect(read).toMatchObject(marks);
    },
  );

  it('two meanings are never given to one column, and a circular has only its own columns', () => {
    expect(slotsOfHeads(['GK', 'Giữa kỳ', '1 tiết', 'TX9'], tt22)).toEqual(['mid', null, null, null]);
  });

  it('a person may decide otherwise', () => {
    const sheet = gridOf([
      ['STT', 'Họ và tên', 'Cột A', 'TX1'],
      ['1', 'Giàng Thị An', '8', '9'],
    ]);
    const list = recogniseMarkList(
      sheet,
      tt22,
      new Map([
        [2, 'slot:mid'],
        [3, null],
      ]),
    );
    expect(list?.columns.map(({ field, recognised }) => [field, recognised])).toEqual([
      [null, null],
      ['fullName', 'fullName'],
      ['slot:mid', null],
      [null, 'slot:r1'],
    ]);
  });

  it('a row whose code and name are two pupils, of one of two with a name, or of nobody is told', () => {
    const sheet = gridOf([
      ['STT', 'Mã HS', 'Họ và tên', 'TX1'],
      ['1', 'HS01', 'Lò Văn Bình', '8'],
      ['2', '', 'Sùng Mí Chá', '8'],
      ['3', 'HS77', 'Người Khác Hẳn', '8'],
      ['4', 'HS02', 'Lò Văn Bình', '8'],
      ['5', 'HS02', 'Lò Văn Bình', '9'],
    ]);
    const list = recogniseMarkList(sheet, tt22);
    if (!list) throw new Error('not recognised');
    const { notes, cells } = readMarkList(sheet, list, pupils);
    expect(notes.map(({ kind }) => kind)).toEqual(['two_pupils', 'same_name', 'unknown_row', 'twice', 'missing_rows']);
    expect(cells).toMatchObject([{ pupilId: 2, slot: 'r1', text: '8', row: 4, column: 3 }]);
  });
});

describe('a posted list beside the sheet', () => {
  const current = [
    { pupilId: 1, slot: 'mid', value: { kind: 'number' as const, number: 85 }, version: 2 },
    { pupilId: 2, slot: 'mid', value: { kind: 'number' as const, number: 60 }, version: 1 },
    { pupilId: 3, slot: 'end', value: { kind: 'number' as const, number: 70 }, version: 1 },
  ];
  const of = { columns: tt22, pupils, current, context: { today: '2025-05-20', termEnds: '2025-05-31' } };

  it('shows what differs, in the order of the sheet, and only of the columns that the list has', () => {
    const posted =
      'STT\tMã HS\tHọ và tên\tGK\tCK\n1\tHS02\tLò Văn Bình\t6,5\t\n2\tHS01\tGiàng Thị An\t8.5\t\n3\tHS03\tSùng Mí Chá\t5\t';
    expect(compareWithList(gridOfText(posted), of)).toMatchObject({
      isByHead: true,
      slots: ['mid'],
      differences: [
        { pupilId: 2, slot: 'mid', posted: '6,5', stored: '6' },
        { pupilId: 3, slot: 'mid', posted: '5', stored: '' },
      ],
      same: 1,
      notes: [{ kind: 'missing_rows', names: ['Sùng Mí Chá'] }],
    });
  });

  it('an empty place in a posted column is a difference', () => {
    const posted = 'Mã HS\tHọ và tên\tGK\nHS01\tGiàng Thị An\t\nHS02\tLò Văn Bình\t6,0';
    expect(compareWithList(gridOfText(posted), of)?.differences).toEqual([
      { pupilId: 1, slot: 'mid', posted: '', stored: '8,5' },
    ]);
  });

  it('marks alone are no list', () => {
    expect(compareWithList(gridOfText('8\n7\n6'), of)).toBeNull();
  });
});
