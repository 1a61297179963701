import { NativeSelect, Text } from '@mantine/core';
import type { MarkTab } from '@truong/contracts/mark-imports';
import { type MarkField, whoFields } from '@truong/rules/gradebook/mark-list/mark-header';
import { DataTable } from '@truong/ui/DataTable.tsx';
import imports from '../../people/imports/imports.module.css';
import { columnLetter, importTexts } from '../../people/imports/messages.ts';
import { fieldText, workbookTexts } from './messages.ts';

type Column = MarkTab['columns'][number];
export type MarkMappingProps = {
  tab: MarkTab;
  isCorrected: boolean;
  onCorrect: (mapping: { column: number; field: MarkField }[]) => void;
};

/** What each column of another product's list was taken for; corrected by choosing another meaning, which is remembered. */
export function MarkMapping({ tab, isCorrected, onCorrect }: MarkMappingProps) {
  const { columns, slots } = tab;
  const fields: MarkField[] = [...whoFields, ...slots.map((slot): MarkField => `slot:${slot}`)];
  const options = [
    { value: '', label: importTexts.unread },
    ...fields.map((field) => ({ value: field as string, label: fieldText(field) })),
  ];
  const correct = (changed: Column, value: string) => {
    const field = fields.find((one) => one === value) ?? null;
    onCorrect(
      columns.flatMap((one) => {
        if (one.column === changed.column) return field ? [{ column: one.column, field }] : [];
        // A meaning has one column: the chosen one takes it over.
        return one.field && one.field !== field ? [{ column: one.column, field: one.field }] : [];
      }),
    );
  };
  const known = columns.filter(({ field }) => field !== null).length;
  return (
    <details className={imports.details} open={tab.refusal?.kind === 'no_columns' || isCorrected || undefined}>
      <summary className={imports.heading}>{workbookTexts.columns(known, columns.length)}</summary>
      {tab.isRemembered && <Text size="sm">{workbookTexts.remembered}</Text>}
      <div className={imports.table}>
        <DataTable
          caption={workbookTexts.columnsCaption}
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
                <span className={imports.meaning}>
                  <NativeSelect
                    size="xs"
                    aria-label={importTexts.meaningOf(columnLetter(one.column), one.header)}
                    data={options}
                    value={one.field ?? ''}
                    onChange={(event) => correct(one, event.currentTarget.value)}
                  />
                  {one.field !== one.recognised && <span className={imports.muted}>{importTexts.corrected}</span>}
                </span>
              ),
            },
            {
              key: 'samples',
              head: importTexts.samples,
              cell: ({ samples, encoding }) => (
                <>
                  {samples.join(' · ')}
                  {encoding && <span className={imports.encoding}>{importTexts.encodings[encoding] ?? encoding}</span>}
                </>
              ),
            },
          ]}
        />
      </div>
    </details>
  );
}
