import type {
  ClassBook,
  ContentOf,
  PaperForm,
  PaperIssuer,
  PrimaryCardYear,
  PrintedPaper,
  ReportCardYear,
} from '@truong/contracts/papers';
import { classSummary, oldClassSummary, primarySlip } from './sample-primary.ts';

const issuer: PaperIssuer = {
  office: 'Phòng Giáo dục và Đào tạo huyện Đồng Văn',
  school: 'Trường PTDTBT THCS Phố Cáo',
  place: 'Xã Phố Cáo',
  province: 'Tỉnh Hà Giang',
  headRole: 'Hiệu trưởng',
  principal: 'Nguyễn Thị Hồng Thắm',
};

const pupil: ContentOf<'report-card-tt22'>['pupil'] = {
  fullName: 'Giàng Thị Mỷ',
  sex: 'Nữ',
  birth: '04/03/2010',
  birthPlace: 'Xã Phố Cáo, huyện Đồng Văn, tỉnh Hà Giang',
  ethnicity: 'Hmông',
  policy: 'Con hộ nghèo',
  residence: 'Thôn Lán Xì, xã Phố Cáo',
  guardians: [
    { relation: 'cha', fullName: 'Giàng Mí Pó', occupation: 'Làm nông' },
    { relation: 'mẹ', fullName: 'Vừ Thị Dính', occupation: 'Làm nông' },
    { relation: 'người giám hộ', fullName: null, occupation: null },
  ],
};

const scored: readonly (readonly [string, string, string, string])[] = [
  ['Ngữ văn', '7,5', '8,1', '7,9'],
  ['Toán', '6,8', '7,4', '7,2'],
  ['Ngoại ngữ 1', '6,0', '6,5', '6,3'],
  ['Giáo dục công dân', '8,0', '8,4', '8,3'],
  ['Lịch sử và Địa lí', '7,1', '7,7', '7,5'],
  ['Khoa học tự nhiên', '6,9', '7,0', '7,0'],
  ['Công nghệ', '8,2', '8,0', '8,1'],
  ['Tin học', '7,7', '8,3', '8,1'],
];
const commented = [
  'Giáo dục thể chất',
  'Nghệ thuật',
  'Nội dung giáo dục của địa phương',
  'Hoạt động trải nghiệm, hướng nghiệp',
];

const year: ReportCardYear = {
  schoolYear: '2023-2024',
  className: '8A1',
  school: issuer.school,
  place: 'Xã Phố Cáo, Tỉnh Hà Giang',
  subjects: [
    ...scored.map(([name, term1, term2, all]) => ({
      ...{ name, term1, term2, year: all, retest: '', remark: '', teachers: 'Hoàng Văn Thụ' },
    })),
    ...commented.map((name) => ({
      ...{ name, term1: 'Đ', term2: 'Đ', year: 'Đ', retest: '', remark: '', teachers: 'Lò Thị Mai' },
    })),
  ],
  average: null,
  corrections: { count: 2, subjects: 'Ngữ văn (1), Toán (1)' },
  conduct: { term1: 'Tốt', term2: 'Tốt', year: 'Tốt', again: '' },
  learning: { term1: 'Khá', term2: 'Khá', year: 'Khá', again: '' },
  absences: '3',
  decision: 'Được lên lớp.',
  title: null,
  notes: [],
  remark: '',
  homeroomTeacher: 'Lò Thị Mai',
  principal: issuer.principal,
};

const traits = (level: string, ...names: string[]) => names.map((name) => ({ name, level }));
const primaryYear: PrimaryCardYear = {
  ...{ schoolYear: year.schoolYear, className: '4A', school: year.school, place: year.place },
  absences: '3 (có phép 2, không phép 1)',
  subjects: [
    { name: 'Tiếng Việt', level: 'T', test: '9', remark: 'Đọc to, rõ; viết đúng chính tả.' },
    { name: 'Toán', level: 'T', test: '10', remark: '' },
    { name: 'Ngoại ngữ 1', level: 'H', test: '7', remark: '' },
    { name: 'Đạo đức', level: 'H', test: '', remark: '' },
    { name: 'Khoa học', level: 'T', test: '9', remark: '' },
    { name: 'Lịch sử và Địa lí', level: 'H', test: '8', remark: '' },
    { name: 'Hoạt động trải nghiệm', level: 'T', test: '', remark: '' },
  ],
  qualities: traits('T', 'Yêu nước', 'Nhân ái', 'Chăm chỉ', 'Trung thực', 'Trách nhiệm'),
  competences: traits('T', 'Tự chủ và tự học', 'Giao tiếp và hợp tác', 'Giải quyết vấn đề và sáng tạo'),
  specificCompetences: traits('Đ', 'Ngôn ngữ', 'Tính toán', 'Khoa học', 'Công nghệ', 'Tin học', 'Thẩm mĩ', 'Thể chất'),
  ...{ remark: 'Em chăm ngoan, hòa đồng với bạn.', result: 'Hoàn thành', title: null },
  decision: 'Hoàn thành chương trình lớp học',
  ...{ homeroomTeacher: 'Lò Thị Mai', principal: issuer.principal },
};

