/** Reads the marks of an example into the cells of a sheet. */
import type { CellValue } from '@truong/rules/gradebook/cell';
import type { AssessmentKind, CommentResult } from '@truong/rules/gradebook/levels';
import { type Json, type JsonObject, listOf, textOf } from './example-form.ts';

/** A decimal number or text, exactly: `units` over `scale`, a power of ten. */
export function decimal(value: Json | undefined): { units: number; scale: number } {
  const match = /^(\d+)(?:[.,](\d+))?$/.exec(String(value).trim());
  if (!match) throw new Error(`not a mark: ${JSON.stringify(value)}`);
  const [, whole = '', decimals = ''] = match;
  return { units: Number(whole + decimals), scale: 10 ** decimals.length };
}

export function tenths(value: Json | undefined): number {
  const { units, scale } = decimal(value);
  const exact = (10 * units) / scale;
  if (!Number.isInteger(exact)) throw new Error(`more than one decimal: ${JSON.stringify(value)}`);
  return exact;
}

export function commentResult(code: string): CommentResult {
  if (code === 'D') return 'pass';
  if (code === 'CD') return 'fail';
  throw new Error(`not a comment result: ${code}`);
}

/**
 * The cells of one pupil: `tx` and then `chuyenDe` (one more regular mark) in the regular columns, at least `required` of
 * them; `gk` and `ck`. A reason `absent_no_makeup` beside an assessment makes it a value by rule.
 */
export function cellsOf(
  kind: AssessmentKind,
  input: JsonObject,
  regular: { required: number; isMissingByRule: boolean },
): { cells: Map<string, CellValue>; regularCount: number } {
  const cluster = input.chuyenDe ?? null;
  const marks = [...listOf(input.tx ?? []), ...(cluster === null ? [] : [cluster])];
  const regularCount = Math.max(marks.length, regular.required);
  const cells = new Map<string, CellValue>();
  const put = (slot: string, cell: CellValue | null) => cell && cells.set(slot, cell);
  for (let i = 0; i < regularCount; i += 1) {
    const isNeverHeld = i >= marks.length && regular.isMissingByRule;
    put(`r${i + 1}`, isNeverHeld ? { kind: 'by_rule' } : cellOf(kind, marks[i], undefined));
  }
  put('mid', cellOf(kind, input.gk, input.gkReason));
  put('end', cellOf(kind, input.ck, input.ckReason));
  return { cells, regularCount };
}

function cellOf(kind: AssessmentKind, value: Json | undefined, reason: Json | undefined): CellValue | null {
  if (reason === 'absent_no_makeup') return { kind: 'by_rule' };
  if (value === null || value === undefined) return null;
  return kind === 'comment'
    ? { kind: 'code', code: commentResult(textOf(value)) }
    : { kind: 'number', number: tenths(value) };
}
