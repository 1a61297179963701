import type { ErrorCode } from '@truong/contracts/errors';
import type { ColumnLock } from '@truong/contracts/gradebook';
import type { Scale } from '@truong/rules/gradebook/columns';
import type { OddMark } from '@truong/rules/gradebook/odd-marks';
import type { MarkGridTexts } from '@truong/ui/mark-grid/grid-types';
import { formatDate } from '@truong/vietnamese/dates';
import { formatTenths } from '@truong/vietnamese/numbers';
import { wordsOfAssessment } from './primary/messages.ts';

export const stateNames = { open: 'Đang nhập', closed: 'Đã chốt', locked: 'Đã khóa' } as const;

/** What was expected of a cell's text. Problems of the rules, of the server, and ours. */
const expected: Record<string, string> = {
  not_a_mark: 'chưa phải là điểm. Cần số từ 0 đến 10, ví dụ 8 hoặc 8,5',
  out_of_range: 'nằm ngoài thang điểm. Cần số từ 0 đến 10, ví dụ 8 hoặc 8,5',
  too_many_decimals: 'có quá một chữ số thập phân. Điểm lấy đến một chữ số, ví dụ 8,5',
  not_a_comment_result: 'chưa phải là kết quả nhận xét. Cần Đ (Đạt) hoặc CĐ (Chưa đạt)',
  not_a_conduct_level: 'chưa phải là mức rèn luyện. Cần T (Tốt), K (Khá), Đ (Đạt) hoặc CĐ (Chưa đạt)',
  not_an_old_conduct_level: 'chưa phải là loại hạnh kiểm. Cần T (Tốt), K (Khá), TB (Trung bình) hoặc Y (Yếu)',
  not_a_subject_level: 'chưa phải là mức của môn học. Cần T (Hoàn thành tốt), H (Hoàn thành) hoặc C (Chưa hoàn thành)',
  not_an_old_subject_level: 'chưa phải là mức của môn học. Cần H (Hoàn thành) hoặc C (Chưa hoàn thành)',
  not_a_trait_level: 'chưa phải là mức của phẩm chất, năng lực. Cần T (Tốt), Đ (Đạt) hoặc C (Cần cố gắng)',
  not_an_old_trait_level: 'chưa phải là mức của phẩm chất, năng lực. Cần Đ (Đạt) hoặc CĐ (Chưa đạt)',
  not_a_whole_mark: 'có phần thập phân. Bài kiểm tra tiểu học cho điểm nguyên từ 0 đến 10, ví dụ 8',
  zero_not_given: 'là điểm 0, thông tư không cho điểm 0. Cần số nguyên từ 1 đến 10',
  not_a_count: 'chưa phải là số buổi nghỉ. Cần số nguyên từ 0 đến 200, ví dụ 0 hoặc 3',
  bad_due_date: 'chưa phải là hẹn kiểm tra bù. Cần ngày từ hôm nay đến hết học kỳ, ví dụ bù 25/05',
  exemption: 'không ghi vào ô điểm: miễn học là quyết định cho học sinh ở cả môn. Xin để trống ô này',
  counted_from_sessions: 'không ghi ở đây: số buổi nghỉ của lớp này đếm từ trang Điểm danh',
  too_long: 'dài quá 40 ký tự. Cần một điểm hoặc một kết quả',
  unknown_pupil: 'chưa ghi được: học sinh này không còn trong lớp hôm nay',
  unknown_column: 'chưa ghi được: cột này không còn trong sổ',
  twice_in_one_save: 'chưa ghi được: ô này có hai giá trị trong một lần gửi. Xin nhập lại',
  not_taken: 'không ghi ở đây: học sinh này không học cụm chuyên đề của môn. Xin để trống ô này',
  column_locked: 'chưa ghi được: cột này đã khóa. Xin bỏ giá trị đã gõ, hoặc yêu cầu mở khóa',
  refused_by_server: 'chưa ghi được: máy chủ không nhận nội dung này. Xin nhập lại',
};

