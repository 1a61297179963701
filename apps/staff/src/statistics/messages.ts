import type { FilingStatus, Finding, Population } from '@truong/contracts/statistics';
import { formatDate, formatDateTime } from '@truong/vietnamese/dates';
import { formatInteger, formatTenths } from '@truong/vietnamese/numbers';

const levels = { good: 'Tốt', fair: 'Khá', satisfactory: 'Đạt', unsatisfactory: 'Chưa đạt' };
const statuses: Readonly<Record<FilingStatus, string>> = {
  not_filed: 'Chưa gửi',
  submitted: 'Chờ duyệt',
  returned: 'Bị từ chối',
  accepted: 'Đã duyệt',
};

export const formTexts = {
  name: 'Kết quả học tập và rèn luyện cuối học kỳ',
  grade: (grade: number) => `Khối ${grade}`,
  criterion: 'Chỉ tiêu',
  populations: { all: 'Tổng số', female: 'Nữ', minority: 'DTTS', female_minority: 'Nữ DTTS' } as const satisfies Record<
    Population,
    string
  >,
  populationWords: {
    all: 'Tất cả học sinh',
    female: 'Học sinh nữ',
    minority: 'Học sinh dân tộc thiểu số',
    female_minority: 'Học sinh nữ dân tộc thiểu số',
  } as const satisfies Record<Population, string>,
  total: 'Số học sinh',
  learning: 'Kết quả học tập',
  conduct: 'Kết quả rèn luyện',
  levels,
  notAssessed: 'Không đánh giá',
  /** A measure as it is named outside its place in the form. */
  measure(measure: string): string {
    if (measure === 'total') return 'Số học sinh';
    if (measure === 'not_assessed') return 'Không đánh giá';
    const [kind, level = ''] = measure.split(':');
    const word = levels[level as keyof typeof levels] ?? level;
    return `${kind === 'conduct' ? 'Rèn luyện' : 'Học tập'} ${word}`;
  },
  figure: (of: { grade: number; measure: string; population: Population }) =>
    `Khối ${of.grade} · ${formTexts.measure(of.measure)} · ${formTexts.populations[of.population]}`,
  changed: 'khác bản trước',
  hasFinding: 'có lưu ý',
  keys: 'Phím mũi tên đi giữa các số liệu, Enter mở danh sách học sinh.',

  pane: 'Số liệu đang chọn',
  chooseFigure: 'Chọn một số liệu trong biểu để xem nguồn, các giá trị trước và danh sách học sinh.',
  source: 'Nguồn',
  sourceLive: 'Tính từ kết quả đã lưu khi khóa học kỳ',
  sourceFiled: (number: number) => `Bản đã gửi số ${number}, giữ nguyên như lúc gửi`,
  value: 'Giá trị',
  share: 'Tỉ lệ',
  filedValue: (number: number) => `Bản đã gửi số ${number}`,
  previousValue: 'Kỳ trước',
  replacedValue: (number: number) => `Bản số ${number}`,
  rule: 'Quy tắc',
  rules: {
    total: 'Mọi học sinh đang học ở khối này ngày khóa học kỳ. Khối theo Thông tư 58/2011 không có trong biểu này.',
    not_assessed: 'Học sinh không được đánh giá trong học kỳ; tính trong tổng số, không thuộc mức nào.',
    learning: 'Thông tư 22/2021, Điều 9: mức kết quả học tập cuối học kỳ.',
    conduct: 'Thông tư 22/2021, Điều 8: mức kết quả rèn luyện cuối học kỳ.',
  },
  findings: 'Kiểm tra',
  noFindings: 'Không có lưu ý.',
  openPupils: (count: number) => `Mở danh sách ${formatInteger(count)} học sinh`,

  pupils: {
    caption: (figure: string, source: string) => `${figure} · ${source}`,
    live: 'số liệu hiện thời',
    filed: (number: number) => `bản đã gửi số ${number}`,
    ordinal: 'TT',
    name: 'Họ và tên',
    class: 'Lớp',
    sex: 'Giới tính',
    female: 'Nữ',
    male: 'Nam',
    minority: 'DTTS',
    isMinority: 'DTTS',
    learning: 'Học tập',
    conduct: 'Rèn luyện',
    notAssessed: 'Không đánh giá',
    none: 'Không có học sinh nào trong số liệu này',
  },
} as const;

const per = (part: number, whole: number) =>
  whole === 0 ? '–' : `${formatTenths(Math.round((part * 1000) / whole))} %`;

const findingWords: Readonly<Record<string, (finding: Finding) => string>> = {
  learning_levels_differ_from_total: ({ detail: d }) =>
    `Tổng các mức học tập (${d.ofLevels}) và không đánh giá (${d.notAssessed}) khác số học sinh (${d.total}).`,
  conduct_levels_differ_from_total: ({ detail: d }) =>
    `Tổng các mức rèn luyện (${d.ofLevels}) và không đánh giá (${d.notAssessed}) khác số học sinh (${d.total}).`,
  part_exceeds_whole: ({ detail: d }) => `Phần (${d.part}) lớn hơn tổng chứa nó (${d.whole}).`,
  total_differs_from_enrolled: ({ detail: d }) =>
    `Số học sinh (${d.total}) khác số đang học ngày khóa học kỳ (${d.enrolled}).`,
  share_moved: ({ detail: d }) =>
    `Tỉ lệ ${per(d.value ?? 0, d.total ?? 0)}, kỳ trước ${per(d.previous ?? 0, d.previousTotal ?? 0)}: thay đổi quá ${d.limit} điểm phần trăm.`,
};

