import type { FormCheck } from '../form.ts';
import { check } from './build.ts';
import type { SectorLevel } from './levels.ts';

/** Whoever is here now was here at the start of the year or came; whoever was here stayed or left. */
export function sinceTheStart(of: SectorLevel): FormCheck[] {
  const start = `${of.slug}-start`;
  return [
    check({
      code: 'since-start',
      left: '[@total] - [movement!@arrived] + [movement!@left]',
      operator: '=',
      right: `[${start}:@total] - [${start}:movement!@arrived] + [${start}:movement!@left]`,
      // Ages are those of the school year, so groups stay the same within it.
      each: { section: 'pupils', over: 'rows' },
      instruction: `Số hiện có, bớt số đến, thêm số đi, phải bằng cùng phép tính trong báo cáo đầu năm; xem ai thêm hoặc sửa sau ngày lấy số liệu đầu năm.`,
    }),
    check({
      code: 'movement-grows',
      left: '[@left]',
      operator: '>=',
      right: `[${start}:@left]`,
      each: { section: 'movement', over: 'rows' },
      severity: 'low',
      instruction: 'Số đi từ đầu năm không thể ít hơn trong báo cáo đầu năm.',
    }),
  ];
}

/** Grade n of this year against grade n-1 of the last one, with whoever came in and whoever repeats. */
export function fromLastYear(of: SectorLevel): FormCheck[] {
  if (of.level === 'preschool') return [];
  return of.groups.flatMap(({ code, title }, i): FormCheck[] => {
    const below = of.groups[i - 1];
    if (!below) return [];
    const before = `[last_year:pupils!${below.code}@total]`;
    const came = `[pupils!${code}@new] + [pupils!${code}@repeating] + [movement!${code}@arrived]`;
    return [
      check({
        code: `risen-${code}`,
        left: `[pupils!${code}@continuing]`,
        operator: '<=',
        right: before,
        instruction: `${title}: số học tiếp không được nhiều hơn ${below.title.toLowerCase()} của năm học trước.`,
      }),
      check({
        code: `kept-${code}`,
        left: `[pupils!${code}@total]`,
        operator: '<=',
        right: `${before} - [pupils!${below.code}@repeating] + ${came}`,
        instruction: `${title}: quy mô không được nhiều hơn ${below.title.toLowerCase()} năm học trước, bớt số học lại lớp đó, cộng số tuyển mới, học lại và tiếp nhận.`,
      }),
      check({
        code: `lost-${code}`,
        left: `[pupils!${code}@total]`,
        operator: '>=',
        right: `0.9 * (${before} - [pupils!${below.code}@repeating])`,
        severity: 'low',
        instruction: `${title}: giảm trên 10 % so với ${below.title.toLowerCase()} năm học trước: ghi rõ số chuyển đi, bỏ học trong hè.`,
      }),
    ];
  });
}

/** Whoever rose into a grade was promoted at the end of the year before; whoever repeats was not. */
export function fromLastPromotion(of: SectorLevel): FormCheck[] {
  return of.groups.flatMap(({ code, title }, i): FormCheck[] => {
    const below = of.groups[i - 1];
    const repeats = check({
      code: `repeaters-${code}`,
      left: `[pupils!${code}@repeating]`,
      operator: '<=',
      right: `[last_year:promotion!${code}@retained] + [last_year:promotion!${code}@awaited] + [movement!${code}@arrived]`,
      instruction: `${title}: số học lại không được nhiều hơn số ở lại lớp cuối năm học trước và số tiếp nhận.`,
    });
    if (!below) return [repeats];
    const risen = check({
      code: `promoted-${code}`,
      left: `[pupils!${code}@continuing]`,
      operator: '<=',
      right: `[last_year:promotion!${below.code}@promoted] + [last_year:promotion!${below.code}@awaited]`,
      instruction: `${title}: số học tiếp không được nhiều hơn số lên lớp của ${below.title.toLowerCase()} cuối năm học trước.`,
    });
    return [repeats, risen];
  });
}
