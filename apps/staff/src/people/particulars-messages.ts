import type { ParticularsProblem } from '@truong/contracts/errors';

/** Names of the fields of particulars, as forms, history and refusals call them. */
export const fieldTexts: Readonly<Record<string, string>> = {
  code: 'Mã',
  fullName: 'Họ và tên',
  isFemale: 'Giới tính',
  birthDate: 'Ngày sinh',
  birthPrecision: 'Độ chính xác của ngày sinh',
  ethnicGroupCode: 'Dân tộc',
  administrativeCode: 'Nơi ở (mã xã)',
  personalNumber: 'Số định danh cá nhân',
  educationNumber: 'Mã định danh học sinh',
  birthPlace: 'Nơi sinh',
  nationality: 'Quốc tịch',
  residenceAdministrativeCode: 'Mã xã nơi thường trú',
  residenceAddress: 'Nơi thường trú',
  phone: 'Điện thoại',
  policyGroups: 'Diện chính sách',
  disabilityKind: 'Dạng khuyết tật',
  disabilityNote: 'Ghi chú về khuyết tật',
  religion: 'Tôn giáo',
  relation: 'Quan hệ',
  birthYear: 'Năm sinh',
  occupation: 'Nghề nghiệp',
  email: 'Thư điện tử',
  address: 'Địa chỉ',
  qualification: 'Trình độ chuyên môn',
  specialism: 'Chuyên ngành',
  contract: 'Hình thức hợp đồng',
  post: 'Chức vụ',
  validFrom: 'Từ ngày',
  validTo: 'Đến ngày',
  startsOn: 'Từ ngày',
  lastDay: 'Ngày học cuối',
  name: 'Tên lớp',
  level: 'Cấp học',
  pupilId: 'Học sinh',
};

const problemTexts = {
  required: 'chưa có',
  twice: 'bị lặp trong cùng một lần gửi',
  taken: 'đã thuộc về người khác hoặc mục khác',
  unknown: 'không có trong danh mục',
  too_early: 'phải sau ngày của lần xếp lớp trước',
  not_born_yet: 'ở sau ngày hôm nay',
  not_twelve_digits: 'phải gồm đúng 12 chữ số',
  unknown_province: 'có ba số đầu không phải mã tỉnh nào',
  other_sex_or_century: 'có số thứ tư không khớp giới tính và thế kỷ sinh',
  other_birth_year: 'có hai số năm sinh không khớp ngày sinh',
} as const satisfies Record<ParticularsProblem['problem'], string>;

/** A problem in words: which field, and what is wrong with it. */
export function problemText({ field, problem }: ParticularsProblem): string {
  return `${fieldTexts[field] ?? 'Mục'} ${problemTexts[problem]}`;
}

/** What can stand on a row, by the table that refused. */
export const standingTexts: Readonly<Record<string, string>> = {
  mark: 'điểm đã nhập',
  outcome: 'kết quả học kỳ',
  enrolment: 'việc xếp lớp',
  sheet: 'sổ điểm',
  teaching: 'phân công giảng dạy',
  homeroom: 'phân công chủ nhiệm',
  class_subject: 'môn học của lớp',
  subject_choice: 'lựa chọn môn học',
  substitution: 'việc dạy thay',
};

/** What a form says of a field that cannot be read. */
export const fieldErrors = {
  required: 'Xin điền.',
  date: 'Xin ghi một ngày có thật, dạng ngày/tháng/năm, ví dụ 20/05/2025.',
  year: 'Xin ghi năm bằng bốn chữ số, ví dụ 1985.',
  birth: (problem: 'unreadable' | 'no_such_day' | 'leap_day' | 'not_born_yet' | 'too_long_ago', text: string) =>
    ({
      unreadable: 'Xin ghi ngày/tháng/năm, ví dụ 06/05/2012, hoặc chỉ năm nếu không biết rõ hơn.',
      no_such_day: `Không có ngày ${text}.`,
      leap_day: `Năm ${text.slice(-4)} không có ngày 29 tháng 2.`,
      not_born_yet: 'Ngày sinh ở sau ngày hôm nay.',
      too_long_ago: 'Năm sinh quá xa. Xin xem lại.',
    })[problem],
} as const;
