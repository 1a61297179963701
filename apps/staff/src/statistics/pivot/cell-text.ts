import type { LaidCell } from '@truong/rules/statistics/pivot/pivot-layout';
import { formatInteger, formatShare } from '@truong/vietnamese/numbers';

/** What a cell is sorted and drawn by: its number, of a share the quotient. */
export function cellNumber(cell: LaidCell): number | null {
  if (cell.is !== 'number') return null;
  if (cell.whole === null) return cell.value;
  return cell.whole === 0 ? null : cell.value / cell.whole;
}

export function cellText(cell: LaidCell): string {
  if (cell.is !== 'number') return '–';
  return cell.whole === null ? formatInteger(cell.value) : formatShare(cell.value, cell.whole);
}
