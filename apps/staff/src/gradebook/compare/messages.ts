import { formatInteger } from '@truong/vietnamese/numbers';

export const compareTexts = {
  title: 'So với bảng điểm đã công bố',
  how: 'Dán bảng đã công bố, có họ tên hoặc mã học sinh và cột điểm, hoặc nộp tệp của bảng ấy. Không cần dòng tiêu đề. Chỉ so sánh, không ghi gì.',
  paste: 'Bảng đã công bố',
  file: 'Tệp của bảng đã công bố',
  fileHint: 'Tệp .xlsx hoặc .xls. Tệp không được lưu lại.',
  unread:
    'Không đọc được bảng này: cần một cột họ tên hoặc mã học sinh của lớp và ít nhất một cột điểm, mỗi học sinh một dòng.',
  compare: 'So sánh',
  other: 'So bảng khác',
  result: ({ columns, differences, same }: { columns: string[]; differences: number; same: number }) =>
    `Đã so ${columns.join(', ')}: ${differences === 0 ? 'không có chỗ nào khác' : `${formatInteger(differences)} chỗ khác`}, ${formatInteger(same)} ô giống nhau.`,
  noColumn: 'Chưa biết cột nào của bảng là cột điểm nào của sổ. Xin chọn ở bảng dưới.',
  meanings: 'Các cột của bảng và ý nghĩa',
  taken: ({ known, all, isByHead }: { known: number; all: number; isByHead: boolean }) =>
    `Các cột: đọc được ${known} trong ${all}, ${isByHead ? 'theo dòng tiêu đề' : 'theo giá trị vì bảng không có dòng tiêu đề'}`,
  caption: 'Những chỗ khác nhau',
  pupil: 'Học sinh',
  column: 'Cột',
  posted: 'Đã công bố',
  stored: 'Trong sổ',
  place: 'Đến ô',
  goTo: 'Đến ô',
  goToOf: (pupil: string, slot: string) => `Đến ô ${slot} của ${pupil}`,
  empty: '–',
} as const;
