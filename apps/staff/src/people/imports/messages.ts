import type { ImportProblem, ImportState, RowCounts, RowState } from '@truong/contracts/imports';
import type { ImportField, ImportKind } from '@truong/rules/people/import-kinds';
import { leavingValues } from '@truong/rules/statistics/catalogue-values';
import { formatDate, formatDateTime } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';

export const importTexts = {
  title: (year: string) => `Nhập từ tệp Excel · ${year}`,
  fileTitle: (fileName: string) => `Nhập từ tệp · ${fileName}`,
  upload: 'Tệp cần nhập',
  drop: 'Kéo tệp vào đây, hoặc',
  choose: 'Chọn tệp',
  hint: 'Tệp .xlsx hoặc .xls, tối đa 20 MB. Các cột được nhận theo ý nghĩa, ở thứ tự nào cũng được. Chưa ghi gì vào sổ của trường trước khi thầy cô xem và xác nhận.',
  sending: (percent: number) => `Đang gửi tệp: ${percent} %`,
  reading: 'Đã gửi xong, máy chủ đang đọc tệp…',
  earlier: 'Các lần nhập',
  none: 'Chưa có lần nhập nào trong năm học này',
  noneText:
    'Chọn một tệp ở trên. Nếu chưa có tệp, tải danh sách của trường ở trang Học sinh hoặc Nhân sự, sửa rồi nộp lại.',
  file: 'Tệp',
  kind: 'Loại danh sách',
  state: 'Trạng thái',
  who: 'Người nhập',
  when: 'Lúc',
  result: 'Kết quả',
  at: (at: string) => formatDateTime(at),
  sheet: 'Trang tính',
  sheetName: ({ name, isHidden, rows }: { name: string; isHidden: boolean; rows: number }) =>
    `${name} (${formatInteger(rows)} dòng${isHidden ? ', đang ẩn' : ''})`,
  working: 'Đang đọc các cột và so với danh sách của trường…',
  sameFile: (at: string) => `Chính tệp này đã được nhập lúc ${formatDateTime(at)}.`,
  toSameFile: 'Xem lần nhập đó',
  remembered: 'Các cột được nhận như lần sửa trước với mẫu tệp này.',
  noHead: 'Không tìm thấy dòng tiêu đề',
  noHeadText:
    'Trang tính này không có dòng nào giống tiêu đề của loại danh sách đã chọn. Xin chọn trang tính hoặc loại danh sách khác.',
  noRows: 'Không có dòng nào dưới tiêu đề',
  missing: (fields: readonly string[]) => `Chưa có cột nào cho: ${fields.join(', ')}. Xin chọn cột ở bảng dưới.`,
  columns: (known: number, all: number) => `Các cột: nhận ra ${known}/${all}`,
  columnsCaption: 'Các cột của tệp và ý nghĩa của chúng',
  column: 'Cột',
  header: 'Tiêu đề',
  meaning: 'Nhận là',
  meaningOf: (letter: string, header: string) => `Ý nghĩa của cột ${letter}${header ? ` (${header})` : ''}`,
  corrected: 'đã sửa',
  samples: 'Ví dụ',
  unread: 'Không đọc',
  encodings: { tcvn3: 'TCVN3 (ABC)', vni: 'VNI', decomposed: 'Unicode tổ hợp', unicode: 'Unicode' } as Readonly<
    Record<string, string>
  >,
  converted: (encoding: string, raw: string) =>
    raw === '' ? `đã chuyển từ ${encoding}` : `đã chuyển từ ${encoding}: «${raw}»`,
  rows: 'Sẽ ghi những gì',
  rowsCaption: 'Từng dòng của tệp',
  filter: 'Lọc theo trạng thái',
  all: 'Tất cả',
  row: 'Dòng',
  record: 'Bản ghi',
  change: 'Nội dung',
  arrow: 'thành',
  shown: (from: number, to: number, all: number) =>
    `Dòng ${formatInteger(from)}–${formatInteger(to)} trong ${formatInteger(all)}`,
  noneOfState: 'Không có dòng nào ở trạng thái này',
  skipped: (count: number) =>
    `${formatInteger(count)} dòng không phải bản ghi (tiêu đề lặp lại, tên lớp, tổng cộng, chữ ký) được bỏ qua.`,
  commit: (counts: RowCounts) => `Ghi ${formatInteger(counts.new + counts.changed)} dòng`,
  nothing: 'Không có gì mới để ghi.',
  commitQuestion: (fileName: string) => `Ghi vào sổ của trường từ «${fileName}»?`,
  allOrNothing: 'Tất cả các dòng được ghi cùng một lúc: nếu gián đoạn giữa chừng thì chưa có gì được ghi.',
  failedBefore: (why: string) => `Lần ghi trước không xong. ${why}`,
  consequences: (counts: RowCounts) => [
    `${formatInteger(counts.new)} bản ghi mới.`,
    `${formatInteger(counts.changed)} bản ghi thay đổi.`,
    ...(counts.refused > 0 ? [`${formatInteger(counts.refused)} dòng bị từ chối, không ghi.`] : []),
    'Tất cả được ghi cùng một lúc; có thể hoàn tác cả lần nhập khi chưa có gì dựa lên nó.',
  ],
  again: 'Xem lại với dữ liệu mới',
  discard: 'Bỏ tệp này',
  done: (counts: RowCounts) => `Đã ghi: ${formatInteger(counts.new)} mới, ${formatInteger(counts.changed)} thay đổi.`,
  counts: ({ new: made, changed, same, refused }: RowCounts) =>
    `${formatInteger(made)} mới · ${formatInteger(changed)} thay đổi · ${formatInteger(same)} giữ nguyên · ${formatInteger(refused)} bị từ chối`,
  committedBy: (who: string, at: string) => `${who} ghi lúc ${formatDateTime(at)}.`,
  undoneBy: (who: string, at: string) => `${who} hoàn tác lúc ${formatDateTime(at)}.`,
  undo: 'Hoàn tác lần nhập',
  undoQuestion: 'Hoàn tác cả lần nhập này?',
  undoConsequences: (counts: RowCounts) => [
    `Xóa ${formatInteger(counts.new)} bản ghi mà lần nhập đã tạo.`,
    `Trả ${formatInteger(counts.changed)} bản ghi về như trước.`,
  ],
  cannotUndo: 'Không hoàn tác được nữa, vì đã có những gì dựa lên lần nhập này:',
  reportNote: 'Những dòng giữ nguyên không được liệt kê.',
  nothingReported: 'Lần nhập này không ghi và không từ chối dòng nào',
  gone: 'Không có lần nhập này; tệp chưa ghi được giữ bảy ngày',
  toImports: 'Các lần nhập',
  importFile: 'Nhập từ tệp',
} as const;

