import { nameOfSlot } from '../messages.ts';
import type { BulkCell, BulkPreview } from './bulk-preview.ts';
import type { RowRefusal } from './match-block.ts';

type Question = BulkPreview['questions'][number];

const rowRefusals: Readonly<Record<RowRefusal, string>> = {
  unknown_pupil: 'không có học sinh này trong sổ',
  same_name: 'sổ có hai học sinh cùng họ tên, bảng dán không có mã hay ngày sinh để phân biệt',
  twice: 'học sinh này đã có ở một dòng trên',
  beyond_last: 'thừa so với danh sách học sinh từ ô đang chọn',
};

export const bulkTexts = {
  rowRefusals,
  locked: 'ô chỉ xem (học sinh đã rời lớp)',
  conflict: 'ô đang có hai giá trị, xin chọn một giá trị trước',
  computed: 'cột tự tính, không nhập được',
  noColumn: 'thừa so với các cột của sổ',

  titles: { pasted: 'Xem trước khi dán', filled: 'Xem trước khi điền', cleared: 'Xem trước khi xóa' },
  nothing: 'Không có ô nào thay đổi.',
  matched: {
    code: 'Khớp theo mã học sinh.',
    name: 'Khớp theo họ tên.',
    position: 'Khớp theo thứ tự dòng, từ ô đang chọn.',
  },
  counts: (cells: readonly BulkCell[], unchanged: number) => {
    const count = (is: BulkCell['is']) => cells.filter((cell) => cell.is === is).length;
    return [
      [count('new'), 'ô mới'],
      [count('changed'), 'ô thay giá trị'],
      [count('cleared'), 'ô bị xóa'],
      [unchanged, 'ô giữ nguyên'],
    ]
      .filter(([number]) => number !== 0)
      .map(([number, words]) => `${number} ${words}`)
      .join(' · ');
  },
  refused: (count: number) => `${count} mục không nhận được`,
  takeGood: (cells: number) => `Bỏ các mục không nhận được, chỉ ghi ${cells} ô hợp lệ`,
  readsHundred: 'Đọc theo thang 100: 85 là 8,5',
  caption: 'Từng ô sẽ thay đổi',
  pupil: 'Học sinh',
  column: 'Cột',
  from: 'Đang có',
  to: 'Sẽ thành',
  why: 'Ghi chú',
  states: { new: 'ô mới', changed: 'thay giá trị', cleared: 'bị xóa', refused: 'không nhận' } satisfies Record<
    BulkCell['is'],
    string
  >,
  emptyCell: '–',
  write: (cells: number) => `Ghi ${cells} ô`,
  writeAnyway: (cells: number) => `Đúng cột, ghi ${cells} ô`,
  cancel: 'Không ghi',
  ask: 'Có đúng chỗ không?',
} as const;

/** Names what was seen; whether it is wrong only the writer knows. */
export function questionText(question: Question): string {
  switch (question.kind) {
    case 'scale_of_100':
      return 'Các điểm này giống điểm của thang 100, còn sổ nhận điểm từ 0 đến 10.';
    case 'equals_column':
      return `${question.count}/${question.of} giá trị ghi vào ${nameOfSlot(question.slot)} trùng với ${nameOfSlot(question.other)} của cùng học sinh.`;
    case 'mid_term_missing':
      return `Đang ghi ${nameOfSlot(question.slot)} cho ${question.of} học sinh, trong khi ${question.count} em chưa có ${nameOfSlot(question.other)}.`;
    case 'replaces_column':
      return `${question.count}/${question.of} giá trị đã có ở ${nameOfSlot(question.slot)} sẽ bị thay.`;
    case 'shifted':
      return question.by === 1
        ? `Điểm ghi vào ${nameOfSlot(question.slot)} khớp với sức học hơn nếu chuyển lên một dòng.`
        : `Điểm ghi vào ${nameOfSlot(question.slot)} khớp với sức học hơn nếu chuyển xuống một dòng.`;
    case 'other_pupils':
      return `Điểm ghi vào ${nameOfSlot(question.slot)} không khớp với các điểm khác của ${question.of} học sinh này. Có thể là điểm của lớp khác hoặc thứ tự khác.`;
  }
}
