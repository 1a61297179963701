import type { Notice, NoticeKind, Waiting } from '@truong/contracts/notices';
import { recordShapes } from '@truong/rules/statistics/catalogue';
import { formInPeriod, formPeriodName } from '@truong/rules/statistics/period-names';
import { formatDate, formatDateTime, formatSchoolYear } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';
import { textOfCode } from '../errors.ts';
import { sheetName, slotNames } from '../gradebook/entry-messages.ts';
import { jobTitle, nightlyName, resultText } from '../jobs/messages.ts';
import { homeroomSheetName, roleNames, termNames } from '../messages.ts';

type NoticeOf<K extends NoticeKind> = Extract<Notice, { kind: K }>;
type Words = { title: string; text?: string | undefined };

const sheetNames = (sheets: readonly { className: string; subjectName: string | null }[]) =>
  sheets.map(({ className, subjectName }) => `${subjectName ?? homeroomSheetName} ${className}`).join(', ');

const formName = (of: { formName: string; schoolYear: number; period: string }) =>
  `${of.formName} (${formPeriodName(of.period)} ${formatSchoolYear(of.schoolYear)})`;

const exportName = ({ records, rows, schools, schoolYear }: Omit<NoticeOf<'record_export_asked'>['data'], 'purpose'>) =>
  `${recordShapes[records].name} ${formatSchoolYear(schoolYear)}, ${formatInteger(rows)} dòng của ${formatInteger(schools)} trường`;

const words: { [K in NoticeKind]: (notice: NoticeOf<K>) => Words } = {
  form_submitted: ({ data }) => ({ title: `${data.filedUnitName} gửi ${formName(data)}, bản số ${data.number}` }),
  form_accepted: ({ data, fromUnitName }) => ({
    title: `${fromUnitName ?? ''} đã duyệt ${formName(data)}, bản số ${data.number}`,
    text: data.comment ?? undefined,
  }),
  form_returned: ({ data, fromUnitName }) => ({
    title: `${fromUnitName ?? ''} trả lại ${formName(data)}, bản số ${data.number}`,
    text: data.comment ?? undefined,
  }),
  form_completed: ({ data, by }) => ({
    title: `${by ?? ''} báo đã nhập xong ${formName(data)}`,
    text: data.note ?? undefined,
  }),
  form_reminder: ({ data, fromUnitName }) => ({
    title: `${fromUnitName ?? ''} nhắc gửi ${formName(data)}`,
    text: data.dueOn ? `Hạn gửi: ${formatDate(data.dueOn)}` : undefined,
  }),
  form_unlock_asked: ({ data }) => ({
    title: `${data.filedUnitName} yêu cầu mở khóa ${formName(data)}`,
    text: `Lý do: ${data.reason}`,
  }),
  form_unlocked: ({ data }) => ({
    title: `${formName(data)} được mở khóa`,
    text: `Tự khóa lại lúc ${formatDateTime(data.until)}`,
  }),
  form_unlock_refused: ({ data }) => ({
    title: `Yêu cầu mở khóa ${formName(data)} không được đồng ý`,
    text: `Lý do: ${data.reason}`,
  }),
  record_export_asked: ({ data, by }) => ({
    title: `${by ?? ''} xin xuất hồ sơ nhiều trường: ${exportName(data)}`,
    text: `Mục đích: ${data.purpose}`,
  }),
  record_export_approved: ({ data, by }) => ({
    title: `${by ?? ''} duyệt yêu cầu xuất hồ sơ nhiều trường: ${exportName(data)}`,
    text: `Tạo tệp được đến ${formatDateTime(data.until)}`,
  }),
  record_export_refused: ({ data, by }) => ({
    title: `${by ?? ''} từ chối yêu cầu xuất hồ sơ nhiều trường: ${exportName(data)}`,
    text: `Lý do: ${data.reason}`,
  }),
  term_reopened: ({ data }) => ({
    title: `${termNames[data.term]} ${formatSchoolYear(data.schoolYear)} được mở khóa`,
    text: `Lý do: ${data.reason}`,
  }),
  sheet_reopened: ({ data }) => ({
    title: `Sổ ${data.subjectName ?? homeroomSheetName} ${data.className} được mở lại`,
    text: `Lý do: ${data.reason}`,
  }),
  substitution_given: ({ data }) => ({
    title: `${data.substitute} dạy thay ${data.teacher} từ ${formatDate(data.validFrom)} đến hết ${formatDate(data.validTo)}`,
    text: `${sheetNames(data.sheets)}. Lý do: ${data.reason}${data.isRoleGiven ? `. ${data.substitute} mở sổ bằng vai trò ${roleNames.substitute_teacher}.` : ''}`,
  }),
  substitution_ended: ({ data }) => ({
    title: `${data.substitute} không còn dạy thay ${data.teacher}`,
    text: sheetNames(data.sheets),
  }),
  unlock_asked: ({ data, by }) => ({
    title: `${by ?? ''} yêu cầu mở khóa sổ ${sheetName(data)}: ${slotNames(data.slots)}`,
    text: `Lý do: ${data.reason}`,
  }),
  unlock_granted: ({ data }) => ({
    title: `Sổ ${sheetName(data)} được mở khóa ${slotNames(data.slots)}`,
    text: `Tự khóa lại lúc ${formatDateTime(data.until)}`,
  }),
  unlock_refused: ({ data }) => ({
    title: `Yêu cầu mở khóa sổ ${sheetName(data)} không được đồng ý`,
    text: `Lý do: ${data.reason}`,
  }),
  unlock_ended: ({ data }) => ({ title: `Sổ ${sheetName(data)} đã khóa lại ${slotNames(data.slots)}` }),
  unlock_withdrawn: ({ data, by }) => ({
    title: `${by ?? ''} rút yêu cầu mở khóa sổ ${sheetName(data)}: ${slotNames(data.slots)}`,
  }),
  entry_reminder: ({ data }) => ({
    title: `Nhắc nhập điểm: còn ${data.sheets.length} sổ chưa đủ, hạn ${formatDate(data.dueOn)}`,
    text: data.sheets.map((sheet) => `${sheetName(sheet)} thiếu ${sheet.missingCells} ô`).join(', '),
  }),
  job_finished: ({ data }) => ({ title: `${jobTitle(data)}: đã xong`, text: resultText(data) || undefined }),
  job_failed: ({ data }) => ({
    title: `${jobTitle(data)}: không xong`,
    text: textOfCode(data.errorCode, data.errorData as never),
  }),
  nightly_failed: ({ data }) => ({
    title: `Việc hằng đêm không xong: ${nightlyName(data.job)}`,
    text: textOfCode(data.errorCode, undefined as never),
  }),
  recount_differs: ({ data }) => ({
    title: `Đối soát đêm thấy ${data.differences} sai lệch ở ${data.units} trường đã đọc`,
    text: `Chạy lệnh npm run verify để xem đủ. ${data.examples.join(' · ')}`,
  }),
};

