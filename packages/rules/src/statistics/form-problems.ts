import { dimensionOf, recordShapes } from './catalogue.ts';
import { keyOfReference } from './fill-form.ts';
import { type CellKey, type CellSource, cellsOfForm, type Form, type FormCell } from './form.ts';
import { type Expression, FormulaError, figuresOf, parseFormula } from './formula.ts';
import type { Filter } from './record-set.ts';

/** What is wrong with a form's definition. `where` names section, row, column, cell or check; `what` is the word at fault. */
export type FormProblem = {
  code:
    | 'no_cells'
    | 'code_twice'
    | 'bad_code'
    | 'row_without_source'
    | 'unknown_dimension'
    | 'unknown_value'
    | 'unknown_amount'
    | 'bad_formula'
    | 'unknown_figure'
    | 'cycle'
    | 'unknown_section'
    | 'unknown_column';
  where: string;
  what: string;
};

const code = /^[a-z0-9][a-z0-9_-]{0,39}$/;

/** Everything that keeps a form from being published; empty for one that holds together. Figures elsewhere are not looked up. */
export function problemsOfForm(form: Form): FormProblem[] {
  const problems = [...problemsOfCodes(form), ...problemsOfSources(form)];
  const cells = new Map(cellsOfForm(form).map((cell) => [cell.key, cell]));
  if (cells.size === 0) problems.push({ code: 'no_cells', where: form.code, what: form.name });
  const uses = new Map<CellKey, CellKey[]>();
  for (const cell of cells.values()) {
    if (cell.source.kind !== 'formula') continue;
    const read = readFormula(cell.source.formula, cell.key);
    problems.push(...read.problems);
    const keys = read.expression ? keysHere(read.expression, placeOf(cell)) : [];
    problems.push(...unknownFigures(keys, cells, cell.key));
    uses.set(cell.key, keys);
  }
  return [...problems, ...cyclesOf(uses), ...problemsOfChecks(form, cells)];
}

function placeOf({ section, row, column }: FormCell) {
  return { section: section.code, row: row.code, column: column.code };
}

function keysHere(expression: Expression, at: { section: string; row: string; column: string }): CellKey[] {
  return figuresOf(expression).flatMap((ref) => (ref.of === 'here' ? [keyOfReference(ref, at)] : []));
}

function unknownFigures(keys: readonly CellKey[], cells: ReadonlyMap<CellKey, FormCell>, where: string): FormProblem[] {
  return keys.filter((key) => !cells.has(key)).map((what) => ({ code: 'unknown_figure', where, what }));
}

function readFormula(text: string, where: string): { expression: Expression | null; problems: FormProblem[] } {
  try {
    return { expression: parseFormula(text), problems: [] };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return { expression: null, problems: [{ code: 'bad_formula', where, what: text.slice(error.at) || text }] };
  }
}

function problemsOfCodes(form: Form): FormProblem[] {
  const lists = [
    { where: form.code, codes: form.sections.map((section) => section.code) },
    ...form.sections.flatMap((section) => [
      { where: section.code, codes: section.rows.map((row) => row.code) },
      { where: section.code, codes: section.columns.map((column) => column.code) },
    ]),
    { where: form.code, codes: form.checks.map((check) => check.code) },
  ];
  return lists.flatMap(({ where, codes }) =>
    codes.flatMap((what, i): FormProblem[] => [
      ...(code.test(what) ? [] : [{ code: 'bad_code' as const, where, what }]),
      ...(codes.indexOf(what) < i ? [{ code: 'code_twice' as const, where, what }] : []),
    ]),
  );
}

