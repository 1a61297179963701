import type { FormCheck, PeriodKind } from '@truong/rules/statistics/form';
import type { FormDifference } from '@truong/rules/statistics/form-differences';
import type { SchoolLevel } from '@truong/rules/statistics/school-level';
import { formatDate, formatSchoolYear } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';

export const editorTexts = {
  title: (schoolYear: number) => `Các biểu báo cáo, năm học ${formatSchoolYear(schoolYear)}`,
  caption: 'Các biểu báo cáo',
  none: 'Chưa có biểu nào',
  noneText: 'Chọn "Biểu mới" để soạn biểu đầu tiên.',
  form: 'Biểu',
  code: 'Mã',
  kind: 'Kỳ',
  versions: 'Phiên bản đang dùng',
  drafts: 'Bản nháp',
  window: 'Thời hạn',
  shipped: (version: number) => `${version}, có sẵn`,
  own: (version: number) => `${version}, của Sở`,
  draft: (version: number) => `bản nháp ${version}`,
  windowOf: (opensOn: string, dueOn: string) => `${formatDate(opensOn)} – ${formatDate(dueOn)}`,
  open: 'Mở',
  openOf: (name: string) => `Mở ${name}`,
  newForm: 'Biểu mới',
  setWindows: 'Đặt thời hạn',
  back: 'Các biểu báo cáo',
  save: 'Lưu nháp',
  saved: 'Đã lưu bản nháp.',
  unsaved: 'Có thay đổi chưa lưu.',
  publish: 'Công bố',
  publishQuestion: (name: string) => `Công bố "${name}"?`,
  publishText: (version: number) =>
    `Từ nay các trường báo cáo theo phiên bản ${version}. Phiên bản đã công bố không sửa được nữa; các bản đã gửi theo phiên bản cũ giữ nguyên.`,
  publishedVersion: (version: number, isShipped: boolean) =>
    `phiên bản ${version}, ${isShipped ? 'có sẵn' : 'đã công bố'}`,
  nextVersion: (version: number) => `Soạn phiên bản ${version}`,
  readOnly: 'Phiên bản này đã công bố, chỉ xem. Muốn sửa thì soạn phiên bản sau.',
  outline: 'Mục lục của biểu',
  facts: 'Thông tin chung',
  rows: 'Dòng',
  columns: 'Cột',
  checks: 'Kiểm tra',
  addSection: 'Thêm phần',
  addRow: 'Thêm dòng',
  addColumn: 'Thêm cột',
  addCheck: 'Thêm kiểm tra',
  remove: 'Xóa',
  up: 'Lên',
  down: 'Xuống',
  problems: (count: number) => `${formatInteger(count)} lỗi phải sửa trước khi công bố`,
  noProblems: 'Không có lỗi.',
  problemsHere: 'Lỗi ở mục này',
  moreProblems: (count: number) => `và ${formatInteger(count)} lỗi nữa.`,
  preview: 'Xem như trên giấy',
  tryTitle: 'Thử trên số liệu của một trường',
  trySchool: 'Trường',
  tryYear: 'Năm học',
  tryIt: 'Thử',
  tried: (unit: string, day: string) => `${unit}, số liệu ngày ${formatDate(day)}`,
  computed: (computed: number, all: number) => `${formatInteger(computed)} / ${formatInteger(all)} ô tự có số liệu.`,
  findings: (count: number) =>
    count === 0 ? 'Mọi kiểm tra đều đạt.' : `${formatInteger(count)} kiểm tra không đạt hoặc còn thiếu số:`,
  absent: (count: number) => `${formatInteger(count)} ô không tính được:`,
  differences: 'Khác phiên bản đang dùng',
  noDifferences: 'Không khác phiên bản đang dùng.',
  firstVersion: 'Chưa có phiên bản nào được công bố.',
  new: { section: 'Phần mới', row: 'Dòng mới', column: 'Cột mới', instruction: 'Xem lại số liệu.' },
};

export const fieldTexts = {
  name: 'Tên biểu',
  officialNumber: 'Số hiệu chính thức',
  source: 'Căn cứ',
  series: 'Nhóm biểu',
  seriesHint: 'Các biểu cùng nhóm được đặt thời hạn và tổng hợp cùng nhau.',
  periodKind: 'Kỳ báo cáo',
  levels: 'Trường có cấp học',
  review: 'Người duyệt',
  orientation: 'Khổ giấy',
  notes: 'Cách ghi, mỗi ý một dòng',
  code: 'Mã',
  codeHint: 'Chữ thường không dấu, số, gạch nối.',
  title: 'Tên',
  unit: 'Đơn vị tính',
  indent: 'Thụt vào',
  isHeading: 'Dòng tiêu đề, không có số liệu',
  group: 'Nhóm cột',
  except: 'Không có ở các dòng',
  from: 'Số liệu lấy từ',
  fromNone: { row: 'theo cột', column: 'theo dòng' },
  kinds: { query: 'đếm từ hồ sơ', formula: 'công thức', typed: 'nhập tay' },
  records: 'Đếm',
  amount: 'Cách tính',
  amounts: { count: 'đếm số dòng', pupils: 'cộng số học sinh', quantity: 'cộng số lượng' },
  conditions: 'Điều kiện',
  addCondition: 'Thêm điều kiện',
  anyOf: (dimension: string) => `${dimension} là`,
  removeCondition: (dimension: string) => `Bỏ điều kiện ${dimension}`,
  formula: 'Công thức',
  formulaHint:
    'Gõ [ để chọn dòng, cột; [previous: là kỳ trước, [last_year: là năm học trước, hoặc mã biểu khác. Ví dụ: 100 * [@female] / [@total]',
  places: { 'previous:': 'Kỳ trước', 'last_year:': 'Năm học trước' },
  badFormula: (from: string) => `Công thức sai từ chỗ "${from}"`,
  decimals: 'Số chữ số thập phân',
  isText: 'Nhập chữ, không phải số',
  left: 'Vế trái',
  operator: 'So sánh',
  right: 'Vế phải',
  each: 'Kiểm tra tại',
  eachOnce: 'một lần',
  eachRows: (section: string) => `từng dòng của "${section}"`,
  eachColumns: (section: string) => `từng cột của "${section}"`,
  eachOnly: { rows: 'Chỉ ở các dòng', columns: 'Chỉ ở các cột' },
  eachOnlyHint: 'Để trống: ở tất cả.',
  missing: 'Khi thiếu số liệu',
  severity: 'Mức độ',
  instruction: 'Hướng dẫn khi không đạt',
  columnWhere: 'Điều kiện của cột',
};

