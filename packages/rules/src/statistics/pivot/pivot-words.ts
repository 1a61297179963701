/** What screens, prints and files alike call the parts of a pivot. */
export const sourceNames = {
  live: 'Số liệu hiện thời',
  filed: 'Số liệu đã gửi',
  approved: 'Số liệu đã duyệt',
} as const;

export const axisNames = { unit: 'Đơn vị', time: 'Thời điểm' } as const;

export const pointNames = { start: 'Đầu năm', mid: 'Giữa năm', end: 'Cuối năm' } as const;

export function timeName({ schoolYear, point }: { schoolYear: number; point: keyof typeof pointNames }): string {
  return `${pointNames[point]} ${schoolYear}-${schoolYear + 1}`;
}
