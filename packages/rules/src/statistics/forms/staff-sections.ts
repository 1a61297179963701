import { postValues, qualificationValues, trainingValues } from '../catalogue-values.ts';
import type { FormColumn, FormRow } from '../form.ts';
import { check, count, formula, type Part, percent, populationChecks, populationColumns, sumOf } from './build.ts';
import type { SectorLevel } from './levels.ts';

/** Staff by post: sex and people, contract, qualification, and against the standard of training (Luật Giáo dục 2019 art. 72). */
export function staff(of: SectorLevel): Part {
  const section = 'staff';
  // The youth leader belongs to grades 1-9.
  const hasLeader = of.level === 'primary' || of.level === 'lower_secondary';
  const rows = postValues
    .filter(({ code }) => hasLeader || code !== 'youth_leader')
    .map(({ code, name }): FormRow => ({ code, title: name, indent: 1, from: count('staff', { post: [code] }) }));
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
