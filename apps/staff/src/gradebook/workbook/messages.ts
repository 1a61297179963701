import type { MarkCounts, MarkImportState, MarkTab, TabRefusal } from '@truong/contracts/mark-imports';
import { type MarkField, whoFields } from '@truong/rules/gradebook/mark-list/mark-header';
import type { ReadNote } from '@truong/rules/gradebook/workbook/read-book-sheet';
import { formatDate, formatDateTime, formatSchoolYear } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';
import { columnLetter, importFieldTexts } from '../../people/imports/messages.ts';
import { nameOfSlot, problemText } from '../messages.ts';

type Cell = MarkTab['cells'][number];

export const workbookTexts = {
  menu: 'Tệp, in',
  take: 'Tải sổ này ra Excel',
  hand: 'Nhập từ tệp Excel',
  compare: 'So với bảng đã công bố',
  print: 'In sổ',
  takeAll: { mine: 'Tải các sổ của tôi ra Excel', school: 'Tải các sổ của trường ra Excel' },
  toFiles: 'Nhập điểm từ tệp',
  sending: (percent: number) => (percent < 100 ? `Đang gửi tệp: ${percent} %` : 'Đang đọc tệp'),

  title: (year: string) => `Nhập điểm từ tệp · ${year}`,
  upload: 'Nộp tệp điểm',
  hint: 'Tệp .xlsx hoặc .xls: sổ đã tải từ đây, hoặc bảng điểm của phần mềm khác. Chưa ghi gì trước khi thầy cô xem trước và xác nhận.',
  earlier: 'Các lần nhập của tôi',
  none: 'Chưa có lần nhập nào',
  noneText: 'Tải sổ ra Excel, nhập khi không có mạng, rồi nộp lại tệp ở đây.',
  gone: 'Không có lần nhập này; tệp chưa ghi được giữ bảy ngày',
  back: 'Các lần nhập điểm',

  fileTitle: (fileName: string) => `Điểm từ tệp «${fileName}»`,
  working: 'Đang đối chiếu với sổ',
  discard: 'Bỏ tệp này',
  sameFile: (at: string) => `Chính tệp này đã được ghi lúc ${formatDateTime(at)}.`,
  toSameFile: 'Xem lần nhập ấy',
  skipped: (count: number) => `${formatInteger(count)} trang tính được bỏ qua.`,
  target: 'Ghi vào sổ',
  noTarget: 'Không ghi trang này',
  targetOf: (tab: string) => `Sổ của trang «${tab}»`,
  columns: (known: number, all: number) => `Ý nghĩa của các cột: đọc được ${known} trong ${all}`,
  columnsCaption: 'Các cột của tệp và ý nghĩa',
  remembered: 'Đọc theo cách ghép cột đã sửa lần trước cho mẫu tệp này.',
  nothingToDo: 'Không có gì khác với sổ.',
  caption: (tab: string) => `Các ô của «${tab}»`,
  pupil: 'Học sinh',
  column: 'Cột',
  address: 'Ô trong tệp',
  from: 'Đang có',
  to: 'Trong tệp',
  before: 'Trước',
  after: 'Đã ghi',
  note: 'Ghi chú',
  empty: '–',
  states: {
    new: 'ô mới',
    changed: 'thay giá trị',
    cleared: 'bị xóa',
    conflict: 'có hai giá trị',
    refused: 'không nhận',
  },
  more: (count: number) => `Xem cả ${formatInteger(count)} ô`,
  conflict: (cell: Cell) =>
    `${cell.who ?? 'Người khác'} đã sửa${cell.at ? ` lúc ${formatDateTime(cell.at)}` : ''}; khi tải tệp, ô này là ${cell.seen || 'trống'}. Giữ giá trị trong sổ, trừ khi chọn ghi đè.`,
  overwrite: 'Ghi đè bằng giá trị trong tệp',
  overwriteOf: (pupil: string, slot: string) => `Ghi đè ${slot} của ${pupil} bằng giá trị trong tệp`,
  newer: (count: number) =>
    `${formatInteger(count)} ô không đổi trong tệp nhưng đã được sửa trong sổ từ lúc tải: giữ giá trị mới trong sổ.`,
  ask: 'Có đúng chỗ không?',
  leaveRefused: (count: number) => `Bỏ ${formatInteger(count)} mục không nhận được, chỉ ghi các ô hợp lệ`,
  commit: (cells: number) => `Ghi ${formatInteger(cells)} ô`,
  commitSure: (cells: number) => `Đúng cột, ghi ${formatInteger(cells)} ô`,
  again: 'Xem lại với dữ liệu mới',
  done: (cells: number, sheets: number) => `Đã ghi ${formatInteger(cells)} ô vào ${formatInteger(sheets)} sổ.`,
  report: (at: string) => `Ghi lúc ${formatDateTime(at)}. Lịch sử của từng ô nói rõ là từ tệp Excel.`,
  undone: (at: string, kept: number) =>
    kept === 0
      ? `Đã hoàn tác lúc ${formatDateTime(at)}.`
      : `Đã hoàn tác lúc ${formatDateTime(at)}; ${formatInteger(kept)} ô đã được sửa về sau nên giữ nguyên.`,
  undo: 'Hoàn tác lần nhập',
  undoQuestion: 'Hoàn tác lần nhập này?',
  undoText: (cells: number) =>
    `${formatInteger(cells)} ô trở về giá trị trước khi nhập, thành thay đổi có trong lịch sử. Ô nào đã được sửa về sau thì giữ nguyên.`,
  openSheet: 'Mở sổ',
} as const;

