import type { ImportField, ImportKind } from './import-kinds.ts';

/** The heads by which a column is known. Compared without diacritics and case, so each is written once. */
const common: Partial<Record<ImportField, readonly string[]>> = {
  order: ['STT', 'TT', 'Số TT', 'Số thứ tự', 'Thứ tự', 'Số danh bộ trong lớp'],
  educationId: [
    'Mã định danh',
    'Mã định danh Bộ GD&ĐT',
    'Mã định danh Bộ',
    'Mã định danh CSDL ngành',
    'Mã định danh ngành giáo dục',
    'Mã CSDL',
    'Mã học sinh CSDL',
  ],
  personalNumber: [
    'Số định danh',
    'Số định danh cá nhân',
    'Mã định danh cá nhân',
    'Số ĐDCN',
    'ĐDCN',
    'Mã số định danh cá nhân',
    'CCCD',
    'Số CCCD',
    'Số CMND/CCCD',
    'CMND/CCCD',
    'Căn cước công dân',
    'Số căn cước',
    'Số thẻ căn cước',
  ],
  fullName: ['Họ tên', 'Họ và tên', 'Họ, tên', 'Họ đệm và tên', 'Họ tên đầy đủ', 'Họ và tên khai sinh'],
  familyAndMiddle: [
    'Họ đệm',
    'Họ và đệm',
    'Họ và tên đệm',
    'Họ và chữ đệm',
    'Họ lót',
    'Họ',
    'Họ tên đệm',
    'Họ và tên Họ đệm',
  ],
  given: ['Tên', 'Tên gọi', 'Tên riêng', 'Họ và tên Tên'],
  birthDate: [
    'Ngày sinh',
    'Ngày tháng năm sinh',
    'Ngày, tháng, năm sinh',
    'Ngày/tháng/năm sinh',
    'NTNS',
    'Sinh ngày',
    'N.sinh',
    'Ng.sinh',
    'Ngày th.năm sinh',
  ],
  birthDay: ['Ngày', 'Ngày sinh Ngày', 'Ngày tháng năm sinh Ngày'],
  birthMonth: ['Tháng', 'Tháng sinh', 'Ngày sinh Tháng', 'Ngày tháng năm sinh Tháng'],
  birthYear: ['Năm sinh', 'Nam sinh', 'Năm', 'Ngày sinh Năm', 'Ngày tháng năm sinh Năm'],
  maleBirthDate: ['Ngày sinh Nam', 'Năm sinh Nam', 'Ngày tháng năm sinh Nam', 'Ngày, tháng, năm sinh Nam'],
  femaleBirthDate: ['Ngày sinh Nữ', 'Năm sinh Nữ', 'Ngày tháng năm sinh Nữ', 'Ngày, tháng, năm sinh Nữ'],
  sex: ['Giới tính', 'Giới', 'Phái', 'Nam/Nữ', 'Nam nữ', 'GT'],
  female: ['Nữ', 'Giới tính Nữ', 'HS nữ', 'Là nữ'],
  male: ['Nam', 'Giới tính Nam'],
  ethnicity: ['Dân tộc', 'DT', 'Thành phần dân tộc', 'Tên dân tộc', 'D.tộc'],
  religion: ['Tôn giáo'],
  site: ['Điểm trường', 'Phân hiệu', 'Điểm lẻ', 'Tên điểm trường'],
  birthPlace: ['Nơi sinh', 'Nơi khai sinh'],
  residence: [
    'Địa chỉ',
    'Chỗ ở',
    'Nơi ở',
    'Chỗ ở hiện nay',
    'Nơi ở hiện nay',
    'Thường trú',
    'Nơi thường trú',
    'Địa chỉ thường trú',
    'Hộ khẩu thường trú',
    'HKTT',
    'Hộ khẩu',
    'Nơi cư trú',
  ],
  phone: [
    'SĐT',
    'Số ĐT',
    'Điện thoại',
    'Số điện thoại',
    'ĐT',
    'Di động',
    'Điện thoại di động',
    'Điện thoại liên hệ',
    'Số liên lạc',
  ],
  email: ['Email', 'E-mail', 'Thư điện tử', 'Hộp thư', 'Địa chỉ email'],
};

