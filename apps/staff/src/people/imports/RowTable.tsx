import { Button, Group, Pagination, Text } from '@mantine/core';
import type { ImportedRow, RowCounts, RowState } from '@truong/contracts/imports';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatInteger } from '@truong/vietnamese/numbers';
import type { ReactNode } from 'react';
import { useAddress } from '../../address.tsx';
import { peopleTexts } from '../messages.ts';
import styles from './imports.module.css';
import {
  importFieldTexts,
  importTexts,
  problemSentence,
  rowStateBadges,
  rowStateTexts,
  valueText,
} from './messages.ts';

const pageSize = 100;
const states = ['new', 'changed', 'same', 'refused'] as const;

export type RowTableProps = {
  rows: readonly ImportedRow[];
  counts: RowCounts;
  /** Said when the file has no row at all. */
  empty: string;
  /** A report lists no rows that changed nothing. */
  isReport?: boolean;
};

/** Each row of the file by its number there: what it does, and what is wrong with it in words. */
export function RowTable({ rows, counts, empty, isReport }: RowTableProps) {
  const address = useAddress();
  const state = address.oneOf('state', states);
  const page = address.number('page') ?? 0;
  const offered = states.filter((one) => !(isReport && one === 'same'));
  const filtered = state === undefined ? rows : rows.filter((row) => row.state === state);
  const shown = filtered.slice(page * pageSize, (page + 1) * pageSize);
  const choose = (next: RowState | undefined) => address.change({ state: next, page: undefined }, { inPlace: true });
  return (
    <>
      <fieldset className={styles.filter} aria-label={importTexts.filter}>
        <FilterButton isOn={state === undefined} onChoose={() => choose(undefined)}>
          {importTexts.all} ({formatInteger(rows.length)})
        </FilterButton>
        {offered.map((one) => (
          <FilterButton key={one} isOn={state === one} onChoose={() => choose(one)}>
            {rowStateTexts[one]} ({formatInteger(counts[one])})
          </FilterButton>
        ))}
      </fieldset>
      <div className={styles.table}>
        <DataTable
          caption={importTexts.rowsCaption}
          isCaptionHidden
          rows={shown}
          rowKey={({ row }) => row}
          empty={<EmptyState title={rows.length === 0 ? empty : importTexts.noneOfState} />}
          columns={[
            { key: 'row', head: importTexts.row, align: 'right', width: 64, cell: ({ row }) => formatInteger(row + 1) },
            {
              key: 'state',
              head: importTexts.state,
              width: 130,
              cell: (row) => <StateBadge state={rowStateBadges[row.state]}>{rowStateTexts[row.state]}</StateBadge>,
            },
            { key: 'record', head: importTexts.record, width: 260, isRowHead: true, cell: ({ title }) => title },
            { key: 'change', head: importTexts.change, cell: (row) => <Content row={row} /> },
          ]}
        />
      </div>
      {filtered.length > pageSize && (
        <Group gap="md">
          <Text size="sm" role="status">
            {importTexts.shown(page * pageSize + 1, page * pageSize + shown.length, filtered.length)}
          </Text>
          <nav aria-label={peopleTexts.pages}>
            <Pagination
              size="sm"
              total={Math.ceil(filtered.length / pageSize)}
              value={page + 1}
              onChange={(next) => address.change({ page: next === 1 ? undefined : next - 1 }, { inPlace: true })}
              getControlProps={(control) => ({
                'aria-label': control === 'previous' ? peopleTexts.previous : peopleTexts.next,
              })}
            />
          </nav>
        </Group>
      )}
    </>
  );
}

function FilterButton(props: { isOn: boolean; onChoose: () => void; children: ReactNode }) {
  return (
    <Button
      size="compact-sm"
      variant={props.isOn ? 'light' : 'subtle'}
      aria-pressed={props.isOn}
      onClick={props.onChoose}
    >
      {props.children}
    </Button>
  );
}

function Content({ row }: { row: ImportedRow }) {
  return (
    <ul className={styles.lines}>
      {row.problems.map((problem) => (
        <li key={`${problem.code} ${problem.column} ${problem.field}`} data-severity={problem.severity}>
          {problemSentence(problem)}
        </li>
      ))}
      {row.state === 'changed' &&
        row.changes.map(({ field, from, to }) => (
          <li key={field}>
            {importFieldTexts[field]}: <del>{valueText(field, from)}</del> <span aria-hidden>→</span>{' '}
            <span className={styles.spoken}>{importTexts.arrow}</span> <ins>{valueText(field, to)}</ins>
          </li>
        ))}
      {row.state === 'new' && row.changes.length > 0 && (
        <li className={styles.muted}>
          {row.changes.map(({ field, to }) => `${importFieldTexts[field]}: ${valueText(field, to)}`).join(' · ')}
        </li>
      )}
    </ul>
  );
}
