import { leavingValues } from '../catalogue-values.ts';
import type { FormColumn, FormRow } from '../form.ts';
import {
  check,
  count,
  female,
  formula,
  groupRows,
  minority,
  type Part,
  populationChecks,
  populationColumns,
  sumOf,
} from './build.ts';
import type { SectorLevel } from './levels.ts';
import { capital } from './pupil-sections.ts';

/** Classes of one grade by grade, combined classes by themselves; in a preschool all together, nursery groups typed. */
export function classes(of: SectorLevel): Part {
  const section = 'classes';
  const isPreschool = of.level === 'preschool';
  const ofGrades = of.groups.map(
    ({ code, title, where }): FormRow => ({
      code,
      title,
      indent: 1,
      from: count('classes', { ...where, combined: ['no'] }),
    }),
  );
  const parts: FormRow[] = [
    ...(isPreschool
      ? [
          {
            code: 'single',
            title: 'Nhóm, lớp một độ tuổi',
            indent: 1 as const,
            from: count('classes', { combined: ['no'] }),
          },
        ]
      : ofGrades),
    {
      code: 'combined',
      title: isPreschool ? 'Lớp ghép nhiều độ tuổi' : 'Lớp ghép',
      indent: 1,
      from: count('classes', { combined: ['yes'] }),
    },
  ];
  const columns: FormColumn[] = [
    { code: 'total', title: 'Số lớp' },
    { code: 'two_sessions', title: 'Học 2 buổi/ngày', where: { two_sessions: ['yes'] } },
    { code: 'main', title: 'Điểm chính', group: 'Đặt tại', where: { site: ['main'] } },
    { code: 'satellite', title: 'Điểm lẻ', group: 'Đặt tại', where: { site: ['satellite'] } },
    { code: 'pupils', title: `Số ${of.pupils}`, from: count('classes', undefined, 'pupils') },
    {
      code: 'size',
      title: `${capital(of.pupils)} bình quân một lớp`,
      from: formula('[@pupils] / [@total]', 1),
    },
  ];
  return {
    section: {
      code: section,
      title: isPreschool ? 'Nhóm trẻ, lớp mẫu giáo' : 'Lớp học',
      columns,
      rows: [{ code: 'all', title: 'Tổng số', unit: 'lớp', from: formula(sumOf(parts)) }, ...parts],
    },
    checks: [
      check({
        code: 'classes-sites',
        left: '[@main] + [@satellite]',
        operator: '=',
        right: '[@total]',
        each: { section, over: 'rows' },
        instruction: 'Lớp ở điểm chính và điểm lẻ cộng lại phải bằng số lớp.',
      }),
      check({
        code: 'classes-two-sessions',
        left: '[@two_sessions]',
        operator: '<=',
        right: '[@total]',
        each: { section, over: 'rows' },
        severity: 'high',
        instruction: 'Số lớp học 2 buổi/ngày không được lớn hơn số lớp.',
      }),
      check({
        code: 'classes-pupils',
        left: '[classes!all@pupils]',
        operator: '=',
        right: '[pupils!all@total]',
        instruction: `Số ${of.pupils} của các lớp cộng lại phải bằng quy mô của trường.`,
      }),
    ],
  };
}

const dropped = leavingValues.map(({ code }) => code).filter((code) => code.startsWith('dropped_'));

/** Who left this school within the year, with reasons. */
export function leavers(of: SectorLevel): Part {
  const section = 'leavers';
  const reasons = leavingValues.map(
    ({ code, name }): FormColumn => ({
      code,
      title: capital(name.replace('Bỏ học: ', '')),
      ...(code.startsWith('dropped_') ? { group: 'Bỏ học, chia theo lý do' } : {}),
      where: { leaving: [code] },
    }),
  );
  return {
    section: {
      code: section,
      title: `${capital(of.pupils)} thôi học tại trường`,
      columns: [
        ...populationColumns,
        { code: 'dropped', title: 'Tổng số', group: 'Bỏ học', where: { leaving: dropped } },
        { code: 'dropped_girls', title: 'Nữ', group: 'Bỏ học', where: { leaving: dropped, ...female } },
        { code: 'dropped_peoples', title: 'Dân tộc', group: 'Bỏ học', where: { leaving: dropped, ...minority } },
        ...reasons.filter(({ group }) => group),
        ...reasons.filter(({ group }) => !group),
        {
          code: 'dropped_rate',
          title: 'Tỉ lệ bỏ học (%)',
          from: { kind: 'formula', formula: '100 * [@dropped] / ([pupils!@total] + [@total])', decimals: 2 },
        },
      ],
      rows: groupRows('leavers', of.groups, 'Tổng số'),
    },
    checks: [
      ...populationChecks(section),
      check({
        code: 'leavers-reasons',
        left: '[@transferred] + [@dropped] + [@other]',
        operator: '=',
        right: '[@total]',
        each: { section, over: 'rows' },
        instruction: 'Chuyển trường, bỏ học và lý do khác cộng lại phải bằng tổng số; xem ai chưa ghi lý do.',
      }),
      check({
        code: 'leavers-dropped',
        left: dropped.map((code) => `[@${code}]`).join(' + '),
        operator: '=',
        right: '[@dropped]',
        each: { section, over: 'rows' },
        severity: 'high',
        instruction: 'Các lý do bỏ học cộng lại phải bằng số bỏ học.',
      }),
      check({
        code: 'leavers-movement',
        left: '[leavers!all@total]',
        operator: '=',
        right: '[movement!all@left]',
        severity: 'high',
        instruction: 'Số thôi học phải bằng số đi ở phần đến và đi.',
      }),
      check({
        code: 'leavers-rate',
        left: '100 * [leavers!all@dropped]',
        operator: '<=',
        right: '5 * ([pupils!all@total] + [leavers!all@total])',
        severity: 'low',
        instruction: 'Tỉ lệ bỏ học trên 5 %: ghi rõ nguyên nhân và việc đã làm.',
      }),
    ],
  };
}
