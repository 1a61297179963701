import { formatDate } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';

export const yearTexts = {
  title: (year: string, school: string) => `Cả năm ${year} · ${school}`,
  classTitle: (className: string, year: string, pupils: number) =>
    `${className ? `Lớp ${className} · ` : ''}Cả năm ${year} · ${pupils} học sinh`,
  closedOn: (day: string) => `Đã khóa ngày ${formatDate(day)}`,
  open: 'Chưa khóa cả năm',
  waits: 'Cả năm khóa được khi hai học kỳ đã khóa',
  waitsText: (terms: string) => `Còn chưa khóa: ${terms}. Kết quả cả năm tính từ kết quả đã lưu của hai học kỳ.`,
  toTerm: 'Đến trang Học kỳ',

  summary: 'Kết quả cuối năm theo lớp',
  caption: 'Số học sinh được lên lớp, ở lại, rèn luyện hè và kiểm tra lại, theo lớp',
  class: 'Lớp',
  counts: {
    pupils: 'Học sinh',
    promoted: 'Được lên lớp',
    retest: 'Kiểm tra lại',
    training: 'Rèn luyện hè',
    supplement: 'Đánh giá bổ sung',
    retained: 'Ở lại lớp',
    open: 'Chưa có kết quả',
    titled: 'Có danh hiệu',
  },
  all: 'Toàn trường',
  none: 'Không có học sinh nào có kết quả học kỳ II',

  close: 'Khóa cả năm',
  ready: 'Hai học kỳ đã khóa. Bảng dưới là kết quả sẽ được lưu.',
  readyOpen: (pupils: number) =>
    `${formatInteger(pupils)} học sinh chưa đủ kết quả của hai học kỳ, sẽ được lưu là chưa có kết quả cả năm.`,
  closeQuestion: (year: string) => `Khóa kết quả cả năm ${year}?`,
  closeConsequence: (of: { pupils: number; open: number }) => [
    `Kết quả cả năm của ${formatInteger(of.pupils)} học sinh được tính và lưu.`,
    ...(of.open > 0 ? [`${formatInteger(of.open)} em được lưu là chưa có kết quả cả năm.`] : []),
    'Hai học kỳ không mở khóa được nữa, trừ khi mở khóa cả năm trước.',
    'Chỉ mở lại được khi có lý do, và lý do được ghi vào nhật ký.',
  ],
  closedDone: (of: { pupils: number; promoted: number }) =>
    `Đã khóa cả năm: lưu kết quả của ${formatInteger(of.pupils)} học sinh, ${formatInteger(of.promoted)} em được lên lớp.`,
  reopen: 'Mở khóa cả năm',
  reopenQuestion: (year: string) => `Mở khóa kết quả cả năm ${year}?`,
  reopenConsequence: [
    'Kết quả cả năm đã lưu được gỡ bỏ và sẽ tính lại khi khóa lần sau.',
    'Hai học kỳ vẫn khóa; mở từng học kỳ ở trang Học kỳ nếu cần sửa điểm.',
  ],
  events: 'Nhật ký cả năm',
  eventKinds: { opened: 'Mở', closed: 'Khóa cả năm', reopened: 'Mở khóa cả năm' },

  stored: (version: string | null) => `Đã lưu${version ? ` · ${version}` : ''}`,
  computed: (version: string | null) => `Chưa khóa${version ? ` · ${version}` : ''}`,
  listCaption: 'Kết quả cả năm từng môn, học tập, rèn luyện, danh hiệu và lên lớp của học sinh',
  empty: 'Chưa có kết quả cả năm',
  emptyText: 'Kết quả hiện ở đây khi hai học kỳ đã khóa.',
  toClassTerm: 'Kết quả học kỳ',
  end: 'Kết luận',
  ends: {
    promoted: 'Được lên lớp',
    retained: 'Ở lại lớp',
    summer_training: 'Rèn luyện hè',
    summer_retest: 'Kiểm tra lại',
    not_available: 'Chưa có kết quả',
  },
  causes: {
    absences: 'nghỉ quá 45 buổi',
    both_weak: 'học lực và hạnh kiểm đều yếu',
    hopeless_learning: 'học lực kém',
    conduct: 'rèn luyện (hạnh kiểm) chưa đạt',
    learning: 'học tập chưa đạt',
    retest_not_allowed: 'không được kiểm tra lại',
  },
  retest: (subjects: string) => `môn được kiểm tra lại: ${subjects}`,
  missing: (what: string) => `thiếu ${what}`,
  missingKinds: { conduct: 'rèn luyện', learning: 'kết quả học tập', absences: 'số buổi nghỉ' },
  missingSubjects: (count: number) => `kết quả ${count} môn`,
  note: 'Ghi chú',
} as const;
