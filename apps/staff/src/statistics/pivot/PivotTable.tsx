import type { PivotAnswer } from '@truong/contracts/pivot';
import type { LaidCell, LaidColumn, LaidEntry, PivotLayout } from '@truong/rules/statistics/pivot/pivot-layout';
import { BarCell } from '@truong/ui/BarCell.tsx';
import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { type ReactNode, useState } from 'react';
import { PageLink } from '../../address.tsx';
import { useActing } from '../../shell/acting.ts';
import { cellNumber, cellText } from './cell-text.ts';
import { pivotTexts } from './messages.ts';
import { type AskedPeople, PeopleDialog } from './PeopleDialog.tsx';
import styles from './pivot.module.css';
import { conditionOfCell } from './pivot-view.ts';
import type { usePivot } from './use-pivot.ts';

export type PivotTableProps = {
  caption: string;
  pivot: ReturnType<typeof usePivot>;
  layout: PivotLayout | undefined;
  isLoading: boolean;
  error: ReactNode;
  empty: ReactNode;
};

/** Figures with bars behind them; units lead down the tree, a school's own cells to its people. */
export function PivotTable({ caption, pivot, layout, isLoading, error, empty }: PivotTableProps) {
  const { assignment } = useActing();
  const [asked, setAsked] = useState<AskedPeople | null>(null);
  const answer = pivot.answer.data;
  const rows = layout?.rows ?? [];
  const entries = rows.filter(({ is }) => is !== 'all' || rows.length === 1);
  const total = rows.length > 1 ? rows.find(({ is }) => is === 'all') : undefined;
  const hasOwnPeople =
    assignment.unitKind === 'school' && pivot.view.measure === 'count' && pivot.view.years === 1 && !pivot.view.form;

  const peopleOf = (row: LaidEntry, column: LaidColumn): AskedPeople | null => {
    if (!answer || !hasOwnPeople) return null;
    const where = conditionOfCell(answer, { where: pivot.view.where, entries: [row, column.outer, column.inner] });
    const [time] = pivot.question.of === 'records' ? pivot.question.times : [];
    return where && time ? { where, time, view: pivot.view, unitId: pivot.unitId } : null;
  };
  const columns = layout && answer ? columnsOf({ layout, answer, pivot, peopleOf, onPeople: setAsked }) : [waiting];
  const isEmpty = answer?.values.every((value) => value === null) === true && answer.hidden.length === 0;
  return (
    <div className={styles.table}>
      <DataTable
        caption={caption}
        isCaptionHidden
        rows={isEmpty ? [] : entries}
        rowKey={(row) => `${row.is} ${row.code}`}
        columns={columns}
        isLoading={isLoading}
        loadingRows={12}
        error={error ?? undefined}
        empty={empty}
        {...(total && layout
          ? { total: Object.fromEntries(columns.map((column) => [column.key, column.cell(total)])) }
          : {})}
      />
      {asked && <PeopleDialog asked={asked} onClose={() => setAsked(null)} />}
    </div>
  );
}

const waiting: DataColumn<LaidEntry> = { key: 'name', head: '', cell: () => '' };

type ColumnsOf = {
  layout: PivotLayout;
  answer: PivotAnswer;
  pivot: ReturnType<typeof usePivot>;
  peopleOf: (row: LaidEntry, column: LaidColumn) => AskedPeople | null;
  onPeople: (asked: AskedPeople) => void;
};

function columnsOf({ layout, answer, pivot, peopleOf, onPeople }: ColumnsOf): DataColumn<LaidEntry>[] {
  const isUnit = answer.axes[0]?.code === 'unit';
  return [
    {
      key: 'name',
      head: answer.axes[0]?.name ?? '',
      width: 240,
      sortValue: (row) => row.place,
      cell: (row) =>
        isUnit && row.is === 'entry' && Number(row.code) !== answer.unit.unitId ? (
          <PageLink to="/pivot" search={{ ...pivot.search, unit: Number(row.code), by: undefined }}>
            {row.name}
          </PageLink>
        ) : (
          row.name || pivotTexts.all
        ),
    },
    ...layout.columns.map((column): DataColumn<LaidEntry> => {
      const entries = layout.rows.filter(({ is }) => is !== 'all');
      const max = Math.max(0, ...entries.map((row) => cellNumber(layout.cell(row, column)) ?? 0));
      return {
        key: `${column.outer?.is} ${column.outer?.code} ${column.inner?.is} ${column.inner?.code}`,
        head: column.inner ? (
          <span className={styles.head}>
            <span className={styles.over}>{column.outer?.name}</span> {column.inner.name}
          </span>
        ) : (
          (column.outer?.name ?? pivotTexts.all)
        ),
        align: 'right',
        sortValue: (row) => cellNumber(layout.cell(row, column)),
        cell: (row) => (
          <Cell
            cell={layout.cell(row, column)}
            max={row.is === 'all' ? 0 : max}
            people={peopleOf(row, column)}
            onPeople={onPeople}
          />
        ),
      };
    }),
  ];
}

type CellProps = {
  cell: LaidCell;
  max: number;
  people: AskedPeople | null;
  onPeople: (asked: AskedPeople) => void;
};

function Cell({ cell, max, people, onPeople }: CellProps) {
  if (cell.is === 'hidden')
    return (
      <span className={styles.hidden} title={pivotTexts.hiddenLong}>
        {pivotTexts.hidden}
      </span>
    );
  const value = cellNumber(cell);
  const bar = <BarCell value={value} max={max} text={cellText(cell)} />;
  if (!people || !value) return bar;
  return (
    <button
      type="button"
      className={styles.open}
      aria-label={pivotTexts.people(value)}
      onClick={() => onPeople(people)}
    >
      {bar}
    </button>
  );
}
