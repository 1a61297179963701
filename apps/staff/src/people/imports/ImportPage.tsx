import { Skeleton } from '@mantine/core';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { useState } from 'react';
import { PageLink, usePathId } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { importTexts } from './messages.ts';
import { PreviewScreen } from './PreviewScreen.tsx';
import { ReportScreen } from './ReportScreen.tsx';

/** One import: what it would do while it is not confirmed, what it did afterwards. */
export function ImportPage() {
  const { assignment, schoolYear } = useActing();
  const of = { unitId: assignment.unitId, schoolYear };
  const importId = usePathId('importId');
  const list = trpc.people.imports.useQuery(of);
  const [done, setDone] = useState<string | null>(null);
  const known = list.data?.find(({ id }) => id === importId);
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
  return known.state === 'committed' || known.state === 'undone' ? (
    <ReportScreen of={ref} done={done} />
  ) : (
    <PreviewScreen key={importId} of={ref} fileName={known.fileName} onCommitted={setDone} />
  );
}
