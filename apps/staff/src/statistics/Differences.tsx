import type { Filing } from '@truong/contracts/statistics';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { formatInteger } from '@truong/vietnamese/numbers';
import { differences, figureKey } from './form-layout.ts';
import { filingTexts, formTexts } from './messages.ts';
import styles from './statistics.module.css';

/** What changed since the number that this filing replaced, figure by figure. */
export function Differences({ filing }: { filing: Filing }) {
  if (!filing.replaced) return null;
  const { number, figures } = filing.replaced;
  const rows = differences(figures, filing.figures);
  const title = filingTexts.differences(rows.length, number);
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{title}</h2>
      {rows.length > 0 && (
        <DataTable
          caption={title}
          isCaptionHidden
          rows={rows}
          rowKey={figureKey}
          empty={title}
          columns={[
            { key: 'figure', head: filingTexts.figure, cell: (row) => formTexts.figure(row) },
            {
              key: 'before',
              head: filingTexts.before(number),
              align: 'right',
              cell: (row) => formatInteger(row.before),
            },
            {
              key: 'now',
              head: filingTexts.before(filing.number),
              align: 'right',
              cell: (row) => formatInteger(row.now),
            },
            {
              key: 'difference',
              head: filingTexts.difference,
              align: 'right',
              sortValue: (row) => row.now - row.before,
              cell: (row) => signed(row.now - row.before),
            },
          ]}
        />
      )}
    </section>
  );
}

function signed(difference: number): string {
  return `${difference > 0 ? '+' : '−'}${formatInteger(Math.abs(difference))}`;
}
