import { keepPreviousData } from '@tanstack/react-query';
import type { AccountPage } from '@truong/contracts/identity';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import type { z } from 'zod';
import { LoadError } from '../LoadError.tsx';
import { roleNames } from '../messages.ts';
import { Paging } from '../people/Paging.tsx';
import { useListSearch } from '../people/use-list-search.ts';
import { SearchBox } from '../SearchBox.tsx';
import { trpc } from '../trpc.ts';
import { accountTexts } from './access-messages.ts';
import styles from './identity.module.css';

type Account = z.infer<typeof AccountPage>['accounts'][number];

/** Who may sign in, as what, where and from when to when. */
export function AccountsPage() {
  const { search, page, onSearch, onPage } = useListSearch();
  const list = trpc.identity.accounts.useQuery({ search, page }, { placeholderData: keepPreviousData });
  return (
    <Page title={accountTexts.title}>
      <SearchBox label={accountTexts.search} value={search} onSearch={onSearch} />
      <div className={styles.table}>
        <DataTable
          caption={accountTexts.title}
          isCaptionHidden
          rows={list.data?.accounts ?? []}
          rowKey={(account) => account.id}
          isLoading={list.isPending}
          loadingRows={20}
          error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
          empty={<EmptyState title={search ? accountTexts.noMatch : accountTexts.empty} />}
          columns={[
            { key: 'username', head: accountTexts.username, width: 180, cell: (account) => account.username },
            { key: 'name', head: accountTexts.name, width: 200, cell: (account) => account.displayName },
            { key: 'roles', head: accountTexts.roles, cell: (account) => <Roles account={account} /> },
            {
              key: 'state',
              head: accountTexts.state,
              width: 120,
              cell: (account) =>
                account.isDisabled ? (
                  <StateBadge state="locked">{accountTexts.disabled}</StateBadge>
                ) : (
                  accountTexts.active
                ),
            },
          ]}
        />
      </div>
      {list.data && <Paging page={page} pageSize={list.data.pageSize} total={list.data.total} onPage={onPage} />}
    </Page>
  );
}

function Roles({ account }: { account: Account }) {
  if (account.assignments.length === 0) return accountTexts.noRole;
  return (
    <ul className={styles.list}>
      {account.assignments.map(({ role, unitName, validFrom, validTo }) => (
        <li key={`${role} ${unitName} ${validFrom}`}>
          {roleNames[role]} · {unitName} <span className={styles.dates}>{accountTexts.dates(validFrom, validTo)}</span>
        </li>
      ))}
    </ul>
  );
}