export const findingTexts = {
  words: (finding: Finding) => findingWords[finding.code]?.(finding) ?? 'Kiểm tra khác.',
  severities: { blocks: 'Phải sửa', warns: 'Cần xem' },
  place: (finding: Finding) =>
    [
      finding.grade === null ? null : formTexts.grade(finding.grade),
      finding.measure === null ? null : formTexts.measure(finding.measure),
      finding.population === null ? null : formTexts.populations[finding.population],
    ]
      .filter((part) => part !== null)
      .join(' · '),
};

export const filingTexts = {
  statuses,
  statusBadges: { not_filed: 'draft', submitted: 'waiting', returned: 'refused', accepted: 'done' },
  title: (term: string, year: string) => `${formTexts.name} · ${term} ${year}`,
  sourceLive: 'Số liệu hiện thời',
  due: (day: string) => `Hạn gửi ${formatDate(day)}`,
  late: 'Muộn',
  inTime: 'Đúng hạn',
  moved: (count: number) => `${formatInteger(count)} số liệu khác với bản đã gửi.`,
  notClosed: 'Học kỳ chưa khóa, chưa có số liệu để gửi',
  notClosedText: 'Số liệu của biểu được tính từ kết quả đã lưu khi khóa học kỳ.',
  toTerm: 'Đến trang Học kỳ',
  nothingToFile: 'Không có học sinh nào thuộc biểu này',
  returned: (reviewer: string, at: string) => `Bị từ chối bởi ${reviewer}, ${formatDateTime(at)}`,
  accepted: (reviewer: string, at: string) => `Đã duyệt bởi ${reviewer}, ${formatDateTime(at)}`,
  mustMend: (count: number) => `${count} điều phải sửa trước khi gửi`,
  howToMend:
    'Số liệu được tính khi khóa học kỳ. Xin kiểm tra danh sách lớp và sổ điểm, mở khóa học kỳ, sửa, rồi khóa lại: biểu sẽ được tính lại.',
  blocking: (count: number) => `Còn ${count} điều phải sửa trước khi gửi:`,
  warning: (count: number) => `${count} điều cần xem; vẫn gửi được:`,
  clean: 'Mọi kiểm tra đều đạt.',
  mayNot: {
    submitted:
      'Bản mới nhất đang chờ duyệt; gửi lại được khi bị từ chối, hoặc khi học kỳ được mở khóa, sửa và khóa lại.',
    accepted: 'Bản mới nhất đã được duyệt; gửi lại được khi học kỳ được mở khóa, sửa và khóa lại.',
  } as Readonly<Record<string, string>>,
  note: 'Ghi chú gửi kèm',
  submit: 'Gửi',
  submitQuestion: (number: number) => `Gửi bản số ${number}?`,
  submitConsequence: (of: { number: number; pupils: number; warnings: number; to: string }) => [
    `Bản số ${of.number} gồm số liệu và danh sách của ${formatInteger(of.pupils)} học sinh, giữ nguyên như lúc gửi, không rút lại được.`,
    of.to,
    ...(of.warnings > 0 ? [`${of.warnings} điều cần xem được gửi kèm.`] : []),
  ],
  submitTo: 'Cơ quan quản lý trực tiếp sẽ thấy ngay và duyệt hoặc từ chối.',
  submitted: (number: number, rows: number) => `Đã gửi bản số ${number} với ${formatInteger(rows)} học sinh.`,

  earlier: 'Các bản đã gửi',
  noEarlier: 'Chưa gửi bản nào trong học kỳ này',
  number: 'Bản số',
  numberOf: (number: number) => `Bản số ${number}`,
  filedAt: 'Gửi lúc',
  filedBy: 'Người gửi',
  rows: 'Học sinh',
  hash: 'Mã băm',
  review: 'Duyệt',
  noReview: 'Chưa duyệt',
  verdicts: { accepted: 'Đã duyệt', returned: 'Từ chối' },
  at: formatDateTime,

  detailTitle: (unit: string, number: number) => `${unit} · Bản đã gửi số ${number}`,
  particulars: 'Bản gửi',
  copyHash: 'Chép mã băm',
  copied: 'Đã chép',
  notLatest: (number: number) => `Trường đã gửi bản mới hơn sau bản số ${number}.`,
  toLatest: 'Mở bản mới nhất',
  noNote: 'Không có ghi chú',
  noteLabel: 'Ghi chú',
  timeliness: 'Thời hạn',
  differences: (count: number, number: number) =>
    count === 0 ? `Không số liệu nào khác bản số ${number}` : `${formatInteger(count)} số liệu khác bản số ${number}`,
  figure: 'Số liệu',
  before: (number: number) => `Bản ${number}`,
  difference: 'Chênh lệch',

  reviewBox: 'Duyệt bản này',
  comment: 'Ý kiến',
  commentHint: 'Bắt buộc khi từ chối, ít nhất 3 ký tự.',
  accept: 'Duyệt',
  return: 'Từ chối',
  acceptQuestion: (number: number, unit: string) => `Duyệt bản số ${number} của ${unit}?`,
  returnQuestion: (number: number, unit: string) => `Từ chối bản số ${number} của ${unit}?`,
  acceptConsequence: (pupils: number) =>
    `Số liệu của ${formatInteger(pupils)} học sinh được tính vào số liệu đã duyệt của toàn ngành. Quyết định không rút lại được.`,
  returnConsequence: 'Trường nhận ý kiến và phải gửi bản mới. Quyết định không rút lại được.',
  replacedQuestion: (number: number) => `Bản số ${number} đã được thay`,
  replacedText: (number: number) =>
    `Trường đã gửi bản mới hơn trong lúc thầy cô xem bản số ${number}, nên chưa ghi quyết định nào. Xin mở bản mới nhất, xem các số liệu khác với bản số ${number}, rồi duyệt hoặc từ chối. Ý kiến đã nhập vẫn được giữ.`,
} as const;

