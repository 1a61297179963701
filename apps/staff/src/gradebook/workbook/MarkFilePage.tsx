import { Skeleton } from '@mantine/core';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { PageLink, usePathId } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { MarkPreview } from './MarkPreview.tsx';
import { MarkReport } from './MarkReport.tsx';
import { workbookTexts } from './messages.ts';

/** One file with marks: what it would do while it is not confirmed, what it did afterwards. */
export function MarkFilePage() {
  const { assignment, schoolYear } = useActing();
  const of = { unitId: assignment.unitId, schoolYear };
  const importId = usePathId('importId');
  const list = trpc.gradebook.markImports.useQuery(of);
  const known = list.data?.find(({ id }) => id === importId);
  if (known) {
    const ref = { ...of, importId };
    return known.state === 'uploaded' ? (
      <MarkPreview key={importId} of={ref} fileName={known.fileName} />
    ) : (
      <MarkReport of={ref} />
    );
  }
  return (
    <Page title={workbookTexts.toFiles}>
      {list.isPending && <Skeleton height={320} />}
      {list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
      {list.data && (
        <EmptyState title={workbookTexts.gone} action={<PageLink to="/sheets/files">{workbookTexts.back}</PageLink>} />
      )}
    </Page>
  );
}
