import type { UnitPeriod } from '@truong/contracts/common';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatInteger } from '@truong/vietnamese/numbers';
import { PageLink } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { whoText } from '../messages.ts';
import { trpc } from '../trpc.ts';
import { filingTexts } from './messages.ts';
import styles from './statistics.module.css';

/** What a school has filed in the period, newest first. */
export function FilingHistory({ of }: { of: UnitPeriod }) {
  const filings = trpc.statistics.filings.useQuery(of);
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{filingTexts.earlier}</h2>
      <div className={styles.history}>
        <DataTable
          caption={filingTexts.earlier}
          isCaptionHidden
          rows={filings.data ?? []}
          rowKey={(filing) => filing.number}
          isLoading={filings.isPending}
          loadingRows={2}
          error={filings.error && <LoadError error={filings.error} onRetry={() => filings.refetch()} />}
          empty={<EmptyState title={filingTexts.noEarlier} />}
          columns={[
            {
              key: 'number',
              head: filingTexts.number,
              width: 110,
              cell: ({ number }) => (
                <PageLink to="/filings/$unitId/$number" params={{ unitId: of.unitId, number }}>
                  {filingTexts.numberOf(number)}
                </PageLink>
              ),
            },
            { key: 'at', head: filingTexts.filedAt, width: 184, cell: ({ filedAt }) => filingTexts.at(filedAt) },
            { key: 'by', head: filingTexts.filedBy, cell: ({ filedBy, onBehalfOf }) => whoText(filedBy, onBehalfOf) },
            { key: 'rows', head: filingTexts.rows, align: 'right', width: 90, cell: ({ rows }) => formatInteger(rows) },
            {
              key: 'review',
              head: filingTexts.review,
              cell: ({ review }) =>
                review ? (
                  <StateBadge state={filingTexts.statusBadges[review.verdict]}>
                    {filingTexts.verdicts[review.verdict]}
                  </StateBadge>
                ) : (
                  filingTexts.noReview
                ),
            },
          ]}
        />
      </div>
    </section>
  );
}
