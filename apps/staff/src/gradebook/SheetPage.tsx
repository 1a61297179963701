import { Skeleton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Page } from '@truong/ui/Page.tsx';
import { useEffect } from 'react';
import { usePathId } from '../address.tsx';
import { useActing } from '../shell/acting.ts';
import { ErrorPage } from '../shell/ErrorPage.tsx';
import { trpc } from '../trpc.ts';
import styles from './gradebook.module.css';
import { sheetTexts } from './messages.ts';
import { useSheetOutbox } from './outbox/use-sheet-outbox.ts';
import { useUnsent } from './outbox/use-unsent.ts';
import { SheetScreen } from './SheetScreen.tsx';
import { UnsentElsewhere } from './UnsentElsewhere.tsx';

const pollEvery = 20_000;

/** One sheet: reads the address, opens the sheet and what was typed on it earlier. */
export function SheetPage() {
  const { me, assignment, schoolYear, term } = useActing();
  const ref = { unitId: assignment.unitId, schoolYear, sheetId: usePathId('sheetId') };
  const query = trpc.gradebook.sheet.useQuery(ref, { refetchInterval: pollEvery, refetchOnWindowFocus: 'always' });
  const outbox = useSheetOutbox({ accountId: me.accountId, assignmentId: assignment.id, sheet: ref });
  const kept = useUnsent(query.data ? null : me.accountId);
  const navigate = useNavigate();
  const ownTerm = query.data?.term;
  useEffect(() => {
    if (ownTerm === undefined || ownTerm === term) return;
    void navigate({ to: '.', search: (old) => ({ ...old, term: ownTerm }), replace: true });
  }, [ownTerm, term, navigate]);

  if (query.data && outbox) {
    return (
      <SheetScreen
        key={query.data.id}
        sheet={query.data}
        readAt={query.dataUpdatedAt}
        isFresh={query.error === null}
        outbox={outbox}
        onRead={() => void query.refetch()}
      />
    );
  }
  if (query.error) {
    const unsent = (kept ?? []).filter(({ sheet }) => sheet.sheetId === ref.sheetId);
    return (
      <>
        <ErrorPage error={query.error} onRetry={() => query.refetch()} />
        <UnsentElsewhere unsent={unsent} isBelowPage />
      </>
    );
  }
  return (
    <Page title={<Skeleton height={24} width={360} aria-label={sheetTexts.loading} />} isFull>
      <div className={styles.loading} aria-hidden>
        {Array.from({ length: 14 }, (_, at) => at).map((at) => (
          <Skeleton key={at} height={14} />
        ))}
      </div>
    </Page>
  );
}
