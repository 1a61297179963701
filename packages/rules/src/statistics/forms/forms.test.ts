import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { dimensions } from '../catalogue.ts';
import { fillForm } from '../fill-form.ts';
import { cellsOfForm } from '../form.ts';
import { runChecks } from '../form-checks.ts';
import { problemsOfForm } from '../form-problems.ts';
import { shippedForms } from './index.ts';
import { firstOfCatalogue, publishedForms } from './published.fixture.ts';

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

describe.each(shippedForms.map((form) => [form.code, form] as const))('the shipped form %s', (_code, form) => {
  test('holds together', () => expect(problemsOfForm(form)).toEqual([]));

  test('asks for fewer than one cell in twenty', () => {
    const cells = cellsOfForm(form);
    const typed = cells.filter(({ source }) => source.kind === 'typed').length;
    expect(typed / cells.length).toBeLessThan(0.05);
  });

  test('passes its own checks in a school without anybody', () => {
    const figures = fillForm(form, { records: new Map(), entries: new Map() });
    expect(runChecks(form, figures)).toEqual([]);
  });
});

test('three reports a year for each of five levels', () => {
  expect(shippedForms.filter(({ series }) => series === 'sector').map(({ code }) => code)).toEqual(
    ['preschool', 'primary', 'lower-secondary', 'upper-secondary', 'continuing'].flatMap((level) =>
      ['start', 'mid', 'end'].map((point) => `${level}-${point}`),
    ),
  );
});

test('results of each semester for the levels that have such results', () => {
  expect(shippedForms.filter(({ periodKind }) => periodKind === 'semester').map(({ code }) => code)).toEqual([
    'lower-secondary-term',
    'upper-secondary-term',
    'continuing-term',
  ]);
});

// A failure here means that a filed version would change: give the form its next version instead.
test('a version that was published stays as it was', () => {
  const now = Object.fromEntries(shippedForms.map((form) => [`${form.code} ${form.version}`, hashOf(form)]));
  expect(now).toMatchObject(publishedForms);
  expect(Object.keys(publishedForms).sort()).toEqual(Object.keys(now).sort());
});

// Rows that were frozen name a value by its place: new ones go to the end, none goes away.
test.each(Object.entries(firstOfCatalogue))('values of %s only grow at their end', (code, { count, hash }) => {
  const values = dimensions[code as keyof typeof dimensions].values.map((value) => value.code);
  expect(hashOf(values.slice(0, count))).toBe(hash);
});

test('every dimension is held to that', () => {
  expect(Object.keys(firstOfCatalogue).sort()).toEqual(Object.keys(dimensions).sort());
});
