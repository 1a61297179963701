import { type BuiltCell, type BuiltSheet, serialOf } from './build-workbook.ts';
import { writeLegacy } from './legacy-text.ts';

/** The same eight pupils in every layout: what is read of them must not depend on how a product lays them out. */
export type Pupil = {
  code: string;
  family: string;
  given: string;
  birth: string;
  sex: 'Nam' | 'Nữ';
  ethnicity: string;
  class: string;
  number: string;
};

const pupil = (
  code: string,
  [family, given]: [string, string],
  birth: string,
  rest: [Pupil['sex'], string, string, string],
): Pupil => ({
  code,
  family,
  given,
  birth,
  sex: rest[0],
  ethnicity: rest[1],
  class: rest[2],
  number: rest[3],
});

export const pupils: readonly Pupil[] = [
  pupil('HS001', ['Giàng Thị', 'Máy'], '2013-09-05', ['Nữ', 'Mông', '6A', '002313000011']),
  pupil('HS002', ['Sùng Mí', 'Páo'], '2013-02-28', ['Nam', 'Mông', '6A', '002213000022']),
  pupil('HS003', ['Nguyễn Hoàng', 'Đức'], '2012-12-31', ['Nam', 'Kinh', '6A', '002212000033']),
  pupil('HS004', ['Lương Thị Hồng', 'Phượng'], '2013-01-12', ['Nữ', 'Tày', '6A', '002313000044']),
  pupil('HS005', ['Tẩn Mùi', 'Ghến'], '2013-11-03', ['Nữ', 'Dao', '6B', '002313000055']),
  pupil('HS006', ['Vương Quốc', 'Việt'], '2013-07-20', ['Nam', 'Nùng', '6B', '002213000066']),
  pupil('HS007', ['Tống Văn', 'Cường'], '2013-03-08', ['Nam', 'Lô Lô', '6B', '002213000077']),
  pupil('HS008', ['Hoàng Thị Ánh', 'Nguyệt'], '2013-05-19', ['Nữ', 'Giáy', '6B', '002313000088']),
];

const dmy = (iso: string) => iso.split('-').reverse().join('/');
const full = ({ family, given }: Pupil) => `${family} ${given}`;
const mark = (yes: boolean) => (yes ? 'x' : null);
const inClass = (name: string) => pupils.filter((each) => each.class === name);
const day = (iso: string, z: string): BuiltCell => ({ v: serialOf(iso), z });

export type PupilLayout = { name: string; sheets: readonly BuiltSheet[]; bookType?: 'biff8' };

const simple = (each: Pupil, i: number): BuiltCell[] => [
  i + 1,
  full(each),
  dmy(each.birth),
  each.sex,
  each.ethnicity,
  each.class,
];
const simpleHead = ['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Dân tộc', 'Lớp'];
const legacy = (encoding: 'tcvn3' | 'vni'): BuiltCell[][] =>
  [
    ['PHÒNG GD&ĐT ĐỒNG VĂN'],
    ['Danh sách học sinh khối 6'],
    simpleHead,
    ...pupils.map(simple),
    [null, 'Tổng số: 8 học sinh'],
    [null, null, null, null, 'Hiệu trưởng'],
  ].map((row) => row.map((cell) => (typeof cell === 'string' ? writeLegacy(cell, encoding) : cell)));

