import { primaryLevelValues, titleValues } from '../catalogue-values.ts';
import { bothHold, type FormCheck, type FormColumn, type FormRow } from '../form.ts';
import type { Filter } from '../record-set.ts';
import { check, count, female, formula, minority, type Part, percent, populationColumns, sumOf } from './build.ts';
import type { SectorLevel } from './levels.ts';

type LevelColumn = { code: string; title: string; where: Filter };

/**
 * Levels of TT22/2021 and TT43/2021; grades that were still assessed by TT58/2011 stand beside the level of the same place, so
 * that a school has one table in the years of both.
 */
const learningLevels: readonly LevelColumn[] = [
  { code: 'good', title: 'Tốt (Giỏi)', where: { learning: ['good', 'excellent'] } },
  { code: 'fair', title: 'Khá', where: { learning: ['fair'] } },
  { code: 'satisfactory', title: 'Đạt (Trung bình)', where: { learning: ['satisfactory', 'average'] } },
  { code: 'unsatisfactory', title: 'Chưa đạt (Yếu, Kém)', where: { learning: ['unsatisfactory', 'weak', 'poor'] } },
  { code: 'not_assessed', title: 'Chưa đánh giá', where: { learning: ['not_assessed'] } },
];
const conductLevels: readonly LevelColumn[] = [
  { code: 'good', title: 'Tốt', where: { conduct: ['good'] } },
  { code: 'fair', title: 'Khá', where: { conduct: ['fair'] } },
  { code: 'satisfactory', title: 'Đạt (Trung bình)', where: { conduct: ['satisfactory', 'average'] } },
  { code: 'unsatisfactory', title: 'Chưa đạt (Yếu)', where: { conduct: ['unsatisfactory', 'weak'] } },
  { code: 'not_assessed', title: 'Chưa đánh giá', where: { conduct: ['not_assessed'] } },
];
/** The levels that have a share of their own in both tables, as their columns are called. */
export const ratedLevels: readonly Pick<LevelColumn, 'code' | 'title'>[] = learningLevels.slice(0, 4);

const primaryLevels: readonly LevelColumn[] = primaryLevelValues.map(({ code, name }) => ({
  code,
  title: name,
  where: { primary_level: [code] },
}));

export const learning = (of: SectorLevel): Part => levels(of, 'learning', 'Kết quả học tập', learningLevels);
export const conduct = (of: SectorLevel): Part => levels(of, 'conduct', 'Kết quả rèn luyện', conductLevels);
export const primaryResults = (of: SectorLevel): Part =>
  levels(of, 'levels', 'Kết quả giáo dục cuối năm học', primaryLevels);

const within: readonly { suffix: string; title: string; where: Filter }[] = [
  { suffix: '-f', title: 'Nữ', where: female },
  { suffix: '-m', title: 'Dân tộc', where: minority },
  { suffix: '-fm', title: 'Nữ dân tộc', where: bothHold(female, minority) },
];

/** Rows: each grade, of it girls and minorities. Columns: how many stand in each level, and the share. */
function levels(of: SectorLevel, section: string, title: string, list: readonly LevelColumn[]): Part {
  const total: FormColumn = { code: 'total', title: 'Tổng số' };
  const columns = list.flatMap(({ code, title: group, where }): FormColumn[] =>
    code === 'not_assessed'
      ? [{ code, title: group, where }]
      : [
          { code, title: 'SL', group, where },
          { code: `${code}_rate`, title: '%', group, from: percent(`[@${code}]`, '[@total]') },
        ],
  );
  const parts = of.groups.flatMap((group): FormRow[] => [
    { code: group.code, title: group.title, from: count('pupils', group.where) },
    ...within.map(
      (part): FormRow => ({
        code: `${group.code}${part.suffix}`,
        title: part.title,
        indent: 1,
        from: count('pupils', bothHold(group.where, part.where)),
      }),
    ),
  ]);
  const whole: FormRow[] = [
    { code: 'all', title: 'Toàn trường', from: formula(sumOf(of.groups)) },
    ...within.map(
      (part): FormRow => ({
        code: `all${part.suffix}`,
        title: part.title,
        indent: 1,
        from: formula(sumOf(of.groups, part.suffix)),
      }),
    ),
  ];
  return {
    section: { code: section, title, columns: [total, ...columns], rows: [...whole, ...parts] },
    checks: [
      check({
        code: `${section}-levels`,
        left: list.map(({ code }) => `[@${code}]`).join(' + '),
        operator: '=',
        right: '[@total]',
        each: { section, over: 'rows' },
        instruction: `${title}: các mức và chưa đánh giá cộng lại phải bằng tổng số; xem lớp nào chưa khóa kết quả.`,
      }),
      check({
        code: `${section}-pupils`,
        left: `[${section}!all@total]`,
        operator: '=',
        right: '[pupils!all@total]',
        severity: 'high',
        instruction: `${title}: tổng số phải bằng quy mô của trường.`,
      }),
      ...of.groups.flatMap(({ code, title: name }) =>
        partsOfGroup(section, code, `${title}, ${name.toLowerCase()}`, list),
      ),
    ],
  };
}

