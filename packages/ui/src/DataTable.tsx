import { Skeleton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import styles from './data-table.module.css';
import { type SortValue, sortRows } from './sort-rows.ts';

export type DataColumn<Row> = {
  key: string;
  head: ReactNode;
  align?: 'left' | 'right' | 'center';
  width?: number | string;
  /** Makes the column sortable. Nothing (`null`) stands last in both directions. */
  sortValue?: (row: Row) => SortValue;
  cell: (row: Row) => ReactNode;
  /** The cell that names the row; by default the first column's. */
  isRowHead?: boolean;
};

export type DataSort = { key: string; isDescending: boolean };

export type DataTableProps<Row> = {
  /** The table's name, its unit and its source state. */
  caption: ReactNode;
  isCaptionHidden?: boolean;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** Shown in place of rows when there are none: an `EmptyState` with the next step. */
  empty: ReactNode;
  /** Shown in place of rows: an `ErrorState`. */
  error?: ReactNode;
  isLoading?: boolean;
  /** How many rows are expected, so that nothing jumps when they come. */
  loadingRows?: number;
  /** The last row, by column key. */
  total?: Readonly<Record<string, ReactNode>>;
  /** Given together when the address holds the order; otherwise the table keeps it itself. */
  sort?: DataSort | null;
  onSort?: (sort: DataSort | null) => void;
};

/** A dense plain table: hairlines between rows, heads that stay, numbers in figures of one width. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows } = props;
  const [ownSort, setOwnSort] = useState<DataSort | null>(null);
  const sort = props.sort === undefined ? ownSort : props.sort;
  const headKey = (columns.find((column) => column.isRowHead) ?? columns[0])?.key;
  const sortBy = columns.find((column) => column.key === sort?.key)?.sortValue;
  const sorted = sort && sortBy ? sortRows(rows, sortBy, sort.isDescending) : rows;
  const instead = props.error ?? (!props.isLoading && rows.length === 0 ? props.empty : undefined);

  function turn(key: string) {
    const next = nextSort(sort, key);
    setOwnSort(next);
    props.onSort?.(next);
  }

  return (
    <section
      className={styles.scroller}
      aria-label={typeof props.caption === 'string' ? props.caption : undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
      tabIndex={0}
    >
      <table className={styles.table} aria-busy={props.isLoading || undefined}>
        <caption className={styles.caption} data-hidden={props.isCaptionHidden || undefined}>
          {props.caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                data-align={column.align}
                style={{ width: column.width }}
                aria-sort={column.sortValue && ariaSort(sort, column.key)}
              >
                {column.sortValue ? (
                  <button type="button" className={styles.sort} onClick={() => turn(column.key)}>
                    {column.head}
                    <SortMark order={ariaSort(sort, column.key)} />
                  </button>
                ) : (
                  column.head
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {instead !== undefined && (
            <tr className={styles.instead}>
              <td colSpan={columns.length}>{instead}</td>
            </tr>
          )}
          {instead === undefined && props.isLoading && <LoadingRows columns={columns} count={props.loadingRows ?? 8} />}
          {instead === undefined &&
            !props.isLoading &&
            sorted.map((row) => (
              <tr key={props.rowKey(row)}>
                {columns.map((column) =>
                  column.key === headKey ? (
                    <th key={column.key} scope="row" data-align={column.align}>
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.key} data-align={column.align}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
        </tbody>
        {props.total && instead === undefined && !props.isLoading && (
          <tfoot>
            <tr>
              {columns.map((column) =>
                column.key === headKey ? (
                  <th key={column.key} scope="row" data-align={column.align}>
                    {props.total?.[column.key]}
                  </th>
                ) : (
                  <td key={column.key} data-align={column.align}>
                    {props.total?.[column.key]}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function LoadingRows<Row>({ columns, count }: { columns: readonly DataColumn<Row>[]; count: number }) {
  return Array.from({ length: count }, (_, at) => at).map((at) => (
    <tr key={at} aria-hidden>
      {columns.map((column) => (
        <td key={column.key} data-align={column.align}>
          <Skeleton height={12} width={column.align === 'right' ? 40 : '70%'} className={styles.skeleton} />
        </td>
      ))}
    </tr>
  ));
}

function SortMark({ order }: { order: 'ascending' | 'descending' | 'none' }) {
  const Icon = order === 'none' ? IconArrowsSort : order === 'ascending' ? IconArrowUp : IconArrowDown;
  return <Icon size={14} stroke={1.75} className={styles.sortMark} data-order={order} aria-hidden />;
}

function ariaSort(sort: DataSort | null, key: string): 'ascending' | 'descending' | 'none' {
  if (sort?.key !== key) return 'none';
  return sort.isDescending ? 'descending' : 'ascending';
}

/** Rising, falling, then the order in which the rows came. */
function nextSort(sort: DataSort | null, key: string): DataSort | null {
  if (sort?.key !== key) return { key, isDescending: false };
  return sort.isDescending ? null : { key, isDescending: true };
}
