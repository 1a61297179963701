import { formatSchoolYear } from '@truong/vietnamese/dates';

const problems: Readonly<Record<string, string>> = {
  backwards: 'Ngày kết thúc phải sau ngày bắt đầu.',
  terms_overlap: 'Hai học kỳ chồng lên nhau.',
  terms_outside: 'Học kỳ nằm ngoài năm học.',
  years_overlap: 'Năm học chồng lên một năm học khác.',
  year_order: 'Ngày bắt đầu không thuộc năm đầu của năm học.',
  term_in_use: 'Đã có trường mở học kỳ này: không đổi ngày bắt đầu hay rút ngắn được.',
  enrolments_outside: 'Đã có học sinh xếp lớp ngoài những ngày này.',
};

export function yearProblemText(problem: string): string {
  return problems[problem] ?? problem;
}

export const calendarTexts = {
  title: 'Năm học và học kỳ',
  forAll: 'Đặt chung cho mọi trường. Đổi ngày có hiệu lực ngay.',
  next: (year: number) => `Tạo năm học ${formatSchoolYear(year)}`,
  none: 'Chưa có năm học nào',
  noneText: 'Mọi việc của trường cần năm học và hai học kỳ. Ngày gợi ý sẵn, xin xem lại rồi lưu.',
  year: (year: number) => `Năm học ${formatSchoolYear(year)}`,
  whole: 'Cả năm',
  starts: 'Từ ngày',
  ends: 'Đến ngày',
  toWindows: 'Đặt ngày mở, hạn nộp của các biểu báo cáo',
  save: 'Lưu',
  saveYear: (year: number) => `Lưu năm học ${formatSchoolYear(year)}`,
  saved: 'Đã lưu.',
  cancel: 'Thôi',
} as const;
