import { traitValues } from '../catalogue-values.ts';
import type { FormColumn, FormRow } from '../form.ts';
import { check, count, female, minority, type Part, percent } from './build.ts';
import { assessedChecks } from './subject-sections.ts';

const qualities = ['patriotism', 'kindness', 'diligence', 'honesty', 'responsibility'];
const competences = ['autonomy', 'communication', 'problem-solving'];
const specific = ['language', 'calculation', 'science', 'technology', 'informatics', 'aesthetics', 'physical'];
/** Grades 1 and 2 learn neither technology nor informatics (TT32/2018). */
const fromGrade3 = ['technology', 'informatics'];

const levels = [
  { code: 'good', title: 'Tốt' },
  { code: 'satisfactory', title: 'Đạt' },
  { code: 'needs_effort', title: 'Cần cố gắng' },
];

/** Qualities and competences by grade. TT27/2020 art. 4 and 7. */
export function traits(): Part {
  const section = 'traits';
  const rows = [1, 2, 3, 4, 5].flatMap((grade): FormRow[] => {
    const isAssessed = (code: string) => grade >= 3 || !fromGrade3.includes(code);
    return [
      { code: `g${grade}`, title: `Lớp ${grade}`, isHeading: true },
      ...[...qualities, ...competences, ...specific].filter(isAssessed).map(
        (code): FormRow => ({
          code: `g${grade}-${code}`,
          title: `${kindOf(code)}: ${traitValues.find((one) => one.code === code)?.name ?? code}`,
          indent: 1,
          from: count('trait_results', { grade: [String(grade)], trait: [code] }),
        }),
      ),
    ];
  });
  const every = { trait_level: levels.map(({ code }) => code) };
  return {
    section: {
      code: section,
      title: 'Phẩm chất chủ yếu và năng lực cốt lõi',
      columns: [
        { code: 'total', title: 'Được đánh giá', where: every },
        { code: 'female', title: 'Nữ', where: { ...every, ...female } },
        { code: 'minority', title: 'Dân tộc', where: { ...every, ...minority } },
        ...levels.flatMap(({ code, title }): FormColumn[] => [
          { code, title: 'SL', group: title, where: { trait_level: [code] } },
          { code: `${code}_rate`, title: '%', group: title, from: percent(`[@${code}]`, '[@total]') },
        ]),
      ],
      rows,
    },
    checks: [
      check({
        code: 'traits-levels',
        left: levels.map(({ code }) => `[@${code}]`).join(' + '),
        operator: '=',
        right: '[@total]',
        each: { section, over: 'rows' },
        severity: 'high',
        instruction: 'Tốt, đạt và cần cố gắng cộng lại phải bằng số được đánh giá.',
      }),
      ...assessedChecks(section, rows),
    ],
  };
}

function kindOf(code: string): string {
  return qualities.includes(code) ? 'Phẩm chất' : 'Năng lực';
}
