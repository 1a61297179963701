import type { FormEntry } from './fill-form.ts';
import type { CellSource } from './form.ts';

export type EntryProblem = 'unknown' | 'formula' | 'decimals' | 'negative' | 'note_missing' | 'not_text';

const shortestNote = 3;

/** Why a cell cannot take what was typed; null where it can. Typing over what the records say asks for a note why. */
export function entryProblem(source: CellSource, { value, text = null, note }: FormEntry): EntryProblem | null {
  if (source.kind === 'formula') return 'formula';
  const isText = source.kind === 'typed' && source.isText === true;
  if (text !== null && !isText) return 'not_text';
  if (value === null) return null;
  if (value < 0) return 'negative';
  const decimals = source.kind === 'typed' ? (source.decimals ?? 0) : 0;
  const scaled = value * 10 ** decimals;
  if (Math.abs(scaled - Math.round(scaled)) > 1e-6) return 'decimals';
  if (source.kind === 'query' && (note ?? '').trim().length < shortestNote) return 'note_missing';
  return null;
}
