import type { ProcedureName } from '@truong/contracts/permissions';
import { formatDate } from '@truong/vietnamese/dates';

const procedures: Readonly<Record<ProcedureName, string>> = {
  'identity.signIn': 'Đăng nhập',
  'identity.me': 'Xem mình đang đăng nhập là ai',
  'identity.signOut': 'Đăng xuất',
  'identity.permissionTable': 'Xem bảng quyền này',
  'identity.accounts': 'Xem danh sách tài khoản',
  'organisation.calendar': 'Xem năm học và học kỳ',
  'organisation.units': 'Xem cây đơn vị',
  'organisation.unit': 'Xem một đơn vị',
  'organisation.classes': 'Xem danh sách lớp',
  'organisation.class': 'Xem một lớp và kế hoạch môn học',
  'people.pupils': 'Tìm và xem học sinh',
  'people.staff': 'Tìm và xem nhân sự',
  'gradebook.sheets': 'Xem danh sách sổ điểm',
  'gradebook.sheet': 'Xem một sổ điểm',
  'gradebook.cellHistory': 'Xem lịch sử của ô điểm',
  'gradebook.recordMarks': 'Nhập và sửa điểm',
  'gradebook.closeSheet': 'Chốt sổ điểm',
  'gradebook.reopenSheet': 'Mở lại sổ điểm đã chốt',
  'gradebook.openTerm': 'Mở học kỳ',
  'gradebook.termBoard': 'Xem tiến độ học kỳ',
  'gradebook.closeTerm': 'Khóa học kỳ',
  'gradebook.reopenTerm': 'Mở khóa học kỳ',
  'gradebook.outcomes': 'Xem kết quả học kỳ của lớp',
  'statistics.draft': 'Xem báo cáo đang chuẩn bị',
  'statistics.draftPupils': 'Xem học sinh của số liệu đang chuẩn bị',
  'statistics.submitFiling': 'Gửi báo cáo',
  'statistics.filings': 'Xem các bản đã gửi',
  'statistics.filing': 'Xem một bản đã gửi',
  'statistics.filingPupils': 'Xem học sinh của số liệu đã gửi',
  'statistics.reviewList': 'Xem trường nào đã gửi báo cáo',
  'statistics.reviewFiling': 'Duyệt hoặc từ chối báo cáo',
  'statistics.aggregate': 'Xem số liệu tổng hợp',
  'statistics.aggregateWorkbook': 'Xuất số liệu tổng hợp ra Excel',
};

export const permissionTexts = {
  title: 'Ai được làm gì',
  intro:
    'Vai trò cho biết việc nào được mở. Được xem hay sửa lớp, sổ điểm và học sinh nào còn tùy phân công và đơn vị của từng người.',
  capabilities: {
    identity: 'Tài khoản và quyền',
    organisation: 'Đơn vị và lớp',
    people: 'Học sinh và nhân sự',
    gradebook: 'Sổ điểm và học kỳ',
    statistics: 'Báo cáo và số liệu',
  } as Readonly<Record<string, string>>,
  /** A procedure that has no words of its own yet is shown by its name. */
  procedure: (name: string) => (procedures as Readonly<Record<string, string>>)[name] ?? name,
  act: 'Việc',
  may: 'được',
  mayNot: 'không',
  anyone: 'không cần đăng nhập',
  signedIn: 'mọi người đã đăng nhập',
  empty: 'Không có quyền nào',
} as const;

export const accountTexts = {
  title: 'Tài khoản',
  search: 'Tìm theo tên đăng nhập',
  username: 'Tên đăng nhập',
  name: 'Họ và tên',
  roles: 'Vai trò và đơn vị',
  state: 'Trạng thái',
  active: 'Đang dùng',
  disabled: 'Đã khóa',
  dates: (from: string, to: string | null) => `từ ${formatDate(from)}${to ? ` đến ${formatDate(to)}` : ''}`,
  noRole: 'Chưa có vai trò',
  empty: 'Chưa có tài khoản nào',
  noMatch: 'Không tài khoản nào khớp',
} as const;
