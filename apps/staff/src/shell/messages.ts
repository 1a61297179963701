import { formatDate } from '@truong/vietnamese/dates';
export const shellTexts = {
  onBehalf: (until: string) => `Thay mặt hiệu trưởng đến ${formatDate(until)}`,
  productName: 'Cổng Trường',
  skip: 'Đến nội dung chính',
  openMenu: 'Mở danh mục trang',
  closeMenu: 'Đóng danh mục trang',
  pages: 'Các trang',
  actingAs: 'Đang làm việc với vai trò',
  chooseAssignment: 'Chọn nơi và vai trò làm việc',
  period: 'Năm học và học kỳ',
  account: 'Tài khoản',
  keys: 'Phím tắt',
  signOut: 'Đăng xuất',
  demo: 'Dữ liệu mẫu',
  signOutQuestion: {
    title: 'Đăng xuất khi còn ô chưa gửi?',
    text: (cells: number) =>
      `Còn ${cells} ô đã nhập chưa lưu được vào sổ. Các ô này vẫn được giữ trên máy này và sẽ được gửi khi thầy cô đăng nhập lại bằng tài khoản này trên trình duyệt này.`,
    confirm: 'Đăng xuất',
    stay: 'Ở lại',
  },
  search: {
    label: 'Tìm trang, sổ điểm, đơn vị (phím /)',
    pages: 'Trang',
    sheets: 'Sổ điểm',
    units: 'Đơn vị',
    pupils: 'Học sinh',
    pupilsNamed: (name: string) => `Tìm học sinh «${name}»`,
    nothing: 'Không tìm thấy. Có thể gõ không dấu, ví dụ: toan 8a.',
  },
  errors: {
    notLoaded: 'Chưa tải được trang',
    notForYou: 'Không xem được nội dung này',
    noSuchPage: 'Không có trang này',
    noSuchAddress: 'Địa chỉ không dẫn đến trang nào. Có thể đường dẫn bị thiếu hoặc trang đã đổi chỗ.',
    toFirstPage: 'Về trang đầu',
    broken: 'Trang gặp lỗi',
    pageBroke: 'Trang này gặp lỗi ngoài dự kiến.',
    pageNotFetched: 'Không tải được trang từ máy chủ.',
    keptHere: 'Những ô đã nhập vẫn được giữ trên máy này. Xin tải lại trang.',
    reload: 'Tải lại trang',
  },
} as const;

/** The list of keys that `?` opens. */
export const keyTexts = [
  {
    title: 'Ở mọi trang',
    keys: [
      { keys: ['/'], text: 'Đến ô tìm' },
      { keys: ['?'], text: 'Mở danh sách phím này' },
      { keys: ['Tab'], text: 'Đến mục tiếp theo' },
      { keys: ['Esc'], text: 'Đóng hộp đang mở' },
    ],
  },
  {
    title: 'Trong bảng điểm',
    keys: [
      { keys: ['↑', '↓', '←', '→'], text: 'Đi giữa các ô' },
      { keys: ['Enter'], text: 'Xong ô, xuống dòng dưới' },
      { keys: ['Tab'], text: 'Xong ô, sang cột bên' },
      { keys: ['F2'], text: 'Sửa nội dung đang có' },
      { keys: ['Esc'], text: 'Bỏ nội dung đang gõ' },
      { keys: ['Delete'], text: 'Xóa các ô đang chọn' },
      { keys: ['Shift', '↑ ↓ ← →'], text: 'Chọn nhiều ô' },
      { keys: ['Ctrl', 'C'], text: 'Chép, kể cả sang Excel' },
      { keys: ['Ctrl', 'V'], text: 'Dán, kể cả từ Excel' },
      { keys: ['Ctrl', 'D'], text: 'Điền xuống các ô đang chọn' },
      { keys: ['Ctrl', 'Z'], text: 'Hoàn tác' },
      { keys: ['Alt', 'H'], text: 'Mở lịch sử của ô' },
      { keys: ['Alt', 'T'], text: 'Mở điểm học sinh mang theo từ trường khác' },
      { keys: ['Alt', '↓'], text: 'Đến hai lựa chọn của ô có hai giá trị' },
      { keys: ['Esc', 'Tab'], text: 'Ra khỏi bảng' },
    ],
  },
] as const;
