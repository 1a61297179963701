import { formatInteger, formatTenths } from '@truong/vietnamese/numbers';

/** A table of figures to be handed out: what it is in its head, numbers as numbers. */
export type FigureTable = {
  title: string;
  /** Source state, units, filters, what is missing: whatever the screen says above the table. */
  notes: readonly string[];
  /** What the rows are. */
  rowHead: string;
  /** One line of heads, or two of which the upper ones stand over several columns. */
  groups: readonly { text: string; span: number }[] | null;
  columns: readonly string[];
  rows: readonly { name: string; isTotal: boolean; cells: readonly FigureCell[] }[];
  format: 'count' | 'share';
};
/** null: missing. A share is a number from 0 to 1. */
export type FigureCell = number | 'hidden' | null;

export const hiddenWord = 'ẩn';

/** A cell as people read it. */
export function cellText(cell: FigureCell, format: FigureTable['format']): string {
  if (cell === null) return '–';
  if (cell === 'hidden') return hiddenWord;
  if (format === 'share') return `${formatTenths(Math.round(cell * 1000))} %`;
  return Number.isInteger(cell) ? formatInteger(cell) : String(cell).replace('.', ',');
}
