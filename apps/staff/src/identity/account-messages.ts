import type { AccountLog, StaffAccounts } from '@truong/contracts/identity';
import { passwordLength } from '@truong/rules/identity/password-problem';
import { formatInteger } from '@truong/vietnamese/numbers';

export const passwordTexts = {
  title: 'Mật khẩu',
  firstTitle: 'Đổi mật khẩu được cấp',
  firstText: 'Mật khẩu trên phiếu chỉ dùng để đăng nhập lần đầu. Xin đặt mật khẩu riêng, không ai khác biết.',
  old: 'Mật khẩu hiện tại',
  issued: 'Mật khẩu trên phiếu',
  next: 'Mật khẩu mới',
  hint: `Ít nhất ${passwordLength} ký tự. Nên là một câu ngắn dễ nhớ; có dấu cũng được.`,
  again: 'Nhập lại mật khẩu mới',
  differs: 'Hai lần nhập mật khẩu mới chưa giống nhau.',
  show: 'Hiện mật khẩu',
  change: 'Đổi mật khẩu',
  changed: 'Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.',
} as const;

export const emailTexts = {
  title: 'Thư điện tử',
  none: 'Chưa khai. Có địa chỉ thì khi quên mật khẩu thầy cô tự đặt lại được qua thư.',
  use: 'Liên kết đặt lại mật khẩu được gửi đến địa chỉ này.',
  save: 'Lưu địa chỉ',
  saved: 'Đã lưu.',
} as const;

export const factorTexts = {
  title: 'Xác thực hai lớp',
  askTitle: 'Nhập mã xác thực',
  askText: 'Mở ứng dụng xác thực trên điện thoại và nhập mã 6 số, hoặc nhập một mã dự phòng.',
  code: 'Mã xác thực',
  pass: 'Tiếp tục',
  enrolTitle: 'Bật xác thực hai lớp',
  enrolNeeded: 'Vai trò của thầy cô bắt buộc có xác thực hai lớp. Việc này làm một lần, mất khoảng hai phút.',
  scan: 'Quét mã này bằng một ứng dụng xác thực (Google Authenticator, Microsoft Authenticator, …).',
  scanLabel: 'Mã QR để ứng dụng xác thực quét',
  byHand: 'Không quét được? Nhập khóa này vào ứng dụng:',
  firstCode: 'Mã 6 số mà ứng dụng hiện ra',
  begin: 'Bật xác thực hai lớp',
  enrol: 'Bật',
  codesTitle: 'Mã dự phòng',
  codesText:
    'Mỗi mã dùng được một lần khi không có điện thoại. Các mã chỉ hiện lần này: xin in hoặc chép ra giấy và cất kỹ.',
  print: 'In',
  codesKept: 'Đã cất các mã',
  isOn: 'Đang bật',
  isOff: 'Chưa bật. Tài khoản chỉ được bảo vệ bằng mật khẩu.',
  since: (when: string) => `từ ${when}`,
  codesLeft: (count: number) => (count === 0 ? 'Đã hết mã dự phòng' : `Còn ${count} mã dự phòng`),
  renew: 'Lấy mã dự phòng mới',
  remove: 'Tắt',
  removeQuestion: 'Tắt xác thực hai lớp?',
  removeText: 'Từ lần sau chỉ cần mật khẩu để đăng nhập. Các mã dự phòng hết hiệu lực.',
  isNeeded: 'Vai trò của thầy cô bắt buộc có, nên không tắt được.',
} as const;

export const confirmTexts = {
  title: 'Xác nhận mật khẩu',
  text: 'Việc này quan trọng nên cần nhập lại mật khẩu. Trong 15 phút tới không hỏi lại.',
  password: 'Mật khẩu của thầy cô',
  confirm: 'Xác nhận',
} as const;

export const sessionTexts = {
  title: 'Các phiên đăng nhập',
  device: 'Thiết bị',
  address: 'Địa chỉ mạng',
  created: 'Đăng nhập lúc',
  seen: 'Dùng lần cuối',
  isThis: 'phiên này',
  end: 'Kết thúc',
  endOf: (device: string) => `Kết thúc phiên ${device}`,
  endOthers: 'Kết thúc mọi phiên khác',
  empty: 'Không có phiên nào',
  act: 'Việc',
  unknownDevice: 'Thiết bị không rõ',
} as const;

const acts: Readonly<Record<AccountLog[number]['kind'], string>> = {
  issued: 'Cấp tài khoản',
  reset: 'Cấp lại mật khẩu',
  password_changed: 'Đổi mật khẩu',
  factor_enrolled: 'Bật xác thực hai lớp',
  factor_removed: 'Tắt xác thực hai lớp',
  factor_reset: 'Gỡ xác thực hai lớp vì mất thiết bị',
  recovery_used: 'Đăng nhập bằng mã dự phòng',
  recovery_renewed: 'Lấy mã dự phòng mới',
  disabled: 'Khóa tài khoản',
  enabled: 'Mở khóa tài khoản',
  seen_as: 'Xem như người này, không ghi được, trong tối đa 30 phút',
  sessions_revoked: 'Kết thúc phiên đăng nhập khác',
  role_ended: 'Ngừng tài khoản vì vai trò cuối cùng đã kết thúc',
  role_begun: 'Mở lại tài khoản vì có vai trò mới',
  email_set: 'Khai địa chỉ thư điện tử',
  email_removed: 'Bỏ địa chỉ thư điện tử',
  link_sent: 'Gửi liên kết đặt lại mật khẩu theo yêu cầu ở trang đăng nhập',
  password_by_link: 'Đặt lại mật khẩu bằng liên kết trong thư',
};

