import type { Amount, RecordKind } from '../catalogue.ts';
import { bothHold, type CellSource, type FormCheck, type FormColumn, type FormRow, type FormSection } from '../form.ts';
import type { Filter } from '../record-set.ts';

/** A section of a sector form with the checks that belong to it. */
export type Part = { section: FormSection; checks: readonly FormCheck[] };

/** Pupils told apart by grade, in a preschool by age: a row each. */
export type Group = { code: string; title: string; where: Filter };

export function count(records: RecordKind, where?: Filter, amount?: Amount): CellSource {
  return { kind: 'query', records, ...(where && { where }), ...(amount && { amount }) };
}

export function formula(text: string, decimals: 0 | 1 | 2 = 0): CellSource {
  return decimals === 0 ? { kind: 'formula', formula: text } : { kind: 'formula', formula: text, decimals };
}

/** A share in percent with one decimal. */
export function percent(part: string, whole: string): CellSource {
  return formula(`100 * ${part} / ${whole}`, 1);
}

export const female: Filter = { sex: ['female'] };
export const minority: Filter = { minority: ['yes'] };

/** The four columns that every count of persons has. */
export const populationColumns: readonly FormColumn[] = [
  { code: 'total', title: 'Tổng số' },
  { code: 'female', title: 'Nữ', where: female },
  { code: 'minority', title: 'Dân tộc', where: minority },
  { code: 'female_minority', title: 'Nữ dân tộc', where: bothHold(female, minority) },
];

/** The rows of groups under their sum. */
export function groupRows(records: RecordKind, groups: readonly Group[], title: string): FormRow[] {
  return [
    { code: 'all', title, from: formula(sumOf(groups)) },
    ...groups.map(
      (group): FormRow => ({ code: group.code, title: group.title, indent: 1, from: count(records, group.where) }),
    ),
  ];
}

export function sumOf(rows: readonly { code: string }[], suffix = ''): string {
  return `sum(${rows.map(({ code }) => `[${code}${suffix}]`).join(', ')})`;
}

type CheckOf = Pick<FormCheck, 'code' | 'left' | 'operator' | 'right' | 'instruction'> & Partial<FormCheck>;

/** A check that asks for a note; what cannot be compared yet is passed over. */
export function check(of: CheckOf): FormCheck {
  return { missing: 'skip', severity: 'medium', ...of };
}

/** Parts of a count of persons never exceed what they are part of. */
export function populationChecks(section: string, only?: readonly string[]): FormCheck[] {
  const part = (code: string, left: string, right: string, instruction: string) =>
    check({
      code: `${section}-${code}`,
      left,
      operator: '<=',
      right,
      each: { section, over: 'rows', ...(only && { only }) },
      severity: 'high',
      instruction,
    });
  return [
    part('female', '[@female]', '[@total]', 'Số nữ không được lớn hơn tổng số.'),
    part('minority', '[@minority]', '[@total]', 'Số dân tộc thiểu số không được lớn hơn tổng số.'),
    part('fm-female', '[@female_minority]', '[@female]', 'Số nữ dân tộc không được lớn hơn số nữ.'),
    part('fm-minority', '[@female_minority]', '[@minority]', 'Số nữ dân tộc không được lớn hơn số dân tộc thiểu số.'),
    part(
      'populations',
      '[@female] + [@minority] - [@female_minority]',
      '[@total]',
      'Số nữ cộng số dân tộc, trừ số nữ dân tộc, không được lớn hơn tổng số.',
    ),
  ];
}
