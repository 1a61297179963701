import type {
  AssessmentPoint,
  BookFormat,
  BookKind,
  PaperForm,
  PaperKind,
  PaperPeriod,
  TemplateProblem,
} from '@truong/contracts/papers';
import { formatDate, formatDateTime } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';

export const paperKinds: Readonly<Record<PaperKind, string>> = {
  report_card: 'Học bạ',
  result_slip: 'Phiếu kết quả',
  commendation: 'Giấy khen',
};
export const bookKinds: Readonly<Record<BookKind, string>> = {
  class_book: 'Sổ theo dõi, ghi điểm của lớp',
  class_summary: 'Bảng tổng hợp đánh giá lớp 1-5',
};
export const bookFormats: Readonly<Record<BookFormat, string>> = { pdf: 'PDF để in, ký', xlsx: 'Excel để sửa tiếp' };
export const assessmentPoints: Readonly<Record<AssessmentPoint, string>> = {
  mid_term_1: 'Giữa học kỳ I',
  end_term_1: 'Cuối học kỳ I',
  mid_term_2: 'Giữa học kỳ II',
  year_end: 'Cuối năm học',
};
/** What the page prints: papers of the register, and the books of classes. */
export const printedNames = { ...paperKinds, ...bookKinds } as const;
export const paperPeriods: Readonly<Record<PaperPeriod, string>> = {
  'term-1': 'Học kỳ I',
  'term-2': 'Học kỳ II',
  year: 'Cả năm',
};
export const paperForms: Readonly<Record<PaperForm, string>> = {
  'report-card-tt22': 'Học bạ theo Thông tư 22/2021',
  'report-card-tt58': 'Học bạ theo Thông tư 58/2011',
  'report-card-tt27': 'Học bạ tiểu học theo Thông tư 27/2020',
  'report-card-tt30': 'Học bạ tiểu học theo Thông tư 30/2014, 22/2016',
  'result-slip': 'Phiếu kết quả lớp 6-12',
  'result-slip-primary': 'Phiếu kết quả lớp 1-5',
  commendation: 'Giấy khen',
  'class-book-tt22': 'Sổ theo dõi và đánh giá học sinh (Thông tư 22/2021)',
  'class-book-tt58': 'Sổ gọi tên và ghi điểm (Thông tư 58/2011)',
  'class-summary-tt27': 'Bảng tổng hợp của lớp 1-5 theo Thông tư 27/2020',
  'class-summary-tt30': 'Bảng tổng hợp của lớp 1-5 theo Thông tư 30/2014',
};

