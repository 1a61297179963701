import type { RuleText } from './rule-texts.ts';

const tt27 = 'Thông tư 27/2020/TT-BGDĐT';
const tt22 = 'Thông tư 30/2014/TT-BGDĐT, sửa đổi bởi Thông tư 22/2016/TT-BGDĐT';
const tt30 = 'Thông tư 30/2014/TT-BGDĐT';

export const primaryTexts = {
  'TT27_2020.7': {
    circular: tt27,
    article: 'Điều 7 khoản 1',
    text: 'Giữa học kì I, cuối học kì I, giữa học kì II và cuối năm học: mỗi môn ở mức Hoàn thành tốt, Hoàn thành hoặc Chưa hoàn thành; mỗi phẩm chất, năng lực ở mức Tốt, Đạt hoặc Cần cố gắng.',
    certainty: 'read',
  },
  'TT27_2020.7.1b': {
    circular: tt27,
    article: 'Điều 7 khoản 1 điểm b',
    text: 'Cuối học kì I và cuối năm có bài kiểm tra định kì các môn bắt buộc Tiếng Việt, Toán, Ngoại ngữ 1, Lịch sử và Địa lí, Khoa học, Tin học và Công nghệ; lớp 4, 5 thêm bài giữa học kì môn Tiếng Việt, Toán.',
    certainty: 'read',
  },
  'TT27_2020.7.marks': {
    circular: tt27,
    article: 'Điều 7 khoản 1',
    text: 'Bài kiểm tra cho điểm theo thang 10, không cho điểm thập phân; không dùng để so sánh học sinh này với học sinh khác.',
    certainty: 'read',
  },
  'TT27_2020.7.replacement': {
    circular: tt27,
    article: 'Điều 7 khoản 1',
    text: 'Nếu kết quả bài kiểm tra cuối học kì I, cuối năm bất thường so với đánh giá thường xuyên, học sinh có thể làm bài kiểm tra khác; lưu cả hai điểm, lấy điểm bài làm lại.',
    certainty: 'from_memory',
  },
  'TT27_2020.9.2': {
    circular: tt27,
    article: 'Điều 9 khoản 2',
    text: 'Hoàn thành xuất sắc: các môn Hoàn thành tốt, phẩm chất, năng lực Tốt, bài kiểm tra cuối năm từ 9. Hoàn thành tốt: như trên, bài kiểm tra từ 7. Hoàn thành: các môn từ Hoàn thành, phẩm chất, năng lực từ Đạt, bài kiểm tra từ 5. Còn lại: Chưa hoàn thành.',
    certainty: 'read',
  },
  'TT27_2020.11': {
    circular: tt27,
    article: 'Điều 11',
    text: 'Hoàn thành chương trình lớp học khi đạt từ mức Hoàn thành; nếu chưa, được hướng dẫn và đánh giá bổ sung; vẫn chưa thì hiệu trưởng xem xét, quyết định lên lớp hoặc ở lại.',
    certainty: 'read',
  },
  'TT27_2020.individual_plan': {
    circular: tt27,
    article: 'về học sinh khuyết tật',
    text: 'Học sinh khuyết tật được đánh giá theo kế hoạch giáo dục cá nhân; quy tắc chung không áp dụng.',
    certainty: 'from_memory',
  },
  'TT30_2014.individual_plan': {
    circular: tt30,
    article: 'về học sinh khuyết tật',
    text: 'Học sinh khuyết tật được đánh giá theo kế hoạch giáo dục cá nhân; quy tắc chung không áp dụng.',
    certainty: 'from_memory',
  },
  'TT27_2020.13': {
    circular: tt27,
    article: 'Điều 13',
    text: 'Học sinh Xuất sắc: Hoàn thành xuất sắc. Học sinh Tiêu biểu hoàn thành tốt trong học tập và rèn luyện: Hoàn thành tốt, có thành tích xuất sắc hoặc tiến bộ rõ rệt, được tập thể lớp công nhận.',
    certainty: 'read',
  },
  'TT22_2016.10': {
    circular: tt22,
    article: 'Điều 10',
    text: 'Bốn thời điểm như hiện nay; kiểm tra định kì cuối học kì I và cuối năm các môn Tiếng Việt, Toán, Khoa học, Lịch sử và Địa lí, Ngoại ngữ, Tin học, Tiếng dân tộc; lớp 4, 5 thêm giữa học kì môn Tiếng Việt, Toán.',
    certainty: 'in_part',
  },
  'TT22_2016.marks': {
    circular: tt22,
    article: 'Điều 10',
    text: 'Bài kiểm tra cho điểm theo thang 10, không cho điểm 0 và không cho điểm thập phân.',
    certainty: 'read',
  },
  'TT22_2016.14': {
    circular: tt22,
    article: 'Điều 14',
    text: 'Hoàn thành chương trình lớp học: các môn từ Hoàn thành, năng lực, phẩm chất từ Đạt, bài kiểm tra cuối năm từ 5 điểm.',
    certainty: 'in_part',
  },
  'TT22_2016.16': {
    circular: tt22,
    article: 'Điều 16',
    text: 'Khen thưởng cuối năm: các môn Hoàn thành tốt, năng lực, phẩm chất Tốt, bài kiểm tra từ 9 điểm; hoặc thành tích vượt trội, tiến bộ vượt bậc được giáo viên giới thiệu và tập thể lớp công nhận.',
    certainty: 'read',
  },
  'TT30_2014.10': {
    circular: tt30,
    article: 'Điều 10',
    text: 'Cuối học kì I và cuối năm: kiểm tra định kì theo thang 10, không cho điểm 0 và điểm thập phân; môn học Hoàn thành hoặc Chưa hoàn thành, năng lực, phẩm chất Đạt hoặc Chưa đạt.',
    certainty: 'from_memory',
  },
  'TT30_2014.14': {
    circular: tt30,
    article: 'Điều 14',
    text: 'Hoàn thành chương trình lớp học: các môn Hoàn thành, năng lực, phẩm chất Đạt, bài kiểm tra cuối năm từ 5 điểm.',
    certainty: 'from_memory',
  },
  'TT30_2014.16': {
    circular: tt30,
    article: 'Điều 16',
    text: 'Khen thưởng học sinh có thành tích nổi bật do tập thể lớp bình chọn.',
    certainty: 'from_memory',
  },
} as const satisfies Record<string, RuleText>;
