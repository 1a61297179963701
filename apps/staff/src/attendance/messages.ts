import { formatDateTime } from '@truong/vietnamese/dates';

const weekdays = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'] as const;
const weekdayNames = ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'] as const;
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
const dateOf = (day: string) => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`;

export const attendanceTexts = {
  title: (className: string, month: string) =>
    `Điểm danh${className ? ` · Lớp ${className}` : ''} · Tháng ${Number(month.slice(5, 7))}/${month.slice(0, 4)}`,
  noClass: 'Chưa có lớp để điểm danh',
  noClassText: 'Giáo viên chủ nhiệm điểm danh lớp mình; văn thư điểm danh mọi lớp của trường.',
  class: 'Lớp',
  month: 'Tháng',
  earlier: 'Tháng trước',
  later: 'Tháng sau',
  dayBefore: 'Ngày trước',
  dayAfter: 'Ngày sau',
  session: 'Buổi',
  sessions: { morning: 'Sáng', afternoon: 'Chiều' },
  keys: 'Phím: P có phép, K không phép, Delete có mặt, C cả lớp có mặt, mũi tên để đi.',
  readOnly: 'Chỉ xem',
  closed: 'Học kỳ chưa mở nhập hoặc đã khóa',
  saving: 'Đang lưu…',
  saved: 'Đã lưu',
  kept: {
    network: 'Chưa có mạng: đã giữ trên máy này, sẽ tự gửi',
    server: 'Máy chủ chưa nhận được: đã giữ trên máy này, sẽ tự gửi',
    session: 'Đã giữ trên máy này, gửi khi đăng nhập lại',
  },
  refused: (sessions: number) => `${sessions} buổi điểm danh chưa ghi được, còn giữ trên máy này`,
  sessionOf: ({ className, day, session }: { className: string; day: string; session: 'morning' | 'afternoon' }) =>
    `${className ? `Lớp ${className}, ` : ''}${weekdayNames[weekdayOf(day)]} ${dateOf(day)}, buổi ${session === 'morning' ? 'sáng' : 'chiều'}`,
  again: 'Gửi lại',
  againOf: (session: string) => `Gửi lại điểm danh: ${session}`,
  drop: 'Bỏ',
  dropOf: (session: string) => `Bỏ điểm danh chưa ghi: ${session}`,
  grid: (className: string, session: string) => `Điểm danh lớp ${className}, buổi ${session.toLowerCase()}`,
  pupil: 'Học sinh',
  ordinal: 'TT',
  totals: { all: 'TS', excused: 'P', unexcused: 'K', year: 'Cả năm' },
  totalNames: {
    all: 'Tổng số buổi nghỉ trong tháng, mỗi ngày tính một buổi',
    excused: 'Nghỉ có phép trong tháng',
    unexcused: 'Nghỉ không phép trong tháng',
    year: 'Tổng số buổi nghỉ cả năm; quá 45 buổi không được lên lớp',
  },
  weekday: (day: string) => weekdays[weekdayOf(day)] ?? '',
  dayNumber: (day: string) => String(Number(day.slice(8))),
  dayName: (day: string) => `${weekdayNames[weekdayOf(day)]} ${dateOf(day)}`,
  head: (day: string, isKept: boolean) =>
    `${weekdayNames[weekdayOf(day)]} ${dateOf(day)}, ${isKept ? 'đã điểm danh' : 'chưa điểm danh'}`,
  marks: { excused: 'P', unexcused: 'K' },
  markNames: { excused: 'nghỉ có phép', unexcused: 'nghỉ không phép', present: 'có mặt' },
  cell: (of: { pupil: string; day: string; mark: string }) => `${of.pupil}, ${of.day}: ${of.mark}`,
  allPresent: 'Cả lớp có mặt',
  allPresentOn: (day: string) => `Cả lớp có mặt: ${day}`,
  summary: (of: { absent: number; pupils: number; kept: boolean }) =>
    of.kept
      ? of.absent === 0
        ? `Cả lớp ${of.pupils} em có mặt`
        : `Vắng ${of.absent} trong ${of.pupils} em`
      : `Chưa điểm danh ${of.pupils} em`,
  typed:
    'Số buổi nghỉ của học kỳ này đang nhập tay ở sổ Rèn luyện và chuyên cần. Điểm danh buổi đầu tiên thì số buổi đếm từ đây.',
  replaceQuestion: 'Thay số buổi nghỉ đã nhập tay?',
  replaceText:
    'Sổ Rèn luyện và chuyên cần của lớp đã có số buổi nghỉ nhập tay trong học kỳ này. Từ buổi này, sổ đếm theo điểm danh và không nhập tay nữa. Số cũ vẫn còn trong lịch sử của sổ.',
  replace: 'Đếm theo điểm danh',
  changes: 'Lịch sử điểm danh trong tháng',
  changesCaption: 'Ai điểm danh, lúc nào',
  noChanges: 'Chưa có thay đổi nào trong tháng',
  when: 'Lúc',
  who: 'Người ghi',
  day: 'Ngày, buổi',
  what: 'Ghi',
  at: formatDateTime,
  sessionKept: 'Bắt đầu điểm danh buổi này',
  change: (pupil: string, mark: string) => `${pupil}: ${mark}`,
} as const;