export const logTexts = {
  title: 'Nhật ký tài khoản',
  of: (name: string) => `Nhật ký tài khoản của ${name}`,
  at: 'Lúc',
  what: 'Việc',
  by: 'Người làm',
  self: 'Chính chủ',
  night: 'Việc hằng đêm',
  act: (kind: AccountLog[number]['kind']) => acts[kind],
  empty: 'Chưa có việc gì với tài khoản này',
} as const;

export const ownAccountTexts = { title: 'Tài khoản của tôi' } as const;

type State = NonNullable<StaffAccounts[number]['account']>['state'];

export const keepTexts = {
  title: 'Cấp tài khoản',
  search: 'Tìm theo tên',
  show: 'Hiện',
  withoutOnly: 'Chưa có tài khoản',
  everybody: 'Tất cả',
  name: 'Họ và tên',
  code: 'Mã',
  username: 'Tên đăng nhập',
  state: 'Trạng thái',
  acts: 'Việc',
  actsOf: (username: string) => `Việc với tài khoản ${username}`,
  none: 'Chưa có tài khoản',
  states: {
    active: 'Đang dùng',
    issued: 'Chờ đổi mật khẩu được cấp',
    without_role: 'Không còn vai trò nào, không vào được',
    disabled: 'Đã khóa',
  } as const satisfies Record<State, string>,
  notKept: 'do quản trị của Sở giữ',
  choose: (name: string) => `Chọn ${name}`,
  chooseAll: 'Chọn tất cả người chưa có tài khoản',
  issue: (count: number) => (count === 0 ? 'Cấp tài khoản' : `Cấp ${formatInteger(count)} tài khoản`),
  issueQuestion: (count: number) => `Cấp tài khoản cho ${formatInteger(count)} người?`,
  issueText:
    'Tên đăng nhập gồm tên và chữ cái đầu của họ, đệm. Mật khẩu chỉ hiện một lần, ngay sau bước này, để in phiếu.',
  issueRole: 'Mỗi người có vai trò giáo viên bộ môn tại trường; các vai trò khác giao sau.',
  issueNoRole: 'Tài khoản chưa có vai trò; giao vai trò sau thì người đó mới vào được.',
  tooMany: (most: number) => `Mỗi lần cấp được nhiều nhất ${most} tài khoản.`,
  allHave: 'Mọi người đều đã có tài khoản',
  empty: 'Chưa có nhân sự nào',
  emptyText: 'Thêm cán bộ, giáo viên ở trang Nhân sự, sau đó cấp tài khoản tại đây.',
  noMatch: 'Không ai khớp',
  reissue: 'Cấp lại mật khẩu',
  reissueQuestion: (name: string) => `Cấp lại mật khẩu cho ${name}?`,
  reissueText: 'Mật khẩu cũ hết hiệu lực, các phiên đang mở kết thúc. Người này thấy việc này trong nhật ký.',
  disable: 'Khóa tài khoản',
  disableQuestion: (name: string) => `Khóa tài khoản của ${name}?`,
  disableText: 'Người này không vào được nữa, các phiên đang mở kết thúc. Dữ liệu đã nhập vẫn giữ nguyên.',
  enable: 'Mở khóa tài khoản',
  enableQuestion: (name: string) => `Mở khóa tài khoản của ${name}?`,
  enableText: 'Người này lại đăng nhập được bằng mật khẩu cũ.',
  resetFactor: 'Gỡ xác thực hai lớp',
  resetFactorQuestion: (name: string) => `Gỡ xác thực hai lớp của ${name}?`,
  resetFactorText: 'Chỉ làm khi đã chắc chắn đó là chính người này: mất điện thoại và hết mã dự phòng.',
  log: 'Xem nhật ký',
  seeAs: (place: string) => `Xem như: ${place}`,
  seeAsQuestion: (name: string) => `Xem như ${name}?`,
  seeAsText:
    'Thấy đúng những gì người này thấy, không ghi được gì, trong tối đa 30 phút. Người này được báo trong nhật ký của mình.',
  seeAsConfirm: 'Xem',
} as const;

export const slipTexts = {
  title: 'Phiếu tài khoản',
  once: 'Các mật khẩu này chỉ hiện lần này. In phiếu trước khi rời trang; nếu mất phiếu thì cấp lại mật khẩu.',
  print: 'In phiếu',
  done: 'Xong, đã in',
  product: 'Cổng Trường',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu lần đầu',
  address: 'Địa chỉ',
  keep: 'Đổi mật khẩu ngay khi đăng nhập lần đầu. Không đưa phiếu này cho người khác.',
} as const;

export const seeingTexts = {
  banner: (name: string, until: string) =>
    `Đang xem như ${name}, đến ${until}. Không ghi được gì; người này được báo về lần xem này.`,
  stop: 'Thôi xem',
} as const;
