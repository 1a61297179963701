import { IconLock } from '@tabler/icons-react';
import { memo } from 'react';
import type { GridColumn, MarkGridTexts } from './grid-types.ts';
import styles from './mark-grid.module.css';

export type GridHeadProps = {
  columns: readonly GridColumn[];
  edges: readonly boolean[];
  nameLabel: string;
  selectedFrom: number;
  selectedTo: number;
  isReadOnly: boolean;
  texts: MarkGridTexts;
};

/** One head row, or two when columns are grouped: then columns without a group reach over both. */
export const GridHead = memo(function GridHead(props: GridHeadProps) {
  const { columns, nameLabel } = props;
  const hasGroups = columns.some((column) => column.group);
  const span = hasGroups ? 2 : 1;
  return (
    <thead className={styles.head}>
      <tr aria-rowindex={1} className={hasGroups ? styles.groupRow : undefined}>
        <th scope="col" role="columnheader" aria-colindex={1} rowSpan={span} className={styles.nameHead}>
          {nameLabel}
        </th>
        {columns.map((column, at) => {
          if (!column.group) return <ColumnHead key={column.key} column={column} at={at} rowSpan={span} {...props} />;
          if (at > 0 && columns[at - 1]?.group === column.group) return null;
          const width = lengthOfGroup(columns, at);
          return (
            <th
              key={`group ${column.key}`}
              scope="colgroup"
              role="columnheader"
              aria-colindex={at + 2}
              aria-colspan={width}
              colSpan={width}
              className={styles.groupHead}
              data-edge={props.edges[at] || undefined}
            >
              {column.group}
            </th>
          );
        })}
      </tr>
      {hasGroups && (
        <tr aria-rowindex={2}>
          {columns.map(
            (column, at) =>
              column.group && <ColumnHead key={column.key} column={column} at={at} rowSpan={1} {...props} />,
          )}
        </tr>
      )}
    </thead>
  );
});

type ColumnHeadProps = GridHeadProps & { column: GridColumn; at: number; rowSpan: number };

function ColumnHead({ column, at, rowSpan, edges, selectedFrom, selectedTo, isReadOnly, texts }: ColumnHeadProps) {
  const isLocked = column.lock !== undefined || (!isReadOnly && !column.isEditable && !column.isComputed);
  const remark = column.isComputed ? texts.computed : (column.lock ?? (isLocked ? texts.lockedColumn : ''));
  return (
    <th
      scope="col"
      role="columnheader"
      aria-colindex={at + 2}
      aria-label={remark ? `${column.title}, ${remark}` : column.title}
      title={remark ? `${column.title} · ${remark}` : column.title}
      rowSpan={rowSpan}
      className={styles.columnHead}
      data-active={(at >= selectedFrom && at <= selectedTo) || undefined}
      data-align={column.align === 'center' ? 'center' : undefined}
      data-computed={column.isComputed || undefined}
      data-edge={edges[at] || undefined}
      data-kind={column.kind || column.date ? '' : undefined}
    >
      {isLocked && !column.date && <IconLock size={12} stroke={1.75} className={styles.padlock} aria-hidden />}
      {column.label}
      {column.kind && <span className={styles.kind}>{column.kind}</span>}
      {column.date && (
        <span className={styles.kind}>
          {isLocked && <IconLock size={11} stroke={1.75} className={styles.padlock} aria-hidden />}
          {column.date}
        </span>
      )}
    </th>
  );
}

function lengthOfGroup(columns: readonly GridColumn[], start: number): number {
  const rest = columns.slice(start);
  const end = rest.findIndex((column) => column.group !== columns[start]?.group);
  return end === -1 ? rest.length : end;
}
