import { VisuallyHidden } from '@mantine/core';
import type { FormFigure } from '@truong/rules/statistics/fill-form';
import { type CellSource, cellKey, cellsOfForm, type Form, type FormSection } from '@truong/rules/statistics/form';
import { headsOf } from '@truong/rules/statistics/form-table';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { formatFigure } from './form-numbers.ts';
import styles from './forms.module.css';
import { absentWords, formTexts, sourceTexts } from './messages.ts';

/** What a figure is marked with, beside its value. */
export type CellMarks = {
  isMoved?: boolean;
  finding?: 'blocks' | 'warns';
  hasRemark?: boolean;
  state?: 'saving' | 'waiting' | 'refused' | 'conflict';
};

export type FormGridProps = {
  form: Form;
  figures: ReadonlyMap<string, FormFigure>;
  marksOf: (cell: string) => CellMarks;
  focused: string | null;
  onFocus: (cell: string) => void;
  /** Enter or a second click on a figure that stands on rows. */
  onOpen: (cell: string) => void;
  /** Takes what was typed; true when it asks for more about this very figure. Left out where nobody types. */
  onType?: ((cell: string, text: string) => boolean) | undefined;
};

/** The form as on paper. One stop of Tab; arrows walk the figures of a section, digits begin to type. */
export function FormGrid(props: FormGridProps) {
  const sources = useMemo(() => new Map(cellsOfForm(props.form).map(({ key, source }) => [key, source])), [props.form]);
  const first = [...sources.keys()][0] ?? null;
  return (
    <div className={styles.form}>
      {props.form.sections.map((section) => (
        <SectionTable key={section.code} {...props} section={section} sources={sources} stop={props.focused ?? first} />
      ))}
      <p className={styles.legend}>{props.onType ? formTexts.keys : formTexts.readKeys}</p>
    </div>
  );
}

