import type { Delegable, Role } from '@truong/contracts/permissions';
import { formatDate } from '@truong/vietnamese/dates';
import { roleNames } from '../messages.ts';
import { accountTexts } from './access-messages.ts';

const delegableNames: Record<Delegable, string> = {
  'term.keep': 'Mở, khóa và mở khóa học kỳ, mở lại sổ điểm',
  'filing.prepare': 'Lập và gửi báo cáo',
  'school.keep': 'Cập nhật lớp, môn học và phân công',
  'people.keep': 'Cập nhật học sinh và nhân sự',
  'people.looks': 'Xem nhật ký xem thông tin hạn chế',
};

export const roleTexts = {
  title: 'Vai trò',
  titleOf: (unit: string) => `Vai trò · ${unit}`,
  search: 'Tìm theo tên hoặc tên đăng nhập',
  caption: 'Người của đơn vị và vai trò của từng người',
  name: 'Họ và tên',
  username: 'Tên đăng nhập',
  roles: 'Vai trò',
  none: 'Chưa có vai trò',
  disabled: 'tài khoản đã khóa',
  later: 'chưa bắt đầu',
  dates: accountTexts.dates,
  past: (count: number) => `${count} vai trò đã kết thúc`,
  empty: 'Chưa có ai có tài khoản ở đơn vị này',
  noMatch: 'Không ai khớp',
  withoutAccount: (count: number) => `${count} nhân sự chưa có tài khoản nên chưa giao vai trò được.`,

  give: 'Giao vai trò',
  giveTo: (name: string) => `Giao vai trò cho ${name}`,
  person: 'Người nhận',
  personHint: 'Gõ tên, hoặc tên đăng nhập của người ở nơi khác',
  role: 'Vai trò',
  from: 'Từ ngày',
  to: 'Đến hết ngày',
  toHint: 'dd/mm/yyyy; để trống nếu không hạn định',
  dateWrong: 'Xin ghi ngày/tháng/năm, ví dụ 20/05/2025',
  choosePerson: 'Xin chọn người nhận',
  chooseRole: 'Xin chọn vai trò',

  end: 'Kết thúc',
  endLabel: (role: Role, name: string) => `Kết thúc vai trò ${roleNames[role]} của ${name}`,
  endQuestion: (role: Role, name: string) => `Kết thúc vai trò ${roleNames[role]} của ${name}?`,
  endText: 'Sau ngày cuối, người này không làm việc với vai trò đó nữa. Vai trò vẫn còn trong lịch sử.',
  lastDay: 'Ngày cuối còn hiệu lực',
  lastDayHint: 'Ghi ngày hôm qua để kết thúc ngay',

  offers: 'Vai trò chủ nhiệm chưa khớp với phân công chủ nhiệm',
  offerGive: (name: string, className: string) => `${name} được phân công chủ nhiệm ${className}, chưa có vai trò.`,
  offerEnd: (name: string) => `${name} có vai trò chủ nhiệm nhưng không còn được phân công lớp nào.`,

  events: 'Lịch sử giao vai trò và ủy quyền',
  noEvents: 'Chưa có thay đổi nào',
  eventAt: 'Lúc',
  eventWho: 'Người làm',
  eventWhat: 'Việc',
  event: (of: { kind: string; role: Role; name: string; from: string; to: string | null }) => {
    const dates = roleTexts.dates(of.from, of.to);
    switch (of.kind) {
      case 'role_given':
        return `Giao vai trò ${roleNames[of.role]} cho ${of.name}, ${dates}`;
      case 'role_ended':
        return `Kết thúc vai trò ${roleNames[of.role]} của ${of.name}${of.to ? `, hết ngày ${formatDate(of.to)}` : ''}`;
      case 'delegation_given':
        return `Ủy quyền cho ${of.name}, ${dates}`;
      default:
        return `Thu hồi ủy quyền của ${of.name}`;
    }
  },
} as const;

export const openTexts = {
  open: 'Mở tài khoản mới',
  titleOf: (unit: string) => `Mở tài khoản ở ${unit}`,
  confirm: 'Mở tài khoản',
  forSchool:
    'Dành cho người đầu tiên của trường, thường là hiệu trưởng. Giáo viên và nhân viên được trường cấp tài khoản từ danh sách nhân sự.',
  forOffice: 'Dành cho chuyên viên, lãnh đạo chưa có tài khoản ở nơi nào. Ai đã có tài khoản thì giao vai trò.',
  fullName: 'Họ và tên',
  nameNeeded: 'Xin ghi đủ họ và tên',
} as const;

export const delegationTexts = {
  title: 'Ủy quyền của hiệu trưởng',
  give: 'Ủy quyền',
  question: 'Ủy quyền cho phó hiệu trưởng',
  text: 'Trong các ngày này phó hiệu trưởng làm được những việc dưới đây; những gì đã làm đều ghi tên cả hai người.',
  deputy: 'Phó hiệu trưởng',
  permissions: 'Việc được ủy quyền',
  permission: (name: Delegable) => delegableNames[name],
  reason: 'Lý do',
  reasonHint: 'Không bắt buộc; nếu ghi, ít nhất ba chữ',
  choosePermission: 'Xin chọn ít nhất một việc',
  noDeputy: 'Trường chưa có ai giữ vai trò phó hiệu trưởng. Xin giao vai trò trước.',
  empty: 'Chưa ủy quyền việc nào',
  fromWho: 'Người ủy quyền',
  toWho: 'Người được ủy quyền',
  dates: 'Thời gian',
  span: (from: string, to: string) => `${formatDate(from)} – ${formatDate(to)}`,
  state: 'Trạng thái',
  standings: { now: 'Đang có hiệu lực', later: 'Chưa bắt đầu', ended: 'Đã hết hiệu lực' },
  takenBack: 'Đã thu hồi',
  takeBack: 'Thu hồi',
  takeBackLabel: (name: string) => `Thu hồi ủy quyền của ${name}`,
  takeBackQuestion: (name: string) => `Thu hồi ủy quyền của ${name}?`,
  takeBackText: 'Có hiệu lực ngay. Những gì đã làm theo ủy quyền vẫn giữ nguyên.',
  act: 'Thao tác',
} as const;
