import type { ErrorCode, ErrorData } from '@truong/contracts/errors';
import { refusalOf } from './trpc.ts';

const texts: { [Code in ErrorCode]: (data: ErrorData[Code]) => string } = {
  SIGN_IN_FAILED: () => 'Tên đăng nhập hoặc mật khẩu chưa đúng. Xin thử lại.',
  SIGN_IN_THROTTLED: ({ retryAfterSeconds }) =>
    `Đã thử sai nhiều lần. Xin thử lại sau ${Math.ceil(retryAfterSeconds / 60)} phút.`,
  SESSION_ENDED: () => 'Phiên làm việc đã kết thúc. Xin đăng nhập lại; những gì đã nhập vẫn được giữ.',
  ASSIGNMENT_INVALID: () => 'Vai trò này không còn hiệu lực. Xin chọn vai trò khác.',
  FORBIDDEN: () => 'Vai trò đang chọn không được làm việc này.',
  NOT_FOUND: () => 'Không tìm thấy, hoặc thầy cô không được xem nội dung này.',
  INPUT_INVALID: ({ fields }) => `Nội dung gửi lên chưa hợp lệ: ${Object.keys(fields).join(', ')}.`,
  MARKS_INVALID: ({ problems }) => `Có ${problems.length} ô chưa hợp lệ, chưa lưu ô nào.`,
  SHEET_CLOSED: () => 'Sổ điểm này đã chốt. Xin hiệu trưởng mở lại nếu cần sửa.',
  SHEET_INCOMPLETE: ({ missing }) => `Còn ${missing} ô bắt buộc chưa nhập.`,
  TERM_CLOSED: () => 'Học kỳ đã khóa, không nhập hay sửa được nữa.',
  TERM_NOT_CLOSED: () => 'Học kỳ chưa khóa.',
  TERM_NOT_OPENED: () => 'Học kỳ chưa mở.',
  TERM_INCOMPLETE: ({ pupils, cells }) => `Còn ${pupils} học sinh với ${cells} ô chưa có quyết định.`,
  REQUEST_REUSED: () => 'Yêu cầu bị trùng mã với nội dung khác. Xin tải lại trang.',
  FILING_BLOCKED: ({ findings }) => `Còn ${findings} lỗi kiểm tra, chưa gửi được.`,
  FILING_NOT_ALLOWED: () => 'Báo cáo này không ở trạng thái cho phép làm việc đó.',
  FILING_REPLACED: () => 'Trường đã gửi bản mới hơn. Xin tải lại để xem bản mới nhất.',
  TOO_MANY_REQUESTS: () => 'Quá nhiều yêu cầu trong một lúc. Xin đợi ít giây.',
  DATABASE_UNAVAILABLE: () => 'Máy chủ dữ liệu tạm thời không phản hồi. Những gì đã nhập vẫn được giữ và sẽ gửi lại.',
  INTERNAL: () => 'Máy chủ gặp lỗi ngoài dự kiến. Nội dung chưa được lưu.',
};

export function textOfCode<Code extends ErrorCode>(code: Code, data: ErrorData[Code]): string {
  return texts[code](data);
}

/** A failed request in words. */
export function errorText(error: unknown): string {
  const refusal = refusalOf(error);
  if (!refusal) return 'Không kết nối được với máy chủ. Xin kiểm tra mạng rồi thử lại.';
  return textOfCode(refusal.appCode, refusal.appData as never);
}
