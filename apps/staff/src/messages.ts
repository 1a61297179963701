import type { Role } from '@truong/contracts/permissions';

export const roleNames: Record<Role, string> = {
  subject_teacher: 'Giáo viên bộ môn',
  homeroom_teacher: 'Giáo viên chủ nhiệm',
  substitute_teacher: 'Giáo viên dạy thay',
  subject_head: 'Tổ trưởng chuyên môn',
  vice_principal: 'Phó hiệu trưởng',
  school_clerk: 'Văn thư nhà trường',
  principal: 'Hiệu trưởng',
  district_officer: 'Chuyên viên Phòng GD&ĐT',
  commune_officer: 'Chuyên viên xã',
  department_officer: 'Chuyên viên Sở GD&ĐT',
  department_leader: 'Lãnh đạo Sở GD&ĐT',
  administrator: 'Quản trị hệ thống',
};
/** Who did a thing, and for whom where they did it under a delegation. */
export function whoText(who: string, onBehalfOf: string | null): string {
  return onBehalfOf === null ? who : `${who}, thay mặt ${onBehalfOf}`;
}
export const termNames = { 1: 'Học kỳ I', 2: 'Học kỳ II' } as const;
/** Of every circular: no word means two levels. */
export const levelNames = {
  good: 'Tốt',
  fair: 'Khá',
  satisfactory: 'Đạt',
  unsatisfactory: 'Chưa đạt',
  excellent: 'Giỏi',
  average: 'Trung bình',
  weak: 'Yếu',
  poor: 'Kém',
} as const;
export const titleNames = {
  excellent_pupil: 'Học sinh Xuất sắc',
  good_pupil: 'Học sinh Giỏi',
  advanced_pupil: 'Học sinh Tiên tiến',
  excellent_all_round: 'Học sinh hoàn thành xuất sắc các nội dung học tập và rèn luyện',
  outstanding_progress: 'Học sinh có thành tích vượt trội hoặc tiến bộ vượt bậc',
  excellent_learner: 'Học viên Xuất sắc',
  good_learner: 'Học viên Giỏi',
  model_pupil: 'Học sinh Tiêu biểu',
} as const;
export const schoolLevelNames: Record<string, string> = {
  preschool: 'Mầm non',
  primary: 'Tiểu học',
  lower_secondary: 'THCS',
  upper_secondary: 'THPT',
  continuing: 'GDTX',
};
export const unitKindNames: Record<string, string> = {
  department: 'Sở',
  district: 'Phòng',
  commune: 'Xã',
  school: 'Trường',
};
export { aboutSheet, classOfSheet, homeroomSheetName } from '@truong/rules/gradebook/sheet-name';

export const common = {
  loading: 'Đang tải…',
  retry: 'Thử lại',
  cancel: 'Thôi',
  leave: {
    title: 'Rời trang khi chưa lưu?',
    text: 'Những thay đổi chưa lưu trên trang này sẽ mất.',
    confirm: 'Rời trang, bỏ thay đổi',
  },
  female: 'Nữ',
  male: 'Nam',
  yes: 'Có',
  no: 'Không',
  close: 'Đóng',
  search: 'Tìm',
  nothing: 'Chưa có gì ở đây',
  skip: 'Đến nội dung',
  menu: 'Danh mục',
  signOut: 'Đăng xuất',
  actingAs: 'Làm việc với vai trò',
  period: 'Học kỳ',
  noAssignment: 'Tài khoản này hiện không có vai trò nào còn hiệu lực. Xin liên hệ quản trị của trường hoặc của Sở.',
};
export const nav = {
  sheets: 'Sổ điểm',
  progress: 'Tiến độ nhập điểm',
  locks: 'Khóa cột điểm',
  unlocks: 'Yêu cầu mở khóa',
  attendance: 'Điểm danh',
  substitutions: 'Dạy thay',
  term: 'Học kỳ',
  papers: 'In giấy tờ',
  overview: 'Tổng quan',
  pivot: 'Bảng số liệu',
  recordExports: 'Xuất hồ sơ nhiều trường',
  forms: 'Biểu báo cáo',
  formReviews: 'Duyệt báo cáo',
  formEditor: 'Soạn biểu',
  units: 'Đơn vị',
  unitActs: 'Sắp xếp đơn vị',
  calendar: 'Năm học',
  ruleSettings: 'Cài đặt đánh giá',
  pupils: 'Học sinh',
  staff: 'Nhân sự',
  inventory: 'Phòng học, thiết bị',
  notices: 'Thông báo',
  jobs: 'Việc chạy nền',
  imports: 'Nhập từ tệp',
  permissions: 'Quyền',
  roles: 'Vai trò',
  accounts: 'Tài khoản',
  staffAccounts: 'Cấp tài khoản',
};
