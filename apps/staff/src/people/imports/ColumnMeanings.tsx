import { NativeSelect } from '@mantine/core';
import { DataTable } from '@truong/ui/DataTable.tsx';
import type { ReactNode } from 'react';
import styles from './imports.module.css';
import { columnLetter, importTexts } from './messages.ts';

/** A column of a file with the meaning it was read as. `sampleNote`: what is to be said of its values. */
export type MeaningColumn<Field extends string> = {
  column: number;
  header: string;
  field: Field | null;
  recognised: Field | null;
  samples: readonly string[];
  sampleNote?: ReactNode;
};

type ColumnMeaningsProps<Field extends string> = {
  caption: string;
  columns: readonly MeaningColumn<Field>[];
  meanings: readonly { field: Field; label: string }[];
  /** The mapping that is meant now, of all columns that are read. */
  onCorrect: (mapping: { column: number; field: Field }[]) => void;
};

/** What each column of a list was taken for, with samples; corrected by choosing another meaning. */
export function ColumnMeanings<Field extends string>(props: ColumnMeaningsProps<Field>) {
  const { caption, columns, meanings, onCorrect } = props;
  const options = [
    { value: '', label: importTexts.unread },
    ...meanings.map(({ field, label }) => ({ value: field as string, label })),
  ];
  const correct = (changed: MeaningColumn<Field>, value: string) => {
    const field = meanings.find((one) => one.field === value)?.field ?? null;
    onCorrect(
      columns.flatMap((one) => {
        if (one.column === changed.column) return field ? [{ column: one.column, field }] : [];
        // A meaning has one column: the chosen one takes it over.
        return one.field && one.field !== field ? [{ column: one.column, field: one.field }] : [];
      }),
    );
  };
  return (
    <div className={styles.table}>
      <DataTable
        caption={caption}
        isCaptionHidden
        rows={columns}
        rowKey={({ column }) => column}
        empty={null}
        columns={[
          { key: 'column', head: importTexts.column, width: 60, cell: ({ column }) => columnLetter(column) },
          { key: 'header', head: importTexts.header, cell: ({ header }) => header },
          {
            key: 'meaning',
            head: importTexts.meaning,
            width: 260,
            cell: (one) => (
              <span className={styles.meaning}>
                <NativeSelect
                  size="xs"
                  aria-label={importTexts.meaningOf(columnLetter(one.column), one.header)}
                  data={options}
                  value={one.field ?? ''}
                  onChange={(event) => correct(one, event.currentTarget.value)}
                />
                {one.field !== one.recognised && <span className={styles.muted}>{importTexts.corrected}</span>}
              </span>
            ),
          },
          {
            key: 'samples',
            head: importTexts.samples,
            cell: ({ samples, sampleNote }) => (
              <>
                {samples.join(' · ')}
                {sampleNote && <span className={styles.encoding}>{sampleNote}</span>}
              </>
            ),
          },
        ]}
      />
    </div>
  );
}
