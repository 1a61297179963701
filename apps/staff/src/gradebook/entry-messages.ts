import type { LockRule, UnlockRequest, UnlockStatus } from '@truong/contracts/entry';
import { formatDate, formatDateTime } from '@truong/vietnamese/dates';
import { homeroomSheetName } from '../messages.ts';
import { nameOfSlot } from './messages.ts';

/** Columns as a lock may name them: a kind, or a single one. The key is what `rules` compares with. */
const columnNames: Readonly<Record<string, string>> = {
  regular: 'Thường xuyên',
  mid_term: 'Giữa kỳ',
  periodic: 'Kiểm tra định kỳ (hệ số 2)',
  end_of_term: 'Cuối kỳ',
  conduct: 'Rèn luyện',
  absent_excused: 'Nghỉ có phép',
  absent_unexcused: 'Nghỉ không phép',
};

export const columnChoices = [
  ...Object.entries(columnNames).map(([value, label]) => ({ value, label })),
  ...[1, 2, 3, 4, 5, 6].map((at) => ({ value: `r${at}`, label: `Riêng cột ${nameOfSlot(`r${at}`)}` })),
];

export function columnName(key: string | null): string {
  return key === null ? 'Mọi cột' : (columnNames[key] ?? nameOfSlot(key));
}

export function slotNames(slots: readonly string[] | null): string {
  return slots === null ? 'mọi cột' : slots.map(nameOfSlot).join(', ');
}

type RuleScope = Pick<LockRule, 'column' | 'subjectName' | 'grade' | 'className'>;

/** Where a rule holds: 'Giữa kỳ · Toán · khối 9'. */
export function ruleScope({ column, subjectName, grade, className }: RuleScope): string {
  return [
    columnName(column),
    subjectName ?? 'mọi môn',
    className !== null ? `lớp ${className}` : grade !== null ? `khối ${grade}` : 'mọi khối',
  ].join(' · ');
}

export function ruleDays({ from, until }: Pick<LockRule, 'from' | 'until'>): string {
  return until === null ? `từ ${formatDate(from)}` : `từ ${formatDate(from)} đến hết ${formatDate(until)}`;
}

export function sheetName({ subjectName, className }: { subjectName: string | null; className: string }): string {
  return `${subjectName ?? homeroomSheetName} ${className}`;
}

export const lockTexts = {
  title: 'Khóa cột điểm',
  rules: 'Quy định khóa',
  rulesText:
    'Quy định hẹp hơn được áp dụng trước: lớp, rồi khối, môn, cột. Trường khóa thêm được, không nới được quy định của Sở.',
  of: (keeper: LockRule['keeper']) => (keeper === 'department' ? 'Sở' : 'Trường'),
  scope: 'Phạm vi',
  days: 'Thời gian khóa',
  keeper: 'Ai khóa',
  act: 'Thao tác',
  stands: { now: 'Đang khóa', later: 'Chưa đến ngày', over: 'Đã qua' },
  state: 'Trạng thái',
  none: 'Chưa khóa cột nào',
  noneText: 'Thêm quy định để khóa một loại cột của mọi môn, hoặc riêng một môn, khối, lớp, từ một ngày.',
  add: 'Thêm quy định',
  addTitle: 'Khóa cột điểm',
  column: 'Cột',
  allColumns: 'Mọi cột',
  subject: 'Môn',
  allSubjects: 'Mọi môn',
  grade: 'Khối',
  allGrades: 'Mọi khối',
  gradeName: (grade: number) => `Khối ${grade}`,
  schoolClass: 'Lớp',
  allClasses: 'Mọi lớp',
  from: 'Khóa từ ngày',
  until: 'Đến hết ngày (bỏ trống: không hẹn)',
  save: 'Khóa',
  reason: 'Lý do (không bắt buộc)',
  reasonTooShort: 'Lý do cần ít nhất 3 ký tự, hoặc bỏ trống.',
  change: 'Sửa',
  changeLabel: (scope: string) => `Sửa quy định: ${scope}`,
  changeTitle: 'Sửa quy định khóa',
  changeSave: 'Lưu',
  given: ({ givenBy, givenAt }: Pick<LockRule, 'givenBy' | 'givenAt'>) => `${givenBy}, ${formatDateTime(givenAt)}`,
  before: (scope: string, days: string) => `Trước khi sửa: ${scope}, ${days}`,
  remove: 'Bỏ quy định',
  removeLabel: (scope: string) => `Bỏ quy định: ${scope}`,
  removeQuestion: 'Bỏ quy định khóa này?',
  removeText: (scope: string, days: string) =>
    `${scope}, ${days}. Các cột này nhập lại được ngay, trừ khi quy định khác vẫn khóa.`,
  now: 'Đang khóa hôm nay',
  nowNone: 'Hôm nay không có cột nào bị khóa.',
  nowOf: (sheets: number) => `${sheets} sổ có cột bị khóa`,
  lockedColumns: 'Cột đang khóa',
  next: 'Sắp khóa',
  toRequests: 'Yêu cầu mở khóa',
  confirms: 'Giáo viên chủ nhiệm xác nhận trước khi hiệu trưởng mở khóa',
  confirmsText: 'Mặc định là không. Lớp chưa có chủ nhiệm không phải chờ xác nhận.',
  shared: 'Khóa cột điểm của mọi trường',
  sharedText: 'Áp dụng cho mọi trường trong học kỳ đang chọn. Trường có thể khóa thêm, không nới được.',
} as const;

