import { type Ref, useMemo } from 'react';
import { GridHead } from './GridHead.tsx';
import { GridRowView } from './GridRowView.tsx';
import type { GridRange } from './grid-model.ts';
import type { GridColumn, MarkGridProps } from './grid-types.ts';
import styles from './mark-grid.module.css';

const DEFAULT_COLUMN_WIDTH = 56;

type GridTableProps = {
  ref: Ref<HTMLTableSectionElement>;
  grid: MarkGridProps;
  range: GridRange;
  headRows: number;
};

/** The table under the field: heads, names and cells, with what is selected. */
export function GridTable({ ref, grid, range, headRows }: GridTableProps) {
  const { columns, rows, texts, label, nameLabel, rowVersion, cellAt } = grid;
  const isReadOnly = grid.isReadOnly === true;
  const edges = useMemo(() => groupEdges(columns), [columns]);
  return (
    <table
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + headRows}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-readonly={isReadOnly || undefined}
      className={styles.table}
    >
      <colgroup>
        <col className={styles.nameColumn} />
        {columns.map((each) => (
          <col key={each.key} style={{ width: each.width ?? DEFAULT_COLUMN_WIDTH }} />
        ))}
      </colgroup>
      <GridHead
        columns={columns}
        edges={edges}
        nameLabel={nameLabel}
        selectedFrom={range.left}
        selectedTo={range.right}
        isReadOnly={isReadOnly}
        texts={texts}
      />
      <tbody ref={ref}>
        {rows.map((each, index) => {
          const isIn = index >= range.top && index <= range.bottom;
          return (
            <GridRowView
              key={each.key}
              row={each}
              index={index}
              version={rowVersion(index)}
              columns={columns}
              edges={edges}
              headRows={headRows}
              cellAt={cellAt}
              isReadOnly={isReadOnly}
              texts={texts}
              selectedFrom={isIn ? range.left : -1}
              selectedTo={isIn ? range.right : -1}
              isActive={isIn}
            />
          );
        })}
      </tbody>
    </table>
  );
}

/** A line stands where one group of columns ends and the next begins. */
function groupEdges(columns: readonly GridColumn[]): boolean[] {
  return columns.map((column, at) => at > 0 && column.group !== columns[at - 1]?.group);
}
