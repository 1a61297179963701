import type { FiledElsewhere, FormRef } from '@truong/contracts/forms';
import type { Db } from '@truong/db/kysely';
import { type FormPlace, placeElsewhere } from '@truong/rules/statistics/elsewhere';
import type { CellKey, Form } from '@truong/rules/statistics/form';
import { cellsOfForm } from '@truong/rules/statistics/form';
import { type FigureValue, figuresOf, parseFormula } from '@truong/rules/statistics/formula';
import { sql } from 'kysely';
import { type FrozenSection, figuresOfSections } from './frozen.queries.ts';

type Source = FormPlace & { of: string };
type Filed = Source & { number: number; values: Map<CellKey, number> };

export type Elsewhere = {
  read: (of: string, key: CellKey) => FigureValue;
  filed: FiledElsewhere[];
};

/**
 * Figures of other filings that the form's formulas and checks name, and those of last year and of the period before for
 * looking across: from the latest filing of each. What was not filed has no figures.
 */
export async function readElsewhere(db: Db, form: Form, of: FormRef): Promise<Elsewhere> {
  const sources = sourcesOf(form, of);
  const { rows } = await sql<{
    formCode: string;
    schoolYear: number;
    period: string;
    number: number;
    sections: FrozenSection[];
  }>`
    select f.form_code, f.school_year, f.period, f.number,
      (select json_agg(json_build_object('section', s.section, 'figures', s.figures)) from filing_section s
       where s.unit_id = f.unit_id and s.school_year = f.school_year and s.filing_id = f.id) as sections
    from (select distinct on (form_code, school_year, period) * from filing
      where unit_id = ${of.unitId} and school_year = any(${[of.schoolYear, of.schoolYear - 1]}::integer[])
        and form_code = any(${[...new Set(sources.map(({ formCode }) => formCode))]}::text[])
      order by form_code, school_year, period, number desc) f`.execute(db);
  const filed = sources.flatMap((source): Filed[] => {
    const row = rows.find(
      ({ formCode, schoolYear, period }) =>
        formCode === source.formCode && schoolYear === source.schoolYear && period === source.period,
    );
    if (!row) return [];
    const figures = figuresOfSections(row.sections ?? []);
    const values = new Map(figures.flatMap(({ key, value }) => (value === null ? [] : [[key, value] as const])));
    return [{ ...source, number: row.number, values }];
  });
  return {
    read: (name, key) => {
      const source = filed.find((one) => one.of === name);
      if (!source) return { absent: { kind: 'not_filed', at: `${name}:${key}` } };
      const value = source.values.get(key);
      return value === undefined ? { absent: { kind: 'no_such_figure', at: `${name}:${key}` } } : { value };
    },
    filed: filed.map(({ of: name, number, values }) => ({ of: name, number, values: Object.fromEntries(values) })),
  };
}

/** Where each name that the form uses stands, and last year and the period before whether it uses them or not. */
function sourcesOf(form: Form, { schoolYear, period }: FormRef): Source[] {
  const formulas = [
    ...cellsOfForm(form).flatMap(({ source }) => (source.kind === 'formula' ? [source.formula] : [])),
    ...form.checks.flatMap(({ left, right }) => [left, right]),
  ];
  const used = formulas.flatMap((formula) => figuresOf(parseFormula(formula)).map((ref) => ref.of));
  return [...new Set(['last_year', 'previous', ...used])].flatMap((name): Source[] => {
    const place = placeElsewhere(name, { formCode: form.code, schoolYear, period });
    return place ? [{ of: name, ...place }] : [];
  });
}

/** How many past years a figure is compared with. */
const pastYears = 6;

/** What each figure was in the latest filings of the same form and period of past years, the oldest first. */
export async function readHistory(db: Db, of: FormRef): Promise<Map<CellKey, number[]>> {
  const { rows } = await sql<{ section: string; figures: FrozenSection['figures'] }>`
    select s.section, s.figures
    from (select distinct on (school_year) unit_id, school_year, id from filing
      where unit_id = ${of.unitId} and school_year < ${of.schoolYear} and school_year >= ${of.schoolYear - pastYears}
        and form_code = ${of.formCode} and period = ${of.period}
      order by school_year, number desc) f
    join filing_section s on s.unit_id = f.unit_id and s.school_year = f.school_year and s.filing_id = f.id
    where s.unit_id = ${of.unitId} order by f.school_year`.execute(db);
  const history = new Map<CellKey, number[]>();
  for (const { key, value } of figuresOfSections(rows)) {
    if (value === null) continue;
    const values = history.get(key) ?? [];
    values.push(value);
    history.set(key, values);
  }
  return history;
}