const statusNames: Readonly<Record<UnlockStatus, string>> = {
  unconfirmed: 'Chờ chủ nhiệm xác nhận',
  waiting: 'Chờ hiệu trưởng',
  refused: 'Từ chối',
  withdrawn: 'Đã rút lại',
  open: 'Đang mở',
  ended: 'Đã kết thúc sớm',
  over: 'Đã khóa lại',
};

export const unlockTexts = {
  title: 'Yêu cầu mở khóa',
  status: (status: UnlockStatus) => statusNames[status],
  ask: 'Yêu cầu mở khóa',
  askKeys: 'Alt+M',
  askOf: (sheet: string) => `Yêu cầu mở khóa · ${sheet}`,
  askText: 'Hiệu trưởng xem và quyết định. Khi được mở, các ô tự khóa lại sau thời gian ghi ở đây.',
  columns: 'Cột cần mở',
  pupils: 'Học sinh',
  allPupils: 'Cả lớp',
  onlyPupils: (names: readonly string[]) =>
    names.length > 3 ? `Chỉ ${names.length} em đang chọn` : `Chỉ ${names.join(', ')}`,
  hours: 'Thời gian mở',
  hoursOf: (hours: number) => (hours < 24 ? `${hours} giờ` : `${hours / 24} ngày`),
  reason: 'Lý do',
  reasonHint: 'Ít nhất 3 ký tự, ví dụ: chấm phúc khảo bài giữa kỳ của 1 em',
  reasonTooShort: 'Xin ghi lý do, ít nhất 3 ký tự.',
  noColumn: 'Xin chọn ít nhất một cột.',
  send: 'Gửi yêu cầu',
  sent: 'Đã gửi yêu cầu mở khóa.',
  nothingLocked: 'Cột này đang mở, không cần yêu cầu.',
  waitingLine: (slots: string) => `Yêu cầu mở khóa ${slots} đang chờ`,
  openLine: (slots: string, until: string) => `Đang mở khóa ${slots} đến ${formatDateTime(until)}, sau đó tự khóa lại`,
  sheet: 'Sổ',
  scope: 'Phạm vi và lý do',
  scopeOf: ({ slots, pupils }: Pick<UnlockRequest, 'slots' | 'pupils'>) =>
    `${slotNames(slots)} · ${pupils === null ? 'cả lớp' : pupils.join(', ')}`,
  asked: (by: string, at: string, hours: string) => `${by} xin ${hours}, ${formatDateTime(at)}`,
  state: 'Trạng thái',
  confirmedBy: (by: string) => `Chủ nhiệm xác nhận: ${by}`,
  decided: ({ status, decidedBy, onBehalfOf, decisionReason, openUntil, changes }: UnlockRequest) =>
    [
      decidedBy && `${decidedBy}${onBehalfOf ? ` (theo ủy quyền của ${onBehalfOf})` : ''}`,
      decisionReason,
      openUntil && status !== 'ended' && `đến ${formatDateTime(openUntil)}`,
      changes > 0 && `${changes} ô đã sửa`,
    ]
      .filter(Boolean)
      .join(' · '),
  act: 'Thao tác',
  empty: 'Chưa có yêu cầu nào',
  emptyText: 'Giáo viên gửi yêu cầu từ cột đã khóa trong sổ điểm.',
  openNow: (count: number) => `${count} yêu cầu đang mở`,
  grant: 'Mở khóa',
  grantOf: (sheet: string) => `Mở khóa sổ ${sheet}?`,
  grantText: 'Các ô mở ngay và tự khóa lại khi hết thời gian. Có thể cho ngắn hơn thời gian đã xin.',
  refuse: 'Từ chối',
  refuseOf: (sheet: string) => `Từ chối yêu cầu mở khóa sổ ${sheet}?`,
  withdraw: 'Rút lại',
  withdrawOf: (sheet: string) => `Rút lại yêu cầu mở khóa sổ ${sheet}?`,
  withdrawText: 'Hiệu trưởng không còn thấy yêu cầu này trong việc chờ. Khi cần, thầy cô gửi yêu cầu khác.',
  end: 'Khóa lại',
  endOf: (sheet: string) => `Khóa lại sổ ${sheet} ngay?`,
  endText: 'Các ô đang mở sẽ khóa ngay. Những gì đã sửa vẫn giữ.',
  confirm: 'Xác nhận',
  confirmOf: (sheet: string) => `Xác nhận yêu cầu của sổ ${sheet}`,
} as const;

