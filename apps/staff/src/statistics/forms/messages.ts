import type { SinceFiling } from '@truong/contracts/filing-checks';
import type { AcceptedForms } from '@truong/contracts/forms';
import type { FigureSource } from '@truong/rules/statistics/fill-form';
import type { FormStanding, FormStatus } from '@truong/rules/statistics/form-state';
import type { Absence } from '@truong/rules/statistics/formula';
import { formInPeriod, formPeriodName } from '@truong/rules/statistics/period-names';
import type { BadgeState } from '@truong/ui/StateBadge.tsx';
import { formatDate, formatDateTime, formatSchoolYear } from '@truong/vietnamese/dates';
import { newFindingsOf } from './review-view.ts';

const inYear = (period: string, schoolYear: number) => `${formPeriodName(period)} ${formatSchoolYear(schoolYear)}`;

export const statusTexts: Record<FormStatus, string> = {
  not_open: 'Chưa mở',
  not_filed: 'Chưa gửi',
  submitted: 'Đã gửi, chờ duyệt',
  returned: 'Bị từ chối',
  accepted: 'Cấp trên đã duyệt',
  approved: 'Sở đã duyệt',
};
export const statusBadges: Record<FormStatus, BadgeState> = {
  not_open: 'draft',
  not_filed: 'waiting',
  submitted: 'moving',
  returned: 'refused',
  accepted: 'done',
  approved: 'done',
};

export const formsTexts = {
  title: (schoolYear: number) => `Biểu báo cáo · ${formatSchoolYear(schoolYear)}`,
  caption: 'Các biểu của trường trong năm học',
  form: 'Biểu',
  period: 'Kì báo cáo',
  due: 'Hạn gửi',
  state: 'Tình trạng',
  completed: 'Nhập liệu',
  complete: 'Đã báo hoàn thành',
  number: 'Bản số',
  filedOn: 'Ngày gửi',
  late: 'Quá hạn',
  locked: 'Đã khóa',
  open: (until: string) => `Mở khóa đến ${formatDateTime(until)}`,
  none: 'Chưa có biểu nào được mở trong năm học này',
  moved: (figures: number) => `${figures} số liệu khác bản đã gửi`,
  newFindings: (findings: number) => `${findings} lỗi kiểm tra mới`,
  noneText: 'Sở mở các biểu theo lịch báo cáo. Khi có biểu mới, trường nhận được thông báo.',
};

const absences: Record<Absence['kind'], (at: string) => string> = {
  not_entered: () => 'Còn thiếu số liệu để tính.',
  divided_by_nothing: () => 'Không tính được tỉ lệ vì mẫu số bằng 0.',
  cycle: () => 'Công thức quay vòng: ô này phụ thuộc vào chính nó.',
  no_such_figure: () => 'Công thức gọi tới một ô không có trong biểu.',
  not_filed: () => 'Biểu mà ô này so sánh chưa được gửi.',
};

/** In the figure's own place, where it cannot be worked out; what is only not there yet is a dash. */
export const absentWords: Partial<Record<Absence['kind'], string>> = {
  divided_by_nothing: 'chia 0',
  cycle: 'vòng',
  no_such_figure: 'sai ô',
};

export const sourceTexts: Record<FigureSource, string> = {
  computed: 'Tính từ hồ sơ',
  formula: 'Tính theo công thức',
  typed: 'Nhập tay',
  typed_over: 'Sửa khác với hồ sơ',
};