const parts = {
  Name: ['', 'Họ tên', 'Họ và tên', 'Tên'],
  BirthYear: ['Năm sinh', 'Nam sinh', 'Sinh năm'],
  Job: ['Nghề nghiệp', 'Nghề', 'Công việc'],
  Phone: ['SĐT', 'Số ĐT', 'ĐT', 'Điện thoại', 'Số điện thoại'],
} as const;
const parents = {
  father: ['cha', 'bố', 'cha/bố', 'bố/cha', 'cha (bố)'],
  mother: ['mẹ', 'mẹ đẻ'],
  guardian: [
    'người giám hộ',
    'giám hộ',
    'phụ huynh',
    'PHHS',
    'cha/mẹ/người giám hộ',
    'bố/mẹ',
    'cha mẹ',
    'người đỡ đầu',
  ],
} as const;

/** "Họ tên cha", "Cha" over "Họ tên": the part before and after the person. */
function guardianColumns(): Partial<Record<ImportField, readonly string[]>> {
  const columns: Partial<Record<ImportField, string[]>> = {};
  for (const [person, people] of Object.entries(parents)) {
    for (const [part, words] of Object.entries(parts)) {
      columns[`${person}${part}` as ImportField] = people.flatMap((who) =>
        words.flatMap((word) => (word === '' ? [who] : [`${word} ${who}`, `${who} ${word}`])),
      );
    }
  }
  return columns;
}

const pupilPolicy: Partial<Record<ImportField, readonly string[]>> = {
  policy: [
    'Diện chính sách',
    'Đối tượng chính sách',
    'Chế độ chính sách',
    'Diện ưu tiên',
    'Đối tượng ưu tiên',
    'Hộ nghèo',
    'Con TB, LS',
  ],
  disability: ['Khuyết tật', 'Loại khuyết tật', 'Dạng khuyết tật', 'HSKT', 'Dạng tật'],
  leftOn: [
    'Ngày thôi học',
    'Ngày nghỉ học',
    'Ngày bỏ học',
    'Ngày chuyển đi',
    'Ngày chuyển trường',
    'Ngày rời trường',
    'Ngày thôi học tại trường',
  ],
  leaving: [
    'Lý do thôi học',
    'Lý do nghỉ học',
    'Lý do bỏ học',
    'Lý do chuyển đi',
    'Lý do rời trường',
    'Lý do thôi học tại trường',
    'Nguyên nhân bỏ học',
  ],
  enrolledOn: ['Ngày vào trường', 'Ngày nhập học', 'Ngày tuyển sinh', 'Ngày vào lớp'],
  grade: ['Khối', 'Khối lớp', 'Khối học'],
};
const className = ['Lớp', 'Lớp học', 'Tên lớp', 'Lớp đang học', 'Mã lớp'];

const ofTeacher = {
  code: [
    'Mã',
    'Mã GV',
    'Mã giáo viên',
    'Mã cán bộ',
    'Mã CB',
    'Mã nhân viên',
    'Mã NV',
    'Mã viên chức',
    'Mã CBGVNV',
    'Số hiệu',
    'Số hiệu viên chức',
  ],
  fullName: [
    ...(common.fullName ?? []),
    'Giáo viên',
    'Tên giáo viên',
    'GV',
    'Cán bộ',
    'GV bộ môn',
    'GVBM',
    'Giáo viên dạy',
    'Giáo viên bộ môn',
  ],
};

