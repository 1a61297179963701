import { type Form, partsOfCell } from '@truong/rules/statistics/form';

/** "Lớp 1, Nữ": a cell in words; its key where the form has no such cell. */
export function cellTitle(form: Form, key: string): string {
  const at = partsOfCell(key);
  const section = form.sections.find(({ code }) => code === at?.section);
  const row = section?.rows.find(({ code }) => code === at?.row);
  const column = section?.columns.find(({ code }) => code === at?.column);
  return row && column ? `${row.title}, ${column.title}` : key;
}