function problemsOfSources(form: Form): FormProblem[] {
  return form.sections.flatMap((section) => {
    const own = [...section.rows, ...section.columns].flatMap(({ code: at, from }) =>
      from ? problemsOfSource(from, `${section.code}!${at}`) : [],
    );
    const isFilledByColumns = section.columns.some(({ from }) => from);
    const empty = section.rows
      .filter(({ isHeading, from }) => !isHeading && !from && !isFilledByColumns)
      .map(
        ({ code: at, title }): FormProblem => ({
          code: 'row_without_source',
          where: `${section.code}!${at}`,
          what: title,
        }),
      );
    const records = new Set(section.rows.flatMap(({ from }) => (from?.kind === 'query' ? [from.records] : [])));
    const columns = section.columns.flatMap(({ code: at, where }) =>
      [...records].flatMap((kind) => problemsOfFilter(where ?? {}, kind, `${section.code}!@${at}`)),
    );
    const exceptions = section.columns.flatMap(({ code: at, except = [] }) =>
      except
        .filter((row) => !section.rows.some(({ code: one }) => one === row))
        .map((what): FormProblem => ({ code: 'unknown_figure', where: `${section.code}!@${at}`, what })),
    );
    return [...own, ...empty, ...columns, ...exceptions];
  });
}

function problemsOfSource(source: CellSource, where: string): FormProblem[] {
  if (source.kind !== 'query') return [];
  const { amounts } = recordShapes[source.records];
  const isUnknown = source.amount && !amounts.includes(source.amount);
  return [
    ...(isUnknown ? [{ code: 'unknown_amount' as const, where, what: source.amount as string }] : []),
    ...problemsOfFilter(source.where ?? {}, source.records, where),
  ];
}

function problemsOfFilter(filter: Filter, kind: keyof typeof recordShapes, where: string): FormProblem[] {
  return Object.entries(filter).flatMap(([name, values]): FormProblem[] => {
    const dimension = dimensionOf(kind, name);
    if (!dimension) return [{ code: 'unknown_dimension', where, what: name }];
    return values
      .filter((value) => !dimension.values.some((one) => one.code === value))
      .map((value) => ({ code: 'unknown_value', where, what: `${name}=${value}` }));
  });
}

/** Each circle of formulas once, by its first cell. */
function cyclesOf(uses: ReadonlyMap<CellKey, readonly CellKey[]>): FormProblem[] {
  const state = new Map<CellKey, 'open' | 'done'>();
  const found: FormProblem[] = [];
  const visit = (key: CellKey, path: readonly CellKey[]): void => {
    if (state.get(key) === 'done') return;
    if (state.get(key) === 'open') {
      const circle = [...path.slice(path.indexOf(key)), key];
      found.push({ code: 'cycle', where: key, what: circle.join(' → ') });
      return;
    }
    state.set(key, 'open');
    for (const next of uses.get(key) ?? []) visit(next, [...path, key]);
    state.set(key, 'done');
  };
  for (const key of uses.keys()) visit(key, []);
  return found;
}

function problemsOfChecks(form: Form, cells: ReadonlyMap<CellKey, FormCell>): FormProblem[] {
  return form.checks.flatMap((check) => {
    const where = check.code;
    const section = check.each && form.sections.find(({ code: one }) => one === check.each?.section);
    if (check.each && !section) return [{ code: 'unknown_section' as const, where, what: check.each.section }];
    const sides = [check.left, check.right].map((text) => readFormula(text, where));
    const problems = sides.flatMap((side) => side.problems);
    const list = check.each?.over === 'columns' ? section?.columns : section?.rows;
    const meant = check.each ? (check.each.only ?? list?.map(({ code: one }) => one) ?? []) : [''];
    const unknown = meant.filter((one) => one && !list?.some(({ code: listed }) => listed === one));
    problems.push(...unknown.map((what): FormProblem => ({ code: 'unknown_column', where, what })));
    // A row or column without any cell is passed over when the check runs.
    const places = meant
      .filter((one) => !unknown.includes(one))
      .map((one) => ({
        section: section?.code ?? '',
        row: check.each?.over === 'rows' ? one : '',
        column: check.each?.over === 'columns' ? one : '',
      }))
      .filter(
        ({ section: s, row, column }) =>
          !check.each ||
          [...cells.values()].some(
            (cell) => cell.section.code === s && (row ? cell.row.code === row : cell.column.code === column),
          ),
      );
    return [
      ...problems,
      ...places.flatMap((place) =>
        sides.flatMap(({ expression }) =>
          expression ? unknownFigures(keysHere(expression, place), cells, where) : [],
        ),
      ),
    ];
  });
}
