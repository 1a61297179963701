import { problemsOfForm } from '@truong/rules/statistics/form-problems';
import { primaryStart } from '@truong/rules/statistics/forms/primary-start';
import { expect, test } from 'vitest';
import {
  addCheck,
  addColumn,
  addRow,
  addSection,
  freeCode,
  movePlace,
  placeOfProblem,
  removePlace,
} from './edit-form.ts';
import { formulaChoices } from './formula-choices.ts';
import { problemText } from './problem-text.ts';

const titles = { section: 'Phần mới', row: 'Dòng mới', column: 'Cột mới', instruction: 'Xem lại' };

test('a code that is taken gets a number', () => {
  expect(freeCode([], 'dong')).toBe('dong');
  expect(freeCode([{ code: 'dong' }, { code: 'dong2' }], 'dong')).toBe('dong3');
});

test('whatever is added holds together at once', () => {
  let form = primaryStart;
  for (const add of [addSection, addCheck]) form = add(form, titles).form;
  const { place } = addSection(form, titles);
  for (const add of [addRow, addColumn]) form = add(form, form.sections.length - 1, titles).form;
  expect(problemsOfForm(form)).toEqual([]);
  expect(place).toEqual({ kind: 'section', section: form.sections.length });
});

test('a row moves among its like, not beyond them, and is gone when removed', () => {
  const codes = (form: typeof primaryStart) => form.sections[0]?.rows.map(({ code }) => code).join(' ');
  const down = movePlace(primaryStart, { kind: 'row', section: 0, at: 1 }, 1);
  expect(codes(down.form)).toBe('all g2 g1 g3 g4 g5');
  expect(down.place).toEqual({ kind: 'row', section: 0, at: 2 });
  expect(movePlace(primaryStart, { kind: 'row', section: 0, at: 0 }, -1)).toEqual({
    form: primaryStart,
    place: { kind: 'row', section: 0, at: 0 },
  });
  expect(codes(removePlace(primaryStart, { kind: 'row', section: 0, at: 5 }))).toBe('all g1 g2 g3 g4');
});

test.each([
  ['primary-start', { kind: 'form' }],
  ['pupils', { kind: 'section', section: 0 }],
  ['pupils!g1', { kind: 'row', section: 0, at: 1 }],
  ['pupils!@female', { kind: 'column', section: 0, at: 1 }],
  ['pupils!all@female', { kind: 'row', section: 0, at: 0 }],
  ['pupils!all@minority_rate', { kind: 'column', section: 0, at: 7 }],
  ['pupils-female', { kind: 'check', at: 0 }],
])('a problem at %s is mended there', (where, place) => expect(placeOfProblem(primaryStart, where)).toEqual(place));

test('a formula is completed while its bracket is open: own rows and columns, then those of other sections', () => {
  expect(formulaChoices(primaryStart, 'pupils', '[g1] + [g')[0]).toEqual({ value: '[g1] + [g1]', title: 'Lớp 1' });
  expect(formulaChoices(primaryStart, 'pupils', '100 * [@fem')[0]).toEqual({ value: '100 * [@female]', title: 'Nữ' });
  expect(formulaChoices(primaryStart, 'pupils', '[classes!g2@p')).toEqual([
    { value: '[classes!g2@pupils]', title: 'Lớp học, Lớp 2, Số học sinh' },
  ]);
  expect(formulaChoices(primaryStart, 'pupils', '[g1] + ')).toEqual([]);
});

test.each([
  ['unknown_figure', 'pupils!g1@female', 'x!y@z', 'Quy mô học sinh, Lớp 1, Nữ: Không có ô "x!y@z".'],
  [
    'cycle',
    'pupils!g1@female',
    'pupils!g1@female → pupils!g1@female',
    'Quy mô học sinh, Lớp 1, Nữ: Công thức vòng quanh: Lớp 1, Nữ → Lớp 1, Nữ.',
  ],
  ['no_cells', 'primary-start', primaryStart.name, `${primaryStart.name}: Biểu chưa có ô số liệu nào.`],
])('the problem %s is told with its place in words', (code, where, what, text) =>
  expect(problemText(primaryStart, { code, where, what })).toBe(text),
);

test('a formula is completed with other periods and forms, then with their cells', () => {
  const forms = [{ code: 'primary-start', name: 'Đầu năm' }];
  const values = (text: string, named = null as typeof primaryStart | null) =>
    formulaChoices(primaryStart, 'pupils', text, { forms, named }).map(({ value }) => value);
  expect(values('1 + [last')).toEqual(['1 + [last_year:']);
  expect(values('[last_year:pri')).toContain('[last_year:primary-start:');
  expect(values('[last_year:g1')).toEqual(['[last_year:g1]']);
  expect(values('[last_year:primary-start:classes!g2@p')).toEqual([]);
  expect(values('[last_year:primary-start:classes!g2@p', primaryStart)).toEqual([
    '[last_year:primary-start:classes!g2@pupils]',
  ]);
});