export const reviewTexts = {
  title: 'Duyệt báo cáo',
  summary: (of: { schools: number; filed: number; late: number; missing: number }) =>
    `${of.filed}/${of.schools} trường đã gửi, ${of.late} muộn, ${of.missing} chưa gửi.`,
  waiting: (count: number) =>
    count === 0 ? 'Không có bản nào chờ đơn vị này duyệt.' : `${count} bản chờ đơn vị này duyệt.`,
  due: (day: string) => `Hạn gửi ${formatDate(day)}.`,
  filter: 'Trạng thái',
  filters: {
    '': 'Tất cả',
    mine: 'Chờ đơn vị này duyệt',
    not_filed: statuses.not_filed,
    submitted: statuses.submitted,
    returned: statuses.returned,
    accepted: statuses.accepted,
    late: 'Muộn',
  },
  search: 'Tìm trường',
  caption: 'Báo cáo của các trường',
  school: 'Trường',
  district: 'Phòng GD&ĐT',
  status: 'Trạng thái',
  number: 'Bản',
  filedOn: 'Ngày gửi',
  late: 'Muộn',
  warnings: 'Cần xem',
  warningsHint: 'Số điều cần xem trong bản gửi',
  reviewer: 'Người duyệt',
  mine: 'Đơn vị này duyệt',
  yes: 'có',
  empty: 'Không có trường nào phải gửi báo cáo này',
  noMatch: 'Không trường nào khớp với điều kiện lọc',
  clear: 'Bỏ lọc',
} as const;

export const figuresTexts = {
  title: (group: string, source: string) => `${group} · ${source}`,
  groups: { learning: 'Kết quả học tập', conduct: 'Kết quả rèn luyện' },
  sources: { live: 'Số liệu hiện thời', filed: 'Số liệu đã gửi', approved: 'Số liệu đã duyệt' },
  sourceHints: {
    live: 'Kết quả của các học kỳ đã khóa, như đang có.',
    filed: 'Bản gửi mới nhất của từng trường.',
    approved: 'Bản mới nhất đã được duyệt của từng trường.',
  },
  context: 'Chọn số liệu',
  period: 'Kỳ',
  source: 'Nguồn',
  group: 'Nội dung',
  grade: 'Khối',
  allGrades: 'Khối 6–12',
  population: 'Đối tượng',
  asOf: 'Theo đơn vị ngày',
  path: 'Đơn vị',
  caption: (of: { unit: string; group: string; population: string; grade: string; source: string; day: string }) =>
    `${of.unit} · ${of.group} · ${of.grade} · ${of.population} · đơn vị: học sinh · nguồn: ${of.source} · đơn vị hành chính ngày ${of.day}`,
  counted: (counted: number, schools: number) =>
    `${formatInteger(counted)}/${formatInteger(schools)} trường có số liệu`,
  missing: (count: number) => `thiếu ${formatInteger(count)} trường`,
  complete: 'đủ',
  summary: (counted: number, schools: number) =>
    schools === 0
      ? 'Không có trường nào thuộc biểu này.'
      : counted === schools
        ? `Đủ số liệu của ${formatInteger(schools)} trường.`
        : `Có số liệu của ${formatInteger(counted)}/${formatInteger(schools)} trường; thiếu ${formatInteger(schools - counted)} trường, không tính là 0.`,
  unit: 'Đơn vị',
  schools: 'Trường',
  total: 'Học sinh',
  distribution: 'Phân bố',
  sum: 'Toàn đơn vị',
  missingSchool: 'chưa có số liệu',
  empty: 'Không có đơn vị nào bên dưới',
  emptyText: 'Đơn vị này không có trường có khối 6–12 vào ngày đã chọn.',
  schoolOnly: 'Đây là số liệu của một trường.',
  export: 'Xuất Excel',
  filing: (number: number) => `bản ${number}`,
} as const;
