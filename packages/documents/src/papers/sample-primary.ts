import type { ClassSummary, ContentOf, PaperIssuer } from '@truong/contracts/papers';

const issuer: PaperIssuer = {
  office: 'Phòng Giáo dục và Đào tạo huyện Đồng Văn',
  school: 'Trường Tiểu học Phố Cáo',
  place: 'Xã Phố Cáo',
  province: 'Tỉnh Hà Giang',
  headRole: 'Hiệu trưởng',
  principal: 'Nguyễn Thị Hồng Thắm',
};
const schoolYear = '2023-2024';
const tested = ['Tiếng Việt', 'Toán', 'Ngoại ngữ 1', 'Lịch sử và Địa lí', 'Khoa học', 'Tin học và Công nghệ'];
const untested = ['Đạo đức', 'Giáo dục thể chất', 'Nghệ thuật', 'Hoạt động trải nghiệm'];
const qualities = ['Yêu nước', 'Nhân ái', 'Chăm chỉ', 'Trung thực', 'Trách nhiệm'];
const competences = ['Tự chủ và tự học', 'Giao tiếp và hợp tác', 'Giải quyết vấn đề và sáng tạo'];
const specific = ['Ngôn ngữ', 'Tính toán', 'Khoa học', 'Công nghệ', 'Tin học', 'Thẩm mĩ', 'Thể chất'];
const traitsOf = (names: readonly string[], level: string) => names.map((name) => ({ name, level }));

export const primarySlip: ContentOf<'result-slip-primary'> = {
  form: 'result-slip-primary',
  issuer,
  pupil: { fullName: 'Giàng Thị Mỷ', birth: '04/03/2014', className: '4A' },
  schoolYear,
  period: 'Cả năm',
  subjects: [
    ...tested.map((name) => ({ name, level: 'T', test: '9', remark: '' })),
    ...untested.map((name) => ({ name, level: 'H', test: '', remark: '' })),
  ],
  qualities: traitsOf(qualities, 'T'),
  competences: traitsOf(competences, 'Đ'),
  specificCompetences: traitsOf(specific, 'T'),
  remark: 'Em chăm ngoan, hòa đồng với bạn.',
  results: [
    { name: 'Đánh giá kết quả giáo dục', value: 'Hoàn thành' },
    { name: 'Kết luận', value: 'Hoàn thành chương trình lớp học' },
  ],
  homeroomTeacher: 'Lò Thị Mai',
};

const traitGroups = [
  { name: 'Phẩm chất chủ yếu', traits: qualities },
  { name: 'Năng lực chung', traits: competences },
  { name: 'Năng lực đặc thù', traits: specific },
];

function summaryOf(groups: ClassSummary['traitGroups'], result: string): ClassSummary {
  const traits = groups.flatMap((group) => group.traits);
  return {
    ...{ issuer, className: '4A', grade: 4, schoolYear, homeroomTeacher: 'Lò Thị Mai', point: 'Cuối năm học' },
    isYear: true,
    subjects: [
      ...tested.map((name) => ({ name, hasLevel: true, hasTest: true })),
      ...untested.map((name) => ({ name, hasLevel: true, hasTest: false })),
    ],
    traitGroups: groups,
    rows: ['Giàng Thị Mỷ', 'Lò Văn Bình', 'Vàng Mí Và'].map((fullName, at) => ({
      ...{ ordinal: at + 1, fullName, birth: '04/03/2014', isFemale: at === 0 },
      subjects: [...tested.map(() => ({ level: 'T', test: '9' })), ...untested.map(() => ({ level: 'H', test: '' }))],
      traits: traits.map(() => 'Đ'),
      ...{ result, title: '', completion: 'Hoàn thành', note: '' },
    })),
    totals: [
      {
        name: 'Số học sinh đạt T',
        subjects: [...tested.map(() => '3'), ...untested.map(() => '0')],
        traits: traits.map(() => '0'),
      },
      {
        name: 'Số học sinh đạt H hoặc Đ',
        subjects: [...tested.map(() => '0'), ...untested.map(() => '3')],
        traits: traits.map(() => '3'),
      },
    ],
    results: result === '' ? [] : [{ name: result, pupils: 3 }],
  };
}

export const classSummary = summaryOf(traitGroups, 'Hoàn thành');
export const oldClassSummary = summaryOf(
  [
    {
      name: 'Phẩm chất',
      traits: ['Chăm học, chăm làm', 'Tự tin, trách nhiệm', 'Trung thực, kỷ luật', 'Đoàn kết, yêu thương'],
    },
    { name: 'Năng lực', traits: ['Tự phục vụ, tự quản', 'Hợp tác', 'Tự học và giải quyết vấn đề'] },
  ],
  '',
);
