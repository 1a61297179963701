import type { ColumnRole } from './columns.ts';
import type { CommentResult } from './levels.ts';

/** A required cell without a value: empty, or an assessment still to be made up. */
export type MissingCell = { slot: string; role: ColumnRole; state: 'empty' | 'make_up' };

/** What a result waits for. */
export type Missing =
  | ({ kind: 'cell' } & MissingCell)
  | { kind: 'strand'; strand: string }
  | { kind: 'term'; term: 1 | 2; because: readonly Missing[] }
  | { kind: 'subject'; subject: string; because: readonly Missing[] }
  | { kind: 'retest'; subject: string }
  | { kind: 'test'; subject: string }
  | { kind: 'trait'; trait: string }
  | { kind: 'conduct' | 'learning' | 'absences' | 'manual_reason' };

/** A result that does not exist yet, with its cause: never 0, never left out. */
export type NotAvailable = { kind: 'not_available'; missing: readonly Missing[] };

/** Left out of every classification, with its cause. */
export type Excluded = { kind: 'excluded'; cause: 'exempt' | 'not_taught' | 'elective_dropped' | 'individual_plan' };

export type KnownResult = { kind: 'score'; tenths: number } | { kind: 'comment'; result: CommentResult };

/** The result of a subject, of a term or of the year. */
export type SubjectResult = KnownResult | NotAvailable | Excluded;

/** A subject with a result that counts. */
export type SubjectOutcome = { subject: string; result: KnownResult };

export function isKnown(result: SubjectResult): result is KnownResult {
  return result.kind === 'score' || result.kind === 'comment';
}

/** For who only shows results: null where there is none. */
export function knownResult(result: SubjectResult): KnownResult | null {
  return isKnown(result) ? result : null;
}
