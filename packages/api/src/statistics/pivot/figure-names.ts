import type { FiguresPivot, PivotEntry } from '@truong/contracts/pivot';
import type { Db } from '@truong/db/kysely';
import { cellsOfForm } from '@truong/rules/statistics/form';
import { findFormOf } from '../forms/form-registry.ts';

/** What the form calls itself and the figures asked for, by its version of the last year asked about. */
export async function nameFigures(
  db: Db,
  { formCode, figures, times }: FiguresPivot,
): Promise<{ form: string; figures: PivotEntry[] }> {
  const form = await findFormOf(db, formCode, Math.max(...times.map(({ schoolYear }) => schoolYear)));
  const cells = new Map(form ? cellsOfForm(form).map((cell) => [cell.key as string, cell]) : []);
  return {
    form: form?.name ?? formCode,
    figures: figures.map((key) => {
      const cell = cells.get(key);
      return { code: key, name: cell ? `${cell.row.title} · ${cell.column.title}` : key };
    }),
  };
}
