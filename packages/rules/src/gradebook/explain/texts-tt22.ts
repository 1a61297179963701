import type { RuleText } from './rule-texts.ts';

const circular = 'Thông tư 22/2021/TT-BGDĐT';

export const tt22Texts = {
  'TT22_2021.6': {
    circular,
    article: 'Điều 6 khoản 2, Điều 7',
    text: 'Mỗi học kì, môn đánh giá bằng nhận xét có 2 lần đánh giá thường xuyên; môn có điểm số: từ 35 tiết/năm trở xuống 2 điểm, trên 35 đến 70 tiết 3 điểm, trên 70 tiết 4 điểm; mỗi môn có 1 lần đánh giá giữa kì và 1 lần cuối kì.',
    certainty: 'read',
  },
  'TT22_2021.9.1.term': {
    circular,
    article: 'Điều 9 khoản 1',
    text: 'ĐTBmhk = (tổng điểm thường xuyên + 2 × điểm giữa kì + 3 × điểm cuối kì) : (số điểm thường xuyên + 5), làm tròn đến chữ số thập phân thứ nhất.',
    certainty: 'read',
  },
  'TT22_2021.9.1.comment_term': {
    circular,
    article: 'Điều 9 khoản 1',
    text: 'Học kì Đạt khi có đủ số lần kiểm tra, đánh giá và tất cả các lần đều Đạt; còn lại là Chưa đạt.',
    certainty: 'read',
  },
  'TT22_2021.9.1.year': {
    circular,
    article: 'Điều 9 khoản 1',
    text: 'ĐTBmcn = (ĐTBmhkI + 2 × ĐTBmhkII) : 3, làm tròn đến chữ số thập phân thứ nhất, tính từ điểm trung bình học kì đã làm tròn.',
    certainty: 'in_part',
  },
  'TT22_2021.9.1.comment_year': {
    circular,
    article: 'Điều 9 khoản 1',
    text: 'Kết quả cả năm của môn đánh giá bằng nhận xét là kết quả học kì II.',
    certainty: 'read',
  },
  'TT22_2021.one_term': {
    circular,
    article: 'không có quy định',
    text: 'Môn chỉ dạy trong một học kì: lấy kết quả học kì đó làm kết quả cả năm (theo cài đặt).',
    certainty: 'unsure',
  },
  'TT22_2021.strands': {
    circular,
    article: 'không có quy định',
    text: 'Môn có hai phân môn (Nghệ thuật: Âm nhạc, Mĩ thuật): Đạt khi cả hai phân môn Đạt (theo cài đặt).',
    certainty: 'practice',
  },
  'TT22_2021.10': {
    circular,
    article: 'Điều 10',
    text: 'Học sinh được miễn phần thực hành môn Giáo dục thể chất, Giáo dục quốc phòng và an ninh, thay bằng đánh giá lí thuyết cho đủ số lần.',
    certainty: 'read',
  },
  'TT22_2021.11': {
    circular,
    article: 'Điều 11',
    text: 'Học sinh khuyết tật được đánh giá theo kế hoạch giáo dục cá nhân; hiệu trưởng quyết định việc lên lớp.',
    certainty: 'in_part',
  },
  'TT22_2021.9.2': {
    circular,
    article: 'Điều 9 khoản 2',
    text: 'Tốt: các môn nhận xét đều Đạt, các môn điểm số từ 6,5, ít nhất 6 môn từ 8,0. Khá: đều Đạt, từ 5,0, ít nhất 6 môn từ 6,5. Đạt: nhiều nhất 1 môn Chưa đạt, ít nhất 6 môn từ 5,0, không môn nào dưới 3,5. Còn lại: Chưa đạt.',
    certainty: 'read',
  },
  'TT22_2021.9.3': {
    circular,
    article: 'Điều 9 khoản 3',
    text: 'Nếu mức đánh giá bị thấp xuống từ 2 mức trở lên so với mức Tốt hoặc Khá chỉ do kết quả của duy nhất một môn học thì được điều chỉnh lên mức liền kề.',
    certainty: 'read',
  },
  'TT22_2021.8.2': {
    circular,
    article: 'Điều 8 khoản 2',
    text: 'Kết quả rèn luyện cả năm xác định theo kết quả học kì I và học kì II, chủ yếu theo học kì II.',
    certainty: 'read',
  },
  'TT22_2021.12': {
    circular,
    article: 'Điều 12',
    text: 'Được lên lớp khi rèn luyện và học tập cả năm từ mức Đạt trở lên và nghỉ không quá 45 buổi trong năm học (có phép và không phép).',
    certainty: 'read',
  },
  'TT22_2021.13': {
    circular,
    article: 'Điều 13',
    text: 'Rèn luyện cả năm Chưa đạt phải rèn luyện trong kì nghỉ hè; hoàn thành thì được đánh giá lại, kết quả đó thay cho kết quả cả năm để xét lên lớp.',
    certainty: 'in_part',
  },
  'TT22_2021.14': {
    circular,
    article: 'Điều 14',
    text: 'Học tập Chưa đạt mà rèn luyện từ Đạt: kiểm tra, đánh giá lại các môn Chưa đạt hoặc dưới 5,0; kết quả thay cho kết quả cả năm của môn để xét lên lớp.',
    certainty: 'read',
  },
  'TT22_2021.15': {
    circular,
    article: 'Điều 15',
    text: 'Cuối năm học: Học sinh Xuất sắc khi rèn luyện Tốt, học tập Tốt và ít nhất 6 môn có ĐTBmcn từ 9,0; Học sinh Giỏi khi rèn luyện Tốt và học tập Tốt.',
    certainty: 'read',
  },
} as const satisfies Record<string, RuleText>;
