import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { FormFigure } from '@truong/rules/statistics/fill-form';
import { formTexts } from './messages.ts';

type EmptyCellsProps = {
  /** In the order of the form. */
  figures: readonly FormFigure[];
  focused: string | null;
  onGo: (cell: string) => void;
};

/** How many cells wait for somebody to type, and the way from one to the next: among two thousand they are hard to see. */
export function EmptyCells({ figures, focused, onGo }: EmptyCellsProps) {
  const next = nextEmpty(figures, focused);
  const go = () => next && onGo(next.cell);
  useHotkeys([['alt+ArrowDown', go]], []);
  if (!next) return null;
  return (
    <Button size="compact-sm" variant="default" onClick={go}>
      {formTexts.emptyCells(next.count)}
    </Button>
  );
}

/** The next cell to type into after the one that is looked at, from the top again after the last. */
export function nextEmpty(
  figures: readonly FormFigure[],
  focused: string | null,
): { cell: string; count: number } | null {
  const empty = figures.filter(({ source, absent }) => source === 'typed' && absent !== null);
  const from = figures.findIndex(({ key }) => key === focused);
  const next = empty.find((figure) => figures.indexOf(figure) > from) ?? empty[0];
  return next ? { cell: next.key, count: empty.length } : null;
}
