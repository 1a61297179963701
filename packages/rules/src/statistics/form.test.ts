import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FormEntry, fillForm } from './fill-form.ts';
import type { Form } from './form.ts';
import { runChecks } from './form-checks.ts';
import { problemsOfForm } from './form-problems.ts';
import { counterOf, countRecords, packRecords, type RecordRow, rowsBehindFigure } from './record-set.ts';

const pupil = (id: number, values: RecordRow['values']): RecordRow => ({
  person: { id, name: `Pupil ${id}`, place: '1A' },
  values,
});
const pupils = packRecords('pupils', [
  pupil(1, { grade: '1', sex: 'female', minority: 'yes', policy: ['poor_household', 'orphan'] }),
  pupil(2, { grade: '1', sex: 'male', minority: 'no', policy: ['orphan'] }),
  pupil(3, { grade: '2', sex: 'female', minority: 'no' }),
  pupil(4, { grade: '2', sex: null }),
]);

const form: Form = {
  code: 'trial',
  version: 1,
  name: 'Biểu thử',
  source: 'test',
  series: 'trial',
  periodKind: 'start',
  filers: { levels: ['primary'] },
  review: 'nearest',
  sections: [
    {
      code: 'size',
      title: 'Quy mô',
      columns: [
        { code: 'total', title: 'Tổng số' },
        { code: 'female', title: 'Nữ', where: { sex: ['female'] } },
        {
          code: 'share',
          title: 'Tỉ lệ nữ',
          from: { kind: 'formula', formula: '100 * [@female] / [@total]', decimals: 1 },
        },
      ],
      rows: [
        { code: 'all', title: 'Học sinh', from: { kind: 'formula', formula: '[g1] + [g2] + [g3]' } },
        { code: 'g1', title: 'Lớp 1', from: { kind: 'query', records: 'pupils', where: { grade: ['1'] } } },
        { code: 'g2', title: 'Lớp 2', from: { kind: 'query', records: 'pupils', where: { grade: ['2'] } } },
        { code: 'g3', title: 'Lớp 3', from: { kind: 'typed' } },
      ],
    },
  ],
  checks: [
    {
      code: 'girls',
      left: '[@female]',
      operator: '<=',
      right: '[@total]',
      each: { section: 'size', over: 'rows' },
      missing: 'fails',
      severity: 'high',
      instruction: 'Số nữ không vượt quá tổng số.',
    },
  ],
};

const entries = (typed: Record<string, [number, string | null]>) =>
  new Map<string, FormEntry>(Object.entries(typed).map(([key, [value, note]]) => [key, { value, note }]));
const fill = (typed: Record<string, [number, string | null]>, of: Form = form) =>
  fillForm(of, { records: new Map([['pupils', pupils]]), entries: entries(typed) });
const at = (figures: ReturnType<typeof fill>, key: string) => figures.find((figure) => figure.key === key);

describe('rows of records', () => {
  test('are counted by the conditions of every dimension named, several values of one dimension together', () => {
    expect(countRecords(pupils, {})).toBe(4);
    expect(countRecords(pupils, { sex: ['female'] })).toBe(2);
    expect(countRecords(pupils, { grade: ['1', '2'], minority: ['no'] })).toBe(2);
    expect(countRecords(pupils, { policy: ['orphan'] })).toBe(2);
    expect(countRecords(pupils, { policy: ['poor_household'], sex: ['male'] })).toBe(0);
    expect(countRecords(pupils, { sex: [] })).toBe(0);
    expect(rowsBehindFigure(pupils, { policy: ['orphan'] }).map((row) => pupils.people[row]?.id)).toEqual([1, 2]);
  });

  test('what is not known is none of the values', () => {
    expect(countRecords(pupils, { sex: ['male', 'female'] })).toBe(3);
  });

  test('are counted alike one by one and by their bits, amounts too', () => {
    const row = fc.record({
      grade: fc.constantFrom('1', '2', null),
      two_sessions: fc.constantFrom('yes', 'no', null),
      pupils: fc.integer({ min: 0, max: 50 }),
    });
    const filter = fc.record(
      { grade: fc.subarray(['1', '2', '3']), two_sessions: fc.subarray(['yes', 'no']), site: fc.constant(['main']) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 100 }), filter, (rows, where) => {
        const classes = packRecords(
          'classes',
          rows.map(({ pupils: amount, ...values }, id) => ({
            ...{ person: { id, name: '', place: '' }, values, amounts: { pupils: amount } },
          })),
        );
        const count = counterOf(classes);
        expect(count(where)).toBe(countRecords(classes, where));
        expect(count(where, 'pupils')).toBe(countRecords(classes, where, 'pupils'));
      }),
    );
  });
});

