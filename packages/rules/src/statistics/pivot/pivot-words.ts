import { formPeriodName } from '../period-names.ts';
import type { Point } from '../points.ts';

/** What screens, prints and files alike call the parts of a pivot. */
export const sourceNames = {
  live: 'Số liệu hiện thời',
  filed: 'Số liệu đã gửi',
  approved: 'Số liệu đã duyệt',
} as const;

export const axisNames = { unit: 'Đơn vị', time: 'Thời điểm' } as const;

export const pointNames: Readonly<Record<Point, string>> = {
  start: 'Đầu năm',
  mid: 'Giữa năm',
  'term-2': 'Cuối học kỳ II',
  end: 'Cuối năm',
};

/** "Giữa năm 2024-2025", of figures the period of their form: "Tháng 9 2024-2025". */
export function timeName({ schoolYear, point }: { schoolYear: number; point: string }): string {
  return `${periodTitle(point)} ${schoolYear}-${schoolYear + 1}`;
}

export function periodTitle(point: string): string {
  if (point in pointNames) return pointNames[point as Point];
  const name = formPeriodName(point);
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}
