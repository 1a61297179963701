import { useState } from 'react';

/** A step that can be taken back and taken again, and whose pupil it was. */
export type Turn = { pupilId: number; back: () => void; forth: () => void };

export type Turns = {
  canUndo: boolean;
  add: (turn: Turn) => void;
  /** The step that was turned; null where there is none. */
  turn: (way: 'undo' | 'redo') => Turn | null;
};

const steps = 50;

/** Undo and redo over all sheets of the screen, for as long as it is open. */
export function useTurns(): Turns {
  const [{ past, future }, setTurns] = useState<{ past: readonly Turn[]; future: readonly Turn[] }>({
    past: [],
    future: [],
  });
  return {
    canUndo: past.length > 0,
    add: (turn) => setTurns((known) => ({ past: [...known.past, turn].slice(-steps), future: [] })),
    turn: (way) => {
      const turned = (way === 'undo' ? past : future).at(-1);
      if (!turned) return null;
      if (way === 'undo') {
        turned.back();
        setTurns({ past: past.slice(0, -1), future: [...future, turned] });
      } else {
        turned.forth();
        setTurns({ past: [...past, turned], future: future.slice(0, -1) });
      }
      return turned;
    },
  };
}

/** The way that keys turn, as in the grid; null for others, and where a text that is being typed has steps of its own. */
export function wayOf(event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  target: EventTarget;
}): 'undo' | 'redo' | null {
  const { key, ctrlKey, metaKey, shiftKey, target } = event;
  if (!ctrlKey && !metaKey) return null;
  if (target instanceof HTMLTextAreaElement) return null;
  if (target instanceof HTMLInputElement && target.dataset.landed === undefined) return null;
  const pressed = key.toLowerCase();
  if (pressed === 'y') return 'redo';
  if (pressed !== 'z') return null;
  return shiftKey ? 'redo' : 'undo';
}
