import type { ImportPreview } from '@truong/contracts/imports';
import type { ImportField } from '@truong/rules/people/import-kinds';
import { useState } from 'react';
import { ColumnMeanings } from './ColumnMeanings.tsx';
import { fieldsNotKept, fieldsOfKind } from './fields-of-kind.ts';
import styles from './imports.module.css';
import { importFieldTexts, importTexts, notKept } from './messages.ts';

type Mapping = { column: number; field: ImportField }[];
export type MappingTableProps = { preview: ImportPreview; onCorrect: (mapping: Mapping) => void };

/** What each column of a list of people was taken for. Open where something wants a look. */
export function MappingTable({ preview: { columns, kind, missing }, onCorrect }: MappingTableProps) {
  const known = columns.filter(({ field }) => field !== null).length;
  // As the file was first shown: a correction does not close it under the hand.
  const [isOpen] = useState(
    missing.length > 0 || known < columns.length || columns.some(({ encoding }) => encoding !== null),
  );
  return (
    <details className={styles.details} open={isOpen}>
      <summary className={styles.heading}>{importTexts.columns(known, columns.length)}</summary>
      <ColumnMeanings
        caption={importTexts.columnsCaption}
        columns={columns.map(({ encoding, ...column }) => ({
          ...column,
          sampleNote:
            encoding && importTexts.converted(importTexts.encodings[encoding.name] ?? encoding.name, encoding.raw),
        }))}
        meanings={fieldsOfKind[kind].map((field) => ({
          field,
          label: importFieldTexts[field] + (fieldsNotKept.has(field) ? notKept : ''),
        }))}
        onCorrect={onCorrect}
      />
    </details>
  );
}