export const headerWords: Readonly<Record<ImportKind, Partial<Record<ImportField, readonly string[]>>>> = {
  classes: {
    order: common.order ?? [],
    class: className,
    grade: ['Khối', 'Khối lớp', 'Trình độ', 'Lớp ghép khối'],
    site: common.site ?? [],
    twoSessions: [
      'Số buổi',
      'Số buổi/ngày',
      'Số buổi học',
      '2 buổi/ngày',
      'Học 2 buổi',
      'Học 2 buổi/ngày',
      'Dạy học 2 buổi/ngày',
    ],
    homeroomName: [
      'GVCN',
      'Giáo viên chủ nhiệm',
      'Chủ nhiệm',
      'Họ tên GVCN',
      'GV chủ nhiệm',
      'Giáo viên CN',
      'Tên GVCN',
    ],
  },
  pupils: {
    ...common,
    ...guardianColumns(),
    ...pupilPolicy,
    class: className,
    code: ['Mã', 'Mã học sinh', 'Mã HS', 'Mã số', 'Mã số học sinh', 'Số đăng bộ', 'Số danh bộ'],
  },
  guardians: {
    ...common,
    ...guardianColumns(),
    class: className,
    code: ['Mã', 'Mã học sinh', 'Mã HS', 'Mã số học sinh', 'Số đăng bộ'],
    relation: ['Quan hệ', 'Mối quan hệ', 'Quan hệ với học sinh', 'Là'],
    // A list of guardians says "Điện thoại" of the guardian, never of the pupil.
    phone: [],
    guardianPhone: [...(common.phone ?? []), ...(guardianColumns().guardianPhone ?? [])],
    guardianJob: ['Nghề nghiệp', ...(guardianColumns().guardianJob ?? [])],
    residence: [],
    email: [],
  },
  staff: {
    ...common,
    educationId: [],
    ...ofTeacher,
    code: [...ofTeacher.code, 'Mã định danh', 'Mã định danh Bộ GD&ĐT'],
    post: ['Chức vụ', 'Chức danh', 'Vị trí việc làm', 'Nhiệm vụ', 'Chức vụ, chức danh', 'Vị trí'],
    qualification: ['Trình độ', 'Trình độ chuyên môn', 'Trình độ đào tạo', 'TĐCM', 'Bằng cấp', 'Trình độ CM'],
    specialism: ['Chuyên ngành', 'Chuyên môn', 'Chuyên ngành đào tạo', 'Môn dạy', 'Bộ môn', 'Ngành đào tạo', 'Môn'],
    contract: ['Hình thức hợp đồng', 'Loại hợp đồng', 'Hợp đồng', 'Biên chế', 'HĐ/BC', 'Hình thức tuyển dụng'],
    startedOn: ['Ngày vào ngành', 'Ngày tuyển dụng', 'Ngày vào trường', 'Ngày về trường', 'Ngày bắt đầu làm việc'],
  },
  assignments: {
    order: common.order ?? [],
    ...ofTeacher,
    familyAndMiddle: common.familyAndMiddle ?? [],
    given: common.given ?? [],
    birthDate: common.birthDate ?? [],
    subject: ['Môn', 'Môn học', 'Môn dạy', 'Tên môn', 'Bộ môn', 'Môn phân công', 'Phân môn'],
    classes: ['Lớp', 'Lớp dạy', 'Các lớp', 'Lớp phân công', 'Dạy lớp', 'Tên lớp', 'Lớp giảng dạy', 'Dạy các lớp'],
    homeroomOf: [
      'Chủ nhiệm',
      'Chủ nhiệm lớp',
      'Lớp chủ nhiệm',
      'CN lớp',
      'GVCN lớp',
      'GVCN',
      'Lớp CN',
      'Kiêm nhiệm chủ nhiệm',
    ],
    duties: [
      'Phân công',
      'Phân công chuyên môn',
      'Phân công giảng dạy',
      'Chuyên môn',
      'Nhiệm vụ',
      'Môn, lớp dạy',
      'Môn dạy, lớp dạy',
      'Dạy môn, lớp',
    ],
    periods: ['Số tiết', 'Số tiết/tuần', 'Tiết/tuần', 'Tổng số tiết', 'Số tiết dạy'],
  },
};

/** What a table of a kind cannot do without: of each group one column. */
export const neededFields: Readonly<Record<ImportKind, readonly (readonly ImportField[])[]>> = {
  classes: [['class']],
  pupils: [
    ['fullName', 'given'],
    ['birthDate', 'birthYear', 'maleBirthDate'],
    ['sex', 'female', 'male', 'maleBirthDate'],
  ],
  guardians: [
    ['fullName', 'given', 'code', 'educationId', 'personalNumber'],
    ['guardianName', 'fatherName', 'motherName'],
  ],
  staff: [['fullName', 'given']],
  assignments: [
    ['fullName', 'given', 'code'],
    ['subject', 'duties', 'homeroomOf'],
  ],
};
