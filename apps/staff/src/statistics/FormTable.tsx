import { VisuallyHidden } from '@mantine/core';
import type { Finding } from '@truong/contracts/statistics';
import { formatInteger, formatShare } from '@truong/vietnamese/numbers';
import { type KeyboardEvent, useRef } from 'react';
import {
  type FigureAt,
  type FigureMap,
  type FormSection,
  figureId,
  figureKey,
  findingsAt,
  formLines,
  formSections,
  populations,
  wholeOf,
} from './form-layout.ts';
import { formTexts } from './messages.ts';
import styles from './statistics.module.css';

/** A place in the form: `not_assessed` stands twice in a block, so a figure alone does not name it. */
export type FormPlace = FigureAt & { section: FormSection };

export type FormTableProps = {
  grades: readonly number[];
  figures: FigureMap;
  /** Keys of figures that differ from what the form is compared with. */
  changed: ReadonlySet<string>;
  findings: readonly Finding[];
  focused: FormPlace | null;
  onFocus: (place: FormPlace) => void;
  onOpen: (place: FormPlace) => void;
};

/** The form as on paper: a block for each grade. One stop of Tab; arrows walk the figures, Enter opens the pupils. */
export function FormTable(props: FormTableProps) {
  const form = useRef<HTMLDivElement>(null);
  const lines = formLines(props.grades);

  function walk(event: KeyboardEvent) {
    const [line = 0, column = 0] = ((event.target as HTMLElement).dataset.place ?? '').split(' ').map(Number);
    const to = step(event.key, { line, column, lines: lines.length });
    if (!to) return;
    event.preventDefault();
    form.current?.querySelector<HTMLElement>(`[data-place="${to.line} ${to.column}"]`)?.focus();
  }

  const first = props.grades[0] === undefined ? null : { grade: props.grades[0], measure: 'total', population: 'all' };
  const stop = props.focused ?? (first && { ...first, population: 'all' as const, section: 'total' as const });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the figures inside are the buttons; arrows move between them
    <div ref={form} className={styles.form} onKeyDown={walk}>
      {props.grades.map((grade, at) => (
        <Block key={grade} {...props} grade={grade} firstLine={(at * lines.length) / props.grades.length} stop={stop} />
      ))}
      <p className={styles.legend}>{formTexts.keys}</p>
    </div>
  );
}

/** Where a key leads; null when it is not one of ours or the form ends there. */
export function step(
  key: string,
  from: { line: number; column: number; lines: number },
): { line: number; column: number } | null {
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  };
  if (key === 'Home') return { line: from.line, column: 0 };
  if (key === 'End') return { line: from.line, column: populations.length - 1 };
  const move = moves[key];
  if (!move) return null;
  const to = { line: from.line + move[0], column: from.column + move[1] };
  const isInside = to.line >= 0 && to.line < from.lines && to.column >= 0 && to.column < populations.length;
  return isInside ? to : null;
}

type BlockProps = FormTableProps & { grade: number; firstLine: number; stop: FormPlace | null };

function Block(props: BlockProps) {
  const { grade } = props;
  let line = props.firstLine;
  return (
    <div className={styles.scroller}>
      <table className={styles.block}>
        <caption>{formTexts.grade(grade)}</caption>
        <thead>
          <tr>
            <th scope="col">{formTexts.criterion}</th>
            {populations.map((population) => (
              <th key={population} scope="col">
                {formTexts.populations[population]}
              </th>
            ))}
          </tr>
        </thead>
        {formSections.map(({ section, measures }) => (
          <tbody key={section}>
            {section !== 'total' && (
              <tr data-section-start>
                <th scope="colgroup" colSpan={1 + populations.length} className={styles.group}>
                  {formTexts[section]}
                </th>
              </tr>
            )}
            {measures.map((measure) => {
              const at = line++;
              return (
                <tr key={measure}>
                  <th scope="row" className={section === 'total' ? undefined : styles.indent}>
                    {rowWord(measure)}
                  </th>
                  {populations.map((population, column) => (
                    <td key={population}>
                      <FigureButton
                        {...props}
                        place={{ grade, section, measure, population }}
                        position={`${at} ${column}`}
                      />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function rowWord(measure: string): string {
  const level = measure.split(':')[1] as keyof typeof formTexts.levels | undefined;
  return level ? formTexts.levels[level] : formTexts.measure(measure);
}

function isSame(a: FormPlace | null, b: FormPlace): boolean {
  return a !== null && a.section === b.section && figureKey(a) === figureKey(b);
}

function FigureButton(props: BlockProps & { place: FormPlace; position: string }) {
  const { place, figures } = props;
  const key = figureKey(place);
  const value = figures.get(key);
  const share = place.measure === 'total' || value === undefined ? '' : formatShare(value, wholeOf(figures, place));
  const findings = findingsAt(props.findings, place);
  const isChanged = props.changed.has(key);
  const notes = [...(isChanged ? [formTexts.changed] : []), ...(findings.length > 0 ? [formTexts.hasFinding] : [])];
  return (
    <button
      type="button"
      id={figureId(place)}
      className={styles.figure}
      tabIndex={isSame(props.stop, place) ? 0 : -1}
      aria-haspopup="dialog"
      data-place={props.position}
      data-chosen={isSame(props.focused, place) || undefined}
      data-changed={isChanged || undefined}
      data-odd={findings.some(({ severity }) => severity === 'warns') || undefined}
      data-blocks={findings.some(({ severity }) => severity === 'blocks') || undefined}
      onFocus={() => props.onFocus(place)}
      onClick={() => props.onOpen(place)}
    >
      <VisuallyHidden>{formTexts.figure(place)}: </VisuallyHidden>
      <span className={styles.count}>{value === undefined ? '–' : formatInteger(value)}</span>
      <span className={styles.share}>{share}</span>
      {notes.length > 0 && <VisuallyHidden>{notes.join(', ')}</VisuallyHidden>}
    </button>
  );
}
