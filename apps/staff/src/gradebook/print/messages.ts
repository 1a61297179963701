export const paperTexts = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  title: 'SỔ ĐIỂM',
  order: 'STT',
  birth: 'Ngày sinh',
  printed: (day: string, who: string) => `In ngày ${day}, người in: ${who}`,
  day: '……, ngày …… tháng …… năm ……',
  teacher: 'Giáo viên bộ môn',
  homeroomTeacher: 'Giáo viên chủ nhiệm',
  sign: '(Ký, ghi rõ họ tên)',
} as const;