function partsOfGroup(section: string, group: string, title: string, list: readonly LevelColumn[]): FormCheck[] {
  const each = { section, over: 'columns' as const, only: ['total', ...list.map(({ code }) => code)] };
  const atMost = (code: string, left: string, right: string, instruction: string) =>
    check({ code: `${section}-${group}-${code}`, left, operator: '<=', right, each, severity: 'high', instruction });
  return [
    atMost('female', `[${group}-f]`, `[${group}]`, `${title}: số nữ không được lớn hơn tổng số.`),
    atMost('minority', `[${group}-m]`, `[${group}]`, `${title}: số dân tộc không được lớn hơn tổng số.`),
    atMost('fm-female', `[${group}-fm]`, `[${group}-f]`, `${title}: số nữ dân tộc không được lớn hơn số nữ.`),
    atMost('fm-minority', `[${group}-fm]`, `[${group}-m]`, `${title}: số nữ dân tộc không được lớn hơn số dân tộc.`),
  ];
}

/** Titles and awards of the level. */
export function titles(of: SectorLevel, codes: readonly string[]): Part {
  const section = 'titles';
  const rows = titleValues
    .filter(({ code }) => codes.includes(code))
    .map(
      ({ code, name }): FormRow => ({ code, title: name, unit: of.pupils, from: count('pupils', { title: [code] }) }),
    );
  return {
    section: {
      code: section,
      title: 'Danh hiệu, khen thưởng cuối năm học',
      columns: [
        ...populationColumns,
        ...of.groups.map(({ code, title, where }): FormColumn => ({ code, title, group: 'Chia ra', where })),
        { code: 'rate', title: `% so với tổng số`, from: percent('[@total]', '[pupils!all@total]') },
      ],
      rows,
    },
    checks: [
      check({
        code: 'titles-grades',
        left: of.groups.map(({ code }) => `[@${code}]`).join(' + '),
        operator: '=',
        right: '[@total]',
        each: { section, over: 'rows' },
        severity: 'high',
        instruction: 'Các lớp cộng lại phải bằng tổng số của danh hiệu.',
      }),
      check({
        code: 'titles-female',
        left: '[@female]',
        operator: '<=',
        right: '[@total]',
        each: { section, over: 'rows' },
        severity: 'high',
        instruction: 'Số nữ không được lớn hơn tổng số.',
      }),
      check({
        code: 'titles-whole',
        left: sumOf(rows),
        each: { section, over: 'columns', only: ['total'] },
        operator: '<=',
        right: '[pupils!all@total]',
        severity: 'high',
        instruction: 'Số người được khen không được lớn hơn quy mô của trường.',
      }),
    ],
  };
}

/** How the year ended, after the summer where there was one. */
export function promotion(of: SectorLevel): Part {
  const section = 'promotion';
  const decided = (code: string, group: string): FormColumn[] => {
    const where = { decision: [code] };
    return [
      { code, title: 'Tổng số', group, where },
      { code: `${code}_female`, title: 'Nữ', group, where: bothHold(where, female) },
      { code: `${code}_minority`, title: 'Dân tộc', group, where: bothHold(where, minority) },
    ];
  };
  const rows = of.groups.map(
    ({ code, title, where }): FormRow => ({ code, title, indent: 1, from: count('pupils', where) }),
  );
  return {
    section: {
      code: section,
      title: 'Lên lớp, hoàn thành chương trình, ở lại lớp',
      columns: [
        { code: 'total', title: 'Tổng số' },
        ...decided('promoted', 'Lên lớp, hoàn thành'),
        ...decided('retained', 'Ở lại lớp'),
        { code: 'awaited', title: 'Còn chờ', where: { decision: ['awaited'] } },
        { code: 'promoted_rate', title: 'Tỉ lệ lên lớp (%)', from: percent('[@promoted]', '[@total]') },
      ],
      rows: [{ code: 'all', title: 'Toàn trường', from: formula(sumOf(rows)) }, ...rows],
    },
    checks: [
      check({
        code: 'promotion-sum',
        left: '[@promoted] + [@retained] + [@awaited]',
        operator: '=',
        right: '[@total]',
        each: { section, over: 'rows' },
        instruction: 'Lên lớp, ở lại và còn chờ cộng lại phải bằng tổng số; xem lớp nào chưa khóa kết quả cả năm.',
      }),
      check({
        code: 'promotion-pupils',
        left: '[@total]',
        operator: '=',
        right: '[pupils!@total]',
        each: { section, over: 'rows' },
        severity: 'high',
        instruction: 'Tổng số phải bằng quy mô của trường.',
      }),
      ...['promoted', 'retained'].flatMap((code) =>
        ['female', 'minority'].map((part) =>
          check({
            code: `promotion-${code}-${part}`,
            left: `[@${code}_${part}]`,
            operator: '<=',
            right: `[@${code}]`,
            each: { section, over: 'rows' },
            severity: 'high',
            instruction: 'Số nữ, số dân tộc không được lớn hơn tổng số.',
          }),
        ),
      ),
    ],
  };
}
