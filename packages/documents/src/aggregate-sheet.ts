import type { Aggregate, AggregateInput } from '@truong/contracts/statistics';
import { formatDate, formatSchoolYear } from '@truong/vietnamese/dates';
import * as xlsx from 'xlsx';
import type { z } from 'zod';

const sources = { live: 'Số liệu hiện thời', filed: 'Số liệu đã gửi', approved: 'Số liệu đã duyệt' };
const groups = { learning: 'Kết quả học tập', conduct: 'Kết quả rèn luyện' };
const populations = {
  all: 'Tất cả học sinh',
  female: 'Nữ',
  minority: 'Dân tộc thiểu số',
  female_minority: 'Nữ dân tộc thiểu số',
};
const periods = { 'term-1': 'Học kỳ I', 'term-2': 'Học kỳ II' };
const levels = ['good', 'fair', 'satisfactory', 'unsatisfactory', 'not_assessed'] as const;
const levelNames = ['Tốt', 'Khá', 'Đạt', 'Chưa đạt', 'Không đánh giá'];

/** The aggregate as a workbook: what was asked and the source in its head, numbers as numbers, missing units empty and named so. */
export function aggregateSheet(
  table: z.infer<typeof Aggregate>,
  asked: AggregateInput,
): { fileName: string; base64: string } {
  const head: xlsx.CellObject['v'][][] = [
    [`${groups[asked.measureGroup]} · ${periods[asked.period]} ${formatSchoolYear(asked.schoolYear)}`],
    [
      `${table.unit.name} · ${asked.grade === null ? 'Các lớp 6–12' : `Lớp ${asked.grade}`} · ${populations[asked.population]}`,
    ],
    [`Nguồn: ${sources[table.source]} · Cơ cấu đơn vị ngày ${formatDate(table.asOf)}`],
    [],
  ];
  const names = [
    'Đơn vị',
    'Số trường',
    'Trường có số liệu',
    'Trường còn thiếu',
    'Tổng số học sinh',
    ...levelNames.flatMap((name) => [name, `${name} (%)`]),
  ];
  const rows = [...table.children, table.unit].map((row, index) => [
    index === table.children.length ? `Tổng: ${row.name}` : row.name,
    row.schools,
    row.schoolsCounted,
    row.schools - row.schoolsCounted,
    row.total,
    ...levels.flatMap((level) => {
      const count = row.byLevel?.[level] ?? null;
      return [count, count === null || !row.total ? null : count / row.total];
    }),
  ]);
  const sheet = xlsx.utils.aoa_to_sheet([...head, names, ...rows]);
  sheet['!cols'] = [{ wch: 36 }, ...names.slice(1).map((name) => ({ wch: Math.max(10, name.length + 1) }))];
  for (const [r] of rows.entries()) {
    for (const [l] of levels.entries()) {
      const cell = sheet[xlsx.utils.encode_cell({ r: head.length + 1 + r, c: 6 + 2 * l })] as
        | xlsx.CellObject
        | undefined;
      if (cell) cell.z = '0.0%';
    }
  }
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, sheet, 'Tong hop');
  return {
    fileName: `tong-hop-${asked.measureGroup === 'learning' ? 'hoc-tap' : 'ren-luyen'}-${asked.period}-${asked.schoolYear}.xlsx`,
    base64: xlsx.write(book, { type: 'base64', bookType: 'xlsx' }) as string,
  };
}