export const fileStates: Readonly<Record<MarkImportState, string>> = {
  uploaded: 'Chờ xác nhận',
  committed: 'Đã ghi',
  undone: 'Đã hoàn tác',
};
export const fileBadges = { uploaded: 'moving', committed: 'done', undone: 'waiting' } as const;

const refusals: { [K in TabRefusal['kind']]: (of: Extract<TabRefusal, { kind: K }>) => string } = {
  other_school: ({ named }) => `Trang này là sổ của ${named}, không phải của trường đang chọn. Không ghi gì.`,
  other_year: ({ schoolYear }) =>
    `Trang này là sổ của năm học ${formatSchoolYear(schoolYear)}, không phải năm học đang chọn. Không ghi gì.`,
  other_sheet: ({ named }) => `Trang này là sổ ${named}, không phải sổ đã mở để nhập. Không ghi gì.`,
  altered: () => 'Phần nhận dạng ẩn của trang này đã bị sửa nên không dùng được. Xin tải lại sổ rồi chép điểm sang.',
  not_kept: () => 'Sổ này không do thầy cô phụ trách nên không ghi được.',
  closed: () => 'Sổ này đã chốt nên không ghi được; hiệu trưởng mở lại được sổ.',
  locked: () => 'Học kỳ của sổ này đã khóa nên không ghi được.',
  no_head: () => 'Không tìm thấy dòng tiêu đề có họ tên hoặc mã học sinh ở trang này.',
  no_columns: () => 'Chưa cột nào được đọc là cột điểm của sổ. Xin chọn ý nghĩa của các cột bên dưới.',
  no_target: () => 'Trang này không nói là của sổ nào. Xin chọn sổ để ghi.',
  twice: ({ named }) => `Một trang khác của tệp đã ghi vào sổ của «${named}». Chỉ đọc trang đầu.`,
};

export function refusalText(refusal: TabRefusal): string {
  return (refusals[refusal.kind] as (of: TabRefusal) => string)(refusal);
}

const namesShown = 4;
const addressOf = (row: number, column: number) => `${columnLetter(column)}${row + 1}`;
/** Birth dates are compared as ISO, shown as people write them. */
const plainValue = (text: string) =>
  text === '' ? 'trống' : /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(text) : text;

const notes: { [K in ReadNote['kind']]: (of: Extract<ReadNote, { kind: K }>) => string } = {
  protected_changed: ({ row, column, found, expected }) =>
    `Ô ${addressOf(row, column)}: «${plainValue(found)}» khác với «${plainValue(expected)}» của sổ. Ô được bảo vệ, không ghi.`,
  unknown_row: ({ row, words }) => `Dòng ${row + 1} (${words}): không có học sinh này trong sổ, không nhận.`,
  two_pupils: ({ row, words }) => `Dòng ${row + 1} (${words}): mã là của một em, họ tên là của em khác, không nhận.`,
  same_name: ({ row, words }) =>
    `Dòng ${row + 1} (${words}): sổ có hai em cùng họ tên mà dòng này không có mã hay ngày sinh, không nhận.`,
  twice: ({ row, words }) => `Dòng ${row + 1} (${words}): học sinh này đã có ở một dòng trên, không nhận.`,
  missing_rows: ({ names }) => {
    const more = names.length - namesShown;
    const listed = names.slice(0, namesShown).join(', ');
    return `${names.length} học sinh không có trong tệp, điểm giữ nguyên: ${listed}${more > 0 ? ` và ${more} em khác` : ''}.`;
  },
  moved_rows: ({ count }) => `${count} dòng đã đổi chỗ; điểm vẫn được ghép đúng học sinh.`,
  missing_column: ({ head }) => `Tệp không còn cột ${head}: điểm của cột này giữ nguyên.`,
  unknown_column: ({ column, head }) => `Cột ${columnLetter(column)} («${head}») không có trong sổ: không đọc.`,
  column_twice: ({ column, head }) => `Cột ${columnLetter(column)} lặp lại «${head}»: chỉ đọc cột đầu.`,
};

export function noteText(note: ReadNote): string {
  return (notes[note.kind] as (of: ReadNote) => string)(note);
}

/** What was expected of a cell, or why it has two values. */
export function cellNote(cell: Cell): string {
  if (cell.is === 'conflict') return workbookTexts.conflict(cell);
  if (cell.is !== 'refused') return workbookTexts.states[cell.is];
  if (cell.problem === 'column_locked') return 'cột này đang khóa';
  return problemText(cell.to, { problem: cell.problem ?? '', suggestion: cell.suggestion ?? undefined });
}

export function cellAddress({ row, column }: Pick<Cell, 'row' | 'column'>): string {
  return addressOf(row, column);
}

export function countsText(counts: MarkCounts): string {
  const parts: [number, string][] = [
    [counts.new, 'ô mới'],
    [counts.changed, 'thay giá trị'],
    [counts.cleared, 'bị xóa'],
    [counts.conflict, 'có hai giá trị'],
    [counts.refused, 'không nhận'],
    [counts.same, 'giữ nguyên'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${formatInteger(count)} ${words}`)
    .join(' · ');
}

export function writtenCount(counts: MarkCounts): number {
  return counts.new + counts.changed + counts.cleared;
}

/** What a column of a list may mean for a sheet with these entry columns. */
export function meaningsOf(slots: readonly string[]): { field: MarkField; label: string }[] {
  return [
    ...whoFields.map((field) => ({ field, label: importFieldTexts[field] })),
    ...slots.map((slot) => ({ field: `slot:${slot}` as const, label: nameOfSlot(slot) })),
  ];
}
