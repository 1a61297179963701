import { formatDateTime } from '@truong/vietnamese/dates';

export const reasonTexts = {
  open: 'Lý do xếp rèn luyện',
  intro:
    'Học sinh xếp dưới mức được lên lớp cần lý do trước khi chốt sổ, trừ khi Sở quy định không bắt buộc. Hiệu trưởng thấy lý do khi khóa học kỳ và khi xem vì sao có kết quả.',
  none: 'Chưa có học sinh nào cần lý do.',
  another: 'Ghi lý do cho học sinh khác',
  choose: 'Chọn học sinh',
  noLevel: 'chưa xếp mức',
  by: (who: string, at: string) => `${who}, ${formatDateTime(at)}`,
} as const;