export function problemText(
  text: string,
  { problem, suggestion }: { problem: string; suggestion?: string | undefined },
) {
  const what = `«${text}» ${expected[problem] ?? expected.refused_by_server}.`;
  return suggestion === undefined ? what : `${what} Có phải là ${suggestion}?`;
}

type SlotWords = { label: string; title: string };
const slotWords: Record<string, SlotWords> = {
  mid: { label: 'ĐĐGgk', title: 'Đánh giá giữa kỳ' },
  end: { label: 'ĐĐGck', title: 'Đánh giá cuối kỳ' },
  conduct: { label: 'Rèn luyện', title: 'Kết quả rèn luyện: T, K, Đ hoặc CĐ' },
  year: { label: 'HK cả năm', title: 'Hạnh kiểm cả năm học: T, K, TB hoặc Y' },
  excused: { label: 'Có phép', title: 'Số buổi nghỉ có phép' },
  unexcused: { label: 'Không phép', title: 'Số buổi nghỉ không phép' },
};

/** TT58/2011 speaks of hạnh kiểm, and has other levels. */
const oldConductWords: SlotWords = { label: 'Hạnh kiểm', title: 'Hạnh kiểm: T, K, TB hoặc Y' };

/** Heads as the printed gradebook has them. */
export function wordsOfSlot(slot: string, scale?: Scale): SlotWords {
  const assessed = wordsOfAssessment(slot);
  if (assessed) return assessed;
  if (scale === 'old_conduct' && slot === 'conduct') return oldConductWords;
  const regular = /^r(\d)$/.exec(slot)?.[1];
  if (regular) return { label: regular, title: `Đánh giá thường xuyên ${regular} (ĐĐGtx${regular})` };
  const periodic = /^p(\d)$/.exec(slot)?.[1];
  const cluster = /^c(\d)$/.exec(slot)?.[1];
  if (cluster)
    return { label: `CĐ${cluster}`, title: `Cụm chuyên đề học tập ${cluster}, tính như một điểm thường xuyên` };
  if (periodic) return { label: `KTđk${periodic}`, title: `Kiểm tra định kỳ ${periodic} (hệ số 2)` };
  return slotWords[slot] ?? { label: slot, title: slot };
}

/** A slot inside a sentence. */
export function nameOfSlot(slot: string): string {
  const regular = /^r(\d)$/.exec(slot)?.[1];
  const assessed = wordsOfAssessment(slot);
  if (assessed) return assessed.name;
  return regular ? `ĐĐGtx${regular}` : wordsOfSlot(slot).label;
}

/** Why a column takes nothing, as the head and its cells say it. */
export function lockText(lock: ColumnLock): string {
  if (lock.why === 'closed') return 'Sổ đã chốt';
  const whose = lock.why === 'department' ? 'Sở Giáo dục và Đào tạo khóa' : 'Nhà trường khóa';
  const until = lock.until === null ? '' : ` đến hết ${formatDate(lock.until)}`;
  return `${whose} cột này từ ${formatDate(lock.from)}${until}`;
}

/** '2025-05-20' → '20/05': the year is that of the sheet. */
export function dayOfYear(iso: string): string {
  return formatDate(iso).slice(0, 5);
}

/** What is odd about a cell, as a sentence. */
export function oddText(odd: { reason: OddMark['reason']; against?: string | number | null }): string {
  switch (odd.reason) {
    case 'make_up_overdue':
      return `Hẹn kiểm tra bù ngày ${formatDate(String(odd.against))}, đã quá hạn.`;
    case 'far_from_others':
      return `Cách xa các điểm khác của học sinh này trong sổ, trung bình ${formatTenths(Number(odd.against))}.`;
    case 'zero':
      return 'Điểm 0 được gõ vào ô.';
    case 'absent_often':
      return `Số buổi nghỉ của một học kỳ vượt ${odd.against} buổi, mức của cả năm học.`;
  }
}

/** Reasons that the product itself writes into the history. */
const ownReasons: Readonly<Record<string, string>> = {
  workbook: 'nhập từ tệp Excel',
  'workbook undone': 'hoàn tác lần nhập từ tệp Excel',
  'term closed: not made up': 'khóa học kỳ khi chưa có điểm hoặc kết quả theo thông tư',
};

