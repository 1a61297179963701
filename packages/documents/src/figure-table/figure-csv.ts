import type { FigureCell, FigureTable } from './figure-table.ts';
import { hiddenWord } from './figure-table.ts';

/** The table as CSV: notes first, one line of heads, numbers with a point and no separators. */
export function figureCsv({ title, notes, rowHead, groups, columns, rows }: FigureTable): Uint8Array {
  const over = groups?.flatMap(({ text, span }) => Array.from({ length: span }, () => text));
  const heads = columns.map((column, i) => (over ? `${over[i] ?? ''} · ${column}` : column));
  const lines = [
    ...[title, ...notes].map((text) => [text]),
    [rowHead, ...heads],
    ...rows.map(({ name, cells }) => [name, ...cells.map(plain)]),
  ];
  // Spreadsheets take a file without this mark for one in the letters of the machine.
  return new TextEncoder().encode(`\uFEFF${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`);
}

function plain(cell: FigureCell): string {
  if (cell === null) return '';
  return cell === 'hidden' ? hiddenWord : String(cell);
}

function quoted(text: string): string {
  // A text that begins like a formula would be one.
  const safe = /^[=+@\t\r]/.test(text) || /^-\D/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
