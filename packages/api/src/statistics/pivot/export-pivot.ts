import type { FileAnswer } from '@truong/contracts/common';
import type { ExportPivot, PivotAnswer, PivotQuestion } from '@truong/contracts/pivot';
import { figureCsv } from '@truong/documents/figure-table/figure-csv';
import { figurePdf } from '@truong/documents/figure-table/figure-pdf';
import type { FigureCell, FigureTable } from '@truong/documents/figure-table/figure-table';
import { figureWorkbook } from '@truong/documents/figure-table/figure-workbook';
import { describePivot } from '@truong/rules/statistics/pivot/describe-pivot';
import { type LaidCell, type LaidColumn, layPivot } from '@truong/rules/statistics/pivot/pivot-layout';
import type pg from 'pg';
import type { z } from 'zod';
import type { InAct } from '../../trpc.ts';
import { answerPivot } from './answer-pivot.ts';

const writers = {
  xlsx: figureWorkbook,
  csv: async (table: FigureTable) => figureCsv(table),
  pdf: figurePdf,
} as const satisfies Record<ExportPivot['as'], (table: FigureTable) => Promise<Uint8Array>>;

/** A view as a file, with its filters and source state in its head; made after the transaction has ended. */
export async function exportPivot(
  inAct: InAct,
  pool: pg.Pool,
  { as, ...input }: ExportPivot,
): Promise<z.infer<typeof FileAnswer>> {
  const answer = await answerPivot(inAct, pool, input);
  const { question } = input;
  const bytes = await writers[as](tableOf(question, answer));
  return {
    fileName: `so-lieu-${question.source}-${answer.asOf}.${as}`,
    base64: Buffer.from(bytes).toString('base64'),
  };
}

/** The view as it is laid out on the screen. */
export function tableOf(question: PivotQuestion, answer: PivotAnswer): FigureTable {
  const layout = layPivot(answer);
  const { title, notes } = describePivot({
    question: question as Parameters<typeof describePivot>[0]['question'],
    answer,
  });
  const name = (column: LaidColumn) => (column.inner ?? column.outer)?.name ?? 'Số liệu';
  const isSplit = answer.axes.length > 2;
  const groups: { text: string; span: number }[] = [];
  for (const { outer } of isSplit ? layout.columns : []) {
    const last = groups.at(-1);
    if (last && last.text === outer?.name) last.span += 1;
    else groups.push({ text: outer?.name ?? '', span: 1 });
  }
  return {
    ...{ title, notes },
    rowHead: answer.axes[0]?.name ?? 'Tất cả',
    groups: isSplit ? groups : null,
    columns: layout.columns.map(name),
    rows: layout.rows.map((row) => ({
      name: row.name || 'Tất cả',
      isTotal: row.is === 'all',
      cells: layout.columns.map((column) => figureOf(layout.cell(row, column))),
    })),
    format: answer.wholes ? 'share' : 'count',
  };
}

function figureOf(cell: LaidCell): FigureCell {
  if (cell.is === 'missing') return null;
  if (cell.is === 'hidden') return 'hidden';
  if (cell.whole === null) return cell.value;
  return cell.whole === 0 ? null : cell.value / cell.whole;
}
