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

/**
 * Grade n of this year is grade n-1 as it was promoted at the end of the last one, without who went in the summer or since, with
 * whoever repeats or came. Who still awaited the summer's decision then may be here or not.
 */
export function fromLastYear(of: SectorLevel): FormCheck[] {
  if (of.level === 'preschool') return [];
  return of.groups.flatMap(({ code, title }, i): FormCheck[] => {
    const below = of.groups[i - 1];
    if (!below) return [];
    const ended = (column: string) => `[last_year:${of.slug}-end:promotion!${below.code}@${column}]`;
    const went = `[summer!${below.code}@total] - [summer!${below.code}@moved] - [movement!${code}@left]`;
    const came = `[pupils!${code}@new] + [pupils!${code}@repeating]`;
    const words = `${title}: quy mô phải bằng số lên lớp của ${below.title.toLowerCase()} cuối năm học trước, bớt số bỏ học, chuyển đi trong hè và từ đầu năm, cộng số tuyển mới, tiếp nhận và học lại.`;
    return [
      check({
        code: `risen-${code}`,
        left: `[pupils!${code}@continuing]`,
        operator: '<=',
        right: `[last_year:pupils!${below.code}@total]`,
        instruction: `${title}: số học tiếp không được nhiều hơn ${below.title.toLowerCase()} của năm học trước.`,
      }),
      check({
        code: `most-${code}`,
        left: `[pupils!${code}@total]`,
        operator: '<=',
        right: `${ended('promoted')} + ${ended('awaited')} - ${went} + ${came}`,
        instruction: words,
      }),
      check({
        code: `least-${code}`,
        left: `[pupils!${code}@total]`,
        operator: '>=',
        right: `${ended('promoted')} - ${went} + ${came}`,
        instruction: words,
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
