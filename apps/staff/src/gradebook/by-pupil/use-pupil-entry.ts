import { useState } from 'react';
import { usePageEnd } from '../outbox/use-page-end.ts';
import type { ByPupilProps } from './ByPupil.tsx';
import { isFull, type PadKey, pressed } from './pad.ts';

export type PupilEntry = {
  row: number;
  column: number;
  /** What is being typed, and is not written yet. */
  draft: string | null;
  press: (key: PadKey) => void;
  erase: () => void;
  /** Writes a whole text at once and goes on. */
  put: (text: string) => void;
  choose: (column: number) => void;
  /** To the next cell of this pupil, or to the first empty one of the next. */
  forward: () => void;
  turn: (by: 1 | -1) => void;
};

/** Where the hand is and what it types: written whenever it leaves a cell, by whatever way. */
export function usePupilEntry({ sheet, view, startAt, isReadOnly, onWrite, onEdit }: ByPupilProps): PupilEntry {
  const [at, setAt] = useState(() => {
    const row = startAt?.row ?? 0;
    return { row, column: startAt?.column ?? firstEmpty(row) };
  });
  const [draft, setDraft] = useState<string | null>(null);
  const { row, column } = at;
  const columns = view.columns;

  /** The first cell of a pupil that takes a value and has none; else the first. */
  function firstEmpty(of: number): number {
    const cells = view.rows[of]?.cells ?? [];
    const found = view.columns.findIndex((_, each) => cells[each]?.text === '' && cells[each]?.state !== 'locked');
    return Math.max(0, found);
  }

  function write(text: string) {
    if (text !== (view.rows[row]?.cells[column]?.text ?? '')) onWrite([{ row, column, text }]);
    setDraft(null);
  }

  function leave(to: { row: number; column: number }) {
    if (draft !== null) write(draft);
    setAt(to);
  }

  function next(): { row: number; column: number } {
    const cells = view.rows[row]?.cells ?? [];
    for (let each = column + 1; each < columns.length; each += 1)
      if (cells[each]?.state !== 'locked') return { row, column: each };
    const below = Math.min(row + 1, sheet.pupils.length - 1);
    return { row: below, column: below === row ? column : firstEmpty(below) };
  }

  function type(text: string) {
    const of = columns[column];
    if (isReadOnly || !of) return;
    if (draft === null) onEdit(row, column);
    if (!isFull(text, of)) return setDraft(text);
    write(text);
    setAt(next());
  }

  usePageEnd(() => {
    if (draft !== null) write(draft);
  });

  return {
    row,
    column,
    draft,
    press: (key) => type(pressed(draft ?? '', key)),
    erase: () => {
      const text = draft ?? view.rows[row]?.cells[column]?.text ?? '';
      if (draft === null) onEdit(row, column);
      setDraft(text.slice(0, -1));
    },
    put: (text) => {
      onEdit(row, column);
      write(text);
      setAt(next());
    },
    choose: (to) => leave({ row, column: to }),
    forward: () => leave(next()),
    turn: (by) => {
      const to = row + by;
      if (to >= 0 && to < sheet.pupils.length) leave({ row: to, column: firstEmpty(to) });
    },
  };
}
