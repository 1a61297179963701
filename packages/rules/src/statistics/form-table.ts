import { cellKey, cellsOfForm, type FormColumn, type FormSection } from './form.ts';

/** A cell of a table's head: over how many columns and rows it reaches. */
export type HeadCell = { title: string; columns: number; rows: number };

/** The head of a section above its columns: one line, or two where columns stand in groups. */
export function headsOf(columns: readonly Pick<FormColumn, 'title' | 'group'>[]): HeadCell[][] {
  if (columns.every(({ group }) => !group)) return [columns.map(({ title }) => ({ title, columns: 1, rows: 1 }))];
  const first: HeadCell[] = [];
  const second: HeadCell[] = [];
  for (const [i, { title, group }] of columns.entries()) {
    const last = first.at(-1);
    if (!group) first.push({ title, columns: 1, rows: 2 });
    else if (last && columns[i - 1]?.group === group) last.columns += 1;
    else first.push({ title: group, columns: 1, rows: 1 });
    if (group) second.push({ title, columns: 1, rows: 1 });
  }
  return [first, second];
}

export type TableRow<Cell> = {
  code: string;
  title: string;
  indent: number;
  isHeading: boolean;
  /** In the order of columns; null where the form has no cell. */
  cells: (Cell | null)[];
};

/** A section as a table, each cell made by its key, as it is printed, written to a workbook or shown. */
export function rowsOfSection<Cell>(section: FormSection, cellAt: (key: string) => Cell): TableRow<Cell>[] {
  const keys = new Set(cellsOfForm({ sections: [section] }).map(({ key }) => key));
  return section.rows.map(({ code, title, unit, indent = 0, isHeading = false }) => ({
    code,
    title: unit ? `${title} (${unit})` : title,
    indent,
    isHeading,
    cells: section.columns.map((column) => {
      const key = cellKey(section.code, code, column.code);
      return keys.has(key) ? cellAt(key) : null;
    }),
  }));
}
