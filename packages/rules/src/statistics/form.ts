import type { Amount, RecordKind } from './catalogue.ts';
import type { Filter } from './record-set.ts';
import type { SchoolLevel } from './school-level.ts';

/**
 * A form (biểu) as data: sections of rows × columns. What a cell holds comes from its row or its column; conditions of both hold
 * together. A version never changes once it is published.
 */
export type Form = {
  code: string;
  version: number;
  name: string;
  /** The number the sector gives it, as printed: "Biểu 01-TH". */
  officialNumber?: string;
  /** Circular or decision it follows, and how surely it is known. */
  source: string;
  /** Forms of a series are read together by pivots: `sector` are the periodic reports of all levels. */
  series: string;
  periodKind: PeriodKind;
  /** Schools of these levels file it; each counts its pupils, classes and staff of the `levels` only. */
  filers: { levels: readonly SchoolLevel[] };
  /** School years in which this version is filed; open where not given. */
  validFrom?: number;
  validTo?: number;
  /** Who reviews: the office next above, or that office and the department after it. */
  review: 'nearest' | 'nearest_then_department';
  sections: readonly FormSection[];
  checks: readonly FormCheck[];
  /** Texts under the form: how to fill it in. */
  notes?: readonly string[];
  layout?: { orientation: 'portrait' | 'landscape' };
};

export type PeriodKind = 'start' | 'mid' | 'end' | 'semester' | 'month' | 'ad_hoc';

/** Whether a form is filed for the period: "start", "term-1", "month-09", "ad-hoc-…". */
export function mayBeFiledFor({ periodKind }: Pick<Form, 'periodKind'>, period: string): boolean {
  if (periodKind === 'semester') return period.startsWith('term-');
  if (periodKind === 'month') return period.startsWith('month-');
  if (periodKind === 'ad_hoc') return period.startsWith('ad-hoc-');
  return periodKind === period;
}

const months = Array.from({ length: 12 }, (_, i) => `month-${String(((i + 8) % 12) + 1).padStart(2, '0')}`);

/** The periods of a school year for which forms of the kind are filed, September first. */
export const periodsOfKind: Readonly<Record<PeriodKind, readonly string[]>> = {
  start: ['start'],
  mid: ['mid'],
  end: ['end'],
  semester: ['term-1', 'term-2'],
  month: months,
  ad_hoc: ['ad-hoc-1', 'ad-hoc-2', 'ad-hoc-3', 'ad-hoc-4'],
};

export type FormSection = {
  code: string;
  title: string;
  rows: readonly FormRow[];
  columns: readonly FormColumn[];
};

export type FormRow = {
  code: string;
  title: string;
  /** How it is counted: "học sinh", "phòng". */
  unit?: string;
  indent?: 0 | 1 | 2;
  /** A heading has no cells. */
  isHeading?: true;
  from?: CellSource;
};

export type FormColumn = {
  code: string;
  title: string;
  /** Columns standing next to one another under one heading. */
  group?: string;
  where?: Filter;
  from?: CellSource;
  /** Rows in which this column has no cell. */
  except?: readonly string[];
};

/** A column's source goes before its row's; conditions (`where`) of a row's query and of the column hold together. */
export type CellSource =
  | { kind: 'query'; records: RecordKind; where?: Filter; amount?: Amount }
  | { kind: 'formula'; formula: string; decimals?: 0 | 1 | 2 }
  | { kind: 'typed'; decimals?: 0 | 1 | 2; isText?: true };

/** left ⟨operator⟩ right must hold. Formulas as in cells; `each` has it looked at in each cell's place of a section. */
export type FormCheck = {
  code: string;
  left: string;
  operator: '=' | '<=' | '>=' | '<' | '>' | '<>';
  right: string;
  /** `columns`: in every column of the section, where [row] is that row there; `rows`: in every row, where [@column] is that. */
  each?: { section: string; over: 'columns' | 'rows'; only?: readonly string[] };
  /** What to do when a figure is missing on either side. */
  missing: 'skip' | 'zero' | 'fails';
  /** `high` blocks filing, others ask for a note. */
  severity: 'high' | 'medium' | 'low';
  /** What to look at, in Vietnamese. */
  instruction: string;
};

/** One cell: "section!row@column". */
export type CellKey = string;

export function cellKey(section: string, row: string, column: string): CellKey {
  return `${section}!${row}@${column}`;
}

/** The cell's parts; null where the text is no key. */
export function partsOfCell(key: CellKey): { section: string; row: string; column: string } | null {
  const parts = /^([a-z0-9_-]+)!([a-z0-9_-]+)@([a-z0-9_-]+)$/.exec(key);
  return parts && { section: parts[1] as string, row: parts[2] as string, column: parts[3] as string };
}

export type FormCell = {
  key: CellKey;
  section: FormSection;
  row: FormRow;
  column: FormColumn;
  /** A query with the conditions of row and column together. */
  source: CellSource;
};

/** Every cell of the form in the order of print; where neither row nor column says where it comes from, there is none. */
export function cellsOfForm(form: Pick<Form, 'sections'>): FormCell[] {
  return form.sections.flatMap((section) =>
    section.rows.flatMap((row) =>
      section.columns.flatMap((column) => {
        const source = sourceOf(row, column);
        return source ? [{ key: cellKey(section.code, row.code, column.code), section, row, column, source }] : [];
      }),
    ),
  );
}

function sourceOf(row: FormRow, column: FormColumn): CellSource | null {
  if (row.isHeading || column.except?.includes(row.code)) return null;
  const source = column.from ?? row.from;
  if (!source) return null;
  if (source.kind !== 'query') return source;
  const base = row.from?.kind === 'query' && column.from ? row.from.where : undefined;
  return { ...source, where: bothHold(bothHold(base, source.where), column.where) };
}

/** Two conditions together: of a dimension that both name, the values that both allow. */
export function bothHold(a: Filter = {}, b: Filter = {}): Filter {
  const both: Record<string, readonly string[]> = { ...a };
  for (const [code, values] of Object.entries(b)) {
    const already = both[code];
    both[code] = already ? already.filter((value) => values.includes(value)) : values;
  }
  return both;
}
