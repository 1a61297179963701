import { Text } from '@mantine/core';
import type { MarkTab } from '@truong/contracts/mark-imports';
import type { MarkField } from '@truong/rules/gradebook/mark-list/mark-header';
import { ColumnMeanings } from '../../people/imports/ColumnMeanings.tsx';
import imports from '../../people/imports/imports.module.css';
import { importTexts } from '../../people/imports/messages.ts';
import { meaningsOf, workbookTexts } from './messages.ts';

export type MarkMappingProps = {
  tab: MarkTab;
  isCorrected: boolean;
  onCorrect: (mapping: { column: number; field: MarkField }[]) => void;
};

/** What each column of another product's list was taken for; a correction is remembered. */
export function MarkMapping({ tab, isCorrected, onCorrect }: MarkMappingProps) {
  const { columns, slots } = tab;
  const known = columns.filter(({ field }) => field !== null).length;
  return (
    <details className={imports.details} open={tab.refusal?.kind === 'no_columns' || isCorrected || undefined}>
      <summary className={imports.heading}>{workbookTexts.columns(known, columns.length)}</summary>
      {tab.isRemembered && <Text size="sm">{workbookTexts.remembered}</Text>}
      <ColumnMeanings
        caption={workbookTexts.columnsCaption}
        columns={columns.map(({ encoding, ...column }) => ({
          ...column,
          sampleNote: encoding && (importTexts.encodings[encoding] ?? encoding),
        }))}
        meanings={meaningsOf(slots)}
        onCorrect={onCorrect}
      />
    </details>
  );
}