export const kindTexts: Readonly<Record<ImportKind, string>> = {
  classes: 'Lớp',
  pupils: 'Học sinh',
  guardians: 'Cha mẹ, người giám hộ',
  staff: 'Nhân sự',
  assignments: 'Phân công',
};

export const stateTexts: Readonly<Record<ImportState, string>> = {
  uploaded: 'Chờ xem',
  previewed: 'Chờ xác nhận',
  committed: 'Đã ghi',
  undone: 'Đã hoàn tác',
};
export const stateBadges = { uploaded: 'draft', previewed: 'moving', committed: 'done', undone: 'waiting' } as const;

export const rowStateTexts: Readonly<Record<RowState, string>> = {
  new: 'Mới',
  changed: 'Thay đổi',
  same: 'Giữ nguyên',
  refused: 'Bị từ chối',
};
export const rowStateBadges = { new: 'waiting', changed: 'moving', same: 'done', refused: 'refused' } as const;

export const importFieldTexts: Readonly<Record<ImportField, string>> = {
  order: 'Số thứ tự',
  code: 'Mã',
  educationId: 'Mã định danh của ngành',
  personalNumber: 'Số định danh cá nhân',
  fullName: 'Họ và tên',
  familyAndMiddle: 'Họ và tên đệm',
  given: 'Tên',
  birthDate: 'Ngày sinh',
  birthDay: 'Ngày (sinh)',
  birthMonth: 'Tháng (sinh)',
  birthYear: 'Năm (sinh)',
  maleBirthDate: 'Ngày sinh (nam)',
  femaleBirthDate: 'Ngày sinh (nữ)',
  sex: 'Giới tính',
  female: 'Nữ (đánh dấu)',
  male: 'Nam (đánh dấu)',
  ethnicity: 'Dân tộc',
  religion: 'Tôn giáo',
  class: 'Lớp',
  grade: 'Khối',
  site: 'Điểm trường',
  twoSessions: 'Số buổi/ngày',
  birthPlace: 'Nơi sinh',
  residence: 'Chỗ ở',
  policy: 'Diện chính sách',
  disability: 'Khuyết tật',
  enrolledOn: 'Ngày vào trường',
  leftOn: 'Ngày thôi học',
  leaving: 'Lý do thôi học',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  fatherName: 'Họ tên cha',
  fatherBirthYear: 'Năm sinh cha',
  fatherJob: 'Nghề nghiệp cha',
  fatherPhone: 'Điện thoại cha',
  motherName: 'Họ tên mẹ',
  motherBirthYear: 'Năm sinh mẹ',
  motherJob: 'Nghề nghiệp mẹ',
  motherPhone: 'Điện thoại mẹ',
  guardianName: 'Họ tên người giám hộ',
  guardianBirthYear: 'Năm sinh người giám hộ',
  guardianJob: 'Nghề nghiệp người giám hộ',
  guardianPhone: 'Điện thoại người giám hộ',
  relation: 'Quan hệ',
  post: 'Chức vụ',
  qualification: 'Trình độ',
  specialism: 'Chuyên ngành',
  contract: 'Hợp đồng',
  startedOn: 'Ngày vào trường',
  homeroomName: 'Giáo viên chủ nhiệm',
  homeroomOf: 'Chủ nhiệm lớp',
  subject: 'Môn học',
  classes: 'Lớp dạy',
  duties: 'Phân công (môn và lớp)',
  periods: 'Số tiết',
};
/** Read and checked, but the school's books have no place for it. */
export const notKept = ' (không lưu)';

