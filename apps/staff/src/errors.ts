import type { ErrorCode, ErrorData } from '@truong/contracts/errors';
import { type PasswordProblem, passwordLength } from '@truong/rules/identity/password-problem';
import { formatDate, formatDateTime } from '@truong/vietnamese/dates';
import { problemText as templateProblemText } from './certificates/messages.ts';
import { substitutionRefusalText } from './gradebook/substitution-messages.ts';
import { problemText as actProblemText } from './organisation/act-messages.ts';
import { yearProblemText } from './organisation/calendar-messages.ts';
import { classProblems } from './organisation/class-messages.ts';
import { fileRefusalTexts, standingText } from './people/imports/refusal-messages.ts';
import { problemText, standingTexts } from './people/particulars-messages.ts';
import { exportRefusalText, pivotRefusalText } from './statistics/pivot/refusal-messages.ts';
import { refusalOf } from './trpc.ts';

const passwordProblems = {
  short: `Mật khẩu cần ít nhất ${passwordLength} ký tự. Một câu ngắn dễ nhớ là tốt nhất.`,
  plain: 'Mật khẩu lặp quá ít ký tự. Xin chọn mật khẩu khó đoán hơn.',
  username: 'Mật khẩu không được trùng tên đăng nhập.',
  same: 'Mật khẩu mới phải khác mật khẩu cũ.',
} as const satisfies Record<PasswordProblem, string>;

const cellProblems = {
  unknown: 'Ô này không có trong biểu. Xin tải lại trang.',
  formula: 'Ô này do công thức tính ra nên không nhập được.',
  decimals: 'Số nhập có quá nhiều chữ số sau dấu phẩy so với quy định của ô.',
  negative: 'Số liệu không được âm.',
  note_missing: 'Số liệu sửa khác với hồ sơ phải kèm ghi chú lý do (ít nhất 3 ký tự).',
  not_text: 'Ô này nhận số, không nhận chữ.',
} as const satisfies Record<ErrorData['CELL_REFUSED']['problem'], string>;

