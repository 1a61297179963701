import type { Grid, ImportField, ImportKind, RecognisedColumn } from './import-kinds.ts';
import { type HeaderMatch, matchHeader } from './match-header.ts';
import { fieldByLook, valueFit } from './value-look.ts';

const sampled = 200;
/** Below this a column is shown as not read. */
const sure = 0.5;

/** Each column with the field its head means and its values bear out; a field is given to one column only. */
export function mapColumns(
  grid: Grid,
  { headers, firstRow, kind }: { headers: readonly string[]; firstRow: number; kind: ImportKind },
): RecognisedColumn[] {
  const values = headers.map((_, column) => sampleOf(grid, { column, firstRow }));
  const candidates = headers.flatMap((header, column) =>
    likeliest(matchHeader(header, kind)).map(({ field, score }) => ({
      column,
      field,
      confidence: weigh(score, valueFit(field, values[column] ?? [])),
    })),
  );
  const fields = new Map<number, { field: ImportField; confidence: number }>();
  const taken = new Set<ImportField>();
  for (const { column, field, confidence } of candidates.sort(
    (a, b) => b.confidence - a.confidence || a.column - b.column,
  )) {
    if (confidence < sure || fields.has(column) || taken.has(field)) continue;
    fields.set(column, { field, confidence });
    taken.add(field);
  }
  splitNameColumns({ headers, values, fields, taken });
  for (const [column, found] of values.entries()) {
    const field = fields.has(column) ? null : fieldByLook(found);
    const isBorn = field === 'birthDate' && (taken.has('birthYear') || kind === 'assignments' || kind === 'classes');
    if (!field || taken.has(field) || isBorn || headers[column]?.trim()) continue;
    fields.set(column, { field, confidence: sure });
    taken.add(field);
  }
  return headers.map((header, column) => ({
    column,
    header,
    field: fields.get(column)?.field ?? null,
    confidence: fields.get(column)?.confidence ?? 0,
  }));
}

function sampleOf(grid: Grid, { column, firstRow }: { column: number; firstRow: number }): string[] {
  const values: string[] = [];
  for (let row = firstRow; row < grid.rows.length && values.length < sampled; row++) {
    const text = grid.rows[row]?.[column]?.trim();
    if (text) values.push(text);
  }
  return values;
}

/** A head that names one field well is not read as another because the first was given away. */
function likeliest(matches: readonly HeaderMatch[]): HeaderMatch[] {
  const [best] = matches;
  return best ? matches.filter(({ score }) => score >= 0.75 * best.score) : [];
}

/** Values that fit bear a head out; where most of them do not, the head means something else. Notes below a list are few. */
function weigh(score: number, fit: number | null): number {
  if (fit === null) return score;
  return fit < 0.3 ? 0.5 * score : 0.75 * score + 0.25 * fit;
}

/** "Họ và tên" over two columns: the family and middle names, and on its right, under the same head or none, the given name. */
function splitNameColumns({
  headers,
  values,
  fields,
  taken,
}: {
  headers: readonly string[];
  values: readonly (readonly string[])[];
  fields: Map<number, { field: ImportField; confidence: number }>;
  taken: Set<ImportField>;
}): void {
  const left = [...fields].find(([, { field }]) => field === 'fullName');
  if (!left || taken.has('given')) return;
  const [column, { confidence }] = left;
  const right = headers[column + 1];
  const given = values[column + 1] ?? [];
  const isFree = right === headers[column] || (right === '' && !fields.has(column + 1));
  if (!isFree || given.length === 0 || (valueFit('given', given) ?? 0) < 0.8) return;
  fields.set(column, { field: 'familyAndMiddle', confidence });
  fields.set(column + 1, { field: 'given', confidence });
  taken.delete('fullName');
  taken.add('familyAndMiddle').add('given');
}