const head = { issuer, level: 'Trung học cơ sở', pupil };
const slip: ContentOf<'result-slip'> = {
  form: 'result-slip',
  issuer,
  pupil: { fullName: pupil.fullName, birth: pupil.birth, className: year.className },
  schoolYear: year.schoolYear,
  period: 'Học kỳ I',
  heads: ['Đánh giá thường xuyên', 'Giữa kỳ', 'Cuối kỳ', 'Học kỳ'],
  rows: [
    ...scored.map(([name, term1]) => ({ name, cells: ['7; 8; 7,5; 6', '7', '7,5', term1] })),
    ...commented.map((name) => ({ name, cells: ['Đ; Đ', 'Đ', 'Đ', 'Đ'] })),
  ],
  results: [
    { name: 'Kết quả học tập', value: 'Khá' },
    { name: 'Kết quả rèn luyện', value: 'Tốt' },
    { name: 'Số buổi nghỉ có phép', value: '2' },
    { name: 'Số buổi nghỉ không phép', value: '1' },
  ],
  homeroomTeacher: 'Lò Thị Mai',
};

// The code of a sample: a square in a square, so that nobody takes it for a real one.
const qr =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z" fill="#fff"/><path d="M0 .5h9M0 8.5h9M.5 0v9M8.5 0v9M3 4.5h3" stroke="#000"/></svg>';
const issued = (content: ContentOf<PrintedPaper['form']>, number: string): PrintedPaper => ({
  ...content,
  number,
  code: 'MAUX-MAUX-MAUX-MAUX-MAUX',
  qr,
  issuedOn: '2024-05-31',
  extent: 'whole',
});

