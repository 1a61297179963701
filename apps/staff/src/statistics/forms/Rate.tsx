import { BarCell } from '@truong/ui/BarCell.tsx';
import { formatShare } from '@truong/vietnamese/numbers';

/** "12/15 · 80,0 %" with its bar. */
export function Rate({ part, whole }: { part: number; whole: number }) {
  return <BarCell value={part} max={whole} text={`${part}/${whole} · ${formatShare(part, whole)}`} />;
}
