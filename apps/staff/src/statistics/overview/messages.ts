import { formatDate } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';

export const overviewTexts = {
  title: (unit: string) => `Tổng quan · ${unit}`,
  forms: 'Biểu báo cáo',
  noForms: 'Chưa có biểu nào mở trong năm học này.',
  allForms: 'Tất cả các biểu',
  form: 'Biểu',
  due: 'Hạn gửi',
  dueOn: (day: string | null) => (day ? formatDate(day) : '–'),
  state: 'Tình trạng',
  filed: 'Đã gửi',
  onTime: 'Đúng hạn',
  waiting: 'Chờ tôi duyệt',
  reports: (count: number) => `${formatInteger(count)} báo cáo`,
  missing: 'Chưa gửi',
  missingSchools: (count: number) => `${formatInteger(count)} trường`,
  figures: 'Quy mô',
  figureNames: {
    pupils: 'Học sinh',
    classes: 'Lớp học',
    teachers: 'Giáo viên',
    dropOuts: 'Bỏ học',
  },
  change: (difference: number) =>
    difference === 0
      ? 'bằng năm trước'
      : `${difference > 0 ? '+' : '−'}${formatInteger(Math.abs(difference))} so với năm trước`,
  noChange: (schoolsBefore: number) =>
    schoolsBefore === 0
      ? 'chưa có số liệu năm trước'
      : `năm trước có số liệu của ${formatInteger(schoolsBefore)} trường`,
  schools: (counted: number, missing: number) =>
    missing === 0
      ? `của ${formatInteger(counted)} trường`
      : `của ${formatInteger(counted)} trường, ${formatInteger(missing)} trường còn thiếu`,
  open: (name: string) => `Bảng ${name.toLowerCase()}`,
  sparkline: (name: string, values: readonly string[]) => `${name} qua các năm: ${values.join(', ')}`,
  gap: (schools: number | null) =>
    schools === null
      ? 'năm chưa có hồ sơ được để trống'
      : `tính cả các năm trước, ${formatInteger(schools)} trường thiếu hồ sơ, không tính là 0`,
  trend: 'Số học sinh qua các năm',
  noTrend: 'Chưa có số liệu của nhiều năm.',
  learning: 'Kết quả học tập',
  primary: 'Mức hoàn thành, tiểu học',
  noResults: 'Chưa có kết quả của kỳ này.',
  order: (levels: readonly string[]) => `từ trái sang: ${levels.join(', ')}`,
  openSchools: (count: number) => `${formatInteger(count)} trường chưa khóa kết quả, số liệu còn thay đổi`,
  dropOuts: 'Học sinh bỏ học theo lý do',
  noDropOuts: 'Không có học sinh bỏ học.',
  toTable: 'Mở bảng',
} as const;