describe('a form', () => {
  test('holds together', () => expect(problemsOfForm(form)).toEqual([]));

  test('counts, works out, and says what is missing', () => {
    const figures = fill({});
    expect(at(figures, 'size!g1@total')).toMatchObject({ value: 2, source: 'computed' });
    expect(at(figures, 'size!g2@female')).toMatchObject({ value: 1 });
    expect(at(figures, 'size!all@total')).toMatchObject({
      value: null,
      absent: { kind: 'not_entered', at: 'size!g3@total' },
    });
  });

  test('a figure typed over keeps what the records say, and formulas follow it', () => {
    const typed = {
      'size!g3@total': [5, null],
      'size!g3@female': [2, null],
      'size!g1@total': [3, 'Một em học nhờ'],
    } as const;
    const figures = fill({ ...(typed as unknown as Record<string, [number, string | null]>) });
    expect(at(figures, 'size!g1@total')).toMatchObject({
      value: 3,
      source: 'typed_over',
      computed: 2,
      note: 'Một em học nhờ',
    });
    expect(at(figures, 'size!all@total')).toMatchObject({ value: 10, source: 'formula' });
    expect(at(figures, 'size!g3@share')).toMatchObject({ value: 40 });
  });

  test('divided by nothing is not a figure', () => {
    const figures = fill({ 'size!g3@total': [0, null], 'size!g3@female': [0, null] });
    expect(at(figures, 'size!g3@share')).toMatchObject({ value: null, absent: { kind: 'divided_by_nothing' } });
  });

  test('its checks name the cells; a missing figure is a finding where the check asks for it', () => {
    const checked = runChecks(form, fill({ 'size!g3@total': [5, null], 'size!g3@female': [6, null] }));
    expect(checked).toEqual([
      {
        check: 'girls',
        severity: 'high',
        cells: ['size!g3@female', 'size!g3@total'],
        outcome: 'differs',
        left: 6,
        right: 5,
      },
    ]);
    expect(runChecks(form, fill({})).map(({ outcome, cells }) => [outcome, cells[0]])).toEqual([
      ['missing', 'size!all@female'],
      ['missing', 'size!g3@female'],
    ]);
  });

  const withRow = (formula: string): Form => ({
    ...form,
    checks: [],
    sections: form.sections.map((section) => ({
      ...section,
      rows: [...section.rows, { code: 'x', title: 'X', from: { kind: 'formula', formula } }],
      columns: section.columns.slice(0, 1),
    })),
  });

  test.each([
    ['[x] + 1', 'cycle', 'size!x@total → size!x@total'],
    ['[nobody]', 'unknown_figure', 'size!nobody@total'],
    ['1 +', 'bad_formula', '1 +'],
    ['(1 + 2', 'bad_formula', '(1 + 2'],
    ['1 ? 2', 'bad_formula', ' ? 2'],
  ])('refuses %s as %s', (formula, code, what) => {
    expect(problemsOfForm(withRow(formula))).toContainEqual({ code, where: 'size!x@total', what });
  });

  test('a circle has no figure where it is filled all the same', () => {
    expect(at(fill({}, withRow('[x] + 1')), 'size!x@total')).toMatchObject({ value: null, absent: { kind: 'cycle' } });
  });

  test('refuses what the catalogue does not know', () => {
    const [section] = form.sections;
    const broken: Form = {
      ...form,
      sections: [
        {
          ...(section as NonNullable<typeof section>),
          rows: [
            { code: 'a', title: 'A', from: { kind: 'query', records: 'classes', where: { sex: ['female'] } } },
            {
              code: 'b',
              title: 'B',
              from: { kind: 'query', records: 'pupils', where: { grade: ['13'] }, amount: 'quantity' },
            },
            { code: 'b', title: 'B' },
          ],
          columns: [{ code: 'total', title: 'Tổng số' }],
        },
      ],
      checks: [],
    };
    expect(problemsOfForm(broken).map(({ code, what }) => `${code} ${what}`)).toEqual([
      'code_twice b',
      'unknown_dimension sex',
      'unknown_amount quantity',
      'unknown_value grade=13',
      'row_without_source B',
    ]);
  });
});
