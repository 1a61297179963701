import type { FormProblem } from '@truong/contracts/form-definitions';
import { type Form, partsOfCell } from '@truong/rules/statistics/form';
import { cellTitle } from '../forms/cell-titles.ts';
import { placeOfProblem } from './edit-form.ts';
import { problemWords } from './messages.ts';

/** A problem in words, with the place where it stands. */
export function problemText(form: Form, { code, where, what }: FormProblem): string {
  return `${placeText(form, where)}: ${problemWords[code]?.(whatText(form, { code, what })) ?? code}.`;
}

/** A circle of cells by their titles, everything else as it is. */
function whatText(form: Form, { code, what }: Pick<FormProblem, 'code' | 'what'>): string {
  if (code !== 'cycle') return what;
  return what
    .split(' → ')
    .map((cell) => cellTitle(form, cell))
    .join(' → ');
}

/** "Quy mô, Lớp 1, Nữ": section, row, column, cell or check in the form's own words. */
function placeText(form: Form, where: string): string {
  const place = placeOfProblem(form, where);
  if (place.kind === 'form') return form.name;
  if (place.kind === 'check') return form.checks[place.at]?.instruction ?? where;
  const section = form.sections[place.section];
  if (!section || place.kind === 'section') return section?.title ?? where;
  if (partsOfCell(where)) return `${section.title}, ${cellTitle(form, where)}`;
  const part = place.kind === 'row' ? section.rows[place.at] : section.columns[place.at];
  return `${section.title}, ${part?.title ?? where}`;
}
