import type { FormRow } from '../form.ts';
import { check, formula, type Part, percent } from './build.ts';

/** Nursery groups among the classes of a preschool, which the records do not tell apart from kindergarten classes. */
export function nurseryGroups(): Part {
  return {
    section: {
      code: 'nursery',
      title: 'Trong đó: nhóm trẻ và lớp mẫu giáo',
      columns: [{ code: 'total', title: 'Số lớp' }],
      rows: [
        { code: 'groups', title: 'Nhóm trẻ', unit: 'nhóm', from: { kind: 'typed' } },
        {
          code: 'kindergarten',
          title: 'Lớp mẫu giáo',
          unit: 'lớp',
          from: formula('[classes!all@total] - [nursery!groups@total]'),
        },
      ],
    },
    checks: [
      check({
        code: 'nursery-groups',
        left: '[nursery!groups@total]',
        operator: '<=',
        right: '[classes!all@total]',
        severity: 'high',
        instruction: 'Số nhóm trẻ không được lớn hơn tổng số nhóm, lớp.',
      }),
    ],
  };
}

/** Children weighed and measured, by hand: health books are not kept here. */
export function nutrition(): Part {
  const rows: FormRow[] = [
    { code: 'checked', title: 'Trẻ được cân, đo', unit: 'trẻ', from: { kind: 'typed' } },
    { code: 'underweight', title: 'Suy dinh dưỡng thể nhẹ cân', unit: 'trẻ', indent: 1, from: { kind: 'typed' } },
    { code: 'stunted', title: 'Suy dinh dưỡng thể thấp còi', unit: 'trẻ', indent: 1, from: { kind: 'typed' } },
  ];
  const part = (code: string) =>
    check({
      code: `nutrition-${code}`,
      left: `[nutrition!${code}@total]`,
      operator: '<=',
      right: '[nutrition!checked@total]',
      severity: 'high',
      instruction: 'Số suy dinh dưỡng không được lớn hơn số được cân, đo.',
    });
  return {
    section: {
      code: 'nutrition',
      title: 'Chăm sóc sức khỏe, dinh dưỡng',
      columns: [
        { code: 'total', title: 'Số trẻ' },
        { code: 'rate', title: 'Tỉ lệ (%)', from: percent('[@total]', '[checked@total]'), except: ['checked'] },
      ],
      rows,
    },
    checks: [
      check({
        code: 'nutrition-checked',
        left: '[nutrition!checked@total]',
        operator: '<=',
        right: '[pupils!all@total]',
        severity: 'high',
        instruction: 'Số trẻ được cân, đo không được lớn hơn số trẻ của trường.',
      }),
      part('underweight'),
      part('stunted'),
    ],
  };
}

/** Children of five who completed the programme: a preschool keeps no results here, so it is typed. */
export function completion(): Part {
  const atMost = (column: string) =>
    check({
      code: `completion-${column}`,
      left: `[completion!completed@${column}]`,
      operator: '<=',
      right: `[pupils!a5@${column}]`,
      severity: 'high',
      instruction: 'Số hoàn thành chương trình không được lớn hơn số trẻ 5 tuổi.',
    });
  return {
    section: {
      code: 'completion',
      title: 'Hoàn thành chương trình giáo dục mầm non',
      columns: [
        { code: 'total', title: 'Tổng số' },
        { code: 'female', title: 'Nữ' },
        { code: 'minority', title: 'Dân tộc' },
        { code: 'rate', title: '% so với trẻ 5 tuổi', from: percent('[@total]', '[pupils!a5@total]') },
      ],
      rows: [{ code: 'completed', title: 'Trẻ 5 tuổi hoàn thành chương trình', unit: 'trẻ', from: { kind: 'typed' } }],
    },
    checks: [atMost('total'), atMost('female'), atMost('minority')],
  };
}
