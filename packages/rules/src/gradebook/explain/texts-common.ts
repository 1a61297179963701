import type { RuleText } from './rule-texts.ts';

export const commonTexts = {
  transfer: {
    circular: 'Các thông tư về đánh giá học sinh',
    article: 'không có quy định',
    text: 'Học sinh chuyển trường trong năm: điểm ở trường cũ được tính; môn tự chọn mà trường mới không dạy không tính trong năm học (theo cài đặt).',
    certainty: 'unsure',
  },
  'TT32_2020.33': {
    circular: 'Thông tư 32/2020/TT-BGDĐT',
    article: 'Điều 33',
    text: 'Học sinh trung học không được học lại quá 3 lần trong một cấp học.',
    certainty: 'read',
  },
  TT12_2011: {
    circular: 'Thông tư 12/2011/TT-BGDĐT',
    article: 'Điều lệ trường trung học',
    text: 'Học sinh trung học không được học lại quá 2 lần trong một cấp học.',
    certainty: 'in_part',
  },
} as const satisfies Record<string, RuleText>;
