import { formatDate } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';

export const summerTexts = {
  title: (year: string, school: string) => `Sau hè ${year} · ${school}`,
  open: 'Đang nhập kết quả hè',
  closedOn: (day: string) => `Đã khóa ngày ${formatDate(day)}`,
  waits: 'Kết quả hè nhập được khi cả năm đã khóa',
  waitsText: 'Ai phải kiểm tra lại hoặc rèn luyện hè do kết quả cả năm đã lưu quyết định.',
  toYear: 'Đến trang Cả năm',
  none: 'Không có học sinh nào phải kiểm tra lại hay rèn luyện hè',
  retained: (pupils: number) =>
    `${formatInteger(pupils)} học sinh ở lại lớp ngay từ cuối năm, không qua kiểm tra lại hay rèn luyện hè.`,
  caption: 'Học sinh phải kiểm tra lại, rèn luyện hè, kết quả nhập và kết luận sau hè',
  class: 'Lớp',
  pupil: 'Học sinh',
  ofYear: 'Cả năm',
  duty: 'Việc trong hè và kết quả',
  after: 'Sau hè',
  end: 'Kết luận',
  levels: (learning: string, conduct: string) => `Học tập ${learning}; rèn luyện ${conduct}`,
  retest: 'Kiểm tra lại',
  training: 'Rèn luyện hè',
  nothingToRetake: 'Không có môn dưới 5,0 hoặc Chưa đạt để kiểm tra lại: mức học tập do số môn đạt ngưỡng',
  afterTraining: 'Rèn luyện hè đạt rồi mới tính kiểm tra lại',
  original: (result: string) => `cả năm ${result}`,
  retestOf: (subject: string, pupil: string) => `Điểm kiểm tra lại ${subject} của ${pupil}`,
  conductOf: (pupil: string) => `Rèn luyện sau hè của ${pupil}`,
  notJudged: 'Chưa đánh giá lại',
  average: (average: string) => `Trung bình các môn ${average}`,
  learningAfter: (level: string) => `Học tập ${level}`,
  conductAfter: (level: string) => `Rèn luyện ${level}`,
  waiting: 'Chờ kết quả hè',
  promoted: 'Được lên lớp sau hè',
  still: 'Ở lại lớp',
  repeated: (times: number, limit: number) => `Đã học lại ${times}/${limit} lần trong cấp học`,
  limitReached: (limit: number) =>
    `Đã học lại đủ ${limit} lần trong cấp học: theo điều lệ không được học lại nữa, nhà trường cần quyết định hướng học tiếp`,

  close: 'Khóa kết quả sau hè',
  ready: (of: { pupils: number; open: number }) =>
    of.open > 0
      ? `${formatInteger(of.open)} trong ${formatInteger(of.pupils)} học sinh chưa được lên lớp theo kết quả đã nhập.`
      : `Cả ${formatInteger(of.pupils)} học sinh được lên lớp theo kết quả đã nhập.`,
  closeQuestion: (year: string) => `Khóa kết quả sau hè ${year}?`,
  closeConsequence: (of: { promoted: number; open: number }) => [
    `${formatInteger(of.promoted)} học sinh được lên lớp sau hè.`,
    ...(of.open > 0 ? [`${formatInteger(of.open)} học sinh ở lại lớp: phần chưa nhập coi như không đạt.`] : []),
    'Kết quả cả năm giữ nguyên bên cạnh; danh hiệu theo kết quả cả năm.',
    'Cả năm không mở khóa được nữa, trừ khi mở khóa kết quả sau hè trước.',
  ],
  closedDone: (of: { pupils: number; promoted: number; retained: number }) =>
    `Đã khóa kết quả sau hè của ${formatInteger(of.pupils)} học sinh: ${formatInteger(of.promoted)} em được lên lớp, ${formatInteger(of.retained)} em ở lại.`,
  reopen: 'Mở khóa kết quả sau hè',
  reopenQuestion: (year: string) => `Mở khóa kết quả sau hè ${year}?`,
  reopenConsequence: ['Kết quả sau hè đã lưu được gỡ bỏ; điểm kiểm tra lại và rèn luyện đã nhập vẫn giữ.'],
  reason: 'Lý do mở khóa',
  reasonHint: 'Ít nhất 3 ký tự, được ghi vào nhật ký',
} as const;
