import { postValues, qualificationValues, staffAgeValues, trainingValues } from '../catalogue-values.ts';
import type { FormColumn, FormRow } from '../form.ts';
import {
  check,
  count,
  female,
  formula,
  type Part,
  percent,
  populationChecks,
  populationColumns,
  sumOf,
} from './build.ts';
import type { SectorLevel } from './levels.ts';

/** The posts of a school of the level, each a row. The youth leader belongs to grades 1-9. */
function postRows(of: SectorLevel): FormRow[] {
  const hasLeader = of.level === 'primary' || of.level === 'lower_secondary';
  return postValues
    .filter(({ code }) => hasLeader || code !== 'youth_leader')
    .map(({ code, name }): FormRow => ({ code, title: name, indent: 1, from: count('staff', { post: [code] }) }));
}

/** Staff by post: sex and people, contract, qualification, and against the standard of training (Luật Giáo dục 2019 art. 72). */
export function staff(of: SectorLevel): Part {
  const section = 'staff';
  const rows = postRows(of);
  const taught = rows.filter(({ code }) => code !== 'support');
  const columns: FormColumn[] = [
    ...populationColumns,
    { code: 'permanent', title: 'Biên chế', group: 'Hình thức', where: { contract: ['permanent'] } },
    { code: 'contract', title: 'Hợp đồng', group: 'Hình thức', where: { contract: ['contract'] } },
    ...qualificationValues.map(
      ({ code, name }): FormColumn => ({
        code: `q_${code}`,
        title: name,
        group: 'Trình độ đào tạo',
        where: { qualification: [code] },
      }),
    ),
    ...trainingValues.map(
      ({ code, name }): FormColumn => ({
        code: `t_${code}`,
        title: name,
        group: 'Chuẩn trình độ',
        where: { training: [code] },
        except: ['all', 'support'],
      }),
    ),
    {
      code: 'standard_rate',
      title: 'Đạt chuẩn trở lên (%)',
      from: percent('([@t_above] + [@t_standard])', '[@total]'),
      except: ['all', 'support'],
    },
  ];
  const sumIs = (code: string, left: string, instruction: string, only?: readonly string[]) =>
    check({
      code: `staff-${code}`,
      left,
      operator: '=',
      right: '[@total]',
      each: { section, over: 'rows', ...(only && { only }) },
      instruction,
    });
  return {
    section: {
      code: section,
      title: `Cán bộ quản lý, ${of.teachers}, nhân viên`,
      columns,
      rows: [{ code: 'all', title: 'Tổng số', unit: 'người', from: formula(sumOf(rows)) }, ...rows],
    },
    checks: [
      ...populationChecks(section),
      sumIs('contract', '[@permanent] + [@contract]', 'Biên chế và hợp đồng cộng lại phải bằng tổng số.'),
      sumIs(
        'qualification',
        qualificationValues.map(({ code }) => `[@q_${code}]`).join(' + '),
        'Các trình độ đào tạo cộng lại phải bằng tổng số; xem ai chưa ghi trình độ.',
      ),
      sumIs(
        'training',
        '[@t_above] + [@t_standard] + [@t_below]',
        'Trên chuẩn, đạt chuẩn, chưa đạt chuẩn cộng lại phải bằng tổng số; xem ai chưa xếp chuẩn.',
        taught.map(({ code }) => code),
      ),
      check({
        code: 'staff-principal',
        left: '[staff!principal@total]',
        operator: '<=',
        right: '1',
        severity: 'high',
        instruction: 'Một trường có nhiều nhất một hiệu trưởng.',
      }),
    ],
  };
}

/** The groups of age that a form shows. From memory: the sector's own groups are to be checked against its form. */
const ageGroups: readonly { code: string; title: string; of: readonly string[] }[] = [
  { code: 'under_30', title: 'Dưới 30', of: ['under_30'] },
  { code: 'from_30', title: '30 - 39', of: ['from_30', 'from_35'] },
  { code: 'from_40', title: '40 - 49', of: ['from_40', 'from_45'] },
  { code: 'from_50', title: '50 - 54', of: ['from_50'] },
  { code: 'from_55', title: 'Từ 55', of: ['from_55', 'from_60'] },
];

/** Staff by post and age, women among them. */
export function staffAges(of: SectorLevel): Part {
  const section = 'staff-ages';
  const rows = postRows(of);
  const every = { staff_age: staffAgeValues.map(({ code }) => code) };
  const women = ageGroups.map(
    ({ code, title, of: values }): FormColumn => ({
      ...{ code: `${code}_female`, title, group: 'Nữ' },
      where: { staff_age: values, ...female },
    }),
  );
  return {
    section: {
      code: section,
      title: 'Độ tuổi cán bộ quản lý, giáo viên, nhân viên',
      columns: [
        { code: 'total', title: 'Tổng số', where: every },
        ...ageGroups.map(
          ({ code, title, of: values }): FormColumn => ({
            code,
            title,
            group: 'Độ tuổi',
            where: { staff_age: values },
          }),
        ),
        ...women,
      ],
      rows: [{ code: 'all', title: 'Tổng số', unit: 'người', from: formula(sumOf(rows)) }, ...rows],
    },
    checks: [
      check({
        code: 'staff-ages-groups',
        left: ageGroups.map(({ code }) => `[@${code}]`).join(' + '),
        operator: '=',
        right: '[@total]',
        each: { section, over: 'rows' },
        severity: 'high',
        instruction: 'Các nhóm tuổi cộng lại phải bằng tổng số.',
      }),
      ...ageGroups.map(({ code, title }) =>
        check({
          code: `staff-ages-${code}`,
          left: `[@${code}_female]`,
          operator: '<=',
          right: `[@${code}]`,
          each: { section, over: 'rows' },
          severity: 'high',
          instruction: `Số nữ ${title.toLowerCase()} tuổi không được lớn hơn tổng số của nhóm tuổi.`,
        }),
      ),
      check({
        code: 'staff-ages-staff',
        left: '[@total]',
        operator: '=',
        right: '[staff!@total]',
        each: { section, over: 'rows' },
        instruction: 'Cộng các độ tuổi phải bằng số người ở phần trước; xem ai chưa có ngày sinh.',
      }),
    ],
  };
}
