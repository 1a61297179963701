import type { Form, FormCheck } from '../form.ts';
import type { Part } from './build.ts';
import type { SectorLevel } from './levels.ts';

const points = {
  start: 'đầu năm học',
  mid: 'giữa năm học',
  end: 'cuối năm học',
} as const;

const notes = {
  start: ['Số liệu lấy tại ngày của đợt báo cáo, theo người đang học, đang làm việc trong ngày đó.'],
  mid: [
    'Số liệu lấy tại ngày của đợt báo cáo. Kết quả là kết quả học kỳ I đã khóa; ai chưa có kết quả thì không nằm trong mức nào.',
  ],
  end: [
    'Số liệu lấy tại ngày của đợt báo cáo. Kết quả là kết quả cả năm đã khóa, tính cả rèn luyện và kiểm tra trong hè nếu đã khóa hè.',
  ],
} as const;
const everyForm = [
  'Dân tộc là các dân tộc thiểu số, mọi dân tộc trừ dân tộc Kinh.',
  'Tuổi tính theo năm sinh đến năm bắt đầu năm học.',
  'Phòng học, thiết bị tính cho cả trường, kể cả khi trường có nhiều cấp học.',
];

/** A periodic report of the sector: what it has in common with the others, sections with their checks, checks across forms. */
export function sectorForm(
  of: SectorLevel,
  point: keyof typeof points,
  parts: readonly Part[],
  across: readonly FormCheck[] = [],
): Form {
  return {
    code: `${of.slug}-${point}`,
    // Version 1 was published without traits, staff by age and what looks across the years by grade (`first-versions`).
    version: 2,
    name: `Báo cáo ${points[point]}, ${of.school}`,
    source:
      'Biểu của hệ thống theo nội dung báo cáo thống kê định kì của ngành (Thông tư 24/2018/TT-BGDĐT); số hiệu và mẫu chính thức chưa kiểm chứng',
    series: 'sector',
    periodKind: point,
    filers: { levels: [of.level] },
    review: 'nearest_then_department',
    sections: parts.map(({ section }) => section),
    checks: [...parts.flatMap(({ checks }) => checks), ...across],
    notes: [...notes[point], ...everyForm],
    layout: { orientation: 'landscape' },
  };
}
