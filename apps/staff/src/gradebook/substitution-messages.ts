import type { ErrorData } from '@truong/contracts/errors';
import { formatDate, formatDateTime } from '@truong/vietnamese/dates';
import { homeroomSheetName, termNames } from '../messages.ts';

type Named = { className: string; subjectName: string | null; term?: 1 | 2 | null };

/** 'Ngữ văn 8A2', with the term where the assignment is for one only. */
export function dutyName({ className, subjectName, term = null }: Named): string {
  const name = `${subjectName ?? homeroomSheetName} ${className}`;
  return term === null ? name : `${name} (${termNames[term]})`;
}

export function substitutionRefusalText({ problem, sheet, name }: ErrorData['SUBSTITUTION_REFUSED']): string {
  const sheetName = sheet === null ? 'này' : dutyName(sheet);
  switch (problem) {
    case 'until_before_from':
      return 'Ngày cuối đứng trước ngày đầu. Xin kiểm tra lại hai ngày.';
    case 'already_over':
      return 'Ngày cuối đã qua. Xin chọn ngày cuối từ hôm nay trở đi.';
    case 'outside_year':
      return 'Thời gian dạy thay phải nằm trong năm học đang chọn.';
    case 'substitute_unknown':
      return 'Người dạy thay không phải nhân sự của trường.';
    case 'same_person':
      return 'Người dạy thay phải khác giáo viên của sổ.';
    case 'substitute_left':
      return `${name ?? 'Người dạy thay'} không công tác ở trường trong suốt thời gian này.`;
    case 'no_account':
      return `${name ?? 'Người dạy thay'} chưa có tài khoản đang dùng được. Xin cấp hoặc mở khóa tài khoản trước.`;
    case 'outside_assignment':
      return `Phân công sổ ${sheetName} của ${name ?? 'giáo viên'} không kéo dài suốt thời gian này. Chưa giao sổ nào.`;
    case 'dates_overlap':
      return `Sổ ${sheetName} đã có người dạy thay trong thời gian này. Chưa giao sổ nào.`;
  }
}

export const substitutionTexts = {
  title: 'Dạy thay',
  titleOf: (year: string) => `Dạy thay · ${year}`,
  caption: 'Sổ giao cho người dạy thay',
  give: 'Giao sổ cho người dạy thay',
  giveOf: (teacher: string) => `Giao sổ của ${teacher} cho người dạy thay`,
  text: 'Trong các ngày này người dạy thay mở và nhập được đúng các sổ đã chọn. Giáo viên của sổ vẫn xem và nhập được; lịch sử ghi tên người nhập.',
  teacher: 'Giáo viên của sổ',
  substitute: 'Người dạy thay',
  sheets: 'Sổ',
  allSheets: 'Tất cả các sổ',
  noSheets: 'Giáo viên này không còn phân công nào trong năm học.',
  chooseTeacher: 'Xin chọn giáo viên',
  chooseSubstitute: 'Xin chọn người dạy thay',
  chooseSheets: 'Xin chọn ít nhất một sổ',
  noAccount: 'chưa có tài khoản',
  nobody: 'Không ai khớp',
  from: 'Từ ngày',
  to: 'Đến hết ngày',
  dayWrong: 'Xin ghi ngày/tháng/năm, ví dụ 20/05/2025',
  reason: 'Lý do',
  reasonHint: 'Ít nhất ba chữ, ví dụ: nghỉ ốm',
  dates: 'Thời gian',
  span: (from: string, to: string) => `${formatDate(from)} – ${formatDate(to)}`,
  insteadOf: (teacher: string) => `thay ${teacher}`,
  given: (of: { reason: string; givenBy: string; givenAt: string }) =>
    `${of.reason} · ${of.givenBy} giao lúc ${formatDateTime(of.givenAt)}`,
  state: 'Trạng thái',
  standings: { now: 'Đang dạy thay', later: 'Chưa bắt đầu', ended: 'Đã hết hạn' },
  takenBack: 'Đã kết thúc sớm',
  act: 'Thao tác',
  end: 'Kết thúc',
  endLabel: (substitute: string, teacher: string) => `Kết thúc việc ${substitute} dạy thay ${teacher}`,
  endQuestion: (substitute: string, teacher: string) => `Kết thúc việc ${substitute} dạy thay ${teacher}?`,
  endText: 'Có hiệu lực ngay với các sổ đã chọn. Những gì người dạy thay đã nhập vẫn giữ nguyên.',
  empty: 'Chưa giao sổ nào cho người dạy thay',
  emptyText: 'Khi một giáo viên nghỉ, giao sổ của giáo viên đó cho người dạy thay, từ ngày đến ngày.',
  /** At the head of a sheet and in lists. */
  standsIn: (of: { name: string; standsInFor: string; from: string; to: string }, today: string) =>
    of.from > today
      ? `${of.name} dạy thay ${of.standsInFor} từ ${formatDate(of.from)} đến hết ${formatDate(of.to)}`
      : `${of.name} dạy thay ${of.standsInFor} đến hết ${formatDate(of.to)}`,
} as const;
