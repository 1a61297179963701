import { NativeSelect } from '@mantine/core';
import type { ImportPreview } from '@truong/contracts/imports';
import type { ImportField } from '@truong/rules/people/import-kinds';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { useState } from 'react';
import { fieldsNotKept, fieldsOfKind } from './fields-of-kind.ts';
import styles from './imports.module.css';
import { columnLetter, importFieldTexts, importTexts, notKept } from './messages.ts';

type Column = ImportPreview['columns'][number];
type Mapping = { column: number; field: ImportField }[];
export type MappingTableProps = { preview: ImportPreview; onCorrect: (mapping: Mapping) => void };

/** What each column was taken for, with samples; corrected by choosing another meaning. Open where something wants a look. */
export function MappingTable({ preview: { columns, kind, missing }, onCorrect }: MappingTableProps) {
  const known = columns.filter(({ field }) => field !== null).length;
  const options = [
    { value: '', label: importTexts.unread },
    ...fieldsOfKind[kind].map((field) => ({
      value: field,
      label: importFieldTexts[field] + (fieldsNotKept.has(field) ? notKept : ''),
    })),
  ];
  const correct = (changed: Column, value: string) => {
    const field = fieldsOfKind[kind].find((one) => one === value) ?? null;
    onCorrect(
      columns.flatMap((one) => {
        if (one.column === changed.column) return field ? [{ column: one.column, field }] : [];
        // A meaning has one column: the chosen one takes it over.
        return one.field && one.field !== field ? [{ column: one.column, field: one.field }] : [];
      }),
    );
  };
  // As the file was first shown: a correction does not close it under the hand.
  const [isOpen] = useState(
    missing.length > 0 || known < columns.length || columns.some(({ encoding }) => encoding !== null),
  );
  return (
    <details className={styles.details} open={isOpen}>
      <summary className={styles.heading}>{importTexts.columns(known, columns.length)}</summary>
      <div className={styles.table}>
        <DataTable
          caption={importTexts.columnsCaption}
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
              cell: ({ samples, encoding }) => (
                <>
                  {samples.join(' · ')}
                  {encoding && (
                    <span className={styles.encoding}>
                      {importTexts.converted(importTexts.encodings[encoding.name] ?? encoding.name, encoding.raw)}
                    </span>
                  )}
                </>
              ),
            },
          ]}
        />
      </div>
    </details>
  );
}