export const sheetTexts = {
  pupil: 'Họ và tên',
  pupils: (count: number) => `${count} học sinh`,
  regularGroup: 'ĐĐGtx',
  clusterGroup: 'Chuyên đề',
  notTaken: 'Học sinh này không học cụm chuyên đề của môn.',
  coefficient: (weight: number) => `hệ số ${weight}`,
  coefficientShort: (weight: number) => `hs ${weight}`,
  absenceGroup: 'Số buổi nghỉ',
  result: {
    score: { label: 'ĐTBmhk', title: 'Điểm trung bình môn học kỳ' },
    comment: { label: 'Kết quả', title: 'Kết quả môn học kỳ: Đ hoặc CĐ' },
  },
  born: (date: string) => `sinh ngày ${date}`,
  empty: 'trống',
  back: 'Các sổ điểm',
  loading: 'Đang mở sổ điểm',
  notFresh: 'Đang xem nội dung đã tải trước đó: chưa đọc lại được từ máy chủ.',

  byRule: 'Ghi theo thông tư khi khóa học kỳ, vì chưa có điểm hoặc kết quả.',
  unknownPupil: (pupilId: number) => `Học sinh mã ${pupilId}`,
  unknownSheet: (sheetId: number) => `Sổ điểm mã ${sheetId}`,
  keptElsewhere:
    'Nội dung vẫn được giữ trên máy này và sẽ tự gửi khi sổ nhận. Nếu sổ không còn do thầy cô phụ trách, xin sao chép để chuyển cho người phụ trách rồi bỏ các ô này.',
  keptOf: (sheet: string) => `Các ô đã nhập của ${sheet}`,
  openSheet: 'Mở sổ này',

  saved: 'Đã lưu',
  closedForTeacher: 'Đã chốt, chỉ hiệu trưởng mở lại được',
  readOnly: 'Chỉ xem',
  saving: (cells: number) => `Đang lưu ${cells} ô`,
  waiting: (cells: number) => `${cells} ô chờ gửi`,
  refused: (cells: number) => `${cells} ô chưa hợp lệ`,
  conflicts: (cells: number) => `${cells} ô có hai giá trị`,
  trouble: {
    network: 'chưa nối được máy chủ, đã giữ trên máy này',
    server: 'máy chủ đang bận, đã giữ trên máy này',
    session: 'cần đăng nhập lại, đã giữ trên máy này',
  },
  notDurable:
    'Trình duyệt này không cho lưu tạm trên máy. Xin đừng đóng trang khi còn ô chờ gửi, hoặc mở trang ở cửa sổ thường.',

  blocked: (cells: number) => `${cells} ô đã nhập chưa ghi được vào sổ`,
  blockedKept: 'Nội dung vẫn được giữ trên máy này và sẽ tự gửi khi sổ mở lại.',
  copyKept: 'Sao chép các ô này',
  copied: 'Đã sao chép',
  dropKept: 'Bỏ các ô này',
  dropQuestion: (cells: number) => `Bỏ ${cells} ô đã nhập?`,
  dropText: 'Nội dung của các ô này sẽ mất, sổ giữ giá trị đang có. Không lấy lại được.',

  close: 'Chốt sổ',
  closeQuestion: (sheet: string) => `Chốt sổ ${sheet}?`,
  closeComplete: (pupils: number) =>
    `Đã nhập đủ các ô bắt buộc của ${pupils} học sinh. Sau khi chốt, thầy cô không sửa được nữa; chỉ hiệu trưởng mở lại được.`,
  closeMissing: (cells: number) =>
    `Còn ${cells} ô bắt buộc chưa có điểm. Nếu vẫn chốt, hiệu trưởng sẽ quyết định các ô này khi khóa học kỳ; chỉ hiệu trưởng mở lại được sổ.`,
  morePupils: (count: number) => `và ${count} học sinh khác`,
  closeWithMissing: (cells: number) => `Chốt sổ, để trống ${cells} ô`,
  notClosable: (sheet: string) => `Chưa chốt được sổ ${sheet}`,
  closeUnsent: (cells: number) =>
    `Còn ${cells} ô chưa lưu vào sổ (chờ gửi, chưa hợp lệ hoặc có hai giá trị). Xin sửa các ô chưa hợp lệ, chọn giá trị ở ô có hai giá trị, rồi chốt sổ.`,
  backToSheet: 'Về sổ điểm',
  reopen: 'Mở lại sổ',
  reopenQuestion: (sheet: string) => `Mở lại sổ ${sheet}?`,
  reopenText: 'Giáo viên của sổ sẽ nhập và sửa điểm được. Lý do được ghi vào lịch sử của sổ.',
  reason: 'Lý do',
  reasonTooShort: 'Xin ghi lý do, ít nhất 3 ký tự.',
  reasonHint: 'Ít nhất 3 ký tự, ví dụ: nhập nhầm điểm cuối kỳ của 2 học sinh',

  history: 'Lịch sử',
  explain: 'Vì sao có kết quả này',
  notYet: (slots: string) => `Chưa có kết quả: còn thiếu ${slots}.`,
  asGrid: 'Xem cả bảng',
  byPupil: 'Từng học sinh',
  lockedHint: 'Alt+M: yêu cầu mở khóa.',
  lockedSince: (day: string) => `từ ${day}`,
  openUntil: (day: string) => `đến ${day}`,
  historyOfCell: (pupil: string, slot: string) => `${pupil} · ${slot}`,
  historyOfPupil: (pupil: string) => `${pupil} · cả dòng`,
  wholeLine: 'Xem cả dòng của học sinh',
  noHistory: 'Chưa có thay đổi nào được ghi.',
  entered: (who: string, slot: string, to: string) => `${who} nhập ${slot}: ${to}`,
  changed: (who: string, slot: string, from: string, to: string) => `${who} sửa ${slot}: ${from} → ${to}`,
  cleared: (who: string, slot: string, from: string) => `${who} xóa ${slot}, trước đó là ${from}`,
  putBack: (who: string, slot: string, to: string) => `${who} sửa ${slot} rồi ghi lại như cũ: ${to}`,
  tried: (who: string, slot: string) => `${who} nhập ${slot} rồi xóa`,
  inSteps: (steps: number) => `gộp ${steps} lần lưu liền nhau`,
  underUnlock: (of: { id: number; reason: string; approver: string; confirmedBy: string | null }) =>
    `Theo yêu cầu mở khóa số ${of.id} (${of.reason}), ${of.approver} duyệt${of.confirmedBy ? `, chủ nhiệm ${of.confirmedBy} xác nhận` : ''}`,
  because: (reason: string) => `Lý do: ${ownReasons[reason] ?? reason}`,
  lineNone: 'chưa có thay đổi nào',
  lineShort: (slot: string, from: string, to: string, when: string) => `${slot} ${from} → ${to} (${when})`,
  lineMore: 'Lịch sử (Alt+H)',
  someone: 'Người khác',
  exempt: { whole: 'miễn học', practical_part: 'miễn thực hành' },
  cameFrom: (of: { schoolName: string; leftOn: string }) =>
    `chuyển đến từ ${of.schoolName}, học ở đó đến hết ${formatDate(of.leftOn)}`,
  broughtAlong: (school: string) => `Điểm mang theo từ ${school} (Alt+T)`,
  transferredOf: (pupil: string, subject: string) => `${pupil} · điểm mang theo, ${subject}`,
  transferredFrom: (of: { schoolName: string; leftOn: string; className: string }) =>
    `${of.schoolName}, lớp ${of.className}, học đến hết ${formatDate(of.leftOn)}`,
  transferredText: 'Chỉ để xem, như trường cũ đã gửi. Không tính vào điểm của sổ này.',
  noTransferred: 'Hồ sơ chuyển trường không có điểm nào của môn này.',
} as const;

