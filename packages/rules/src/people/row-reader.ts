import type { CellFact, Grid, ImportField, ProblemCode, RecognisedTable, RowProblem } from './import-kinds.ts';
import type { Reading } from './parse-values.ts';

/** Fields whose value belongs to one record alone: a merge that reaches into the next row gives it to a second one in error. */
const personal: ReadonlySet<ImportField> = new Set([
  'code',
  'educationId',
  'personalNumber',
  'fullName',
  'familyAndMiddle',
  'given',
  'birthDate',
  'maleBirthDate',
  'femaleBirthDate',
]);
const longest = 300;

export type RowReader = {
  row: number;
  problems: RowProblem[];
  has: (field: ImportField) => boolean;
  text: (field: ImportField) => string;
  report: (
    code: ProblemCode,
    field: ImportField | null,
    more?: { found?: string; expected?: string | null; severity?: RowProblem['severity'] },
  ) => void;
  /** The value of a cell; null where it is blank or wrong, which is reported. */
  read: <T>(field: ImportField, parse: (text: string) => Reading<T>) => T | null;
  /** Free text, kept as written. */
  words: (field: ImportField) => string | null;
};

/** One record's cells by their meaning; what is wrong with a cell is reported beside its value. */
export function rowReaders(
  grid: Grid,
  table: RecognisedTable,
  { mayRepeat }: { mayRepeat: boolean },
): (row: number) => RowReader {
  const columns = new Map(table.columns.flatMap(({ field, column }) => (field ? [[field, column] as const] : [])));
  const facts = new Map(grid.facts.map((each) => [cellKey(each.row, each.column), each.facts]));
  const hidden = new Set(grid.hiddenRows);

  return (row) => {
    const cells = grid.rows[row] ?? [];
    const problems: RowProblem[] = [];
    const column = (field: ImportField | null) => (field ? (columns.get(field) ?? null) : null);
    const text = (field: ImportField) => cells[column(field) ?? -1]?.replace(/\s+/g, ' ').trim() ?? '';
    const report: RowReader['report'] = (code, field, more = {}) => {
      problems.push({
        code,
        severity: more.severity ?? 'error',
        row,
        column: column(field),
        field,
        found: more.found ?? (field ? text(field) : ''),
        expected: more.expected ?? null,
        otherRow: null,
      });
    };
    if (hidden.has(row)) report('hidden_row', null, { severity: 'notice' });
    for (const [field, at] of columns) {
      for (const fact of facts.get(cellKey(row, at)) ?? []) {
        const problem = problemOf(fact, { field, mayRepeat, isSameAbove: grid.rows[row - 1]?.[at] === cells[at] });
        if (problem) report(problem.code, field, { severity: problem.severity });
      }
    }
    return {
      row,
      problems,
      has: (field) => columns.has(field),
      text,
      report,
      read: (field, parse) => {
        const typed = text(field);
        if (typed === '') return null;
        const reading = parse(typed);
        if (!reading.ok) {
          report(reading.problem, field, { expected: reading.expected ?? null });
          return null;
        }
        if (reading.notice) report(reading.notice, field, { severity: 'notice' });
        return reading.value;
      },
      words: (field) => {
        const typed = text(field);
        if (typed.length > longest) report('too_long', field, { expected: String(longest) });
        return typed === '' ? null : typed;
      },
    };
  };
}

function cellKey(row: number, column: number): number {
  return row * 1000 + column;
}

function problemOf(
  fact: CellFact,
  at: { field: ImportField; mayRepeat: boolean; isSameAbove: boolean },
): { code: ProblemCode; severity: RowProblem['severity'] } | null {
  if (at.field === 'order') return null;
  switch (fact) {
    case 'formula':
      return { code: 'formula', severity: 'notice' };
    case 'no_value':
      return { code: 'formula_without_value', severity: 'error' };
    case 'error':
      return { code: 'formula_error', severity: 'error' };
    case 'doubtful':
      return { code: 'lost_letters', severity: 'notice' };
    case 'merged':
      return personal.has(at.field) && at.isSameAbove && !at.mayRepeat
        ? { code: 'merged_value', severity: 'error' }
        : null;
    case 'decomposed':
      return null;
  }
}
