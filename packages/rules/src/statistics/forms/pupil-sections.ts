import { ageValues, ethnicValues, policyValues } from '../catalogue-values.ts';
import type { FormColumn, FormRow } from '../form.ts';
import {
  check,
  count,
  female,
  formula,
  groupRows,
  minority,
  type Part,
  percent,
  populationChecks,
  populationColumns,
  sumOf,
} from './build.ts';
import type { SectorLevel } from './levels.ts';

/** How many pupils: by group, sex and people, new, risen and repeating. */
export function pupils(of: SectorLevel): Part {
  const section = 'pupils';
  const standing: FormColumn[] = [
    { code: 'new', title: 'Tuyển mới', group: 'Diện', where: { standing: ['new'] } },
    { code: 'continuing', title: 'Học tiếp', group: 'Diện', where: { standing: ['continuing'] } },
    { code: 'repeating', title: 'Học lại', group: 'Diện', where: { standing: ['repeating'] } },
  ];
  return {
    section: {
      code: section,
      title: `Quy mô ${of.pupils}`,
      columns: [
        ...populationColumns,
        ...standing,
        { code: 'minority_rate', title: 'Tỉ lệ dân tộc (%)', from: percent('[@minority]', '[@total]') },
      ],
      rows: groupRows('pupils', of.groups, `Tổng số ${of.pupils}`),
    },
    checks: [
      ...populationChecks(section),
      check({
        code: 'pupils-standing',
        left: '[@new] + [@continuing] + [@repeating]',
        operator: '=',
        right: '[@total]',
        each: { section, over: 'rows' },
        instruction: 'Tuyển mới, học tiếp và học lại cộng lại phải bằng tổng số; xem ai chưa rõ diện.',
      }),
    ],
  };
}

/** Policies, disability, residence and how the pupils are taught. */
export function conditions(of: SectorLevel): Part {
  const section = 'conditions';
  const policies = policyValues.map(
    ({ code, name }): FormColumn => ({ code, title: name, group: 'Diện chính sách', where: { policy: [code] } }),
  );
  const yes = ['yes'];
  return {
    section: {
      code: section,
      title: 'Diện chính sách, khuyết tật, nơi cư trú, tổ chức học',
      columns: [
        ...policies,
        { code: 'disability', title: 'Khuyết tật', where: { disability: yes } },
        { code: 'disability_female', title: 'Nữ khuyết tật', where: { disability: yes, ...female } },
        { code: 'same_commune', title: 'Cùng xã', group: 'Nơi cư trú', where: { residence: ['same_commune'] } },
        { code: 'other_commune', title: 'Xã khác', group: 'Nơi cư trú', where: { residence: ['other_commune'] } },
        { code: 'two_sessions', title: 'Học 2 buổi/ngày', group: 'Tổ chức học', where: { two_sessions: yes } },
        { code: 'combined', title: 'Học lớp ghép', group: 'Tổ chức học', where: { combined: yes } },
        { code: 'satellite', title: 'Học điểm lẻ', group: 'Tổ chức học', where: { site: ['satellite'] } },
      ],
      rows: groupRows('pupils', of.groups, `Tổng số ${of.pupils}`),
    },
    checks: [
      check({
        code: 'conditions-whole',
        left: '[all]',
        operator: '<=',
        right: '[pupils!all@total]',
        each: { section, over: 'columns' },
        severity: 'high',
        instruction: `Mỗi diện không được nhiều hơn tổng số ${of.pupils} của trường.`,
      }),
      check({
        code: 'conditions-disability',
        left: '[@disability_female]',
        operator: '<=',
        right: '[@disability]',
        each: { section, over: 'rows' },
        severity: 'high',
        instruction: 'Số nữ khuyết tật không được lớn hơn số khuyết tật.',
      }),
      check({
        code: 'conditions-residence',
        left: '[@same_commune] + [@other_commune]',
        operator: '=',
        right: '[pupils!@total]',
        each: { section, over: 'rows' },
        instruction: `Cư trú cùng xã và xã khác cộng lại phải bằng tổng số ${of.pupils}; xem ai chưa có nơi cư trú.`,
      }),
    ],
  };
}

/** Pupils by age, of each group. */
export function ages(of: SectorLevel): Part {
  const section = 'ages';
  const [first = 0, last = 0] = [of.ages[0], of.ages.at(-1)];
  const between = (from: number, to: number) => ageValues.slice(from, to + 1).map(({ code }) => code);
  const rows = of.ages.map((age): FormRow => {
    const [from, to] = [age === first ? 0 : age, age === last ? ageValues.length - 1 : age];
    const title = age === first ? `${age} tuổi trở xuống` : age === last ? `${age} tuổi trở lên` : `${age} tuổi`;
    return { code: `a${age}`, title, indent: 1, from: count('pupils', { age: between(from, to) }) };
  });
  const matches = [{ code: 'total', row: 'all' }, ...of.groups.map(({ code }) => ({ code, row: code }))];
  return {
    section: {
      code: section,
      title: `Độ tuổi ${of.pupils}`,
      columns: [
        ...populationColumns,
        ...of.groups.map(({ code, title, where }): FormColumn => ({ code, title, group: 'Chia ra', where })),
      ],
      rows: [{ code: 'all', title: 'Cộng các độ tuổi', from: formula(sumOf(rows)) }, ...rows],
    },
    checks: [
      ...populationChecks(section),
      ...matches.map(({ code, row }) =>
        check({
          code: `ages-${code}`,
          left: `[ages!all@${code}]`,
          operator: '=',
          right: `[pupils!${row}@total]`,
          instruction: 'Cộng các độ tuổi phải bằng quy mô; xem ai chưa có ngày sinh.',
        }),
      ),
    ],
  };
}