export const formTexts = {
  title: (name: string, period: string, schoolYear: number) => `${name} · ${inYear(period, schoolYear)}`,
  countedOn: (day: string) => `Số liệu tính đến ${formatDate(day)}`,
  due: (day: string) => `Hạn ${formatDate(day)}`,
  late: 'Quá hạn',
  locked: 'Đã khóa',
  openUntil: (until: string) => `Được sửa đến ${formatDateTime(until)}`,
  saving: 'Đang lưu',
  saved: 'Đã lưu',
  waiting: (cells: number) => `${cells} ô chờ mạng để lưu`,
  refused: (cells: number) => `${cells} ô chưa lưu được`,
  row: 'Chỉ tiêu',
  keys: 'Phím mũi tên: đi giữa các ô · gõ số: nhập · Enter: xem danh sách hoặc xuống ô dưới · F2: sửa · Esc: bỏ',
  readKeys: 'Phím mũi tên: đi giữa các ô · Enter: xem danh sách tạo nên số liệu',
  chooseFigure: 'Chọn một ô để xem nguồn, số liệu kì trước, kiểm tra và ghi chú.',
  pane: 'Chi tiết số liệu',
  source: 'Nguồn',
  ofRecords: 'Theo hồ sơ',
  lastYear: 'Cùng kì năm trước',
  previous: 'Kì trước',
  filed: (number: number) => `Bản đã gửi số ${number}`,
  note: 'Ghi chú',
  noteFor: 'Vì sao khác với hồ sơ',
  noteForValue: (value: string) => `Vì sao khác với hồ sơ (số nhập: ${value})`,
  noteHint: 'Sửa khác với hồ sơ phải kèm ghi chú, ít nhất 3 ký tự.',
  saveNote: 'Lưu ghi chú',
  takeBack: 'Lấy lại số theo hồ sơ',
  absent: (absence: Absence) => absences[absence.kind](absence.at),
  movedCell: 'khác bản đã gửi',
  emptyCells: (count: number) => `${count} ô nhập tay còn trống · đến ô kế tiếp (Alt+↓)`,
  openRows: (count: number) => `Xem danh sách ${count}`,
  rows: (figure: string) => `Danh sách: ${figure}`,
  rowsHidden: (count: number) => `Số liệu này gồm ${count} dòng. Danh sách tên chỉ trường được xem.`,
  noRows: 'Không có ai trong số liệu này.',
  rowName: 'Họ tên hoặc tên gọi',
  rowPlace: 'Lớp hoặc vị trí',
  history: 'Các lần nhập',
  noHistory: 'Ô này chưa ai nhập.',
  emptied: 'để trống',
  remarks: 'Trao đổi về số liệu',
  noRemarks: 'Chưa có trao đổi nào.',
  addRemark: 'Viết trao đổi',
  flag: 'Cần theo dõi',
  send: 'Gửi',
  settle: 'Đã xong',
  settled: 'đã xong',
  findings: 'Kiểm tra',
  noFindings: 'Không có lỗi kiểm tra.',
  blocking: (count: number) => `${count} lỗi phải sửa trước khi gửi`,
  warning: (count: number) => `${count} chỗ cần ghi chú`,
  sides: (left: string, right: string) => `Vế trái ${left}, vế phải ${right}.`,
  missing: 'Thiếu số liệu để kiểm tra.',
  impossible: 'Không kiểm tra được: công thức không cho kết quả.',
  unusual: (low: string, high: string) => `Khác thường so với các năm trước (thường từ ${low} đến ${high}).`,
  goTo: 'Tới ô',
  checkNote: 'Ghi chú giải trình',
  clean: 'Mọi kiểm tra đều đạt',
  moved: (count: number) => `${count} số liệu nay khác với bản đã gửi`,
  completeAction: 'Báo hoàn thành nhập liệu',
  uncomplete: 'Bỏ báo hoàn thành',
  completedBy: (by: string, at: string) => `${by} báo hoàn thành lúc ${formatDateTime(at)}`,
  submit: 'Gửi báo cáo',
  submitNote: 'Lời nhắn kèm báo cáo (không bắt buộc)',
  submitQuestion: (number: number) => `Gửi báo cáo, bản số ${number}?`,
  submitConsequence: (figures: number, isCompleted: boolean) => [
    ...(isCompleted ? [] : ['Chưa ai báo hoàn thành nhập liệu biểu này.']),
    `${figures} số liệu cùng danh sách tạo nên chúng được chốt lại, không ai sửa được bản này nữa.`,
    'Cấp trên nhận được thông báo và xem xét. Nếu cần sửa, trường gửi bản mới.',
  ],
  submitted: (number: number, rows: number) => `Đã gửi bản số ${number} (${rows} dòng hồ sơ được chốt).`,
  askUnlock: 'Yêu cầu mở khóa',
  askUnlockTitle: 'Yêu cầu cấp trên mở khóa biểu này',
  askUnlockReason: 'Lý do',
  askUnlockUntil: 'Mở đến hết ngày',
  asked: (until: string, at: string) =>
    `Đã yêu cầu mở khóa lúc ${formatDateTime(at)}, đến ${formatDateTime(until)}; đang chờ cấp trên.`,
  unlockRefused: (reason: string) => `Yêu cầu mở khóa không được đồng ý: ${reason}`,
  withdrawUnlock: 'Rút yêu cầu',
  filings: 'Các bản đã gửi',
  filingLink: (number: number) => `Bản số ${number}`,
  verdict: (office: string, reviewer: string, at: string, verdict: 'accepted' | 'returned') =>
    `${office} (${reviewer}) ${verdict === 'accepted' ? 'đã duyệt' : 'từ chối'} lúc ${formatDateTime(at)}`,
  conflict: (by: string, at: string) => `${by} đã nhập số khác lúc ${formatDateTime(at)}`,
  keepMine: 'Giữ số của tôi',
  dropTyped: 'Bỏ số vừa nhập',
  takeTheirs: 'Lấy số của họ',
  theirs: 'Số đang lưu',
  mine: 'Số tôi nhập',
  refusedCell: 'Chưa lưu được',
  notNumber: 'Chỉ nhập số, dấu phẩy cho phần thập phân.',
};

