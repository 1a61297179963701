import { formatDate, formatDateTime } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';

export const termTexts = {
  states: { not_opened: 'Chưa mở', open: 'Đang nhập điểm', closed: 'Đã khóa' },
  closedOn: (day: string) => `Đã khóa ngày ${formatDate(day)}`,
  notOpened: 'Học kỳ này chưa mở',
  notOpenedText:
    'Mở học kỳ sẽ lập sổ điểm cho từng môn của từng lớp theo kế hoạch giảng dạy; giáo viên nhập điểm được ngay sau đó.',
  open: 'Mở học kỳ',

  board: 'Sổ điểm theo lớp và môn',
  boardCaption: 'Phần ô bắt buộc đã nhập, sổ điểm theo lớp và môn',
  class: 'Lớp',
  homeroom: 'RL, nghỉ',
  traits: 'PC, NL',
  sheetClosed: 'chốt',
  sheetLocked: 'khóa',
  complete: 'đủ',
  noSheets: 'Chưa có sổ điểm nào',
  sheetLabel: (sheet: { className: string; subject: string; entered: number; required: number; state: string }) =>
    `${sheet.className}, ${sheet.subject}: ${formatInteger(sheet.entered)}/${formatInteger(sheet.required)} ô, ${sheet.state}`,
  sheetStates: { open: 'đang nhập', closed: 'giáo viên đã chốt', locked: 'đã khóa theo học kỳ' },
  progress: (of: { entered: number; required: number; closed: number; sheets: number }) =>
    `Đã nhập ${formatInteger(of.entered)}/${formatInteger(of.required)} ô bắt buộc; ${of.closed}/${of.sheets} sổ điểm đã chốt.`,

  incomplete: (count: number) => `Học sinh chưa đủ điểm (${formatInteger(count)})`,
  arrived: (day: string, cameFrom: string | null) =>
    `${cameFrom === null ? 'Mới đến' : `Chuyển đến từ ${cameFrom}`} ngày ${formatDate(day)}: ${cameFrom === null ? '' : 'điểm mang theo xem ở sổ điểm; '}bổ sung đánh giá còn thiếu, hoặc không đánh giá học kỳ này kèm lý do`,
  withoutHomeroom: (classes: number) =>
    `${formatInteger(classes)} lớp chưa có giáo viên chủ nhiệm hôm nay: không ai ghi được rèn luyện và số buổi nghỉ nên chưa khóa được học kỳ với kết quả đầy đủ. Phân công chủ nhiệm ở trang lớp:`,
  lowConduct: (count: number) => `Rèn luyện (hạnh kiểm) dưới mức được lên lớp (${formatInteger(count)})`,
  lowConductCaption: 'Học sinh xếp rèn luyện (hạnh kiểm) dưới mức được lên lớp và lý do của giáo viên chủ nhiệm',
  level: 'Mức',
  conductReason: 'Lý do của giáo viên chủ nhiệm',
  noReason: 'Chưa có lý do',
  reasonBy: (text: string, who: string, at: string) => `${text} (${who}, ${formatDateTime(at)})`,
  noneIncomplete: 'Mọi học sinh đã đủ điểm, kết quả rèn luyện và ngày nghỉ.',
  showPupils: (className: string) => `Từng em lớp ${className}`,
  pupil: 'Học sinh',
  missing: 'Còn thiếu',
  decision: 'Quyết định',
  decisionOf: (name: string) => `Quyết định cho ${name}`,
  reason: 'Lý do không đánh giá',
  reasonOf: (name: string) => `Lý do không đánh giá ${name}`,
  decisions: {
    none: 'Chưa quyết định',
    by_rule: '0 / CĐ theo thông tư',
    left_empty: 'Để trống: chưa có',
    not_assessed: 'Không đánh giá',
  },
  bulk: (className: string) => `Quyết định cho cả lớp ${className}`,
  bulkApply: (count: number) => `Áp dụng cho ${count} em`,
  bulkReason: (className: string) => `Lý do chung cho lớp ${className}`,
  classLine: (className: string, pupils: number, undecided: number) =>
    `Lớp ${className}: ${pupils} em${undecided > 0 ? `, ${undecided} em chưa có quyết định` : ', đã có quyết định'}`,
  makeUp: 'chờ kiểm tra bù',
  slots: {
    mid: 'giữa kỳ',
    end: 'cuối kỳ',
    conduct: 'rèn luyện',
    year: 'hạnh kiểm cả năm',
    excused: 'nghỉ có phép',
    unexcused: 'nghỉ không phép',
  } as Readonly<Record<string, string>>,
  regular: (ordinal: string) => `TX${ordinal}`,
  periodic: (ordinal: string) => `KTđk${ordinal}`,

  close: 'Khóa học kỳ',
  undecided: (pupils: number) => `Còn ${formatInteger(pupils)} học sinh chưa có quyết định.`,
  ready: 'Có thể khóa học kỳ.',
  closeQuestion: (name: string) => `Khóa ${name}?`,
  closeConsequence: (of: {
    pupils: number;
    byRule: number;
    leftEmpty: number;
    notAssessed: number;
    openSheets: number;
    sheets: number;
  }) => [
    `Kết quả của ${formatInteger(of.pupils)} học sinh được tính và lưu.`,
    ...(of.byRule > 0 ? [`${of.byRule} em có ô thiếu được ghi 0 hoặc CĐ theo thông tư.`] : []),
    ...(of.leftEmpty > 0 ? [`${of.leftEmpty} em được lưu với phần còn thiếu là chưa có, không phải điểm 0.`] : []),
    ...(of.notAssessed > 0 ? [`${of.notAssessed} em không được đánh giá trong học kỳ này.`] : []),
    `${of.sheets} sổ điểm không nhập, không sửa được nữa${of.openSheets > 0 ? `, trong đó ${of.openSheets} sổ giáo viên chưa chốt` : ''}.`,
    'Chỉ mở lại được khi có lý do, và lý do được ghi vào nhật ký học kỳ.',
  ],
  closedDone: (of: { outcomes: number; notAssessed: number; byRule: number }) =>
    `Đã khóa học kỳ: lưu kết quả của ${formatInteger(of.outcomes)} học sinh, ${of.notAssessed} em không đánh giá, ${of.byRule} ô ghi theo thông tư.`,

  toYear: 'Cả năm',
  outcomes: 'Kết quả theo lớp',
  outcomesCaption: 'Kết quả học tập theo lớp, nguồn: kết quả đã lưu khi khóa học kỳ',
  learning: 'Kết quả học tập',
  conduct: 'Kết quả rèn luyện',
  pupils: 'Học sinh',
  toFiling: 'Đến báo cáo cuối học kỳ',
  reopen: 'Mở khóa',
  reopenQuestion: (name: string) => `Mở khóa ${name}?`,
  reopenConsequence: (pupils: number) => [
    `Kết quả đã lưu của ${formatInteger(pupils)} học sinh được gỡ bỏ và sẽ tính lại khi khóa lần sau.`,
    'Báo cáo đã gửi vẫn giữ nguyên số liệu đã gửi.',
    'Giáo viên nhập và sửa điểm được trở lại.',
  ],
  reopenReason: 'Lý do mở khóa',
  reopenReasonHint: 'Ít nhất 3 ký tự; được ghi vào nhật ký học kỳ.',

  events: 'Nhật ký học kỳ',
  noEvents: 'Chưa có việc nào',
  eventKinds: { opened: 'Mở học kỳ', closed: 'Khóa học kỳ', reopened: 'Mở khóa' },
  event: 'Việc',
  who: 'Ai',
  when: 'Khi nào',
  at: formatDateTime,
  eventReason: 'Lý do',
} as const;