export function noticeWords(notice: Notice): Words {
  return (words[notice.kind] as (notice: Notice) => Words)(notice);
}

const ofForm = ({ formName, period }: { formName: string; period: string }) => formInPeriod(formName, period);

const waitingTexts: { [K in Waiting['kind']]: (waiting: Extract<Waiting, { kind: K }>) => string } = {
  open_sheets: ({ sheets, missingCells, endsOn }) =>
    missingCells > 0
      ? `${sheets} sổ chưa chốt, còn ${missingCells} ô bắt buộc chưa nhập. Học kỳ hết ngày ${formatDate(endsOn)}.`
      : `${sheets} sổ đã đủ điểm, chưa chốt. Học kỳ hết ngày ${formatDate(endsOn)}.`,
  incomplete_pupils: ({ pupils, endsOn }) =>
    `${pupils} học sinh chưa đủ điểm để xếp kết quả. Học kỳ hết ngày ${formatDate(endsOn)}.`,
  unlock_requests: ({ requests }) => `${requests} yêu cầu mở khóa ô điểm chờ thầy cô.`,
  forms_due: ({ forms, dueOn }) => `${forms} biểu báo cáo chưa gửi, hạn gần nhất ${formatDate(dueOn)}.`,
  forms_returned: ({ forms }) => `${forms} biểu báo cáo bị từ chối, cần sửa và gửi lại.`,
  forms_complete: ({ forms }) => `${forms} biểu báo cáo đã nhập xong, chờ gửi.`,
  forms_moved: ({ forms }) => `${forms} báo cáo đã gửi nay khác với hồ sơ của trường.`,
  form_flags: ({ flags, ...form }) => `${flags} số liệu cần theo dõi trong ${ofForm(form)}.`,
  form_reviews: ({ filings, ...form }) => `${filings} bản gửi chờ duyệt: ${ofForm(form)}.`,
  form_unlocks: ({ requests, ...form }) => `${requests} yêu cầu mở khóa chờ trả lời: ${ofForm(form)}.`,
};

export function waitingText(waiting: Waiting): string {
  return (waitingTexts[waiting.kind] as (waiting: Waiting) => string)(waiting);
}

export const noticeTexts = {
  title: 'Thông báo',
  unread: (unread: number) => (unread === 0 ? 'Thông báo' : `Thông báo: ${unread} chưa đọc`),
  waiting: 'Chờ tôi',
  nothingWaits: (period: string) => `Không có việc nào chờ trong ${period}.`,
  told: 'Tin báo',
  show: 'Xem',
  groups: { all: 'Tất cả', returned: 'Đã trả lại', changed: 'Đã thay đổi' },
  what: 'Nội dung',
  origin: (by: string | null, at: string) => `${by ?? 'Hệ thống'} · ${formatDateTime(at)}`,
  isUnread: 'Chưa đọc',
  isRead: 'Đã đọc',
  state: 'Tình trạng',
  markRead: 'Đánh dấu đã đọc',
  markReadOf: (title: string) => `Đánh dấu đã đọc: ${title}`,
  markAllRead: 'Đánh dấu tất cả đã đọc',
  empty: 'Chưa có tin báo nào',
  emptyText: 'Báo cáo được duyệt hay bị trả lại, sổ và học kỳ được mở lại, việc chạy nền đã xong sẽ báo ở đây.',
  emptyGroup: 'Không có tin báo nào thuộc loại này',
  olderExist: 'Chỉ hiện 100 tin báo mới nhất.',
} as const;
