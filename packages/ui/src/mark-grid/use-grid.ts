import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { GridAct, GridSheet, GridState, GridStep } from './grid-model.ts';
import { initialGridState, stepGrid } from './grid-state.ts';
import type { MarkGridProps } from './grid-types.ts';

export type Grid = {
  state: GridState;
  sheet: GridSheet;
  /** The state as the last act left it, ahead of the next drawing: what event handlers ask. */
  now: () => GridState;
  act: (act: GridAct) => GridStep;
};

/** Joins the pure steps of the grid to its props and to the text field, whose value always follows the edit. */
export function useGrid(props: MarkGridProps, field: RefObject<HTMLTextAreaElement | null>): Grid {
  const [state, setState] = useState(() =>
    props.startAt ? { ...initialGridState, active: props.startAt, extent: props.startAt } : initialGridState,
  );
  const stateNow = useRef(state);
  const rowKeys = useMemo(() => props.rows.map((row) => row.key), [props.rows]);
  const columnKeys = useMemo(() => props.columns.map((column) => column.key), [props.columns]);
  const sheet: GridSheet = {
    rowKeys,
    columnKeys,
    cellAt: props.cellAt,
    isEditable: (row, column) => {
      const of = props.columns[column];
      if (props.isReadOnly || !of?.isEditable || of.isComputed || row >= props.rows.length) return false;
      return props.cellAt(row, column).state !== 'locked';
    },
    offerFor: (column, text) => props.offerFor?.(column, text) ?? null,
  };
  const latest = useRef({ props, sheet });

  const act = useCallback(
    (wanted: GridAct): GridStep => {
      const { props: on, sheet: over } = latest.current;
      const before = stateNow.current;
      const step = stepGrid(before, wanted, over);
      stateNow.current = step.state;
      showInField(field.current, step.state.edit?.text ?? '');
      setState(step.state);
      if (!before.edit && step.state.edit) on.onEdit?.(step.state.active.row, step.state.active.column);
      if (step.write) on.onWrite(step.write.writes, step.write.how);
      if (step.proposal) {
        const how = step.proposal.kind === 'block' ? 'pasted' : step.proposal.how;
        on.onPropose(step.proposal, (writes) => void act({ type: 'land', how, writes }));
      }
      const { row, column } = step.state.active;
      if (row !== before.active.row || column !== before.active.column) on.onFocusCell?.(row, column);
      return step;
    },
    [field],
  );

  useLayoutEffect(() => {
    const before = latest.current.sheet;
    latest.current = { props, sheet };
    if (!isSameList(before.rowKeys, sheet.rowKeys) || !isSameList(before.columnKeys, sheet.columnKeys)) {
      act({ type: 'sheetChanged', before });
    }
  });

  const { goTo } = props;
  useEffect(() => {
    if (!goTo) return;
    field.current?.focus({ preventScroll: true });
    act({ type: 'point', at: goTo, isExtending: false });
  }, [goTo, act, field]);

  const now = useCallback(() => stateNow.current, []);
  return { state, sheet, now, act };
}

/** Written only when it differs: setting the value would break a composition that is under way. */
function showInField(field: HTMLTextAreaElement | null, text: string): void {
  if (!field || field.value === text) return;
  field.value = text;
  field.setSelectionRange(text.length, text.length);
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((key, at) => key === other[at]));
}
