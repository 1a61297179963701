import { describe, expect, test } from 'vitest';
import type { FormFigure } from '../fill-form.ts';
import { type CellKey, cellsOfForm } from '../form.ts';
import { runChecks } from '../form-checks.ts';
import type { FigureValue } from '../formula.ts';
import { primaryEnd } from './primary-end.ts';
import { primaryStart } from './primary-start.ts';

/** What was filed in one place; nothing anywhere else. */
function filed(place: string, figures: ReadonlyMap<CellKey, number>) {
  return (of: string, key: CellKey): FigureValue => {
    const value = of === place ? figures.get(key) : undefined;
    return value === undefined ? { absent: { kind: 'not_filed', at: key } } : { value };
  };
}

const figuresOf = (form: typeof primaryStart, values: Record<string, number>): FormFigure[] =>
  cellsOfForm(form).map(({ key }) => ({
    key,
    source: 'computed',
    value: values[key] ?? 0,
    text: null,
    absent: null,
    computed: null,
    note: null,
  }));

describe('grade 2 of this year', () => {
  const lastYear = new Map([['pupils!g1@total', 30]]);
  const found = (values: Record<string, number>) =>
    runChecks(primaryStart, figuresOf(primaryStart, values), filed('last_year', lastYear)).map(({ check }) => check);

  test('is who was promoted at the end of last year, less who went, more who came and who repeats', () => {
    const ended = new Map([
      ['promotion!g1@promoted', 28],
      ['promotion!g1@awaited', 1],
    ]);
    const told = (total: number) =>
      runChecks(
        primaryStart,
        figuresOf(primaryStart, {
          ...{ 'pupils!g2@total': total, 'pupils!g2@new': 2, 'pupils!g2@repeating': 1 },
          ...{ 'summer!g1@total': 1, 'summer!g1@moved': 2, 'movement!g2@left': 1 },
        }),
        filed('last_year:primary-end', ended),
      ).flatMap(({ check }) => (/^(most|least)-g2$/.test(check) ? [check] : []));
    // 28 or 29 - 1 - 2 - 1 + 2 + 1
    expect([26, 27, 28, 29].map(told)).toEqual([['least-g2'], [], [], ['most-g2']]);
  });

  test('of whom no more than were there have risen', () => {
    expect(found({ 'pupils!g2@continuing': 30 })).not.toContain('risen-g2');
    expect(found({ 'pupils!g2@continuing': 31 })).toContain('risen-g2');
  });

  test('has nothing to be compared with where nothing was filed', () => {
    const of = figuresOf(primaryStart, { 'pupils!g2@continuing': 31 });
    const checks = runChecks(primaryStart, of, filed('last_year', new Map()));
    expect(checks.map(({ check }) => check)).not.toContain('risen-g2');
  });
});

test('who is here at the end was here at the start or came, and did not leave', () => {
  const start = new Map([
    ['pupils!g1@total', 30],
    ['movement!g1@arrived', 1],
    ['movement!g1@left', 0],
  ]);
  const found = (now: number) =>
    runChecks(
      primaryEnd,
      figuresOf(primaryEnd, { 'pupils!g1@total': now, 'movement!g1@arrived': 3, 'movement!g1@left': 4 }),
      filed('primary-start', start),
    ).filter(({ check }) => check === 'since-start');
  expect(found(28)).toEqual([]);
  expect(found(29)).toMatchObject([{ left: 30, right: 29, cells: expect.arrayContaining(['pupils!g1@total']) }]);
});
