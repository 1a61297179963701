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
