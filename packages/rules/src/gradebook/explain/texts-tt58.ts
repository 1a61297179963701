import type { RuleText } from './rule-texts.ts';

const circular = 'Thông tư 58/2011/TT-BGDĐT';
const amended = 'Thông tư 58/2011/TT-BGDĐT, sửa đổi bởi Thông tư 26/2020/TT-BGDĐT';

export const tt58Texts = {
  'TT58_2011.4': {
    circular,
    article: 'Điều 3, Điều 4',
    text: 'Hạnh kiểm do giáo viên chủ nhiệm đánh giá; cả năm chủ yếu căn cứ học kì II và sự tiến bộ của học sinh.',
    certainty: 'in_part',
  },
  'TT58_2011.8': {
    circular,
    article: 'Điều 8',
    text: 'Kiểm tra thường xuyên trong học kì: môn từ 1 tiết/tuần trở xuống ít nhất 2 lần, trên 1 đến dưới 3 tiết ít nhất 3 lần, từ 3 tiết ít nhất 4 lần; kiểm tra định kì theo phân phối chương trình; 1 bài kiểm tra học kì.',
    certainty: 'in_part',
  },
  'TT58_2011.10.term': {
    circular,
    article: 'Điều 10',
    text: 'ĐTBmhk = (tổng điểm thường xuyên + 2 × tổng điểm định kì + 3 × điểm học kì) : (số bài thường xuyên + 2 × số bài định kì + 3), làm tròn đến chữ số thập phân thứ nhất.',
    certainty: 'from_memory',
  },
  'TT58_2011.10.comment_term': {
    circular,
    article: 'Điều 10',
    text: 'Học kì Đạt khi đủ số lần kiểm tra, ít nhất 2/3 số bài Đạt, trong đó bài kiểm tra học kì Đạt.',
    certainty: 'from_memory',
  },
  'TT58_2011.10.year': {
    circular,
    article: 'Điều 10',
    text: 'ĐTBmcn = (ĐTBmhkI + 2 × ĐTBmhkII) : 3, làm tròn đến chữ số thập phân thứ nhất.',
    certainty: 'from_memory',
  },
  'TT58_2011.10.comment_year': {
    circular,
    article: 'Điều 10',
    text: 'Kết quả cả năm của môn đánh giá bằng nhận xét là kết quả học kì II.',
    certainty: 'from_memory',
  },
  'TT58_2011.10.one_term': {
    circular,
    article: 'Điều 10',
    text: 'Môn chỉ dạy trong một học kì: lấy kết quả học kì đó làm kết quả cả năm học.',
    certainty: 'from_memory',
  },
  'TT58_2011.11': {
    circular,
    article: 'Điều 11',
    text: 'ĐTBhk, ĐTBcn là trung bình cộng điểm trung bình các môn có điểm, không tính hệ số môn, làm tròn đến chữ số thập phân thứ nhất.',
    certainty: 'in_part',
  },
  'TT58_2011.12': {
    circular,
    article: 'Điều 12',
    text: 'Được miễn học Thể dục, Âm nhạc, Mĩ thuật: miễn cả năm thì không tham gia xếp loại môn đó; miễn một học kì thì lấy kết quả học kì còn lại.',
    certainty: 'from_memory',
  },
  'TT58_2011.13': {
    circular,
    article: 'Điều 13',
    text: 'Giỏi: điểm trung bình các môn từ 8,0, Toán hoặc Ngữ văn từ 8,0 (lớp chuyên thêm môn chuyên), không môn nào dưới 6,5, các môn nhận xét Đạt. Khá: 6,5 – 6,5 – 5,0. Trung bình: 5,0 – 5,0 – 3,5. Yếu: từ 3,5, không môn nào dưới 2,0. Còn lại: Kém.',
    certainty: 'read',
  },
  'TT58_2011.13.6': {
    circular,
    article: 'Điều 13 khoản 6',
    text: 'Điểm trung bình ở mức Giỏi mà do một môn phải xuống Trung bình thì xếp Khá, xuống Yếu thì xếp Trung bình; ở mức Khá mà xuống Yếu thì xếp Trung bình, xuống Kém thì xếp Yếu.',
    certainty: 'read',
  },
  'TT58_2011.14': {
    circular,
    article: 'Điều 14',
    text: 'Học sinh khuyết tật được đánh giá theo sự tiến bộ và kế hoạch giáo dục cá nhân.',
    certainty: 'from_memory',
  },
  'TT58_2011.15': {
    circular,
    article: 'Điều 15',
    text: 'Được lên lớp khi hạnh kiểm và học lực từ Trung bình trở lên, nghỉ không quá 45 buổi. Ở lại lớp: nghỉ quá 45 buổi; học lực Kém; học lực và hạnh kiểm cả năm đều Yếu.',
    certainty: 'read',
  },
  'TT58_2011.16': {
    circular,
    article: 'Điều 16',
    text: 'Hạnh kiểm từ Trung bình mà học lực Yếu: chọn môn dưới 5,0 hoặc Chưa đạt để kiểm tra lại; kết quả thay cho kết quả cả năm của môn, tính lại ĐTBcn và xếp loại lại.',
    certainty: 'read',
  },
  'TT58_2011.17': {
    circular,
    article: 'Điều 17',
    text: 'Học lực từ Trung bình mà hạnh kiểm Yếu: rèn luyện trong hè, được địa phương công nhận thì xếp loại lại hạnh kiểm.',
    certainty: 'read',
  },
  'TT58_2011.18': {
    circular,
    article: 'Điều 18',
    text: 'Học sinh giỏi: hạnh kiểm Tốt và học lực Giỏi. Học sinh tiên tiến: hạnh kiểm và học lực từ Khá trở lên. Xét theo học kì và cả năm.',
    certainty: 'read',
  },
  'TT26_2020.8': {
    circular: amended,
    article: 'Điều 8',
    text: 'Mỗi học kì: môn từ 35 tiết/năm trở xuống 2 điểm thường xuyên, trên 35 đến 70 tiết 3 điểm, trên 70 tiết 4 điểm; 1 điểm giữa kì, 1 điểm cuối kì. Không có lí do chính đáng hoặc không kiểm tra bù thì nhận điểm 0.',
    certainty: 'in_part',
  },
  'TT26_2020.10.term': {
    circular: amended,
    article: 'Điều 10',
    text: 'ĐTBmhk = (tổng điểm thường xuyên + 2 × điểm giữa kì + 3 × điểm cuối kì) : (số điểm thường xuyên + 5), làm tròn đến chữ số thập phân thứ nhất.',
    certainty: 'in_part',
  },
  'TT26_2020.13': {
    circular: amended,
    article: 'Điều 13',
    text: 'Như Điều 13 Thông tư 58/2011, với một trong ba môn Toán, Ngữ văn, Ngoại ngữ đạt ngưỡng của mức.',
    certainty: 'read',
  },
  'TT26_2020.13.6': {
    circular: amended,
    article: 'Điều 13 khoản 6',
    text: 'Điều chỉnh xếp loại khi chỉ do kết quả của duy nhất một môn học: Giỏi xuống Trung bình thì xếp Khá, xuống Yếu thì xếp Trung bình; Khá xuống Yếu thì xếp Trung bình, xuống Kém thì xếp Yếu.',
    certainty: 'read',
  },
  'TT26_2020.18': {
    circular: amended,
    article: 'Điều 18',
    text: 'Học sinh giỏi, học sinh tiên tiến như Thông tư 58/2011; giấy khen cho thành tích nổi bật hoặc tiến bộ vượt bậc do trường xét.',
    certainty: 'read',
  },
} as const satisfies Record<string, RuleText>;