export const printTexts = {
  title: (year: string) => `In giấy tờ · ${year}`,
  toPaper: { report_card: 'In học bạ', result_slip: 'In phiếu kết quả', commendation: 'In giấy khen' },
  toRegister: 'Sổ cấp giấy tờ',
  toTemplates: 'Mẫu giấy tờ',
  paper: 'Giấy tờ',
  period: 'Kết quả của',
  extent: 'In',
  format: 'Tệp',
  point: 'Thời điểm',
  extents: { whole: 'Cả cuốn', year: 'Trang của năm học' },
  printAll: 'In cả trường',
  print: 'In lớp',
  printOf: (paper: string, className: string) => `In lớp ${className}: ${paper.toLowerCase()}`,
  caption: 'Các lớp với số học sinh có kết quả và số giấy đã cấp',
  class: 'Lớp',
  pupils: 'Học sinh',
  results: 'Có kết quả',
  titled: 'Có danh hiệu',
  issued: 'Đã cấp',
  act: 'In',
  ready: (paper: string, papers: number) =>
    `${paper} lấy từ kết quả đã khóa: ${formatInteger(papers)} học sinh. Giấy đã cấp được in lại đúng số cũ.`,
  bookReady: {
    class_book: {
      pdf: 'Sổ in theo điểm và kết quả đang có; không có số, in lại bao nhiêu lần cũng được.',
      xlsx: 'Tệp Excel không khóa ô nào, sửa tiếp được; sửa trong tệp không đổi điểm trong hệ thống. Cả trường có bảng tổng hợp của các lớp; từng lớp có thêm từng môn và số buổi nghỉ.',
    },
    class_summary: {
      pdf: 'Bảng theo đánh giá đang có tại thời điểm đã chọn; không có số, in lại bao nhiêu lần cũng được.',
      xlsx: 'Tệp Excel không khóa ô nào, sửa tiếp được; sửa trong tệp không đổi đánh giá trong hệ thống.',
    },
  },
  bookDone: ({ books, pages, format }: { books: number; pages: number; format: BookFormat }) =>
    `Xong ${formatInteger(books)} sổ, bảng; ${formatInteger(pages)} ${format === 'pdf' ? 'trang' : 'trang tính'}. Tệp đã được tải về.`,
  yearOpen: (paper: string) =>
    `Cả năm chưa khóa. ${paper} in được sau khi khóa cả năm, vì giấy đã cấp không đổi theo điểm.`,
  termOpen: (paper: string, period: string) =>
    `${period} chưa khóa. ${paper} in được sau khi khóa học kỳ, vì giấy đã cấp không đổi theo điểm.`,
  toYear: 'Đến trang Cả năm',
  toTerm: 'Đến trang Học kỳ',
  nobody: (paper: string) => `Không học sinh nào có kết quả để in ${paper.toLowerCase()}.`,
  nobodyIn: 'Trường không có lớp nào dùng loại sổ này.',
  empty: 'Năm học này chưa có lớp nào từ lớp 1 đến lớp 12',
  done: (of: { papers: number; issued: number; pages: number }) =>
    `Đã in ${formatInteger(of.papers)} giấy, ${formatInteger(of.pages)} trang; ${
      of.issued === 0 ? 'không giấy nào cấp mới' : `${formatInteger(of.issued)} giấy cấp mới`
    }. Tệp PDF đã được tải về.`,
  outdated: (papers: number) =>
    `${formatInteger(papers)} giấy đã cấp không còn đúng với hồ sơ hoặc kết quả hiện nay. Giấy cũ vẫn có giá trị cho đến khi cấp lại.`,
  renew: 'Thu hồi và cấp lại các giấy này',
  renewQuestion: (papers: number) => `Thu hồi và cấp lại ${formatInteger(papers)} giấy?`,
  renewConsequence: [
    'Giấy cũ bị thu hồi: ai kiểm tra mã sẽ thấy giấy không còn giá trị.',
    'Giấy mới có số mới, mã mới, theo hồ sơ và kết quả hiện nay.',
  ],
  leave: 'Có thể rời trang; khi xong sẽ có thông báo, tệp ở trang Việc chạy nền.',
} as const;

export const registerTexts = {
  title: (year: string) => `Sổ cấp giấy tờ · ${year}`,
  toPrint: 'In giấy tờ',
  search: 'Tìm theo tên, số hoặc mã kiểm tra',
  kind: 'Loại giấy tờ',
  all: 'Mọi loại',
  caption: 'Giấy tờ đã cấp, mới nhất trước',
  number: 'Số',
  holder: 'Cấp cho',
  paper: 'Giấy tờ',
  code: 'Mã kiểm tra',
  issued: 'Cấp ngày',
  issuedBy: (day: string, by: string) => `${formatDate(day)} · ${by}`,
  state: 'Tình trạng',
  stands: 'Có giá trị',
  revoked: (on: string, by: string) => `Thu hồi ngày ${formatDate(on)} · ${by}`,
  acts: 'Việc',
  check: (code: string) => `Mở trang kiểm tra của mã ${code}`,
  reprint: 'In lại',
  reprintOf: (number: string) => `In lại giấy số ${number}`,
  revoke: 'Thu hồi',
  revokeOf: (number: string) => `Thu hồi giấy số ${number}`,
  revokeQuestion: (paper: string, holder: string) => `Thu hồi ${paper.toLowerCase()} của ${holder}?`,
  revokeText:
    'Không khôi phục được. Ai kiểm tra mã sẽ thấy giấy đã bị thu hồi; học sinh có thể được cấp giấy khác với số mới.',
  reason: 'Lý do thu hồi',
  reasonHint: 'Ít nhất 3 ký tự. Lý do chỉ người trong trường đọc được.',
  found: (papers: number) => `${formatInteger(papers)} giấy`,
  empty: 'Năm học này chưa cấp giấy tờ nào',
  noMatch: 'Không có giấy tờ nào khớp',
} as const;

