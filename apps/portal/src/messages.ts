import type { PaperKind } from '@truong/contracts/papers';
import { formatDate } from '@truong/vietnamese/dates';

export const portalTexts = {
  name: 'Cổng Trường',
  skip: 'Đến nội dung',
  department: 'Cổng thông tin giáo dục',
  frontTitle: (department: string | null) => department ?? 'Cổng thông tin giáo dục',
  frontText: 'Nơi các trường, các phòng và Sở làm việc với sổ điểm, học bạ và số liệu giáo dục.',
  staff: 'Vào làm việc',
  staffText: 'Dành cho cán bộ, giáo viên, nhân viên có tài khoản.',
  check: 'Kiểm tra giấy tờ',
  checkText:
    'Học bạ, phiếu kết quả, giấy khen in từ hệ thống có một mã. Mã cho biết giấy là thật và còn giá trị hay không.',
  busy: 'Xin đợi một phút',
  busyText: 'Có quá nhiều lần kiểm tra từ nơi này trong một lúc. Xin thử lại sau một phút.',
  notFound: 'Không có trang này',
  notFoundText: 'Địa chỉ không dẫn đến trang nào.',
  home: 'Về trang đầu',
  foot: 'Trang này không dùng mã lệnh và không lưu gì trên máy của bạn.',
} as const;

export const checkTexts = {
  label: 'Mã kiểm tra trên giấy',
  hint: '20 chữ và số, in ở chân trang hoặc cạnh hình mã. Gõ liền hay cách đều được.',
  submit: 'Kiểm tra',
  another: 'Kiểm tra mã khác',
  unknown: 'Không có giấy tờ nào mang mã này',
  unknownText:
    'Xin xem lại từng chữ trên giấy: không có chữ O, I, L, U. Nếu mã đúng như trên giấy mà vẫn không tìm thấy, giấy này không do hệ thống cấp.',
  genuine: 'Giấy thật, còn giá trị',
  genuineText: 'Nội dung dưới đây là nội dung lúc cấp. Giấy in khác nội dung này là giấy đã bị sửa.',
  revoked: 'Giấy đã bị thu hồi',
  revokedText: (on: string) =>
    `Nhà trường đã thu hồi giấy này ngày ${formatDate(on)}. Giấy không còn giá trị; nội dung dưới đây là nội dung lúc cấp.`,
  code: 'Mã kiểm tra',
  paper: 'Giấy tờ',
  number: 'Số',
  holder: 'Cấp cho',
  school: 'Trường',
  class: 'Lớp',
  year: 'Năm học',
  issuedOn: 'Ngày cấp',
  title: 'Danh hiệu',
  day: formatDate,
  results: (year: string, className: string) => `Kết quả năm học ${year}, lớp ${className}`,
  slipResults: (period: string, year: string) => `Kết quả ${period.toLowerCase()}, năm học ${year}`,
  subject: 'Môn học, hoạt động',
  points: ['Học kỳ I', 'Học kỳ II', 'Cả năm', 'Đánh giá lại trong hè'],
  primaryHeads: ['Mức đạt được', 'Điểm kiểm tra'],
  primaryResult: 'Đánh giá kết quả giáo dục',
  average: 'Điểm trung bình các môn',
  learning: { new: 'Kết quả học tập', old: 'Học lực' },
  conduct: { new: 'Kết quả rèn luyện', old: 'Hạnh kiểm' },
  decision: 'Kết luận',
  kinds: {
    report_card: 'Học bạ',
    result_slip: 'Phiếu kết quả',
    commendation: 'Giấy khen',
  } satisfies Record<PaperKind, string>,
} as const;