export const periodKinds: Readonly<Record<PeriodKind, string>> = {
  start: 'đầu năm học',
  mid: 'giữa năm học',
  end: 'cuối năm học',
  semester: 'học kỳ',
  month: 'tháng',
  ad_hoc: 'đột xuất',
};
export const levelWords: Readonly<Record<SchoolLevel, string>> = {
  preschool: 'Mầm non',
  primary: 'Tiểu học',
  lower_secondary: 'THCS',
  upper_secondary: 'THPT',
  continuing: 'GDTX',
};
export const reviewWords = {
  nearest: 'cơ quan quản lý trực tiếp',
  nearest_then_department: 'cơ quan quản lý trực tiếp, rồi Sở',
} as const;
export const orientationWords = { portrait: 'dọc', landscape: 'ngang' } as const;
export const severityWords: Readonly<Record<FormCheck['severity'], string>> = {
  high: 'cao, không đạt thì không gửi được',
  medium: 'vừa, phải giải trình',
  low: 'thấp, phải giải trình',
};
export const missingWords: Readonly<Record<FormCheck['missing'], string>> = {
  skip: 'bỏ qua',
  zero: 'coi như 0',
  fails: 'không đạt',
};

/** What is wrong, by the code of the problem. */
export const problemWords: Readonly<Record<string, (what: string) => string>> = {
  no_cells: () => 'Biểu chưa có ô số liệu nào',
  code_twice: (what) => `Mã "${what}" dùng hai lần`,
  bad_code: (what) => `Mã "${what}" chỉ được có chữ thường không dấu, số, gạch nối`,
  row_without_source: (what) => `Dòng "${what}" chưa có nguồn số liệu`,
  unknown_dimension: (what) => `Loại hồ sơ này không có điều kiện "${what}"`,
  unknown_value: (what) => `Danh mục không có giá trị "${what}"`,
  unknown_amount: () => 'Loại hồ sơ này không cộng được như vậy',
  bad_formula: fieldTexts.badFormula,
  unknown_figure: (what) => `Không có ô "${what}"`,
  cycle: (what) => `Công thức vòng quanh: ${what}`,
  unknown_section: (what) => `Không có phần "${what}"`,
  unknown_column: (what) => `Không có dòng hoặc cột "${what}"`,
};

const differenceKinds = { added: 'Thêm', removed: 'Bỏ', changed: 'Sửa' } as const;
const differenceParts: Readonly<Record<FormDifference['of'], string>> = {
  facts: 'thông tin chung',
  section: 'phần',
  row: 'dòng',
  column: 'cột',
  cell: 'nguồn số liệu của ô',
  check: 'kiểm tra',
};

export function differenceText({ kind, of, title }: FormDifference): string {
  return `${differenceKinds[kind]} ${differenceParts[of]}: ${title}`;
}

const shippedSeries: Readonly<Record<string, string>> = {
  sector: 'báo cáo định kỳ của ngành',
  month: 'báo cáo hằng tháng',
  survey: 'khảo sát đột xuất',
};

/** A series that comes with the product by its name, one of the department by its code. */
export function seriesName(series: string): string {
  return shippedSeries[series] ?? series;
}

export const windowTexts = {
  title: (schoolYear: number) => `Thời hạn báo cáo, năm học ${formatSchoolYear(schoolYear)}`,
  of: 'Đặt cho',
  series: (series: string) => `cả nhóm: ${seriesName(series)}`,
  period: 'Kỳ',
  opens: 'Mở ngày',
  due: 'Hạn gửi',
  counted: 'Lấy số liệu ngày',
  save: 'Đặt thời hạn',
  saved: (forms: number) => `Đã đặt thời hạn cho ${formatInteger(forms)} biểu.`,
};

export const exportTexts = {
  title: 'Xuất cho cơ sở dữ liệu ngành',
  text: 'Một tệp Excel gồm đơn vị, số liệu các trường đã gửi, danh mục mã. Không có tên người.',
  series: 'Nhóm biểu',
  period: 'Kỳ',
  approved: 'Chỉ lấy bản đã duyệt',
  start: 'Xuất',
  asked: 'Đang làm. Tệp sẽ có ở trang Việc chạy nền.',
};

export const newFormTexts = {
  title: 'Biểu mới',
  name: 'Tên biểu',
  code: 'Mã biểu',
  start: 'Bắt đầu soạn',
};
