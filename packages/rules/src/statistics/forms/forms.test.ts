import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { dimensions } from '../catalogue.ts';
import { placeElsewhere } from '../elsewhere.ts';
import { fillForm } from '../fill-form.ts';
import { cellsOfForm } from '../form.ts';
import { runChecks } from '../form-checks.ts';
import { problemsOfForm } from '../form-problems.ts';
import { shippedForms } from './index.ts';
import { firstOfCatalogue, publishedForms } from './published.fixture.ts';

const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

describe.each(shippedForms.map((form) => [form.code, form.version, form] as const))(
  'the shipped form %s %i',
  (_code, _version, form) => {
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
  },
);

test('three reports a year and one a month for each of five levels, one a semester for three, and a survey', () => {
  const levels = ['preschool', 'primary', 'lower-secondary', 'upper-secondary', 'continuing'];
  expect([...new Set(shippedForms.map(({ code }) => code))]).toEqual([
    ...levels.flatMap((level) => ['start', 'mid', 'end'].map((point) => `${level}-${point}`)),
    ...levels.map((level) => `${level}-month`),
    ...['lower-secondary', 'upper-secondary', 'continuing'].map((level) => `${level}-term`),
    'storm-survey',
  ]);
});

test('what formulas and checks name of other filings is there', () => {
  const cells = new Map(shippedForms.map((form) => [form.code, new Set(cellsOfForm(form).map(({ key }) => key))]));
  const asked: string[] = [];
  for (const form of shippedForms) {
    const elsewhere = (of: string, key: string) => {
      const place = placeElsewhere(of, { formCode: form.code, schoolYear: 2024, period: 'month-10' });
      if (!cells.get(place?.formCode ?? '')?.has(key)) asked.push(`${form.code}: ${of}:${key}`);
      return { value: 0 };
    };
    const figures = fillForm(form, { records: new Map(), entries: new Map(), elsewhere });
    const entered = figures.map((figure) => ({ ...figure, value: figure.value ?? 0 }));
    runChecks(form, entered, elsewhere);
  }
  expect(asked).toEqual([]);
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
