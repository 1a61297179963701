import type { Occasion, SentenceLevel } from '@truong/contracts/remarks';
import { formatDateTime } from '@truong/vietnamese/dates';

export const remarkTexts = {
  title: (pupil: string, sheet: string) => `Nhận xét · ${pupil} · ${sheet}`,
  open: 'Nhận xét (Alt+N)',
  occasions: {
    regular: 'Nhận xét thường xuyên',
    mid: 'Nhận xét giữa kỳ',
    end: 'Nhận xét cuối kỳ',
  } satisfies Record<Occasion, string>,
  placeholder: 'Sự tiến bộ, ưu điểm, điều cần giúp đỡ',
  saving: 'Đang lưu',
  unsaved: 'Chưa lưu',
  saved: 'Đã lưu',
  failed: (why: string) => `Chưa lưu được, nội dung được giữ trên máy này. ${why}`,
  retry: 'Lưu lại',
  conflict: 'Người khác vừa ghi nhận xét này:',
  keepMine: 'Giữ của tôi',
  keepTheirs: 'Lấy nội dung đó',
  none: 'Chưa có nhận xét',
  history: 'Lịch sử',
  hideHistory: 'Ẩn lịch sử',
  noHistory: 'Chưa có lần ghi nào.',
  version: (of: { who: string; at: string; text: string }) =>
    `${of.who}, ${formatDateTime(of.at)}: ${of.text === '' ? '(bỏ nhận xét)' : of.text}`,
  previous: 'Học sinh trước',
  next: 'Học sinh sau',

  bank: 'Câu mẫu',
  bankOf: (about: string) => `Câu mẫu · ${about}`,
  search: 'Tìm câu, không cần dấu',
  searchHint:
    'Mũi tên và Enter để chọn; phím 1 đến 9 chọn nhanh khi ô tìm trống. Câu đã chọn sửa được trong ô nhận xét.',
  everyLevel: 'Mọi mức',
  levels: {
    well_completed: 'Hoàn thành tốt',
    completed: 'Hoàn thành',
    not_completed: 'Chưa hoàn thành',
    good: 'Tốt',
    satisfactory: 'Đạt',
    needs_effort: 'Cần cố gắng',
  } satisfies Record<SentenceLevel, string>,
  level: 'Mức',
  sentences: 'Các câu',
  noneFound: 'Không có câu nào khớp.',
  own: 'của trường',
  add: 'Thêm câu này cho trường',
  addLabel: 'Câu mới của trường',
  addHint: 'Mọi giáo viên của trường chọn được câu này, ở môn và mức đang lọc.',
  remove: (text: string) => `Bỏ câu: ${text}`,
} as const;
