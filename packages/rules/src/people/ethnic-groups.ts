/** The 54 ethnic groups in the order of the official list, which gives their codes: QĐ 121-TCTK/PPCĐ of 1979. */
const names =
  'Kinh|Tày|Thái|Hoa|Khơ-me|Mường|Nùng|Hmông|Dao|Gia-rai|Ngái|Ê-đê|Ba-na|Xơ-đăng|Sán Chay|Cơ-ho|Chăm|Sán Dìu|Hrê|Mnông|' +
  'Ra-glai|Xtiêng|Bru-Vân Kiều|Thổ|Giáy|Cơ-tu|Gié-Triêng|Mạ|Khơ-mú|Co|Ta-ôi|Chơ-ro|Kháng|Xinh-mun|Hà Nhì|Chu-ru|Lào|' +
  'La Chí|La Ha|Phù Lá|La Hủ|Lự|Lô Lô|Chứt|Mảng|Pà Thẻn|Cơ Lao|Cống|Bố Y|Si La|Pu Péo|Brâu|Ơ Đu|Rơ-măm';

export const ethnicGroups: readonly { code: string; name: string; isMinority: boolean }[] = names
  .normalize('NFC')
  .split('|')
  .map((name, at) => ({ code: String(at + 1).padStart(2, '0'), name, isMinority: at > 0 }));