export const pupilLayouts: readonly PupilLayout[] = [
  { name: 'a bare head in the first row', sheets: [{ rows: [simpleHead, ...pupils.map(simple)] }] },
  {
    name: 'title rows, a national motto, the row of column numbers, totals and signatures',
    sheets: [
      {
        rows: [
          ['SỞ GD&ĐT HÀ GIANG', null, null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
          ['TRƯỜNG PTDTBT THCS LŨNG CÚ', null, null, null, 'Độc lập - Tự do - Hạnh phúc'],
          [],
          ['DANH SÁCH HỌC SINH NĂM HỌC 2024 - 2025'],
          ['(Kèm theo báo cáo số 12/BC-THCS ngày 05 tháng 9 năm 2024)'],
          [],
          simpleHead,
          [1, 2, 3, 4, 5, 6],
          ...pupils.map(simple),
          ['Tổng cộng: 8 học sinh, trong đó nữ: 4'],
          [],
          [null, null, null, null, 'Lũng Cú, ngày 05 tháng 9 năm 2024'],
          [null, 'Người lập biểu', null, null, 'HIỆU TRƯỞNG'],
          [null, '(Ký, ghi rõ họ tên)', null, null, '(Ký tên, đóng dấu)'],
          [],
          [null, 'Vàng Thị Dợ', null, null, 'Nguyễn Văn Hùng'],
        ],
        merges: ['A1:C1', 'E1:F1', 'A4:F4', 'A5:F5', 'E19:F19'],
      },
    ],
  },
  {
    name: 'a head of two rows with merged cells, sex as a mark under Nữ, family and given name apart',
    sheets: [
      {
        rows: [
          ['DANH SÁCH HỌC SINH'],
          [
            'TT',
            'Mã học sinh',
            'Họ và tên',
            null,
            'Ngày, tháng, năm sinh',
            'Nữ',
            'Dân tộc',
            'Cha',
            null,
            'Mẹ',
            null,
            'Lớp',
          ],
          [null, null, 'Họ đệm', 'Tên', null, null, null, 'Họ tên', 'SĐT', 'Họ tên', 'SĐT', null],
          ...pupils.map((each, i) => [
            i + 1,
            each.code,
            each.family,
            each.given,
            day(each.birth, 'dd/mm/yyyy'),
            mark(each.sex === 'Nữ'),
            each.ethnicity,
            'Giàng Mí Sính',
            '0912345678',
            'Vừ Thị Mỷ',
            null,
            each.class,
          ]),
        ],
        merges: ['A1:L1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:E3', 'F2:F3', 'G2:G3', 'H2:I2', 'J2:K2', 'L2:L3'],
      },
    ],
  },
  {
    name: 'one name head over two columns, dates as bare counts of days, the class in merged cells',
    sheets: [
      {
        rows: [
          ['Lớp', 'STT', 'Họ và tên', null, 'Ngày sinh', 'Giới tính', 'D.tộc'],
          ...pupils.map((each, i) => [
            i % 4 === 0 ? each.class : null,
            (i % 4) + 1,
            each.family,
            each.given,
            serialOf(each.birth),
            each.sex,
            each.ethnicity,
          ]),
        ],
        merges: ['C1:D1', 'A2:A5', 'A6:A9'],
      },
    ],
  },
  {
    name: 'several sheets, one for each class, the class only in the sheet name',
    sheets: ['6A', '6B'].map((name) => ({
      name,
      rows: [
        ['Danh sách'],
        ['Stt', 'Họ tên', 'Ngày sinh', 'Nam/Nữ', 'Dân tộc'],
        ...inClass(name).map((each, i) => simple(each, i).slice(0, 5)),
      ],
    })),
  },
  {
    name: 'one sheet with a heading for each class, the head repeated, subtotals between',
    sheets: [
      {
        name: 'DSHS',
        rows: ['6A', '6B'].flatMap((name): BuiltCell[][] => [
          [`Lớp: ${name}`],
          ['TT', 'Họ và tên học sinh', 'Ngày sinh', 'GT', 'Dân tộc'],
          ...inClass(name).map((each, i) => simple(each, i).slice(0, 5)),
          ['Cộng: 4 học sinh'],
          [],
        ]),
      },
    ],
  },
  {
    name: 'TCVN3 text in the old format',
    bookType: 'biff8',
    sheets: [{ rows: legacy('tcvn3') }],
  },
  { name: 'VNI text', sheets: [{ rows: legacy('vni') }] },
  {
    name: 'decomposed Unicode, columns in another order, extra columns nobody reads',
    sheets: [
      {
        rows: [
          [
            'Lớp học',
            'Ghi chú',
            'Số định danh cá nhân (CCCD)',
            'Giới tính (*)',
            'Dân tộc',
            'Ngày sinh (dd/mm/yyyy)',
            'Họ và tên (*)',
            'Chiều cao',
          ],
          ...pupils.map((each) => [
            each.class,
            'ghi chú',
            each.number,
            each.sex,
            each.ethnicity,
            dmy(each.birth),
            full(each),
            142,
          ]),
        ].map((row) => row.map((cell) => (typeof cell === 'string' ? cell.normalize('NFD') : cell))),
      },
    ],
  },
  {
    name: 'the birth date in three columns under one head that is not merged, sex in two',
    sheets: [
      {
        rows: [
          ['STT', 'Họ và tên', 'Ngày sinh', null, null, 'Giới tính', null, 'Dân tộc', 'Lớp'],
          [null, null, 'Ngày', 'Tháng', 'Năm', 'Nam', 'Nữ', null, null],
          ...pupils.map((each, i) => {
            const [year, month, date] = each.birth.split('-').map(Number);
            return [
              i + 1,
              full(each),
              date ?? 0,
              month ?? 0,
              year ?? 0,
              mark(each.sex === 'Nam'),
              mark(each.sex === 'Nữ'),
              each.ethnicity,
              each.class,
            ];
          }),
        ],
      },
    ],
  },
  {
    name: 'heads without diacritics, names in capitals, dates with two digits of the year',
    sheets: [
      {
        rows: [
          ['MA HS', 'HO DEM', 'TEN', 'NGAY SINH', 'PHAI', 'DAN TOC', 'LOP'],
          ...pupils.map((each) => [
            each.code,
            each.family.toUpperCase(),
            each.given.toUpperCase(),
            dmy(each.birth).replace(/\/0?(\d+)\/20(\d\d)$/, '/$1/$2'),
            each.sex === 'Nữ' ? 'nu' : 'nam',
            each.ethnicity === 'Mông' ? "H'Mông" : each.ethnicity,
            `Lớp ${each.class}`,
          ]),
        ],
      },
    ],
  },
  {
    name: 'numbers as quantities, empty rows numbered in advance, hidden columns and a table that starts at C5',
    sheets: [
      {
        rows: [
          [],
          [null, null, 'THỐNG KÊ HỌC SINH'],
          [],
          [],
          [null, null, 'STT', 'Mã định danh Bộ', 'Số định danh', 'Họ tên', 'Ngày sinh', 'Giới tính', 'Dân tộc', 'Lớp'],
          ...pupils.map((each, i) => [
            null,
            null,
            i + 1,
            `02${i}4567890`,
            Number(each.number),
            full(each),
            day(each.birth, 'yyyy-mm-dd'),
            each.sex,
            each.ethnicity,
            each.class,
          ]),
          [null, null, 9],
          [null, null, 10],
        ],
        hiddenColumns: [3],
      },
    ],
  },
];

export const classLayout: BuiltSheet = {
  rows: [
    ['BẢNG PHÂN CÔNG CHỦ NHIỆM'],
    ['TT', 'Tên lớp', 'Khối', 'Điểm trường', 'Giáo viên chủ nhiệm', 'Sĩ số'],
    [1, '6A', 6, 'Trường chính', 'Nguyễn Thị Hoa', 35],
    [2, '6B', 'Khối 6', 'Lô Lô Chải', 'Vàng Mí Sử', 34],
    [3, 'Lớp ghép 1+2', '1+2', 'Sảng Ma Sao', null, 18],
    ['Tổng số', null, null, null, null, 87],
  ],
};

export const guardianLayouts: readonly BuiltSheet[] = [
  {
    name: 'wide',
    rows: [
      ['Mã HS', 'Họ tên học sinh', 'Lớp', 'Họ tên cha', 'Nghề nghiệp cha', 'SĐT cha', 'Họ tên mẹ', 'Năm sinh mẹ'],
      ['HS001', 'Giàng Thị Máy', '6A', 'Giàng Mí Sính', 'Làm ruộng', '0912345678', 'Vừ Thị Mỷ', 1988],
    ],
  },
  {
    name: 'long',
    rows: [
      ['DANH SÁCH PHỤ HUYNH LỚP 6A'],
      ['STT', 'Họ tên HS', 'Họ tên phụ huynh', 'Quan hệ', 'Điện thoại'],
      [1, 'Giàng Thị Máy', 'Giàng Mí Sính', 'Bố', 912345678],
      [null, null, 'Vừ Thị Mỷ', 'Mẹ', '0987 654 321'],
    ],
    merges: ['A3:A4', 'B3:B4'],
  },
];

export const staffLayout: BuiltSheet = {
  rows: [
    ['DANH SÁCH CÁN BỘ, GIÁO VIÊN, NHÂN VIÊN'],
    [
      'TT',
      'Họ và tên',
      'Ngày sinh',
      null,
      'Dân tộc',
      'Chức vụ',
      'Trình độ chuyên môn',
      'Chuyên ngành',
      'Số CCCD',
      'Điện thoại',
      'Email',
      'Ngày vào ngành',
    ],
    [null, null, 'Nam', 'Nữ', null, null, null, null, null, null, null, null],
    ['I. Ban giám hiệu'],
    [
      1,
      'Nguyễn Văn Hùng',
      '12/03/1975',
      null,
      'Kinh',
      'Hiệu trưởng',
      'Đại học',
      'Toán',
      '002075000011',
      '0912000111',
      'hung.nv@example.vn',
      '01/09/1998',
    ],
    ['II. Tổ tự nhiên'],
    [
      2,
      'Vàng Thị Dợ',
      null,
      '5/6/1988',
      'Mông',
      'Giáo viên',
      'Đại học',
      'Vật lí',
      '002188000022',
      '0912000222',
      null,
      '15/08/2010',
    ],
  ],
};

export const assignmentLayouts: readonly BuiltSheet[] = [
  {
    name: 'rows of subject and classes',
    rows: [
      ['STT', 'Giáo viên', 'Môn', 'Lớp dạy', 'Số tiết', 'Chủ nhiệm'],
      [1, 'Nguyễn Thị Hoa', 'Toán', '6A, 6B', 8, '6A'],
      [null, null, 'Tin học', '6A', 1, null],
      [2, 'Vàng Mí Sử', 'Tiếng Anh', '6A; 6B', 6, null],
    ],
    merges: ['A2:A3', 'B2:B3'],
  },
  {
    name: 'duties in one cell',
    rows: [
      ['PHÂN CÔNG CHUYÊN MÔN HỌC KỲ I'],
      ['TT', 'Họ và tên', 'Phân công chuyên môn', 'Tổng số tiết'],
      [1, 'Nguyễn Thị Hoa', 'Toán 6A, 6B; Tin 6A; Chủ nhiệm 6A', 9],
      [2, 'Vàng Mí Sử', 'Anh 6A,6B', 6],
      [null, null, null, null],
      [null, 'HIỆU TRƯỞNG'],
    ],
  },
];
