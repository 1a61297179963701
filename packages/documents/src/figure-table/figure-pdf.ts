import { printPapers } from '../papers/print-papers.ts';
import { cellText, type FigureTable } from './figure-table.ts';

/** The table as a PDF, landscape where it is wide. Rejects with what the compiler says when it does not print. */
export async function figurePdf(table: FigureTable): Promise<Uint8Array> {
  const { title, notes, rowHead, groups, columns, rows, format } = table;
  const paper = {
    ...{ title, notes, rowHead, groups, columns },
    rows: rows.map(({ name, isTotal, cells }) => ({
      ...{ name, isTotal },
      cells: cells.map((cell) => cellText(cell, format)),
    })),
  };
  const printed = await printPapers([{ form: 'figure-table', source: null, papers: [paper] }]);
  if (!printed.ok) throw new Error(printed.problems.map(({ message }) => message).join('; '));
  return printed.bytes;
}
