import { Skeleton } from '@mantine/core';
import type { ImportList } from '@truong/contracts/imports';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { useEffect, useRef, useState } from 'react';
import { PageLink, usePathId } from '../../address.tsx';
import { isUnfinished } from '../../jobs/use-jobs.ts';
import { LoadError } from '../../LoadError.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { importTexts } from './messages.ts';
import { PreviewScreen } from './PreviewScreen.tsx';
import { ReportScreen } from './ReportScreen.tsx';
import { WritingScreen } from './WritingScreen.tsx';

/** How often a file that is being written is asked about. */
const askEveryMs = 400;

/** One import: what it would do while it is not confirmed, how far its writing is, what it did afterwards. */
export function ImportPage() {
  const { assignment, schoolYear } = useActing();
  const of = { unitId: assignment.unitId, schoolYear };
  const importId = usePathId('importId');
  const list = trpc.people.imports.useQuery(of, {
    refetchInterval: ({ state }) => (isWriting(state.data?.find(({ id }) => id === importId)) ? askEveryMs : false),
  });
  const known = list.data?.find(({ id }) => id === importId);
  const wasWriting = useSeenWriting(known);
  if (list.error) {
    return (
      <Page title={importTexts.importFile}>
        <LoadError error={list.error} onRetry={() => list.refetch()} />
      </Page>
    );
  }
  if (list.isPending) {
    return (
      <Page title={importTexts.importFile}>
        <Skeleton height={320} />
      </Page>
    );
  }
  if (!known) {
    return (
      <Page title={importTexts.importFile}>
        <EmptyState title={importTexts.gone} action={<PageLink to="/imports">{importTexts.toImports}</PageLink>} />
      </Page>
    );
  }
  const ref = { ...of, importId };
  if (known.state === 'committed' || known.state === 'undone')
    return <ReportScreen of={ref} done={wasWriting && known.counts ? importTexts.done(known.counts) : null} />;
  if (known.job && isUnfinished(known.job)) return <WritingScreen fileName={known.fileName} job={known.job} />;
  return <PreviewScreen key={importId} of={ref} fileName={known.fileName} failure={known.job?.error ?? null} />;
}

function isWriting(known: ImportList[number] | undefined): boolean {
  return known?.state !== 'committed' && known?.job != null && isUnfinished(known.job);
}

/** Whether this page watched the writing. When that ends, what was read of the school before is read anew. */
function useSeenWriting(known: ImportList[number] | undefined): boolean {
  const utils = trpc.useUtils();
  const isNow = isWriting(known);
  const before = useRef(false);
  const [hasSeen, setSeen] = useState(false);
  useEffect(() => {
    if (isNow) setSeen(true);
    else if (before.current)
      void Promise.all([
        utils.people.invalidate(),
        utils.organisation.invalidate(),
        utils.gradebook.invalidate(),
        utils.jobs.invalidate(),
        utils.notices.invalidate(),
      ]);
    before.current = isNow;
  }, [isNow, utils]);
  return hasSeen;
}