/** Why a sheet that is open on the screen takes nothing. */
export const blockedTexts: Partial<Record<ErrorCode, string>> = {
  SHEET_CLOSED: 'Sổ đã chốt',
  TERM_CLOSED: 'Học kỳ đã khóa',
  NOT_FOUND: 'Sổ này hiện không còn do thầy cô phụ trách',
  FORBIDDEN: 'Vai trò đang chọn không nhập điểm ở sổ này',
  ASSIGNMENT_INVALID: 'Vai trò đã dùng để nhập không còn hiệu lực',
};

export const listTexts = {
  mine: 'Sổ điểm của tôi',
  ofSchool: 'Sổ điểm của trường',
  caption: (term: string) => `Sổ điểm theo lớp, ${term}`,
  search: 'Lọc theo lớp, môn, giáo viên',
  subject: 'Sổ',
  teachers: 'Giáo viên',
  grade: (grade: number) => ` · lớp ${grade}`,
  pupils: 'Học sinh',
  progress: 'Đã nhập (ô)',
  progressText: (entered: string, required: string) => `${entered} / ${required}`,
  state: 'Trạng thái',
  outcomes: 'Kết quả của lớp',
  outcomesOf: (className: string) => `Kết quả của lớp ${className}`,
  unsent: (cells: number) => `${cells} ô chưa gửi`,
  noneFound: 'Không có sổ nào khớp với từ đang lọc',
  clearSearch: 'Bỏ lọc',
  lockedColumns: (locked: number, columns: number) =>
    locked === columns ? 'khóa mọi cột' : `khóa ${locked}/${columns} cột`,
  locksOn: (day: string) => `khóa cột từ ${formatDate(day)}`,
  oddMarks: 'Điểm cần xem lại',
  emptyMine: 'Chưa có sổ điểm nào của thầy cô trong học kỳ này',
  emptyMineText: 'Sổ có khi nhà trường phân công giảng dạy hoặc chủ nhiệm và hiệu trưởng mở học kỳ.',
  notOpened: 'Học kỳ này chưa mở',
  notOpenedForTeacher: 'Sổ điểm sẽ có ở đây khi hiệu trưởng mở học kỳ.',
  notOpenedForPrincipal: 'Mở học kỳ để lập sổ điểm cho các lớp theo phân công.',
  toTerm: 'Đến trang Học kỳ',
} as const;

