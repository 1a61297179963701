import { formatFigure as figureText } from '@truong/vietnamese/numbers';

const spaces = /[\s\u00a0.]/g;

/** What was typed as a figure: "1.234,5" or "1234". Null for what is no number; thousands may be parted by points. */
export function parseFigure(text: string): number | null {
  const plain = text.replace(spaces, '').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** "1.234,5"; a dash for none. Whole numbers stay whole unless the cell has decimals. */
export function formatFigure(value: number | null, decimals = 0): string {
  if (value === null) return '–';
  const shown = decimals === 0 && !Number.isInteger(value) ? 2 : decimals;
  return figureText(value, shown);
}
