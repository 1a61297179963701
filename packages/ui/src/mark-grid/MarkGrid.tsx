import { UnstyledButton } from '@mantine/core';
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { CellFloat } from './CellFloat.tsx';
import { remarkOf, wordsOf } from './cell-words.ts';
import { formatTsv, parseTsv } from './clipboard.ts';
import { GridTable } from './GridTable.tsx';
import { meaningOfKey } from './grid-keys.ts';
import { selectedRange } from './grid-places.ts';
import { isInside, isWithin, positionOf } from './grid-pointer.ts';
import { offerAt } from './grid-state.ts';
import type { GridCell, MarkGridProps } from './grid-types.ts';
import styles from './mark-grid.module.css';
import { cellElement, useCellPlace } from './use-cell-place.ts';
import { useGrid } from './use-grid.ts';
import { useGridMenu } from './use-grid-menu.tsx';

const ROW_HEIGHT = 34;
const NO_CELL: GridCell = { text: '', state: 'saved' };

/**
 * The mark entry grid: data in, events out.
 * One text field stands over the active cell and always holds the focus, so that Vietnamese input tools can compose in
 * it from the first key. `rows`, `columns` and `texts` should keep their identity while nothing in them changes.
 */
export function MarkGrid(props: MarkGridProps) {
  const { columns, rows, texts } = props;
  const isReadOnly = props.isReadOnly === true;
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const float = useRef<HTMLDivElement>(null);
  const pointer = useRef({ type: 'mouse', isDragging: false, isRefocusing: false, hasFocus: false });
  const [isFocused, setIsFocused] = useState(false);
  /** On a touch screen the first tap selects: the keyboard stays away until the second. */
  const [isKeyboardHidden, setIsKeyboardHidden] = useState(false);
  const id = useId();
  const grid = useGrid(props, field);
  const { state, sheet, now, act } = grid;
  const { active, extent, edit } = state;
  const range = selectedRange(state);
  const activeRange = { top: active.row, left: active.column, bottom: active.row, right: active.column };
  const place = useCellPlace(body, activeRange, columns);
  const rangePlace = useCellPlace(body, range, columns);
  const band = { top: 0, left: active.column, bottom: rows.length - 1, right: active.column };
  const bandPlace = useCellPlace(body, band, columns);
  const menu = useGridMenu({ grid, props, field, onClose: backToField });
  const headRows = columns.some((column) => column.group) ? 2 : 1;
  const column = columns[active.column];
  const row = rows[active.row];
  const cell = row && column ? props.cellAt(active.row, active.column) : NO_CELL;
  const isEditable = sheet.isEditable(active.row, active.column);
  const isRange = range.top !== range.bottom || range.left !== range.right;
  const offer = isFocused && !isRange ? offerAt(state, sheet) : null;
  const hasRemark = !edit && !isRange && !state.isLeaving && Boolean(cell.note || cell.conflict);
  const hasFloat = isFocused && (hasRemark || offer !== null);

  useLayoutEffect(() => {
    if (!frame.current?.contains(document.activeElement)) return;
    cellElement(body.current, extent.row, extent.column)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [extent.row, extent.column]);

  const hasStart = useRef(props.startAt !== undefined);
  useEffect(() => {
    if (!hasStart.current) return;
    field.current?.focus({ preventScroll: true });
    const { row: atRow, column: atColumn } = now().active;
    cellElement(body.current, atRow, atColumn)?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [now]);

  useEffect(() => {
    const hide = () => void act({ type: 'pageHidden' });
    const look = () => {
      if (document.visibilityState === 'hidden') hide();
    };
    window.addEventListener('pagehide', hide);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('pagehide', hide);
      document.removeEventListener('visibilitychange', look);
    };
  }, [act]);

  /** Phones bring their keyboard up only for a field that gets the focus anew. */
  useLayoutEffect(() => {
    if (isKeyboardHidden || pointer.current.type !== 'touch') return;
    pointer.current.isRefocusing = true;
    field.current?.blur();
    field.current?.focus({ preventScroll: true });
    pointer.current.isRefocusing = false;
  }, [isKeyboardHidden]);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - headRows - 1);
    const meaning = meaningOfKey(event, {
      edit: now().edit,
      pageRows,
      hasOffer: offerAt(now(), sheet) !== null,
    });
    if (!meaning) return;
    if (meaning.type === 'openMenu') {
      event.preventDefault();
      menu.open(null);
      return;
    }
    if (meaning.type === 'openHistory') {
      if (!props.onOpenHistory) return;
      event.preventDefault();
      props.onOpenHistory(now().active.row, now().active.column);
      return;
    }
    if (meaning.type === 'enterConflict') {
      event.preventDefault();
      float.current?.querySelector('button')?.focus();
      return;
    }
    const isTouched = act(meaning).isLeft !== true;
    if (isTouched) event.preventDefault();
  }

  /** Enter on a phone may come as a line break in the text, without a key. */
  function onInput() {
    const text = field.current?.value ?? '';
    const line = text.replace(/\r?\n/g, '');
    act({ type: 'type', text: line });
    if (line !== text) act({ type: 'move', by: 'down', isExtending: false });
    else if (field.current && !now().edit) field.current.value = '';
  }

  function onCopy(event: ClipboardEvent) {
    if (now().edit) return;
    event.preventDefault();
    const { top, left, bottom, right } = selectedRange(now());
    const shown = rows
      .slice(top, bottom + 1)
      .map((_, down) => columns.slice(left, right + 1).map((__, along) => props.cellAt(top + down, left + along).text));
    event.clipboardData.setData('text/plain', formatTsv(shown));
    if (event.type === 'cut') act({ type: 'clear' });
  }

  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text/plain');
    const block = parseTsv(text);
    const isOneValue = block.length === 1 && block[0]?.length === 1;
    if (now().edit && isOneValue && !/[\r\n]/.test(text)) return;
    event.preventDefault();
    act({ type: 'paste', block });
  }

  function onMouseDown(event: MouseEvent) {
    if (isInside(field.current, event) || isInside(float.current, event)) return;
    const at = positionOf(event.target, active.column);
    if (!at || event.button === 1) return;
    event.preventDefault();
    const isAgain = isFocused && at.row === active.row && at.column === active.column;
    const isTouch = pointer.current.type === 'touch';
    const hidesKeyboard = isTouch && !isAgain && (isKeyboardHidden || !isFocused);
    if (edit) field.current?.blur();
    if (hidesKeyboard && field.current) field.current.inputMode = 'none';
    field.current?.focus({ preventScroll: true });
    if (isTouch) {
      setIsKeyboardHidden(hidesKeyboard);
      act(isAgain ? { type: 'open' } : { type: 'point', at, isExtending: false });
      return;
    }
    if (event.button === 2 && isWithin(at, range)) return;
    pointer.current.isDragging = event.button === 0;
    act({ type: 'point', at, isExtending: event.shiftKey });
  }

  function onMouseOver(event: MouseEvent) {
    if (!pointer.current.isDragging) return;
    const at = event.buttons === 1 ? positionOf(event.target, active.column) : null;
    if (at) act({ type: 'point', at, isExtending: true });
    else if (event.buttons !== 1) pointer.current.isDragging = false;
  }

  function onDoubleClick(event: MouseEvent) {
    if (positionOf(event.target, -1)) act({ type: 'open' });
  }

  function onFocus() {
    if (pointer.current.hasFocus) return;
    pointer.current.hasFocus = true;
    setIsFocused(true);
    const { row: atRow, column: atColumn } = now().active;
    if (row && column) props.onFocusCell?.(atRow, atColumn);
  }

  /** What was typed is kept when the focus goes elsewhere in the page, but not yet when the window loses it. */
  function onBlur(event: FocusEvent) {
    if (pointer.current.isRefocusing || frame.current?.contains(event.relatedTarget)) return;
    if (document.activeElement === field.current || menu.isOpen) return;
    pointer.current.hasFocus = false;
    act({ type: 'confirm' });
    setIsFocused(false);
  }

  function backToField() {
    field.current?.focus({ preventScroll: true });
  }

  const remark = remarkOf(cell, texts);
  const words = wordsOf({ cell, column, isReadOnly, texts });
  const label =
    row && column
      ? texts.cell({ row: row.name, column: column.title, value: cell.text || texts.empty, state: words })
      : props.label;

  return (
    <>
      <div ref={frame} role="group" aria-label={props.label} className={styles.frame} onFocus={onFocus} onBlur={onBlur}>
        <div
          ref={scroller}
          role="presentation"
          className={styles.scroller}
          data-head-rows={headRows}
          data-head-dates={columns.some((each) => each.date) || undefined}
          data-dragging={isRange || undefined}
          onPointerDown={(event) => {
            pointer.current.type = event.pointerType;
          }}
          onMouseDown={onMouseDown}
          onMouseOver={onMouseOver}
          onMouseUp={() => {
            pointer.current.isDragging = false;
          }}
          onDoubleClick={onDoubleClick}
          onContextMenu={(event) => {
            if (edit || isInside(float.current, event)) return;
            event.preventDefault();
            const isOnCell = positionOf(event.target, active.column) !== null;
            menu.open(isOnCell ? { x: event.clientX, y: event.clientY } : null);
          }}
        >
          <GridTable ref={body} grid={props} range={range} headRows={headRows} />
          {isFocused && <div className={styles.columnBand} style={bandPlace} />}
          {isRange && <div className={styles.range} style={rangePlace} />}
          <textarea
            ref={field}
            rows={1}
            className={styles.field}
            style={place}
            data-align={column?.align === 'center' ? 'center' : undefined}
            data-editing={edit ? '' : undefined}
            aria-label={label}
            aria-describedby={remark ? `${id}note` : undefined}
            aria-invalid={cell.state === 'refused' || cell.state === 'conflict' || undefined}
            readOnly={!isEditable}
            inputMode={isKeyboardHidden ? 'none' : column?.align === 'center' ? 'text' : 'decimal'}
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="off"
            spellCheck={false}
            onKeyDown={onKeyDown}
            onInput={onInput}
            onCopy={onCopy}
            onCut={onCopy}
            onPaste={onPaste}
          />
          {hasFloat && (
            <CellFloat
              key={`${active.row} ${active.column}`}
              ref={float}
              cell={edit ? NO_CELL : cell}
              place={place}
              texts={texts}
              offer={offer}
              onTakeOffer={() => {
                act({ type: 'takeOffer' });
                backToField();
              }}
              onKeep={
                props.onResolveConflict &&
                ((keep) => {
                  props.onResolveConflict?.(active.row, active.column, keep);
                  backToField();
                })
              }
              onEscape={backToField}
            />
          )}
        </div>
        <span id={`${id}note`} className={styles.spoken}>
          {remark}
        </span>
        <span aria-live="polite" className={styles.spoken}>
          {offer !== null && texts.offer.words(offer)}
          {isRange && texts.selection({ rows: range.bottom - range.top + 1, columns: range.right - range.left + 1 })}
        </span>
        <div className={styles.foot}>
          <UnstyledButton className={styles.menuButton} aria-haspopup="menu" onClick={() => menu.open(null)}>
            {texts.menu.open}
          </UnstyledButton>
          {!props.hideHelp && <p className={styles.help}>{texts.help}</p>}
        </div>
      </div>
      {menu.drawn}
    </>
  );
}