export const filingTexts = {
  title: (form: string, unit: string) => `${form} · ${unit}`,
  number: (number: number) => `Bản số ${number}`,
  filed: (by: string, at: string) => `${by} gửi lúc ${formatDateTime(at)}`,
  onBehalfOf: (name: string) => `theo ủy quyền của ${name}`,
  hash: 'Mã băm',
  isOld: (latest: number) => `Đây là bản cũ; bản mới nhất là số ${latest}.`,
  toLatest: 'Mở bản mới nhất',
  replaced: (number: number, changes: number) =>
    changes === 0 ? `Không có số liệu nào khác với bản số ${number}.` : `${changes} số liệu khác với bản số ${number}:`,
  moved: (count: number) => `${count} số liệu trong hồ sơ nay khác với bản này:`,
  change: (before: string, after: string) => `${before} → ${after}`,
  note: 'Lời nhắn của trường',
  reviewBox: 'Duyệt báo cáo',
  next: (unit: string, waiting: number) => `Báo cáo chờ duyệt kế tiếp: ${unit} (còn ${waiting})`,
  toTable: 'Về bảng duyệt',
  toReview: 'Đến phần duyệt',
  comment: 'Ý kiến',
  commentHint: 'Bắt buộc khi từ chối, ít nhất 3 ký tự',
  accept: 'Duyệt',
  return: 'Từ chối',
  acceptQuestion: (number: number, unit: string) => `Duyệt bản số ${number} của ${unit}?`,
  returnQuestion: (number: number, unit: string) => `Từ chối bản số ${number} của ${unit}?`,
  acceptConsequence: 'Trường nhận được thông báo; biểu được khóa cho đến khi có người mở.',
  returnConsequence: 'Trường nhận được lý do và gửi lại được.',
  lock: 'Khóa',
  unlock: 'Mở khóa',
  lockQuestion: (unit: string) => `Khóa biểu này của ${unit}?`,
  lockConsequence: 'Trường không nhập và gửi được nữa cho đến khi được mở khóa.',
  unlockUntil: 'Mở đến hết ngày',
  unlockQuestion: (unit: string) => `Mở khóa biểu này cho ${unit}?`,
  asked: (reason: string, until: string) => `Trường yêu cầu mở khóa đến ${formatDateTime(until)}: ${reason}`,
  refuse: 'Không đồng ý',
  refuseReason: 'Lý do không đồng ý',
};

