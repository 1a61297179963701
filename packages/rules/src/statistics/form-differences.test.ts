import { expect, test } from 'vitest';
import type { Form } from './form.ts';
import { formDifferences } from './form-differences.ts';
import { primaryStart } from './forms/primary-start.ts';

const changed = (change: (form: Form) => Form) =>
  formDifferences(primaryStart, change({ ...primaryStart, version: 2 })).map(
    ({ kind, of, where }) => `${kind} ${of} ${where}`,
  );
const inFirst = (form: Form, change: (section: Form['sections'][number]) => Form['sections'][number]): Form => ({
  ...form,
  sections: form.sections.map((section, i) => (i === 0 ? change(section) : section)),
});

test('a next version that says the same has no differences', () => expect(changed((form) => form)).toEqual([]));

test('a row of another name, a column that counts otherwise, a check that is gone', () => {
  const found = changed((form) => ({
    ...inFirst(form, ({ rows, columns, ...section }) => ({
      ...section,
      rows: rows.map((row) => (row.code === 'g1' ? { ...row, title: 'Khối 1' } : row)),
      columns: columns.map((column) =>
        column.code === 'minority' ? { ...column, where: { ethnicity: ['08'] } } : column,
      ),
    })),
    checks: form.checks.slice(1),
  }));
  expect(found).toContain('changed row pupils!g1');
  expect(found).toContain('changed cell pupils!g3@minority');
  expect(found).toContain(`removed check ${primaryStart.checks[0]?.code}`);
});

test('a new column is named once, not by each of its cells', () => {
  const found = changed((form) =>
    inFirst(form, ({ columns, ...section }) => ({
      ...section,
      columns: [...columns, { code: 'poor', title: 'Nghèo' }],
    })),
  );
  expect(found).toEqual(['added column pupils!@poor']);
});
