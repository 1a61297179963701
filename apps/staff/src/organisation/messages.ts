export const unitTexts = {
  title: 'Đơn vị', name: 'Tên', kind: 'Loại', levels: 'Cấp học', valid: 'Hiệu lực', from: (a: string, b: string | null) => (b ? `${a} – ${b}` : `từ ${a}`),
  classes: 'Lớp', pupils: 'Học sinh', female: 'Nữ', homeroom: 'Giáo viên chủ nhiệm', site: 'Điểm trường', sites: 'Điểm trường', above: 'Thuộc', place: 'Địa bàn', staff: 'Nhân sự',
  combined: 'lớp ghép', grades: 'Khối', plan: 'Kế hoạch môn học', subject: 'Môn học', periods: 'Tiết/năm', kindOf: { score: 'Điểm số', comment: 'Nhận xét' } as const,
  assessment: 'Đánh giá bằng', teachers: 'Giáo viên', chosen: 'tự chọn', main: 'chính', succession: 'Biến động', counts: (c: number, p: number, s: number) => `${c} lớp · ${p} học sinh · ${s} nhân sự`,
};