/** Peoples that the mountain provinces of the north count one by one; the others are counted together. */
const countedPeoples = ['01', '02', '03', '04', '06', '07', '08', '09', '15', '25', '28', '35', '38', '40', '43'];
const rarePeoples = ['46', '47', '49', '51'];

/** Pupils by people. */
export function peoples(of: SectorLevel): Part {
  const section = 'peoples';
  const listed = [...countedPeoples, ...rarePeoples];
  const others = ethnicValues.filter(({ code }) => !listed.includes(code)).map(({ code }) => code);
  const rows: FormRow[] = [
    ...ethnicValues
      .filter(({ code }) => listed.includes(code))
      .map(
        ({ code, name }): FormRow => ({
          code: `p${code}`,
          title: name,
          indent: 1,
          from: count('pupils', { ethnicity: [code] }),
        }),
      ),
    { code: 'others', title: 'Dân tộc khác', indent: 1, from: count('pupils', { ethnicity: others }) },
  ];
  return {
    section: {
      code: section,
      title: `Dân tộc của ${of.pupils}`,
      columns: [
        { code: 'total', title: 'Tổng số' },
        { code: 'female', title: 'Nữ', where: female },
        { code: 'boarding', title: 'Hưởng chế độ bán trú', where: { policy: ['boarding_support'] } },
        { code: 'poor', title: 'Con hộ nghèo', where: { policy: ['poor_household'] } },
      ],
      rows: [{ code: 'all', title: 'Cộng các dân tộc', from: formula(sumOf(rows)) }, ...rows],
    },
    checks: [
      check({
        code: 'peoples-female',
        left: '[@female]',
        operator: '<=',
        right: '[@total]',
        each: { section, over: 'rows' },
        severity: 'high',
        instruction: 'Số nữ không được lớn hơn tổng số.',
      }),
      check({
        code: 'peoples-all',
        left: '[peoples!all@total]',
        operator: '=',
        right: '[pupils!all@total]',
        instruction: 'Cộng các dân tộc phải bằng quy mô; xem ai chưa có dân tộc.',
      }),
      check({
        code: 'peoples-minority',
        left: '[peoples!all@total] - [peoples!p01@total]',
        operator: '=',
        right: '[pupils!all@minority]',
        instruction: 'Tổng số trừ dân tộc Kinh phải bằng số dân tộc thiểu số ở phần quy mô.',
      }),
    ],
  };
}

/** Who came and who left within the year, up to the counting day. */
export function movement(of: SectorLevel): Part {
  const section = 'movement';
  const columns = (records: 'arrivals' | 'leavers', code: string, group: string): FormColumn[] => [
    { code, title: 'Tổng số', group, from: count(records) },
    { code: `${code}_female`, title: 'Nữ', group, from: count(records, female) },
    { code: `${code}_minority`, title: 'Dân tộc', group, from: count(records, minority) },
  ];
  const parts = ['arrived', 'left'].flatMap((code) =>
    ['female', 'minority'].map((part) =>
      check({
        code: `movement-${code}-${part}`,
        left: `[@${code}_${part}]`,
        operator: '<=',
        right: `[@${code}]`,
        each: { section, over: 'rows' },
        severity: 'high',
        instruction: 'Số nữ, số dân tộc không được lớn hơn tổng số.',
      }),
    ),
  );
  return {
    section: {
      code: section,
      title: `${capital(of.pupils)} đến và đi trong năm học`,
      columns: [...columns('arrivals', 'arrived', 'Tiếp nhận'), ...columns('leavers', 'left', 'Thôi học tại trường')],
      rows: [
        { code: 'all', title: 'Tổng số', from: count('arrivals') },
        ...of.groups.map(
          ({ code, title, where }): FormRow => ({ code, title, indent: 1, from: count('arrivals', where) }),
        ),
      ],
    },
    checks: parts,
  };
}

/** Who left in the summer, which the records do not know: their enrolment ended with the year before. */
export function summer(of: SectorLevel): Part {
  const rows = of.groups.map(
    ({ code, title }): FormRow => ({ code, title, indent: 1, unit: of.pupils, from: { kind: 'typed' } }),
  );
  return {
    section: {
      code: 'summer',
      title: 'Bỏ học, chuyển đi trong hè (lớp của năm học trước)',
      columns: [
        { code: 'total', title: 'Bỏ học' },
        { code: 'moved', title: 'Chuyển trường' },
      ],
      rows: [{ code: 'all', title: 'Tổng số', from: formula(sumOf(rows)) }, ...rows],
    },
    checks: of.groups.map(({ code }) =>
      check({
        code: `summer-${code}`,
        left: `[summer!${code}@total] + [summer!${code}@moved]`,
        operator: '<=',
        right: `[last_year:pupils!${code}@total]`,
        severity: 'high',
        instruction: `Số bỏ học và chuyển đi trong hè không được lớn hơn số ${of.pupils} của lớp đó đầu năm học trước.`,
      }),
    ),
  };
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
