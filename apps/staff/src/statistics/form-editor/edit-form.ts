import type { Form, FormCheck, FormColumn, FormRow, FormSection } from '@truong/rules/statistics/form';
import { partsOfCell } from '@truong/rules/statistics/form';

/** What of the form is being edited; places count from 0, so that a code may change under the editing. */
export type Place =
  | { kind: 'form' }
  | { kind: 'section'; section: number }
  | { kind: 'row'; section: number; at: number }
  | { kind: 'column'; section: number; at: number }
  | { kind: 'check'; at: number };

export function isSamePlace(a: Place, b: Place): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A code that is not taken: the word itself, else with the next number. */
export function freeCode(taken: readonly { code: string }[], word: string): string {
  const codes = new Set(taken.map(({ code }) => code));
  if (!codes.has(word)) return word;
  let number = 2;
  while (codes.has(`${word}${number}`)) number += 1;
  return `${word}${number}`;
}

export function changeSection(form: Form, at: number, change: (section: FormSection) => FormSection): Form {
  return { ...form, sections: form.sections.map((section, i) => (i === at ? change(section) : section)) };
}

export function changeRow(form: Form, { section, at }: { section: number; at: number }, row: FormRow): Form {
  return changeSection(form, section, (one) => ({ ...one, rows: one.rows.map((old, i) => (i === at ? row : old)) }));
}

export function changeColumn(form: Form, { section, at }: { section: number; at: number }, column: FormColumn): Form {
  return changeSection(form, section, (one) => ({
    ...one,
    columns: one.columns.map((old, i) => (i === at ? column : old)),
  }));
}

export function changeCheck(form: Form, at: number, check: FormCheck): Form {
  return { ...form, checks: form.checks.map((old, i) => (i === at ? check : old)) };
}

type Titles = { section: string; row: string; column: string; instruction: string };

/** A new section with a row that counts pupils and a column; the place that it got. */
export function addSection(form: Form, titles: Titles): { form: Form; place: Place } {
  const section: FormSection = {
    code: freeCode(form.sections, 'phan'),
    title: titles.section,
    rows: [{ code: 'dong', title: titles.row, from: { kind: 'query', records: 'pupils' } }],
    columns: [{ code: 'tong', title: titles.column }],
  };
  return {
    form: { ...form, sections: [...form.sections, section] },
    place: { kind: 'section', section: form.sections.length },
  };
}

/** A row of the same source as the one before it, without its conditions. */
export function addRow(form: Form, section: number, titles: Titles): { form: Form; place: Place } {
  const { rows } = form.sections[section] as FormSection;
  const last = rows.findLast(({ from }) => from?.kind === 'query')?.from;
  const row: FormRow = {
    code: freeCode(rows, 'dong'),
    title: titles.row,
    from: { kind: 'query', records: last?.kind === 'query' ? last.records : 'pupils' },
  };
  return {
    form: changeSection(form, section, (one) => ({ ...one, rows: [...one.rows, row] })),
    place: { kind: 'row', section, at: rows.length },
  };
}

export function addColumn(form: Form, section: number, titles: Titles): { form: Form; place: Place } {
  const { columns } = form.sections[section] as FormSection;
  const column: FormColumn = { code: freeCode(columns, 'cot'), title: titles.column };
  return {
    form: changeSection(form, section, (one) => ({ ...one, columns: [...one.columns, column] })),
    place: { kind: 'column', section, at: columns.length },
  };
}

export function addCheck(form: Form, titles: Titles): { form: Form; place: Place } {
  const check: FormCheck = {
    code: freeCode(form.checks, 'kiem-tra'),
    left: '0',
    operator: '<=',
    right: '0',
    missing: 'skip',
    severity: 'medium',
    instruction: titles.instruction,
  };
  return { form: { ...form, checks: [...form.checks, check] }, place: { kind: 'check', at: form.checks.length } };
}

function listChange(form: Form, place: Place, change: <T>(list: readonly T[], at: number) => readonly T[]): Form {
  switch (place.kind) {
    case 'form':
      return form;
    case 'section':
      return { ...form, sections: change(form.sections, place.section) };
    case 'row':
      return changeSection(form, place.section, (one) => ({ ...one, rows: change(one.rows, place.at) }));
    case 'column':
      return changeSection(form, place.section, (one) => ({ ...one, columns: change(one.columns, place.at) }));
    case 'check':
      return { ...form, checks: change(form.checks, place.at) };
  }
}

export function removePlace(form: Form, place: Place): Form {
  return listChange(form, place, (list, at) => list.filter((_, i) => i !== at));
}

/** One step up or down among its like; the place that it has then. */
export function movePlace(form: Form, place: Place, step: 1 | -1): { form: Form; place: Place } {
  if (place.kind === 'form') return { form, place };
  const at = place.kind === 'section' ? place.section : place.at;
  let to = at;
  const moved = listChange(form, place, (list, from) => {
    to = Math.min(Math.max(from + step, 0), list.length - 1);
    const others = list.filter((_, i) => i !== from);
    return [...others.slice(0, to), ...list.slice(from, from + 1), ...others.slice(to)];
  });
  return { form: moved, place: place.kind === 'section' ? { ...place, section: to } : { ...place, at: to } };
}

/** Where a problem of the form is mended. A cell leads to its column where that has a source of its own, else to its row. */
export function placeOfProblem(form: Form, where: string): Place {
  const check = form.checks.findIndex(({ code }) => code === where);
  if (check !== -1) return { kind: 'check', at: check };
  const column = /^([^!]+)!@(.+)$/.exec(where);
  const cell = partsOfCell(where);
  const row = /^([^!@]+)!([^@]+)$/.exec(where);
  const sectionCode = cell?.section ?? column?.[1] ?? row?.[1] ?? where;
  const section = form.sections.findIndex(({ code }) => code === sectionCode);
  const found = form.sections[section];
  if (!found) return { kind: 'form' };
  const columnAt = found.columns.findIndex(({ code }) => code === (cell?.column ?? column?.[2] ?? row?.[2]));
  const rowAt = found.rows.findIndex(({ code }) => code === (cell?.row ?? row?.[2]));
  if (columnAt !== -1 && (column || rowAt === -1 || found.columns[columnAt]?.from))
    return { kind: 'column', section, at: columnAt };
  return rowAt === -1 ? { kind: 'section', section } : { kind: 'row', section, at: rowAt };
}
