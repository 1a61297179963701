import type { Form } from '@truong/rules/statistics/form';

export type FormulaChoice = { value: string; title: string };

const most = 40;

/**
 * What the reference that is being typed may become: rows and columns of the section, then those of others. Each choice is the
 * whole formula with it; none where no bracket is open.
 */
export function formulaChoices(form: Form, sectionCode: string | null, text: string): FormulaChoice[] {
  const open = text.lastIndexOf('[');
  if (open === -1 || text.indexOf(']', open) !== -1) return [];
  const typed = text.slice(open + 1).toLowerCase();
  const before = text.slice(0, open);
  const own = form.sections.find(({ code }) => code === sectionCode);
  const all: { ref: string; title: string }[] = [
    ...(own?.rows ?? []).filter(({ isHeading }) => !isHeading).map(({ code, title }) => ({ ref: code, title })),
    ...(own?.columns ?? []).map(({ code, title, group }) => ({
      ref: `@${code}`,
      title: group ? `${group}: ${title}` : title,
    })),
    ...form.sections.flatMap((section) =>
      section.rows
        .filter(({ isHeading }) => !isHeading)
        .flatMap((row) =>
          section.columns
            .filter(({ except }) => !except?.includes(row.code))
            .map((column) => ({
              ref: `${section.code}!${row.code}@${column.code}`,
              title: `${section.title}, ${row.title}, ${column.title}`,
            })),
        ),
    ),
  ];
  const byCode = all.filter(({ ref }) => ref.startsWith(typed));
  const byTitle = all.filter(({ ref, title }) => !ref.startsWith(typed) && title.toLowerCase().includes(typed));
  return [...byCode, ...byTitle].slice(0, most).map(({ ref, title }) => ({ value: `${before}[${ref}]`, title }));
}