export const reviewTexts = {
  title: 'Duyệt biểu báo cáo',
  form: 'Biểu và kì',
  chosen: formInPeriod,
  none: 'Chưa mở biểu nào trong năm học này',
  caption: 'Các trường phải gửi biểu',
  summary: ({ filed, all, onTime, approved }: { filed: number; all: number; onTime: number; approved: number }) =>
    `${filed}/${all} trường đã gửi, ${onTime} đúng hạn, ${approved} được duyệt.`,
  due: (day: string) => `Hạn gửi ${formatDate(day)}.`,
  filters: {
    '': 'Tất cả',
    mine: 'Chờ tôi duyệt',
    missing: 'Chưa gửi',
    late: 'Quá hạn',
    odd: 'Có điều cần xem',
    moved: 'Hồ sơ nay khác bản gửi',
    unlock: 'Xin mở khóa',
    returned: 'Bị từ chối',
  },
  filter: 'Lọc',
  search: 'Tìm trường',
  area: 'Địa bàn',
  school: 'Trường',
  state: 'Tình trạng',
  number: 'Bản',
  filedOn: 'Ngày gửi',
  warnings: 'Ghi chú',
  warningsHint: 'Số chỗ kiểm tra không đạt mà trường đã giải trình',
  outliers: 'Lạ',
  outliersHint: 'Số liệu nằm ngoài khoảng thường thấy của chính trường đó',
  typedOver: 'Sửa tay',
  typedOverHint: 'Số liệu sửa khác với hồ sơ',
  flags: 'Theo dõi',
  since: 'Nay khác',
  sinceHint:
    'Số liệu mà hồ sơ nay cho kết quả khác bản đã gửi, và lỗi kiểm tra mới có từ đó, theo lần đối chiếu đêm gần nhất',
  sinceCell: (moved: number, findings: number) =>
    [...(moved > 0 ? [`${moved}`] : []), ...(findings > 0 ? [`${findings} lỗi mới`] : [])].join(' · '),
  figureBefore: 'Năm trước',
  change: 'Thay đổi',
  locked: 'Đã khóa',
  unlockAsked: 'Xin mở khóa',
  chooseHead: 'Chọn',
  choose: (name: string) => `Chọn ${name}`,
  chooseAll: 'Chọn mọi trường đang chờ tôi duyệt trong danh sách',
  acceptMany: (count: number) => `Duyệt ${count} báo cáo`,
  acceptManyQuestion: (count: number) => `Duyệt ${count} báo cáo cùng lúc?`,
  dryRun: ({ accepted, leftOut }: AcceptedForms) =>
    leftOut.length === 0
      ? `${accepted} báo cáo sẽ được duyệt.`
      : `${accepted} báo cáo sẽ được duyệt, ${leftOut.length} không duyệt được:`,
  accepted: (count: number) => `Đã duyệt ${count} báo cáo.`,
  leftOut: {
    replaced: 'đã gửi bản mới',
    reviewed: 'đã có ý kiến',
    not_mine: 'chưa đến lượt hoặc không thuộc thẩm quyền',
    not_filed: 'chưa gửi',
  } satisfies Record<AcceptedForms['leftOut'][number]['reason'], string>,
  remind: (count: number) => `Nhắc ${count} trường`,
  reminded: (count: number) => `Đã nhắc ${count} trường.`,
  areas: 'Tỉ lệ gửi theo địa bàn',
  ofDepartment: 'Trực thuộc Sở',
  filedShare: 'Đã gửi',
  onTimeShare: 'Đúng hạn',
  noMatch: 'Không có trường nào như vậy',
  nobody: 'Không có trường nào phải gửi biểu này',
  clear: 'Bỏ lọc',
};

/** How far a filing is from the records of now, in words. */
export function sinceFilingText(since: NonNullable<SinceFiling>): string {
  const findings = newFindingsOf(since);
  return [
    ...(since.moved > 0 ? [formsTexts.moved(since.moved)] : []),
    ...(findings > 0 ? [formsTexts.newFindings(findings)] : []),
  ].join(', ');
}

export function stateWords(standing: FormStanding): { word: string; badge: BadgeState } {
  return { word: statusTexts[standing.status], badge: statusBadges[standing.status] };
}

export const printTexts = {
  draft: { pdf: 'In nháp', xlsx: 'Excel' },
  filed: { pdf: 'In bản gửi', xlsx: 'Excel' },
} as const;
