import { formatInteger } from '@truong/vietnamese/numbers';

export const compareTexts = {
  title: 'So với bảng điểm đã công bố',
  how: 'Dán cả bảng đã công bố, có dòng tiêu đề (họ tên hoặc mã học sinh, các cột điểm), hoặc nộp tệp của bảng ấy. Chỉ so sánh, không ghi gì.',
  paste: 'Bảng đã công bố',
  file: 'Tệp của bảng đã công bố',
  fileHint: 'Tệp .xlsx hoặc .xls. Tệp không được lưu lại.',
  unread:
    'Không đọc được bảng này: cần một dòng tiêu đề có họ tên hoặc mã học sinh và ít nhất một cột điểm của sổ, ví dụ TX1, GK, CK.',
  compare: 'So sánh',
  other: 'So bảng khác',
  result: ({ columns, differences, same }: { columns: string[]; differences: number; same: number }) =>
    `Đã so ${columns.join(', ')}: ${differences === 0 ? 'không có chỗ nào khác' : `${formatInteger(differences)} chỗ khác`}, ${formatInteger(same)} ô giống nhau.`,
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
