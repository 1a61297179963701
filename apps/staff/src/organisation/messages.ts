import { formatDate } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';

export const unitTexts = {
  title: 'Đơn vị',
  asOf: 'Vào ngày',
  search: 'Tìm đơn vị',
  caption: (day: string) => `Các đơn vị theo cây quản lý vào ngày ${formatDate(day)}`,
  shown: (count: number) => `${formatInteger(count)} đơn vị`,
  expandAll: 'Mở hết',
  collapseAll: 'Thu gọn',
  expand: (name: string) => `Mở các đơn vị thuộc ${name}`,
  name: 'Tên',
  kind: 'Loại',
  code: 'Mã',
  levels: 'Cấp học',
  type: 'Loại hình',
  below: 'Trực thuộc',
  types: {
    regular: 'Phổ thông',
    ethnic_boarding: 'Dân tộc nội trú',
    ethnic_semi_boarding: 'Dân tộc bán trú',
    specialised: 'Chuyên',
    continuing: 'Giáo dục thường xuyên',
  } as Readonly<Record<string, string>>,
  valid: 'Hiệu lực',
  validity: (from: string, to: string | null) => `từ ${formatDate(from)}${to ? ` đến ${formatDate(to)}` : ''}`,
  empty: 'Không có đơn vị nào vào ngày này',
  noMatch: 'Không đơn vị nào khớp',
  noMatchText: 'Thử bớt chữ, hoặc chọn ngày khác.',

  particulars: 'Thông tin đơn vị',
  above: 'Thuộc',
  top: 'Không thuộc đơn vị nào',
  place: 'Địa bàn',
  sites: 'Điểm trường',
  mainSite: 'điểm chính',
  succession: 'Biến động',
  successions: { merge: 'Sáp nhập', split: 'Chia tách', rename: 'Đổi tên', end: 'Kết thúc' } as Readonly<
    Record<string, string>
  >,
  successionLine: (of: { kind: string; on: string; from: string; to: string }) =>
    `${of.kind} ngày ${formatDate(of.on)}: ${of.from} → ${of.to}`,
  counts: 'Quy mô',
  countsLine: (of: { classes: number; pupils: number; staff: number }) =>
    `${formatInteger(of.classes)} lớp, ${formatInteger(of.pupils)} học sinh, ${formatInteger(of.staff)} nhân sự`,
  none: '–',

  classes: (year: string) => `Các lớp năm học ${year}`,
  class: 'Lớp',
  grades: 'Khối',
  combined: 'lớp ghép',
  pupils: 'Học sinh',
  female: 'Nữ',
  site: 'Điểm trường',
  homeroom: 'Giáo viên chủ nhiệm',
  noClasses: 'Chưa có lớp nào trong năm học này',

  classTitle: (name: string, year: string) => `Lớp ${name} · ${year}`,
  homeroomLine: (of: { name: string; from: string; to: string | null }) =>
    `${of.name} (${unitTexts.validity(of.from, of.to)})`,
  plan: 'Kế hoạch môn học',
  subject: 'Môn học',
  periods: 'Tiết/năm',
  kindHead: 'Đánh giá bằng',
  kinds: { score: 'Điểm số', comment: 'Nhận xét' },
  chosen: 'tự chọn',
  teachers: 'Giáo viên',
  noPlan: 'Chưa có kế hoạch môn học',
  classPupils: 'Học sinh của lớp',
  toOutcomes: 'Kết quả học kỳ của lớp',
} as const;
