import { TextInput } from '@mantine/core';
import { Page } from '@truong/ui/Page.tsx';
import { ErrorPage } from '../shell/ErrorPage.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { peopleTexts } from './messages.ts';
import { Paging } from './Paging.tsx';
import { PupilTable } from './PupilTable.tsx';
import { useListSearch } from './use-list-search.ts';

/** The pupils whom this person may look up, found by the beginnings of name parts. */
export function PupilsPage() {
  const { assignment, schoolYear } = useActing();
  const { text, setText, search, page, setPage } = useListSearch();
  const list = trpc.people.pupils.useQuery({ unitId: assignment.unitId, schoolYear, search, page });
  if (list.error) return <ErrorPage error={list.error} onRetry={() => list.refetch()} />;
  return (
    <Page title={peopleTexts.pupils} actions={<TextInput size="xs" aria-label={peopleTexts.search} placeholder={peopleTexts.search} value={text} onChange={(event) => setText(event.currentTarget.value)} />}>
      <PupilTable pupils={list.data?.pupils ?? []} isLoading={list.isPending} />
      {list.data && <Paging page={page} pageSize={list.data.pageSize} total={list.data.total} onPage={setPage} />}
    </Page>
  );
}
