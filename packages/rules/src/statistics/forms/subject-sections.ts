import { subjectValues } from '../catalogue-values.ts';
import type { FormCheck, FormColumn, FormRow } from '../form.ts';
import { check, count, female, minority, type Part, percent } from './build.ts';

/** The subjects of grades, and which of them are assessed by pass or fail. */
export type TaughtSubjects = {
  grades: readonly { grades: readonly number[]; subjects: readonly string[] }[];
  byComment: readonly string[];
};

function subjectRows({ grades }: TaughtSubjects): FormRow[] {
  const numbers = [...new Set(grades.flatMap(({ grades: list }) => list))].sort((a, b) => a - b);
  return numbers.flatMap((grade): FormRow[] => {
    const taught = grades.filter(({ grades: list }) => list.includes(grade)).flatMap(({ subjects }) => subjects);
    return [
      { code: `g${grade}`, title: `Lớp ${grade}`, isHeading: true },
      ...subjectValues
        .filter(({ code }) => taught.includes(code))
        .map(
          ({ code, name }): FormRow => ({
            code: `g${grade}-${code}`,
            title: name,
            indent: 1,
            from: count('subject_results', { grade: [String(grade)], subject: [code] }),
          }),
        ),
    ];
  });
}

const bands = [
  { code: 'mark_8', title: 'Từ 8,0' },
  { code: 'mark_65', title: '6,5 - dưới 8,0' },
  { code: 'mark_5', title: '5,0 - dưới 6,5' },
  { code: 'mark_35', title: '3,5 - dưới 5,0' },
  { code: 'mark_0', title: 'Dưới 3,5' },
];
const passOrFail = [
  { code: 'pass', title: 'Đạt' },
  { code: 'fail', title: 'Chưa đạt' },
];

/** Results by subject in grades 6-12: bands of the average, or pass and fail. */
export function subjects(taught: TaughtSubjects): Part {
  const section = 'subjects';
  const rows = subjectRows(taught);
  const byComment = rows.filter(({ code }) => taught.byComment.some((subject) => code.endsWith(`-${subject}`)));
  const commented = byComment.map(({ code }) => code);
  const marked = rows.filter(({ code, isHeading }) => !isHeading && !commented.includes(code)).map(({ code }) => code);
  const column = ({ code, title }: { code: string; title: string }, group: string, except: readonly string[]) => ({
    code,
    title,
    group,
    where: { subject_level: [code] },
    except,
  });
  const every = { subject_level: [...bands, ...passOrFail].map(({ code }) => code) };
  const columns: FormColumn[] = [
    { code: 'total', title: 'Được đánh giá', where: every },
    { code: 'female', title: 'Nữ', where: { ...every, ...female } },
    { code: 'minority', title: 'Dân tộc', where: { ...every, ...minority } },
    ...bands.map((band) => column(band, 'Môn đánh giá bằng điểm', commented)),
    {
      code: 'rate',
      title: '% từ 5,0',
      group: 'Môn đánh giá bằng điểm',
      from: percent('([@mark_8] + [@mark_65] + [@mark_5])', '[@total]'),
      except: commented,
    },
    ...passOrFail.map((level) => column(level, 'Môn nhận xét', marked)),
  ];
  const sum = (list: readonly { code: string }[]) => list.map(({ code }) => `[@${code}]`).join(' + ');
  return {
    section: { code: section, title: 'Kết quả theo môn học', columns, rows },
    checks: [
      check({
        code: 'subjects-bands',
        left: sum(bands),
        operator: '=',
        right: '[@total]',
        each: { section, over: 'rows', only: marked },
        severity: 'high',
        instruction: 'Các mức điểm cộng lại phải bằng số được đánh giá.',
      }),
      check({
        code: 'subjects-comments',
        left: sum(passOrFail),
        operator: '=',
        right: '[@total]',
        each: { section, over: 'rows', only: commented },
        severity: 'high',
        instruction: 'Đạt và chưa đạt cộng lại phải bằng số được đánh giá.',
      }),
      ...assessedChecks(section, rows),
    ],
  };
}

const primaryBands = [
  { code: 'well_completed', title: 'Hoàn thành tốt' },
  { code: 'completed', title: 'Hoàn thành' },
  { code: 'not_completed', title: 'Chưa hoàn thành' },
];

/** Levels of subjects in grades 1-5. TT27/2020 art. 7. */
export function primarySubjects(taught: TaughtSubjects): Part {
  const section = 'subjects';
  const rows = subjectRows(taught);
  const every = { subject_level: primaryBands.map(({ code }) => code) };
  return {
    section: {
      code: section,
      title: 'Kết quả theo môn học, hoạt động giáo dục',
      columns: [
        { code: 'total', title: 'Được đánh giá', where: every },
        { code: 'female', title: 'Nữ', where: { ...every, ...female } },
        { code: 'minority', title: 'Dân tộc', where: { ...every, ...minority } },
        ...primaryBands.flatMap(({ code, title }): FormColumn[] => [
          { code, title: 'SL', group: title, where: { subject_level: [code] } },
          { code: `${code}_rate`, title: '%', group: title, from: percent(`[@${code}]`, '[@total]') },
        ]),
      ],
      rows,
    },
    checks: [
      check({
        code: 'subjects-levels',
        left: primaryBands.map(({ code }) => `[@${code}]`).join(' + '),
        operator: '=',
        right: '[@total]',
        each: { section, over: 'rows' },
        severity: 'high',
        instruction: 'Các mức cộng lại phải bằng số được đánh giá.',
      }),
      ...assessedChecks(section, rows),
    ],
  };
}

/** Of results that stand in rows under their grade: parts of the assessed, who are pupils of the grade. */
export function assessedChecks(section: string, rows: readonly FormRow[]): FormCheck[] {
  const grades = rows.filter(({ isHeading }) => isHeading).map(({ code }) => code);
  return [
    ...['female', 'minority'].map((part) =>
      check({
        code: `${section}-${part}`,
        left: `[@${part}]`,
        operator: '<=',
        right: '[@total]',
        each: { section, over: 'rows' },
        severity: 'high',
        instruction: 'Số nữ, số dân tộc không được lớn hơn số được đánh giá.',
      }),
    ),
    ...grades.map((grade) =>
      check({
        code: `${section}-${grade}`,
        left: '[@total]',
        operator: '<=',
        right: `[pupils!${grade}@total]`,
        each: {
          section,
          over: 'rows',
          only: rows.map(({ code }) => code).filter((code) => code.startsWith(`${grade}-`)),
        },
        instruction: 'Số được đánh giá ở mỗi dòng không được lớn hơn quy mô của khối lớp.',
      }),
    ),
  ];
}
