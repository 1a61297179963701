import { formatDateTime } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';

export const inventoryTexts = {
  title: (year: string) => `Phòng học, thiết bị năm học ${year}`,
  site: 'Điểm trường',
  wholeSchool: 'Toàn trường (không ghi điểm)',
  siteOf: (name: string, isMain: boolean) => (isMain ? `${name} (điểm chính)` : name),
  groups: { built: 'Phòng và công trình', used: 'Thiết bị, nguồn nước' },
  item: 'Hạng mục',
  total: 'Cộng',
  totalOfSchool: 'Cả trường',
  cell: (item: string, condition: string) => `${item}, ${condition}`,
  hint: 'Gõ số rồi nhấn Enter hoặc phím mũi tên để sang ô khác; mỗi ô được lưu khi rời ô.',
  wrong: 'Số nguyên từ 0 đến 99.999',
  saved: 'Đã lưu',
  saving: 'Đang lưu…',
  refused: 'Có ô chưa lưu',
  kept: (who: string, at: string) => `${who} ghi lúc ${formatDateTime(at)}`,
  conflict: (of: { item: string; condition: string; quantity: number }) =>
    `${of.item}, ${of.condition}: người khác vừa ghi ${formatInteger(of.quantity)}. Số đó được giữ; xin xem lại rồi ghi lần nữa nếu cần.`,
  empty: 'Năm học này chưa ghi phòng học và thiết bị',
  emptyText: (lines: number) => `Năm trước có ${formatInteger(lines)} dòng. Lấy về rồi sửa những chỗ đã thay đổi.`,
  copy: 'Lấy từ năm trước',
  nothing: 'Trường chưa ghi phòng học và thiết bị của năm học này.',
  link: 'Phòng học, thiết bị',
} as const;
