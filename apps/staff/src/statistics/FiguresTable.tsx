import type { Aggregate, AggregateRow } from '@truong/contracts/statistics';
import { BarCell } from '@truong/ui/BarCell.tsx';
import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { LevelBar } from '@truong/ui/LevelBar.tsx';
import { formatInteger, formatShare } from '@truong/vietnamese/numbers';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { levelKeys, levelParts, levelWords } from '../level-parts.ts';
import { missingSchools, shareOf } from './figures-view.ts';
import { figuresTexts } from './messages.ts';
import styles from './statistics.module.css';

export type FiguresTableProps = {
  caption: string;
  table: z.infer<typeof Aggregate> | undefined;
  isLoading: boolean;
  error: ReactNode;
  /** The unit's name, with the way down or to its filing. */
  nameOf: (row: AggregateRow) => ReactNode;
};

/** The children of a unit with counts and shares by level; the unit itself is the last row. */
export function FiguresTable({ caption, table, isLoading, error, nameOf }: FiguresTableProps) {
  const columns = columnsOf(nameOf);
  const unit = table?.unit;
  const isSchool = unit?.kind === 'school';
  return (
    <div className={styles.wide}>
      <DataTable
        caption={caption}
        rows={isSchool ? [unit] : (table?.children ?? [])}
        rowKey={(row) => row.unitId}
        isLoading={isLoading}
        loadingRows={12}
        error={error}
        empty={<EmptyState title={figuresTexts.empty} text={figuresTexts.emptyText} />}
        columns={columns}
        {...(unit && !isSchool ? { total: totalOf(unit, columns) } : {})}
      />
    </div>
  );
}

function totalOf(unit: AggregateRow, columns: readonly DataColumn<AggregateRow>[]): Record<string, ReactNode> {
  const cells = columns.map(
    (column) => [column.key, column.key === 'unit' ? figuresTexts.sum : column.cell(unit)] as const,
  );
  return Object.fromEntries(cells);
}

function columnsOf(nameOf: (row: AggregateRow) => ReactNode): DataColumn<AggregateRow>[] {
  return [
    { key: 'unit', head: figuresTexts.unit, width: 260, sortValue: (row) => row.name, cell: nameOf },
    {
      key: 'schools',
      head: figuresTexts.schools,
      width: 150,
      sortValue: (row) => -missingSchools(row),
      cell: (row) => <Counted row={row} />,
    },
    {
      key: 'total',
      head: figuresTexts.total,
      align: 'right',
      width: 80,
      sortValue: (row) => row.total,
      cell: (row) => (row.total === null ? '–' : formatInteger(row.total)),
    },
    ...levelKeys.map(
      (level): DataColumn<AggregateRow> => ({
        key: level,
        head: levelWords[level],
        align: 'right',
        width: 112,
        sortValue: (row) => shareOf(row, level),
        cell: (row) => {
          const count = row.byLevel?.[level] ?? null;
          const text = `${formatInteger(count ?? 0)} · ${formatShare(count ?? 0, row.total ?? 0)}`;
          return (
            <span className={styles.tabular}>
              <BarCell value={count === null ? null : shareOf(row, level)} max={1000} text={text} />
            </span>
          );
        },
      }),
    ),
    {
      key: 'distribution',
      head: figuresTexts.distribution,
      width: 140,
      cell: (row) =>
        row.byLevel ? <LevelBar label={row.name} parts={levelParts(row.byLevel)} formatCount={formatInteger} /> : '–',
    },
  ];
}

function Counted({ row }: { row: AggregateRow }) {
  const missing = missingSchools(row);
  if (row.kind === 'school') {
    return missing > 0 ? <span className={styles.missing}>{figuresTexts.missingSchool}</span> : figuresTexts.complete;
  }
  return (
    <span className={styles.tabular}>
      {formatInteger(row.schoolsCounted)}/{formatInteger(row.schools)}{' '}
      {missing > 0 && <span className={styles.missing}>{figuresTexts.missing(missing)}</span>}
    </span>
  );
}