export const templateTexts = {
  title: 'Mẫu giấy tờ',
  intro:
    'Mỗi mẫu là một tệp Typst. Trường có thể thay mẫu bằng mẫu của mình; mẫu chỉ được nhận khi in thử không có lỗi. Giấy đã cấp giữ nguyên nội dung, in lại theo mẫu đang dùng.',
  form: 'Mẫu',
  state: 'Đang dùng',
  shipped: 'Mẫu của hệ thống',
  own: (at: string, by: string) => `Mẫu của trường · ${by} · ${formatDateTime(at)}`,
  edit: 'Sửa mẫu',
  editOf: (form: string) => `Sửa mẫu ${form}`,
  source: 'Nội dung mẫu (Typst)',
  sourceHint:
    'Mẫu phải khai báo papers(list): tài liệu của mọi giấy trong danh sách. Dùng chung: #import "shared.typ": *',
  tryIt: 'In thử',
  save: 'Dùng mẫu này',
  reset: 'Về mẫu của hệ thống',
  resetQuestion: (form: string) => `Bỏ mẫu của trường cho ${form}?`,
  resetText: 'Từ nay giấy tờ được in theo mẫu của hệ thống. Mẫu của trường vẫn còn trong lịch sử.',
  problems: 'Mẫu chưa in được',
  caption: 'Các mẫu giấy tờ và mẫu đang dùng',
} as const;

/** What the compiler says, in words of ours; what is not known here is told as it is. */
const diagnoses: readonly (readonly [RegExp, (part: string) => string])[] = [
  [/^unknown variable: (.+?)(,|$)/, (name) => `Không có biến hay hàm «${name}».`],
  [/^unclosed delimiter/, () => 'Dấu ngoặc mở ra mà chưa đóng.'],
  [/^unexpected (.+)$/, (what) => `Có «${what}» ở chỗ không được có.`],
  [/^expected (.+)$/, (what) => `Chỗ này cần «${what}».`],
  [/^unresolved import/, () => 'Mẫu chưa khai báo papers(list).'],
  [/^dictionary does not contain key "(.+?)"/, (key) => `Giấy tờ không có mục «${key}».`],
  [/^cannot access fields on type (.+)$/, (type) => `Không lấy được mục từ kiểu «${type}».`],
  [/^unknown font family: (.+)$/, (font) => `Không có phông chữ «${font}». Hệ thống có phông Tinos.`],
  [/^(?:file not found|failed to load file)/, () => 'Tệp được gọi không có, hoặc nằm ngoài thư mục mẫu.'],
  [/^package import|^failed to download package/, () => 'Mẫu không được gọi gói từ mạng.'],
  [/^did not end/, () => 'In thử không kết thúc. Có thể mẫu lặp không dừng.'],
];

export function problemText({ line, column, message }: TemplateProblem): string {
  const known = diagnoses.flatMap(([pattern, words]) => {
    const match = pattern.exec(message);
    return match ? [words(match[1] ?? '')] : [];
  });
  const words = known[0] ?? `Typst báo: ${message}`;
  return line === null ? words : `Dòng ${line}, cột ${column}: ${words}`;
}
