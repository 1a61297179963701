import type { RuleText } from './rule-texts.ts';

const circular = 'Thông tư 43/2021/TT-BGDĐT';

export const tt43Texts = {
  'TT43_2021.counts': {
    circular,
    article: 'chưa đọc lại',
    text: 'Số lần kiểm tra, đánh giá trong học kì: theo Thông tư 22/2021 (suy ra, chưa đối chiếu văn bản).',
    certainty: 'unsure',
  },
  'TT43_2021.averages': {
    circular,
    article: 'chưa đọc lại',
    text: 'Kết quả môn học theo học kì và cả năm: như Thông tư 22/2021 (suy ra, chưa đối chiếu văn bản).',
    certainty: 'unsure',
  },
  'TT43_2021.learning': {
    circular,
    article: 'chưa đọc lại',
    text: 'Các mức kết quả học tập và điều chỉnh mức: như Thông tư 22/2021, số môn phải đạt ngưỡng trên là 5 (theo cài đặt, chưa đối chiếu văn bản).',
    certainty: 'unsure',
  },
  'TT43_2021.conduct': {
    circular,
    article: 'chưa đọc lại',
    text: 'Kết quả rèn luyện cả năm theo hai học kì: như Thông tư 22/2021 (suy ra, chưa đối chiếu văn bản).',
    certainty: 'unsure',
  },
  'TT43_2021.promotion': {
    circular,
    article: 'Điều 11 (số điều chưa đối chiếu)',
    text: 'Học viên được lên lớp khi rèn luyện và học tập cả năm từ mức Đạt trở lên và nghỉ không quá 45 buổi; giám đốc trung tâm quyết định.',
    certainty: 'in_part',
  },
  'TT43_2021.12': {
    circular,
    article: 'Điều 12',
    text: 'Rèn luyện cả năm Chưa đạt phải rèn luyện trong kì nghỉ hè và được đánh giá lại để xét lên lớp.',
    certainty: 'read',
  },
  'TT43_2021.13': {
    circular,
    article: 'Điều 13',
    text: 'Học tập Chưa đạt mà rèn luyện từ Đạt: kiểm tra, đánh giá lại các môn Chưa đạt hoặc dưới 5,0 để xét lên lớp.',
    certainty: 'read',
  },
  'TT43_2021.14': {
    circular,
    article: 'Điều 14',
    text: 'Học viên Xuất sắc khi rèn luyện Tốt, học tập Tốt và ít nhất 5 môn có ĐTBmcn từ 9,0; Học viên Giỏi khi rèn luyện Tốt và học tập Tốt.',
    certainty: 'read',
  },
} as const satisfies Record<string, RuleText>;
