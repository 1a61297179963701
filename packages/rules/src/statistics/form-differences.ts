import { cellsOfForm, type Form } from './form.ts';

/** What one version of a form has otherwise than another, by place: a section, a row, a column, a cell's source, a check. */
export type FormDifference = {
  kind: 'added' | 'removed' | 'changed';
  of: 'facts' | 'section' | 'row' | 'column' | 'cell' | 'check';
  /** Codes that lead there: "section", "section!row", "section!@column", "section!row@column", a check's code. */
  where: string;
  /** How it is called there now, or was called. */
  title: string;
};

/** The differences in the order of the newer form; a cell is named only where neither its row nor its column is new or gone. */
export function formDifferences(before: Form, after: Form): FormDifference[] {
  const [then, now] = [partsOf(before), partsOf(after)];
  const changed: FormDifference[] = [];
  for (const [key, part] of now) {
    const old = then.get(key);
    if (!old) changed.push({ kind: 'added', of: part.of, where: part.where, title: part.title });
    else if (old.content !== part.content)
      changed.push({ kind: 'changed', of: part.of, where: part.where, title: part.title });
  }
  for (const [key, part] of then)
    if (!now.has(key)) changed.push({ kind: 'removed', of: part.of, where: part.where, title: part.title });
  return changed.filter((one) => one.of !== 'cell' || one.kind === 'changed');
}

type Part = { of: FormDifference['of']; where: string; title: string; content: string };

function partsOf(form: Form): Map<string, Part> {
  const { sections, checks, version: _, ...facts } = form;
  const list: Part[] = [
    { of: 'facts', where: form.code, title: form.name, content: JSON.stringify(facts) },
    ...sections.flatMap((section): Part[] => [
      { of: 'section', where: section.code, title: section.title, content: section.title },
      ...section.rows.map(
        ({ from: _from, ...row }): Part => ({
          of: 'row',
          where: `${section.code}!${row.code}`,
          title: row.title,
          content: JSON.stringify(row),
        }),
      ),
      ...section.columns.map(
        ({ from: _from, where: _where, except: _except, ...column }): Part => ({
          of: 'column',
          where: `${section.code}!@${column.code}`,
          title: column.title,
          content: JSON.stringify(column),
        }),
      ),
    ]),
    ...cellsOfForm(form).map(
      ({ key, row, column, source }): Part => ({
        of: 'cell',
        where: key,
        title: `${row.title}, ${column.title}`,
        content: JSON.stringify(source),
      }),
    ),
    ...checks.map(
      (check): Part => ({ of: 'check', where: check.code, title: check.instruction, content: JSON.stringify(check) }),
    ),
  ];
  return new Map(list.map((part) => [`${part.of} ${part.where}`, part]));
}