export const progressTexts = {
  title: 'Tiến độ nhập điểm',
  caption: (period: string) => `Sổ chưa đủ điểm, ${period}`,
  summary: (unfinished: number, all: number) => `${unfinished} / ${all} sổ chưa đủ điểm`,
  onlyUnfinished: 'Chỉ sổ chưa đủ',
  schoolClass: 'Lớp',
  subject: 'Sổ',
  teachers: 'Giáo viên',
  entered: 'Đã nhập (ô)',
  missing: 'Còn thiếu',
  due: 'Hạn',
  overdue: 'quá hạn',
  reminded: 'Nhắc gần nhất',
  today: 'hôm nay',
  remind: 'Nhắc',
  remindAll: (sheets: number) => `Nhắc giáo viên của ${sheets} sổ`,
  remindLabel: (sheet: string) => `Nhắc giáo viên của sổ ${sheet}`,
  done: (of: { sheets: number; teachers: number }) =>
    of.sheets === 0
      ? 'Không có ai để nhắc: các sổ này đã được nhắc hôm nay, đã đủ, hoặc giáo viên chưa có tài khoản.'
      : `Đã nhắc ${of.teachers} giáo viên về ${of.sheets} sổ.`,
  allDone: 'Mọi sổ đã đủ điểm',
  empty: 'Học kỳ này chưa có sổ điểm',
  emptyText: 'Sổ có khi hiệu trưởng mở học kỳ.',
  toOdd: 'Điểm cần xem lại',
} as const;

export const oddTexts = {
  title: 'Điểm cần xem lại',
  text: 'Những ô khác thường để xem lại một lần. Không ô nào ở đây bị coi là sai.',
  caption: (period: string) => `Điểm cần xem lại, ${period}`,
  sheet: 'Sổ',
  pupil: 'Học sinh',
  cell: 'Ô',
  why: 'Vì sao',
  look: 'Đã xem',
  lookLabel: (pupil: string, slot: string) => `Đánh dấu đã xem: ${pupil}, ${slot}`,
  lookedBy: (who: string, at: string) => `${who} đã xem ${formatDateTime(at)}`,
  state: 'Đã xem',
  onlyNew: 'Chỉ ô chưa xem',
  empty: 'Không có ô nào cần xem lại',
  emptyText: 'Ô quá hạn kiểm tra bù, điểm cách xa các điểm khác của học sinh, điểm 0 sẽ hiện ở đây.',
} as const;
