import { IconTransferIn } from '@tabler/icons-react';
import { memo } from 'react';
import type { GridCell, GridColumn, GridRow, MarkGridTexts } from './grid-types.ts';
import styles from './mark-grid.module.css';

/** Longer texts than this may need to be cut off at the cell's edge. */
const LONG_TEXT = 5;

export type GridRowViewProps = {
  row: GridRow;
  index: number;
  /** The row is drawn again when this changes, whatever `cellAt` has become. */
  version: number | string;
  columns: readonly GridColumn[];
  edges: readonly boolean[];
  headRows: number;
  cellAt: (row: number, column: number) => GridCell;
  isReadOnly: boolean;
  texts: MarkGridTexts;
  /** Selected columns of this row; -1 when none. */
  selectedFrom: number;
  selectedTo: number;
  isActive: boolean;
};

export const GridRowView = memo(function GridRowView(props: GridRowViewProps) {
  const { row, index, columns, edges, cellAt, texts } = props;
  const givenAt = row.name.lastIndexOf(' ') + 1;
  return (
    <tr aria-rowindex={props.headRows + index + 1} className={styles.row} data-active={props.isActive || undefined}>
      <th
        scope="row"
        role="rowheader"
        aria-colindex={1}
        className={styles.name}
        data-struck={row.isStruck || undefined}
      >
        <span className={styles.nameLine} title={row.hint ? `${row.name} · ${row.hint}` : row.name}>
          <span className={styles.ordinal}>{row.ordinal}</span>
          <span className={styles.family}>{row.name.slice(0, givenAt)}</span>
          <span className={styles.given}>{row.name.slice(givenAt)}</span>
          {row.origin && (
            <span className={styles.origin} title={row.origin}>
              <IconTransferIn size={14} aria-hidden />
              <span className={styles.spoken}>{row.origin}</span>
            </span>
          )}
          {row.hint && <span className={styles.hint}>{row.hint}</span>}
          {row.isStruck && <span className={styles.spoken}>{texts.struck}</span>}
        </span>
      </th>
      {columns.map((column, at) => (
        <CellView
          key={column.key}
          cell={cellAt(index, at)}
          column={column}
          at={at}
          hasEdge={edges[at] === true}
          isReadOnly={props.isReadOnly}
          isSelected={at >= props.selectedFrom && at <= props.selectedTo}
          texts={texts}
        />
      ))}
    </tr>
  );
}, isSameRow);

function isSameRow(before: GridRowViewProps, after: GridRowViewProps): boolean {
  return (
    before.version === after.version &&
    before.index === after.index &&
    before.columns === after.columns &&
    before.headRows === after.headRows &&
    before.isReadOnly === after.isReadOnly &&
    before.texts === after.texts &&
    before.selectedFrom === after.selectedFrom &&
    before.selectedTo === after.selectedTo &&
    before.isActive === after.isActive &&
    before.row.key === after.row.key &&
    before.row.ordinal === after.row.ordinal &&
    before.row.name === after.row.name &&
    before.row.hint === after.row.hint &&
    before.row.origin === after.row.origin &&
    before.row.isStruck === after.row.isStruck
  );
}

type CellViewProps = {
  cell: GridCell;
  column: GridColumn;
  at: number;
  hasEdge: boolean;
  isReadOnly: boolean;
  isSelected: boolean;
  texts: MarkGridTexts;
};

function CellView({ cell, column, at, hasEdge, isReadOnly, isSelected, texts }: CellViewProps) {
  const isClosed = isReadOnly || !column.isEditable || column.isComputed === true || cell.state === 'locked';
  const isWrong = cell.state === 'refused' || cell.state === 'conflict';
  return (
    <td
      role="gridcell"
      aria-colindex={at + 2}
      aria-selected={isSelected}
      aria-readonly={isClosed || undefined}
      aria-invalid={isWrong || undefined}
      className={styles.cell}
      data-align={column.align === 'center' ? 'center' : undefined}
      data-computed={column.isComputed || undefined}
      data-edge={hasEdge || undefined}
      data-long={cell.text.length > LONG_TEXT || undefined}
      data-empty={cell.text === '' || undefined}
      data-odd={cell.isOdd || undefined}
      data-state={cell.state === 'saved' ? undefined : cell.state}
    >
      {cell.conflict ? (
        <span className={styles.split}>
          <span>{cell.conflict.mine || '–'}</span>
          <span>{cell.conflict.theirs || '–'}</span>
        </span>
      ) : (
        cell.text
      )}
      {cell.state !== 'saved' && <span className={styles.spoken}>{texts.states[cell.state]}</span>}
    </td>
  );
}