type Words = (of: { found: string; expected: string | null; otherRow: number | null }) => string;
const expectedOr = (words: string, expected: string | null) => (expected ? `${words}; có phải «${expected}»?` : words);
const line = (row: number | null) => (row === null ? 'dòng khác' : `dòng ${row + 1}`);

const problemTexts: Readonly<Record<ImportProblem['code'], Words>> = {
  missing: () => 'chưa có nội dung',
  not_a_date: ({ found }) => `«${found}» không phải là ngày; xin ghi ngày/tháng/năm`,
  no_such_day: ({ found }) => `«${found}» không có trong lịch`,
  date_out_of_range: ({ found }) => `«${found}» nằm ngoài khoảng có thể`,
  only_year: ({ found }) => `chỉ có năm «${found}», sẽ lưu là năm sinh`,
  not_a_sex: ({ found }) => `«${found}» không phải là Nam hoặc Nữ`,
  sex_twice: () => 'đánh dấu cả Nam và Nữ',
  unknown_ethnicity: ({ found, expected }) => expectedOr(`«${found}» không có trong danh mục dân tộc`, expected),
  not_a_personal_number: ({ found }) => `«${found}» không phải là số định danh 12 chữ số`,
  personal_number_province: ({ found }) => `«${found}» có ba số đầu không phải mã tỉnh nào`,
  personal_number_sex: ({ found }) => `«${found}» không khớp giới tính hoặc thế kỷ sinh`,
  personal_number_year: ({ found, expected }) =>
    `«${found}» không khớp năm sinh${expected ? ` (theo số là ${expected})` : ''}`,
  zeros_restored: ({ found }) => `«${found}» đã được thêm số 0 ở đầu mà bảng tính bỏ mất`,
  not_a_phone: ({ found }) => `«${found}» không phải là số điện thoại`,
  not_an_email: ({ found }) => `«${found}» không phải là địa chỉ thư điện tử`,
  not_a_name: ({ found }) => `«${found}» không phải là tên người`,
  lost_letters: ({ found }) => `«${found}» có thể bị mất chữ khi chuyển mã`,
  not_a_class: ({ found }) => `«${found}» không phải là tên lớp`,
  unknown_class: ({ found }) => `lớp «${found}» chưa có trong năm học này; xin nhập danh sách lớp trước`,
  not_a_grade: ({ found }) => `«${found}» không phải là khối lớp`,
  grade_differs: ({ found, expected }) => `khối «${found}» không khớp tên lớp${expected ? ` (khối ${expected})` : ''}`,
  not_a_number: ({ found }) => `«${found}» không phải là số`,
  unknown_subject: ({ found, expected }) => expectedOr(`«${found}» không có trong danh mục môn học`, expected),
  not_an_assignment: ({ found }) => `không đọc được phân công «${found}»`,
  unknown_relation: ({ found }) => `không rõ quan hệ «${found}»`,
  not_sessions: ({ found }) => `«${found}» không rõ là mấy buổi; xin ghi «2 buổi», «1 buổi», hoặc x dưới «Học 2 buổi»`,
  unknown_leaving: ({ found }) =>
    `«${found}» không phải lý do thôi học; xin ghi một trong: ${leavingValues.map(({ name }) => name).join('; ')}`,
  too_long: ({ expected }) => `dài quá${expected ? ` ${expected} ký tự` : ''}`,
  formula: ({ found }) => `là công thức; lấy giá trị «${found}»`,
  formula_without_value: () => 'là công thức chưa có giá trị; xin mở và lưu lại tệp bằng Excel',
  formula_error: ({ found }) => `là công thức bị lỗi (${found})`,
  merged_value: ({ found }) => `«${found}» đến từ ô gộp với dòng khác; xin bỏ gộp ô`,
  hidden_row: () => 'dòng này đang ẩn trong tệp',
  same_code: ({ found, otherRow }) => `mã «${found}» có cả ở ${line(otherRow)}`,
  same_personal_number: ({ found, otherRow }) => `số định danh «${found}» có cả ở ${line(otherRow)}`,
  same_education_id: ({ found, otherRow }) => `mã định danh «${found}» có cả ở ${line(otherRow)}`,
  same_person: ({ otherRow }) => `trùng họ tên và ngày sinh với ${line(otherRow)}`,
  same_class: ({ found, otherRow }) => `lớp «${found}» có cả ở ${line(otherRow)}`,
  number_of_another: ({ found }) => `số «${found}» đã thuộc về một người khác`,
  code_of_another: ({ found }) => `mã «${found}» thuộc về một người khác trong trường`,
  known_elsewhere: ({ found }) => `số «${found}» đã có hồ sơ ở đơn vị khác; hồ sơ mới sẽ nối với người ấy`,
  several_match: ({ found }) =>
    `${found ? `«${found}» ` : ''}khớp với nhiều người trong trường; xin thêm mã hoặc ngày sinh`,
  same_target: ({ otherRow }) => `cùng một bản ghi với ${line(otherRow)}`,
  looks_like: ({ found }) => `«${found}» gần giống một học sinh cùng ngày sinh đã có trong trường`,
  no_such_pupil: ({ found }) => `không tìm thấy học sinh «${found}» trong trường`,
  no_such_staff: ({ found }) => `không tìm thấy «${found}» trong danh sách nhân sự`,
  no_such_site: ({ found }) => `trường không có điểm trường «${found}»`,
  no_level: () => 'không rõ cấp học của lớp, hoặc trường không có cấp học ấy',
  unknown_policy: ({ found }) => `«${found}» không có trong danh mục diện chính sách nên không lưu`,
  too_early: ({ found, expected }) =>
    `không xếp vào lớp «${found}» được: học sinh vào lớp trước${expected ? ` ngày ${formatDate(expected)}` : ''}, chuyển lớp được từ ngày sau đó`,
  left_too_early: ({ found, expected }) =>
    `ngày thôi học «${formatDate(found)}» trước ngày vào lớp${expected ? `, ${formatDate(expected)}` : ''}`,
  left_otherwise: ({ found, expected }) =>
    `«${shownDay(found)}» khác sổ của trường: học sinh đã thôi học${expected ? `, sổ ghi «${shownDay(expected)}»` : ''}`,
};

const letterOf = (column: number): string =>
  (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
export const columnLetter = letterOf;

/** "Cột D (Ngày sinh): «31/02/2012» không có trong lịch". The row stands beside it. */
export function problemSentence(problem: ImportProblem): string {
  const words = problemTexts[problem.code](problem);
  const field = problem.field && importFieldTexts[problem.field];
  if (problem.column !== null) return `Cột ${letterOf(problem.column)}${field ? ` (${field})` : ''}: ${words}`;
  if (field) return `${field}: ${words}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value as people read it. */
export function valueText(field: ImportField, value: string | null): string {
  if (value === null) return '–';
  if (field === 'sex') return value === 'female' ? 'Nữ' : 'Nam';
  return shownDay(value);
}

function shownDay(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(text) : text;
}
