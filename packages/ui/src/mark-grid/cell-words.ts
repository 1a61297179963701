import type { GridCell, GridColumn, MarkGridTexts } from './grid-types.ts';

type WordsOf = { cell: GridCell; column: GridColumn | undefined; isReadOnly: boolean; texts: MarkGridTexts };

/** Everything about the cell that colour and shape say, in words. */
export function wordsOf({ cell, column, isReadOnly, texts }: WordsOf): string {
  const isLockedColumn = !isReadOnly && column && !column.isEditable && !column.isComputed;
  return [
    cell.state === 'saved' ? '' : texts.states[cell.state],
    column?.isComputed ? texts.computed : '',
    isLockedColumn && cell.state !== 'locked' ? texts.lockedColumn : '',
    cell.isOdd ? texts.odd : '',
  ]
    .filter((word) => word !== '')
    .join(', ');
}

/** The reason of the state and both sides of a conflict, as the float shows them. */
export function remarkOf({ note, conflict }: GridCell, texts: MarkGridTexts): string {
  const { mine, mineState, theirs, byWhom, keys } = texts.conflict;
  const sides = conflict && [
    `${mine} ${conflict.mine || texts.empty}, ${mineState}`,
    `${theirs} ${conflict.theirs || texts.empty}, ${byWhom(conflict.who, conflict.when)}`,
    keys,
  ];
  return [note, ...(sides ?? [])].filter(Boolean).join('. ');
}