export const gridTexts: MarkGridTexts = {
  states: {
    waiting: 'chờ gửi',
    saving: 'đang lưu',
    refused: 'chưa lưu được',
    conflict: 'có hai giá trị',
    locked: 'chỉ xem',
  },
  empty: 'trống',
  odd: 'cần xem lại',
  computed: 'tự tính',
  lockedColumn: 'chỉ xem',
  struck: 'đã rời lớp',
  cell: ({ row, column, value, state }) => `${row}, ${column}: ${value}${state ? `, ${state}` : ''}`,
  selection: ({ rows, columns }) => `Đang chọn ${rows} dòng, ${columns} cột`,
  conflict: {
    title: 'Ô này có hai giá trị',
    mine: 'Của tôi',
    mineState: 'đã nhập trên máy này, chưa lưu vào sổ',
    theirs: 'Trong sổ',
    keepMine: 'Giữ của tôi',
    keepTheirs: 'Giữ giá trị trong sổ',
    byWhom: (who, when) => `${who} nhập lúc ${when}`,
    keys: 'Alt và ↓ để đến hai nút',
  },
  offer: {
    words: (value) => `Phím cách: nhận ${value}`,
    take: (value) => `Nhận ${value}`,
  },
  menu: {
    label: 'Việc với các ô đang chọn',
    open: 'Việc với các ô đang chọn (Shift+F10)',
    fillDown: 'Điền xuống',
    fillEmpty: 'Điền xuống, chỉ ô trống',
    clear: 'Xóa',
    undo: 'Hoàn tác',
    redo: 'Làm lại',
    history: 'Lịch sử của ô',
  },
  help: 'Mũi tên: đi giữa các ô · Enter: xuống · F2: sửa · Ctrl+V: dán từ Excel · Ctrl+Z: hoàn tác · Alt+H: lịch sử · ?: mọi phím',
};