const texts: { [Code in ErrorCode]: (data: ErrorData[Code]) => string } = {
  SIGN_IN_FAILED: () => 'Tên đăng nhập hoặc mật khẩu chưa đúng. Xin thử lại.',
  SIGN_IN_THROTTLED: ({ retryAfterSeconds }) =>
    `Đã thử sai nhiều lần. Xin thử lại sau ${Math.ceil(retryAfterSeconds / 60)} phút.`,
  SESSION_ENDED: () => 'Phiên làm việc đã kết thúc. Xin đăng nhập lại; những gì đã nhập vẫn được giữ.',
  ASSIGNMENT_INVALID: () => 'Vai trò này không còn hiệu lực. Xin chọn vai trò khác.',
  PASSWORD_CHANGE_NEEDED: () => 'Mật khẩu được cấp phải đổi trước khi làm việc.',
  PASSWORD_UNFIT: ({ problem }) => passwordProblems[problem],
  FACTOR_NEEDED: () => 'Cần mã xác thực lớp thứ hai trước khi làm việc.',
  FACTOR_WRONG: () => 'Mã chưa đúng hoặc đã dùng. Xin đợi mã tiếp theo trên thiết bị rồi nhập lại.',
  FACTOR_ENROLLED: () => 'Tài khoản đã bật xác thực hai lớp.',
  CONFIRMATION_NEEDED: () => 'Chưa xác nhận mật khẩu nên việc này chưa được làm.',
  PASSWORD_WRONG: () => 'Mật khẩu chưa đúng. Xin thử lại.',
  ACCOUNT_EXISTS: () => 'Có người trong danh sách đã có tài khoản. Xin tải lại danh sách; chưa cấp tài khoản nào.',
  LAST_ADMINISTRATOR: () =>
    'Đây là quản trị viên cuối cùng, không khóa hay kết thúc vai trò được. Xin giao quyền quản trị cho người khác trước.',
  ONLY_SEEING: () => 'Đang xem như người khác nên không ghi được gì.',
  FORBIDDEN: () => 'Vai trò đang chọn không được làm việc này.',
  NOT_FOUND: () => 'Không tìm thấy, hoặc thầy cô không được xem nội dung này.',
  INPUT_INVALID: ({ fields }) => `Nội dung gửi lên chưa hợp lệ: ${Object.keys(fields).join(', ')}.`,
  MARKS_INVALID: ({ problems }) => `Có ${problems.length} ô chưa hợp lệ, chưa lưu ô nào.`,
  PARTICULARS_INVALID: ({ problems }) => `Chưa lưu gì: ${problems.map(problemText).join('; ')}.`,
  ROW_IN_USE: ({ by }) => `Không xóa được: ${standingTexts[by] ?? 'dữ liệu khác'} đang dựa vào mục này.`,
  NOT_ENROLLED: () => 'Học sinh hiện không ở lớp nào trong năm học này.',
  TRANSFER_WAITING: () => 'Hồ sơ chuyển trường đã gửi trước đó còn chờ trường bên kia trả lời.',
  TRANSFER_ANSWERED: ({ decision, who, at }) =>
    `Hồ sơ này đã được ${who} ${{ accepted: 'tiếp nhận', refused: 'từ chối', withdrawn: 'rút lại' }[decision]} lúc ${formatDateTime(at)}. Không có gì được ghi thêm.`,
  MERGE_BLOCKED: ({ by }) =>
    `Không bỏ dòng này được vì ${{ mark: 'đã có điểm', outcome: 'đã có kết quả học kỳ', transfer: 'đã có hồ sơ chuyển trường' }[by]}. Xin giữ dòng này và bỏ dòng kia.`,
  SHEET_CLOSED: () => 'Sổ điểm này đã chốt. Xin hiệu trưởng mở lại nếu cần sửa.',
  SHEET_INCOMPLETE: ({ missing }) => `Còn ${missing} ô bắt buộc chưa nhập.`,
  TERM_CLOSED: () => 'Học kỳ đã khóa, không nhập hay sửa được nữa.',
  TERM_NOT_CLOSED: () => 'Học kỳ chưa khóa.',
  YEAR_CLOSED: () => 'Kết quả cả năm đã khóa. Mở khóa cả năm trước.',
  YEAR_NOT_CLOSED: () => 'Kết quả cả năm chưa khóa.',
  SUMMER_CLOSED: () => 'Kết quả sau hè đã khóa. Xin mở khóa kết quả sau hè trước.',
  SUMMER_NOT_CLOSED: () => 'Kết quả sau hè chưa khóa.',
  CONDUCT_REASONS_MISSING: ({ pupils }) =>
    `Còn ${pupils} học sinh xếp rèn luyện (hạnh kiểm) dưới mức được lên lớp chưa có lý do. Xin ghi ở Lý do xếp rèn luyện.`,
  ATTENDANCE_OVER_COUNTS: () => 'Tổng số buổi nghỉ đã nhập tay sẽ được thay bằng số đếm theo buổi.',
  EXEMPTION_REFUSED: ({ problem }) =>
    problem === 'held'
      ? 'Học sinh đã được miễn môn này trong học kỳ hoặc cả năm.'
      : 'Thông tư áp dụng cho khối lớp này không cho miễn như vậy.',
  COMPLETION_SETTLED: () =>
    'Học sinh này hiện không chờ quyết định như vậy về việc hoàn thành lớp học. Xin tải lại trang.',
  TERM_NOT_OPENED: () => 'Học kỳ chưa mở.',
  TERM_INCOMPLETE: ({ pupils, cells }) => `Còn ${pupils} học sinh với ${cells} ô chưa có quyết định.`,
  UNLOCK_NOT_NEEDED: () => 'Các ô này đang mở, không cần yêu cầu mở khóa.',
  UNLOCK_DECIDED: () => 'Yêu cầu này đã được quyết định trước đó. Xin tải lại danh sách.',
  UNLOCK_UNCONFIRMED: () => 'Giáo viên chủ nhiệm chưa xác nhận yêu cầu này.',
  UNLOCK_OVER: () => 'Yêu cầu này không còn mở.',
  REQUEST_REUSED: () => 'Yêu cầu bị trùng mã với nội dung khác. Xin tải lại trang.',
  FILING_BLOCKED: ({ findings }) => `Còn ${findings} lỗi kiểm tra, chưa gửi được.`,
  FORM_PUBLISHED: () => 'Phiên bản biểu này đã ban hành nên không sửa được. Hãy lập phiên bản tiếp theo.',
  FORM_INVALID: ({ problems }) => `Định nghĩa biểu có ${problems.length} chỗ chưa đúng, chưa lưu.`,
  FORM_NOT_OPEN: ({ opensOn }) =>
    opensOn ? `Biểu này mở từ ngày ${formatDate(opensOn)}.` : 'Biểu này chưa được mở cho trường và kì báo cáo đã chọn.',
  FORM_LOCKED: () => 'Báo cáo đã khóa. Muốn sửa, hãy gửi yêu cầu mở khóa.',
  FORM_COMPLETED: () => 'Biểu đã báo hoàn thành. Bỏ báo hoàn thành trước khi sửa số liệu.',
  CELL_REFUSED: ({ problem }) => cellProblems[problem],
  FILING_NOT_ALLOWED: () => 'Báo cáo này không ở trạng thái cho phép làm việc đó.',
  FILING_REPLACED: () => 'Trường đã gửi bản mới hơn. Xin tải lại để xem bản mới nhất.',
  PIVOT_REFUSED: pivotRefusalText,
  EXPORT_REFUSED: exportRefusalText,
  LINK_ENDED: () =>
    'Liên kết này đã được dùng, đã thay bằng liên kết mới hoặc đã quá 30 phút. Xin yêu cầu liên kết khác.',
  JOB_OVER: () => 'Việc này đã kết thúc.',
  JOB_FILE_GONE: () => 'Tệp này đã hết hạn giữ. Xin tải lại danh sách.',
  JOB_NOT_FAILED: () => 'Chỉ việc không xong mới chạy lại được.',
  JOB_INTERRUPTED: () => 'Máy chủ đã dừng giữa chừng nhiều lần. Xin yêu cầu lại việc này.',
  UNIT_ACT_REFUSED: ({ problems }) => `Chưa thực hiện được. ${problems.map(actProblemText).join(' ')}`,
  UNIT_ACT_MOVED: () => 'Số liệu đã thay đổi sau khi xem trước. Xin xem trước lại rồi mới thực hiện.',
  UNIT_ACT_UNDONE: () => 'Việc sắp xếp này đã được hoàn tác.',
  UNIT_ACT_STANDS: (stands) => standsText(stands),
  UNIT_ENDED: () => 'Đơn vị này đã kết thúc: chỉ còn xem, không ghi được nữa.',
  CALENDAR_REFUSED: ({ problems }) => problems.map(yearProblemText).join(' '),
  PLAN_IN_USE: ({ className, terms }) =>
    `Lớp ${className} đã có sổ điểm môn này ở ${terms.map((term) => (term === 1 ? 'học kỳ I' : 'học kỳ II')).join(' và ')}. Thay đổi sẽ làm khác sổ đó nên chưa lưu.`,
  CLUSTERS_MARKED: ({ names }) =>
    `Chưa lưu được: ${names.join(', ')} đã có điểm ở cột không còn là của mình. Xin xóa các điểm đó trong sổ trước.`,
  CLASS_REFUSED: ({ problem }) => classProblems[problem],
  ROLE_HELD: () => 'Người này đã có vai trò hoặc ủy quyền đó trong thời gian này.',
  SUBSTITUTION_REFUSED: substitutionRefusalText,
  SUBSTITUTION_ENDED: () => 'Việc dạy thay này đã kết thúc.',
  DATES_INVALID: () => 'Ngày bắt đầu hoặc ngày kết thúc chưa phù hợp. Xin kiểm tra lại hai ngày.',
  IMPORT_FILE_REFUSED: ({ refusal }) => fileRefusalTexts[refusal],
  IMPORT_MOVED: () => 'Dữ liệu của trường đã thay đổi từ lúc xem trước. Chưa ghi gì; xin xem lại rồi xác nhận.',
  IMPORT_NOTHING_TO_WRITE: () => 'Tệp này không có gì mới để ghi.',
  IMPORT_BEING_WRITTEN: () => 'Tệp này đang được ghi. Xin đợi đến khi việc ấy kết thúc.',
  IMPORT_ENDED: () => 'Lần nhập này đã được ghi, đã hoàn tác hoặc đã bỏ.',
  IMPORT_STANDS: ({ standing }) => `Không hoàn tác được: ${standing.map(standingText).join('; ')}.`,
  MARK_IMPORT_REFUSED: ({ refused }) =>
    `Tệp còn ${refused} mục không nhận được. Chưa ghi gì; xin sửa tệp hoặc chọn bỏ các mục ấy.`,
  MARK_IMPORT_UNSURE: () => 'Có cột cần xác nhận là đúng chỗ. Chưa ghi gì; xin xem lại câu hỏi rồi xác nhận.',
  NOTHING_TO_PRINT: () => 'Không học sinh nào của lớp đã chọn có kết quả để in giấy này.',
  TEMPLATE_REFUSED: ({ problems }) => `Mẫu của trường không in được. ${problems.map(templateProblemText).join(' ')}`,
  TOO_MANY_REQUESTS: () => 'Quá nhiều yêu cầu trong một lúc. Xin đợi ít giây.',
  DATABASE_UNAVAILABLE: () => 'Máy chủ dữ liệu tạm thời không phản hồi. Những gì đã nhập vẫn được giữ và sẽ gửi lại.',
  INTERNAL: () => 'Máy chủ gặp lỗi ngoài dự kiến. Nội dung chưa được lưu.',
};

function standsText(stands: ErrorData['UNIT_ACT_STANDS']): string {
  const parts = [
    [stands.acts, 'lần sắp xếp sau đó'],
    [stands.classes, 'lớp'],
    [stands.pupils, 'lượt xếp lớp'],
    [stands.filings, 'báo cáo'],
    [stands.roles, 'vai trò'],
  ] as const;
  const named = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return `Không hoàn tác được nữa: đã có ${named.join(', ') || 'dữ liệu mới'} ở các đơn vị này.`;
}

export function textOfCode<Code extends ErrorCode>(code: Code, data: ErrorData[Code]): string {
  return texts[code](data);
}

/** A failed request in words. */
export function errorText(error: unknown): string {
  const refusal = refusalOf(error);
  if (!refusal) return 'Không kết nối được với máy chủ. Xin kiểm tra mạng rồi thử lại.';
  return textOfCode(refusal.appCode, refusal.appData as never);
}
