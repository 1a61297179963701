import { formatDate } from '@truong/vietnamese/dates';
import { TextInput } from '@mantine/core';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { common, roleNames } from '../messages.ts';
import { Paging } from '../people/Paging.tsx';
import { useListSearch } from '../people/use-list-search.ts';
import { ErrorPage } from '../shell/ErrorPage.tsx';
import { trpc } from '../trpc.ts';
import { accountTexts } from './messages.ts';

/** The administrator's list of accounts with their roles, places and dates. */
export function AccountsPage() {
  const { text, setText, search, page, setPage } = useListSearch();
  const list = trpc.identity.accounts.useQuery({ search, page });
  if (list.error) return <ErrorPage error={list.error} onRetry={() => list.refetch()} />;
  return (
    <Page title={accountTexts.title} actions={<TextInput size="xs" aria-label={accountTexts.search} placeholder={accountTexts.search} value={text} onChange={(event) => setText(event.currentTarget.value)} />}>
      <DataTable
        caption={accountTexts.title}
        isCaptionHidden
        isLoading={list.isPending}
        rows={list.data?.accounts ?? []}
        rowKey={(account) => account.id}
        empty={<EmptyState title={common.nothing} />}
        columns={[
          { key: 'username', head: accountTexts.username, isRowHead: true, cell: (account) => account.username },
          { key: 'name', head: accountTexts.name, cell: (account) => `${account.displayName}${account.isDisabled ? ` (${accountTexts.disabled})` : ''}` },
          {
            key: 'roles',
            head: accountTexts.roles,
            cell: (account) => account.assignments.map((a) => `${roleNames[a.role]} · ${a.unitName} (${formatDate(a.validFrom)}${a.validTo ? ` – ${formatDate(a.validTo)}` : ''})`).join('; ') || '–',
          },
        ]}
      />
      {list.data && <Paging page={page} pageSize={50} total={list.data.total} onPage={setPage} />}
    </Page>
  );
}
