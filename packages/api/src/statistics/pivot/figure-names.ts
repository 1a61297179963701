import type { FiguresPivot, FormFigures, FormFiguresInput, PivotEntry } from '@truong/contracts/pivot';
import type { Db } from '@truong/db/kysely';
import { cellsOfForm, type FormCell, periodsOfKind } from '@truong/rules/statistics/form';
import type { InAct } from '../../trpc.ts';
import { findFormOf, listPublishedForms } from '../forms/form-registry.ts';

function nameOf({ row, column }: FormCell): string {
  return `${row.title} · ${column.title}`;
}

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
      return { code: key, name: cell ? nameOf(cell) : key };
    }),
  };
}

/** The forms there are, and the numbers of one of them as they are called in a year. */
export function listFormFigures(inAct: InAct, { formCode, schoolYear }: FormFiguresInput): Promise<FormFigures> {
  return inAct(async (trx) => {
    const forms = new Map(
      (await listPublishedForms(trx)).map(({ code, name, periodKind }) => [
        code,
        { code, name, periods: [...periodsOfKind[periodKind]] },
      ]),
    );
    const form = formCode === undefined ? undefined : await findFormOf(trx, formCode, schoolYear);
    const cells = form ? cellsOfForm(form).filter(({ source }) => source.kind !== 'typed' || !source.isText) : [];
    return {
      forms: [...forms.values()],
      figures: cells.map((cell) => ({ key: cell.key, name: nameOf(cell), section: cell.section.title })),
    };
  });
}
