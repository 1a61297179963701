export const signInTexts = {
  productName: 'Cổng Trường',
  welcome: 'Phần mềm của nhà trường và ngành giáo dục tỉnh',
  username: 'Tên đăng nhập',
  password: 'Mật khẩu',
  showPassword: 'Hiện mật khẩu',
  signIn: 'Đăng nhập',
  again: 'Đăng nhập lại',
  kept: 'Phiên làm việc đã kết thúc. Những gì đã nhập vẫn còn trên máy này và sẽ được gửi sau khi đăng nhập.',
  somebodyElse: 'Đăng nhập bằng tài khoản khác',
};

export const forgottenTexts = {
  title: 'Quên mật khẩu',
  toClerk: 'Quên mật khẩu? Xin gặp văn thư hoặc quản trị của đơn vị để được cấp lại.',
  text: 'Nhập tên đăng nhập. Nếu tài khoản đã khai địa chỉ thư điện tử, một liên kết đặt lại mật khẩu được gửi đến đó.',
  ask: 'Gửi liên kết',
  sent: 'Nếu tên đăng nhập đúng và tài khoản đã khai thư điện tử, thư sẽ đến trong vài phút; liên kết dùng được một lần, trong 30 phút. Không thấy thư? Xin gặp văn thư hoặc quản trị của đơn vị để được cấp lại mật khẩu.',
  back: 'Về trang đăng nhập',
  newTitle: 'Đặt mật khẩu mới',
  newText: 'Đặt xong, mọi phiên đang đăng nhập của tài khoản đều kết thúc.',
  set: 'Đặt mật khẩu',
  another: 'Yêu cầu liên kết khác',
  isSet: 'Đã đặt mật khẩu mới.',
  signIn: 'Đăng nhập',
} as const;