export const outcomeTexts = {
  title: (className: string, term: string, year: string, pupils: number) =>
    `${className ? `Lớp ${className} · ` : ''}${term} ${year} · ${pupils} học sinh`,
  heading: 'Kết quả học kỳ',
  toYear: 'Kết quả cả năm',
  stored: (version: string | null) => `Kết quả đã lưu khi khóa học kỳ${version ? ` · quy tắc ${version}` : ''}`,
  computed: (version: string | null) =>
    `Tính từ sổ điểm hiện tại, học kỳ chưa khóa${version ? ` · quy tắc ${version}` : ''}`,
  caption: 'Kết quả từng môn, học tập, rèn luyện và ngày nghỉ của học sinh',
  ordinal: 'TT',
  pupil: 'Họ và tên',
  learning: 'Học tập',
  conduct: 'Rèn luyện',
  average: 'TB các môn',
  titleOf: 'Danh hiệu',
  excused: 'Nghỉ P',
  unexcused: 'Nghỉ K',
  note: 'Ghi chú',
  notAssessed: (reason: string | null) => `Không đánh giá${reason ? `: ${reason}` : ''}`,
  adjusted: (subject: string) => `Điều chỉnh mức vì một môn: ${subject}`,
  pending: 'Chưa đủ điểm',
  empty: 'Lớp chưa có kết quả nào',
  emptyText: 'Kết quả hiện ở đây khi học kỳ đã mở và lớp có học sinh.',
  pass: 'Đ',
  fail: 'CĐ',
  summary: (label: string) => `${label} của lớp`,
} as const;
