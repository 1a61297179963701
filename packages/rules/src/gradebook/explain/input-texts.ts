/** The words of inputs that are no cell, subject, trait or test. */
export const inputTexts = {
  periods_per_year: 'Số tiết một năm',
  periods_per_week: 'Số tiết một tuần trong học kì',
  clusters: 'Số cụm chuyên đề học tập',
  count_override: 'Học kì có số lần kiểm tra riêng',
  term_1: 'Học kì I',
  term_2: 'Học kì II',
  entered: 'Đánh giá cả năm của giáo viên chủ nhiệm',
  average: 'Điểm trung bình các môn',
  raw: 'Mức trước khi điều chỉnh',
  grade: 'Lớp',
  conduct: 'Rèn luyện (hạnh kiểm)',
  learning: 'Học tập (học lực)',
  absences: 'Số buổi nghỉ trong năm',
  conduct_after_summer: 'Rèn luyện sau kì nghỉ hè',
  learning_after_retest: 'Học tập sau kiểm tra lại',
  original: 'Kết quả cả năm',
  retest: 'Kết quả kiểm tra lại',
  reason: 'Lí do',
  year_level: 'Mức cả năm',
  year: 'Kết quả cả năm',
  supplement: 'Đánh giá bổ sung',
  principal: 'Quyết định của hiệu trưởng',
  outstanding: 'Thành tích xuất sắc hoặc tiến bộ rõ rệt',
  recognised: 'Tập thể lớp công nhận',
} as const;

export type InputName = keyof typeof inputTexts;
