import type { Certainty } from '@truong/rules/gradebook/explain/rule-texts';
import { formatDateTime, formatSchoolYear } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';

export const settingPageTexts = {
  title: (year: string) => `Cài đặt đánh giá · ${year}`,
  intro:
    'Những điều thông tư để ngỏ hoặc văn bản không nói rõ, Sở quyết định cho cả tỉnh theo từng năm học. Kết quả tính từ lúc đặt theo cài đặt mới; kết quả đã khóa giữ nguyên.',
  readOnly: 'Sở GD&ĐT quyết định các cài đặt này cho cả tỉnh.',
  caption: 'Các cài đặt, ý nghĩa, nguồn và giá trị đang dùng',
  setting: 'Cài đặt',
  value: 'Đang dùng',
  last: 'Thay đổi gần nhất',
  never: 'Chưa thay đổi',
  isDefault: 'mặc định',
  defaultIs: (value: string) => `Mặc định: ${value}`,
  change: 'Đổi',
  changeOf: (question: string) => `Đổi cài đặt: ${question}`,
  back: 'Về mặc định',
  by: (who: string, at: string) => `${who}, ${formatDateTime(at)}`,
  to: (value: string) => `→ ${value}`,
  history: (changes: number) => `Xem cả ${changes} lần thay đổi`,
  reason: 'Lý do hoặc số văn bản',
  reasonHint: 'Ít nhất 3 ký tự, được ghi cùng thay đổi',
  newValue: 'Giá trị mới',
  notAValue: 'Giá trị này không dùng được cho cài đặt',
  save: 'Lưu cài đặt',
  keeps: 'Kết quả đã khóa không tự thay đổi: từng trường thấy kết quả nào sẽ khác và tự quyết định mở khóa, khóa lại.',
  saved: 'Đã lưu',
  certainty: {
    read: '',
    in_part: 'Chỉ đối chiếu được một phần',
    from_memory: 'Chưa đối chiếu văn bản',
    practice: 'Theo thông lệ',
    unsure: 'Chưa chắc',
  } satisfies Record<Certainty, string>,
  asTable: 'Theo bảng thông tư có sẵn',
  asCharter: 'Theo điều lệ trường',
  subjects: (circular: string, count: number) => `${circular}: ${count} môn`,
  times: (count: number) => `${count} lần`,
  fromGrade: (grade: number) => `Từ lớp ${grade}`,
  noOverride: 'Đúng số lần của thông tư',

  override: {
    legend: (circular: string, term: string) => `${circular} · ${term}`,
    line: (of: { circular: string; term: string; regular: string; comment: number | null; periodic: string | null }) =>
      [
        `${of.circular}, ${of.term}: thường xuyên ${of.regular}`,
        ...(of.comment === null ? [] : [`môn nhận xét ${of.comment}`]),
        ...(of.periodic === null ? [] : [`hệ số 2 nhiều nhất ${of.periodic}`]),
      ].join('; '),
    circular: 'Thông tư',
    term: 'Học kỳ',
    upTo: (upTo: number, basis: 'year' | 'week', isBelow: boolean) =>
      `${isBelow ? 'Dưới' : 'Đến'} ${upTo} tiết ${basis === 'year' ? 'cả năm' : 'một tuần'}`,
    above: 'Trên mức đó',
    comment: 'Môn đánh giá bằng nhận xét',
    periodic: 'Điểm hệ số 2, nhiều nhất',
    add: 'Thêm điều chỉnh',
    remove: (line: string) => `Bỏ: ${line}`,
    covid: 'Như học kỳ II 2019-2020 (COVID-19)',
    opensAfter: 'Sổ điểm mở sau khi lưu sẽ có số cột này; sổ đã mở giữ nguyên.',
  },

  regimes: {
    line: (of: { grades: string; programme: string | null; circular: string; since: string; inForce: string | null }) =>
      [
        `Khối ${of.grades}${of.programme ? ` (${of.programme})` : ''}: ${of.circular}`,
        `từ năm học ${of.since}`,
        ...(of.inForce ? [`từ ngày ${of.inForce}`] : []),
      ].join(', '),
    programme: 'Chương trình',
    programmes: { general: 'Phổ thông', continuing: 'Giáo dục thường xuyên' },
    grades: 'Khối',
    grade: (grade: number) => `Khối ${grade}`,
    since: 'Từ năm học',
    inForce: 'Từ ngày (không bắt buộc)',
    inForceAbout: 'Khi thông tư đổi giữa năm học: ngày/tháng/năm',
    wrongDay: 'Xin ghi ngày/tháng/năm, ví dụ 15/01/2025',
    circular: 'Thông tư',
    row: (row: number) => `Dòng ${row}`,
    remove: (row: string) => `Bỏ: ${row}`,
    add: 'Thêm dòng',
    none: 'Chưa có dòng nào: theo bảng thông tư có sẵn.',
    before: 'Các dòng này được xét trước bảng thông tư có sẵn.',
    keeps: 'Sổ điểm đã mở giữ thông tư của lúc mở; sổ mở sau khi lưu theo bảng mới.',
    standing: (year: string) => `Bảng có sẵn cho năm học ${year}`,
    problems: {
      no_grades: 'Xin chọn ít nhất một khối.',
      no_rules: 'Phần mềm chưa có quy tắc của thông tư này.',
      other_grades: 'Thông tư này không dành cho mọi khối đã chọn: tiểu học là khối 1-5, trung học là khối 6-12.',
      other_programme: 'Thông tư 43/2021 dành cho giáo dục thường xuyên, các thông tư khác cho phổ thông.',
      later_year: 'Năm bắt đầu đứng sau năm học đang đặt, nên dòng này không có tác dụng.',
    },
    overlaps: (row: number) => `Trùng khối với dòng ${row} từ cùng một ngày: chỉ một thông tư áp dụng được.`,
  },

  smallCell: {
    title: 'Công bố số liệu',
    question: 'Ô dưới bao nhiêu người được ẩn trong bản công bố?',
    source:
      'Thông lệ thống kê; chưa thấy văn bản nào nêu con số. Áp dụng cho mọi bản công bố của cả tỉnh, không theo năm học.',
    value: (below: number) => `Dưới ${below} người`,
    newValue: 'Ẩn ô dưới (người)',
    range: (min: number, max: number) => `Xin nhập số từ ${min} đến ${max}`,
    keeps: 'Bảng công bố mở hoặc xuất từ lúc lưu theo số mới; tệp đã xuất ghi số của lúc xuất ở phần đầu.',
  },

  otherwise: 'Trường đã khóa kết quả theo cài đặt khác',
  otherwiseText: 'Kết quả của các trường này giữ nguyên. Mở từng trường để xem học sinh nào sẽ có kết quả khác.',
  otherwiseCaption: 'Trường đã khóa kết quả theo cài đặt khác cài đặt hiện nay',
  otherwiseNone: 'Không có trường nào đã khóa kết quả theo cài đặt khác.',
  school: 'Trường',
  periods: 'Đã khóa',
  results: 'Kết quả',
  periodNames: { 'term-1': 'Học kỳ I', 'term-2': 'Học kỳ II', year: 'Cả năm', summer: 'Sau hè' } as Record<
    string,
    string
  >,

  differencesTitle: (school: string, year: number) =>
    `Kết quả sẽ khác theo cài đặt mới · ${school} · ${formatSchoolYear(year)}`,
  differences: (period: string, pupils: number, results: number) =>
    `${period}: ${formatInteger(pupils)} trong ${formatInteger(results)} kết quả sẽ khác`,
  same: (period: string, results: number) =>
    `${period}: cài đặt đã đổi nhưng cả ${formatInteger(results)} kết quả vẫn như đã lưu`,
  changedSetting: (question: string, was: string, now: string) => `${question} ${was} → ${now}`,
  differencesCaption: (period: string) => `Học sinh có kết quả ${period} sẽ khác`,
  stays:
    'Kết quả đã lưu giữ nguyên. Muốn áp dụng cài đặt mới, hiệu trưởng mở khóa rồi khóa lại ở trang Học kỳ hoặc Cả năm.',
  noDifferences: 'Không có gì khác',
  noDifferencesText: 'Kết quả đã khóa của trường được tính theo đúng cài đặt hiện nay.',
  pupil: 'Học sinh',
  class: 'Lớp',
  what: 'Kết quả',
  was: 'Đã lưu',
  now: 'Theo cài đặt mới',
  banner: (pupils: number) =>
    pupils > 0
      ? `Cài đặt đánh giá đã đổi sau khi khóa: ${formatInteger(pupils)} kết quả sẽ khác.`
      : 'Cài đặt đánh giá đã đổi sau khi khóa, nhưng không kết quả nào khác.',
  see: 'Xem danh sách',
  toSettings: 'Cài đặt đánh giá',
  fields: {
    circular: 'Thông tư',
    learning: 'Học tập',
    conduct: 'Rèn luyện',
    primaryLevel: 'Kết quả giáo dục',
    title: 'Danh hiệu',
    average: 'Trung bình các môn',
    decision: 'Lên lớp',
    beforeSummer: 'Kết luận cuối năm',
  },
} as const;
