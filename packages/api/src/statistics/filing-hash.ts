import type { Figure } from '@truong/contracts/statistics';
import { contentHash } from '@truong/ledger/chain';
import type { FrozenRow } from './filing.queries.ts';

/** The hash of a filing: over what it is for, its number, its rows in order and its figures in canonical order. */
export function filingHash(filing: {
  unitId: number;
  schoolYear: number;
  formCode: string;
  period: string;
  number: number;
  note: string | null;
  rows: readonly FrozenRow[];
  figures: readonly Figure[];
}): Buffer {
  const { rows, figures, ...head } = filing;
  const byKey = (f: Figure) => `${String(f.grade).padStart(2, '0')} ${f.measure} ${f.population}`;
  return contentHash({
    ...head,
    rows: rows.map((r) => [
      r.pupilId,
      r.fullName,
      r.className,
      r.grade,
      r.isFemale,
      r.isMinority,
      r.learning,
      r.conduct,
      r.isAssessed,
    ]),
    figures: [...figures]
      .sort((a, b) => (byKey(a) < byKey(b) ? -1 : 1))
      .map((f) => [f.grade, f.measure, f.population, f.value]),
  });
}