const bookRows = ['Giàng Thị Mỷ', 'Lò Văn Bình', 'Vàng Mí Và'].map((fullName, at) => ({ ordinal: at + 1, fullName }));
const summary: NonNullable<ClassBook['year']> = {
  subjects: [...scored.map(([name]) => name), ...commented],
  rows: bookRows.map((row) => ({
    ...row,
    cells: [...scored.map(([, term1]) => term1), ...commented.map(() => 'Đ')],
    ...{ average: '7,2', learning: 'Khá', conduct: 'Tốt', learningAgain: '', conductAgain: '' },
    ...{ absences: '3', decision: 'Được lên lớp.', title: '' },
  })),
};
const month: ClassBook['months'][number] = {
  name: 'Tháng 9/2023',
  days: Array.from({ length: 30 }, (_, at) => ({
    day: at + 1,
    weekday: ['T6', 'T7', 'CN', 'T2', 'T3', 'T4', 'T5'][at % 7] ?? '',
    ...{ isKept: at > 3 && at % 7 !== 2, isSunday: at % 7 === 2 },
  })),
  rows: bookRows.map((row) => ({
    ...row,
    marks: Array.from({ length: 30 }, (_, at) => (row.ordinal === 1 && at === 10 ? 'P' : '')),
    ...{ total: row.ordinal === 1 ? '1' : '', excused: row.ordinal === 1 ? '1' : '', unexcused: '' },
  })),
};
const absent = { total: '1', excused: '1', unexcused: '' };
const book: ClassBook = {
  issuer,
  circular: 'Thông tư số 22/2021/TT-BGDĐT',
  className: '8A1',
  schoolYear: year.schoolYear,
  homeroomTeacher: 'Lò Thị Mai',
  teachers: [...scored.map(([name]) => name), ...commented].map((subject) => ({ subject, names: 'Hoàng Văn Thụ' })),
  pupils: bookRows.map((row) => ({
    ...row,
    ...{ birth: pupil.birth, birthPlace: pupil.birthPlace ?? '', isFemale: row.ordinal === 1, ethnicity: 'Hmông' },
    ...{
      policy: pupil.policy ?? '',
      residence: pupil.residence ?? '',
      guardians: 'Cha Giàng Mí Pó; mẹ Vừ Thị Dính',
      note: '',
    },
  })),
  months: [month],
  absences: {
    heads: ['Tháng 9/2023', 'Học kỳ I', 'Học kỳ II', 'Cả năm'],
    rows: bookRows.map((row) => ({ ...row, cells: [absent, absent, { ...absent, total: '', excused: '' }, absent] })),
  },
  terms: (['Học kỳ I', 'Học kỳ II'] as const).map((name, at) => ({
    name,
    isLast: at === 1,
    summary,
    corrections: { count: 1, subjects: 'Toán (1)' },
    subjects: [
      {
        ...{ name: 'Toán', kind: 'score', teachers: 'Hoàng Văn Thụ', corrections: 1 },
        groups: [
          { role: 'regular', slots: 4 },
          { role: 'mid', slots: 1 },
          { role: 'end', slots: 1 },
        ],
        rows: bookRows.map((row) => ({
          ...row,
          cells: ['7', '8', '7,5', '6', '7', '7,5'],
          ...{ result: '7,2', year: '7,4', retest: '' },
        })),
      },
      {
        ...{ name: 'Nghệ thuật', kind: 'comment', teachers: 'Lò Thị Mai', corrections: 0 },
        groups: [
          { role: 'regular', slots: 2 },
          { role: 'mid', slots: 1 },
          { role: 'end', slots: 1 },
        ],
        rows: bookRows.map((row) => ({ ...row, cells: ['Đ', 'Đ', 'Đ', 'Đ'], result: 'Đ', year: 'Đ', retest: '' })),
      },
    ],
  })),
  year: summary,
  totals: [
    { name: 'Tổng số học sinh', pupils: 3 },
    { name: 'Được lên lớp', pupils: 3 },
  ],
};

/** One paper of every form, for the check of a template and for the tests. */
export const samplePapers = {
  'report-card-tt22': issued({ form: 'report-card-tt22', ...head, years: [year] }, '00012/HB-2023-2024'),
  'report-card-tt58': issued(
    {
      form: 'report-card-tt58',
      ...head,
      years: [
        {
          ...year,
          className: '9A1',
          average: { term1: '7,2', term2: '7,6', year: '7,5' },
          learning: { term1: 'Khá', term2: 'Khá', year: 'Khá', again: '' },
          decision: 'Hoàn thành chương trình Trung học cơ sở.',
          title: 'Học sinh tiên tiến',
        },
      ],
    },
    '00013/HB-2023-2024',
  ),
  'report-card-tt27': issued(
    { form: 'report-card-tt27', ...head, level: 'Tiểu học', years: [primaryYear] },
    '00016/HB-2023-2024',
  ),
  'report-card-tt30': issued(
    {
      form: 'report-card-tt30',
      ...head,
      level: 'Tiểu học',
      years: [
        {
          ...primaryYear,
          className: '5A',
          competences: traits('T', 'Tự phục vụ, tự quản', 'Hợp tác', 'Tự học và giải quyết vấn đề'),
          qualities: traits(
            'Đ',
            'Chăm học, chăm làm',
            'Tự tin, trách nhiệm',
            'Trung thực, kỷ luật',
            'Đoàn kết, yêu thương',
          ),
          ...{ specificCompetences: [], result: '', decision: 'Hoàn thành chương trình tiểu học' },
        },
      ],
    },
    '00017/HB-2023-2024',
  ),
  'result-slip': issued(slip, '00014/PKQ-2023-2024'),
  'result-slip-primary': issued(primarySlip, '00018/PKQ-2023-2024'),
  commendation: issued(
    {
      form: 'commendation',
      issuer,
      pupil: { fullName: pupil.fullName, className: year.className },
      schoolYear: year.schoolYear,
      title: 'Học sinh Giỏi',
    },
    '00015/GK-2023-2024',
  ),
  'class-book-tt22': book,
  'class-book-tt58': { ...book, circular: 'Thông tư số 58/2011/TT-BGDĐT' },
  'class-summary-tt27': classSummary,
  'class-summary-tt30': oldClassSummary,
} as const satisfies Record<PaperForm, unknown>;
