type Of = { name: string; username: string; address: string; link: string };

/** The letter with the link for a new password. The link stands behind #, which no server or proxy writes down. */
export function passwordLetter({ name, username, address, link }: Of): { subject: string; text: string } {
  return {
    subject: 'Đặt lại mật khẩu Cổng Trường',
    text: [
      `Kính gửi thầy cô ${name},`,
      '',
      `Có yêu cầu đặt lại mật khẩu cho tài khoản ${username}. Mở liên kết sau trong vòng 30 phút để đặt mật khẩu mới; liên kết chỉ dùng được một lần:`,
      '',
      `${address}/staff/new-password#${link}`,
      '',
      'Nếu không phải thầy cô yêu cầu, xin bỏ qua thư này: mật khẩu hiện tại vẫn giữ nguyên.',
      '',
    ].join('\n'),
  };
}