type SectionProps = FormGridProps & {
  section: FormSection;
  sources: ReadonlyMap<string, CellSource>;
  stop: string | null;
};

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function SectionTable(props: SectionProps) {
  const { section, sources } = props;
  const table = useRef<HTMLTableElement>(null);
  const [editing, setEditing] = useState<{ cell: string; text: string } | null>(null);
  const heads = headsOf(section.columns);
  const at = (row: number, column: number) =>
    table.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
  const walk = (from: HTMLElement, [down, right]: readonly [number, number]): boolean => {
    let row = Number(from.dataset.row) + down;
    let column = Number(from.dataset.column) + right;
    while (row >= 0 && row < section.rows.length && column >= 0 && column < section.columns.length) {
      const to = at(row, column);
      if (to) {
        to.focus();
        return true;
      }
      row += down;
      column += right;
    }
    return false;
  };
  const isTaking = (cell: string) => {
    const kind = sources.get(cell)?.kind;
    return props.onType !== undefined && (kind === 'typed' || kind === 'query');
  };
  // Taken once: leaving the box comes after a key that has taken it already.
  const typed = useRef<{ cell: string; text: string } | null>(null);
  typed.current = editing;
  const take = (): boolean => {
    const entry = typed.current;
    typed.current = null;
    setEditing(null);
    return entry !== null && props.onType?.(entry.cell, entry.text) === true;
  };

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>, cell: string) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      walk(event.currentTarget, move);
    } else if (isTaking(cell) && (isTextCell(sources.get(cell)) ? /^\S$/u : /^[\d-]$/).test(event.key)) {
      event.preventDefault();
      setEditing({ cell, text: event.key });
    } else if (isTaking(cell) && event.key === 'F2') {
      event.preventDefault();
      setEditing({ cell, text: plainText(props.figures.get(cell)) });
    } else if (isTaking(cell) && (event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault();
      props.onType?.(cell, '');
    }
  }

  return (
    <section className={styles.scroller} aria-label={section.title}>
      <table ref={table} className={styles.section}>
        <caption>{section.title}</caption>
        <thead>
          {heads.map((line, lineAt) => (
            <tr key={lineAt}>
              {lineAt === 0 && (
                <th scope="col" rowSpan={heads.length}>
                  {formTexts.row}
                </th>
              )}
              {line.map(({ title, columns, rows }, at) => (
                <th
                  key={at}
                  scope={rows < heads.length && lineAt === 0 ? 'colgroup' : 'col'}
                  colSpan={columns}
                  rowSpan={rows}
                >
                  {title}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {section.rows.map((row, rowAt) => (
            <tr key={row.code} data-heading={row.isHeading || undefined}>
              <th scope="row" data-indent={row.indent ?? 0} colSpan={row.isHeading ? 1 + section.columns.length : 1}>
                {row.title}
                {row.unit && <span className={styles.unit}> ({row.unit})</span>}
              </th>
              {!row.isHeading &&
                section.columns.map((column, columnAt) => {
                  const cell = cellKey(section.code, row.code, column.code);
                  const source = sources.get(cell);
                  if (!source) return <td key={column.code} data-none />;
                  const place = { row: rowAt, column: columnAt };
                  return (
                    <td key={column.code}>
                      {editing?.cell === cell ? (
                        <input
                          // biome-ignore lint/a11y/noAutofocus: typing began in the cell itself
                          autoFocus
                          className={styles.input}
                          inputMode={isTextCell(source) ? 'text' : 'decimal'}
                          aria-label={`${row.title}, ${column.title}`}
                          value={editing.text}
                          onChange={(event) => setEditing({ cell, text: event.currentTarget.value })}
                          onBlur={take}
                          onKeyDown={(event) => {
                            if (event.nativeEvent.isComposing) return;
                            const steps: Record<string, readonly [number, number]> = {
                              Enter: [1, 0],
                              Tab: [0, 1],
                              ArrowDown: [1, 0],
                              ArrowUp: [-1, 0],
                            };
                            const stepTo = steps[event.key];
                            if (event.key === 'Escape') {
                              typed.current = null;
                              setEditing(null);
                            }
                            if (!stepTo) return;
                            event.preventDefault();
                            const holder = event.currentTarget.closest('td');
                            const isAsking = take();
                            if (isAsking) return;
                            requestAnimationFrame(() => {
                              const button = holder?.querySelector<HTMLElement>('button');
                              if (button && !walk(button, stepTo)) button.focus();
                            });
                          }}
                        />
                      ) : (
                        <Figure
                          {...{ cell, source, place }}
                          title={`${row.title}, ${column.title}`}
                          figure={props.figures.get(cell)}
                          marks={props.marksOf(cell)}
                          isStop={
                            props.stop === cell ||
                            (rowAt === 0 && columnAt === 0 && !props.stop?.startsWith(`${section.code}!`))
                          }
                          isChosen={props.focused === cell}
                          onFocus={() => props.onFocus(cell)}
                          onOpen={() => props.onOpen(cell)}
                          onKeyDown={(event) => onKeyDown(event, cell)}
                        />
                      )}
                    </td>
                  );
                })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type FigureProps = {
  cell: string;
  source: CellSource;
  place: { row: number; column: number };
  title: string;
  figure: FormFigure | undefined;
  marks: CellMarks;
  isStop: boolean;
  isChosen: boolean;
  onFocus: () => void;
  onOpen: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
};

function Figure({ cell, source, place, title, figure, marks, isStop, isChosen, ...on }: FigureProps) {
  const absentWord = figure?.absent ? absentWords[figure.absent.kind] : undefined;
  const words = [
    figure ? sourceTexts[figure.source] : '',
    figure?.absent ? formTexts.absent(figure.absent) : '',
    marks.isMoved ? formTexts.movedCell : '',
    marks.finding ? formTexts.findings : '',
    marks.hasRemark ? formTexts.remarks : '',
    marks.state === 'refused' ? formTexts.refusedCell : '',
  ].filter((word) => word !== '');
  return (
    <button
      type="button"
      id={idOfCell(cell)}
      className={styles.figure}
      tabIndex={isStop ? 0 : -1}
      data-row={place.row}
      data-column={place.column}
      data-source={figure?.source}
      data-chosen={isChosen || undefined}
      data-moved={marks.isMoved || undefined}
      data-finding={marks.finding}
      data-remark={marks.hasRemark || undefined}
      data-state={marks.state}
      data-absent={absentWord !== undefined || undefined}
      title={absentWord && figure?.absent ? formTexts.absent(figure.absent) : undefined}
      onFocus={on.onFocus}
      onClick={on.onOpen}
      onKeyDown={on.onKeyDown}
    >
      <VisuallyHidden>{title}: </VisuallyHidden>
      <span className={styles.count}>{absentWord ?? textOf(figure, source)}</span>
      <VisuallyHidden>{words.join(', ')}</VisuallyHidden>
    </button>
  );
}

export function idOfCell(cell: string): string {
  return `figure-${cell.replace(/[!@]/g, '-')}`;
}

function isTextCell(source: CellSource | undefined): boolean {
  return source?.kind === 'typed' && source.isText === true;
}

export function decimalsOf(source: CellSource): number {
  return 'decimals' in source ? (source.decimals ?? 0) : 0;
}

function textOf(figure: FormFigure | undefined, source: CellSource): string {
  if (figure?.text) return figure.text;
  return formatFigure(figure?.value ?? null, decimalsOf(source));
}

function plainText(figure: FormFigure | undefined): string {
  return figure?.text ?? (figure?.value == null ? '' : String(figure.value).replace('.', ','));
}
