import { TextInput } from '@mantine/core';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { common } from '../messages.ts';
import { ErrorPage } from '../shell/ErrorPage.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { peopleTexts } from './messages.ts';
import { Paging } from './Paging.tsx';
import { useListSearch } from './use-list-search.ts';

/** The staff of the school with what they teach. */
export function StaffPage() {
  const { assignment, schoolYear } = useActing();
  const { text, setText, search, page, setPage } = useListSearch();
  const list = trpc.people.staff.useQuery({ unitId: assignment.unitId, schoolYear, search, page });
  if (list.error) return <ErrorPage error={list.error} onRetry={() => list.refetch()} />;
  return (
    <Page title={peopleTexts.staff} actions={<TextInput size="xs" aria-label={peopleTexts.search} placeholder={peopleTexts.search} value={text} onChange={(event) => setText(event.currentTarget.value)} />}>
      <DataTable
        caption={peopleTexts.staff}
        isLoading={list.isPending}
        rows={list.data?.staff ?? []}
        rowKey={(person) => person.id}
        empty={<EmptyState title={common.nothing} />}
        columns={[
          { key: 'name', head: peopleTexts.name, isRowHead: true, cell: (person) => person.fullName },
          { key: 'code', head: peopleTexts.code, cell: (person) => person.code },
          { key: 'post', head: peopleTexts.post, cell: (person) => peopleTexts.posts[person.post] ?? person.post },
          { key: 'homeroom', head: peopleTexts.homeroomOf, cell: (person) => person.homeroomOf.join(', ') || '–' },
          { key: 'teaches', head: peopleTexts.teaches, cell: (person) => person.teaches.map((line) => `${line.subjectName} (${line.classNames.join(', ')})`).join('; ') || '–' },
        ]}
      />
      {list.data && <Paging page={page} pageSize={list.data.pageSize} total={list.data.total} onPage={setPage} />}
    </Page>
  );
}
