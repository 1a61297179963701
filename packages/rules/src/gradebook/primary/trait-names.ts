/** The qualities and competences of every circular. TT27/2020; the last seven TT30/2014 and TT22/2016. */
export const traitNames: Readonly<Record<string, string>> = {
  patriotism: 'Yêu nước',
  kindness: 'Nhân ái',
  diligence: 'Chăm chỉ',
  honesty: 'Trung thực',
  responsibility: 'Trách nhiệm',
  autonomy: 'Tự chủ và tự học',
  communication: 'Giao tiếp và hợp tác',
  'problem-solving': 'Giải quyết vấn đề và sáng tạo',
  language: 'Ngôn ngữ',
  calculation: 'Tính toán',
  science: 'Khoa học',
  technology: 'Công nghệ',
  informatics: 'Tin học',
  aesthetics: 'Thẩm mĩ',
  physical: 'Thể chất',
  'diligent-learning': 'Chăm học, chăm làm',
  'confidence-responsibility': 'Tự tin, trách nhiệm',
  'honesty-discipline': 'Trung thực, kỷ luật',
  'solidarity-love': 'Đoàn kết, yêu thương',
  'self-service': 'Tự phục vụ, tự quản',
  cooperation: 'Hợp tác',
  'self-study': 'Tự học và giải quyết vấn đề',
};

export function traitName(trait: string): string {
  return traitNames[trait] ?? trait;
}
