import { keepPreviousData } from '@tanstack/react-query';
import type { AccountPage, Slip } from '@truong/contracts/identity';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { useState } from 'react';
import type { z } from 'zod';
import { LoadError } from '../LoadError.tsx';
import { common, roleNames } from '../messages.ts';
import { Paging } from '../people/Paging.tsx';
import { useListSearch } from '../people/use-list-search.ts';
import { SearchBox } from '../SearchBox.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { AccountActions } from './AccountActions.tsx';
import { accountTexts } from './access-messages.ts';
import { keepTexts, slipTexts } from './account-messages.ts';
import styles from './identity.module.css';
import { Slips } from './Slips.tsx';

type Account = z.infer<typeof AccountPage>['accounts'][number];

/** Who may sign in, as what, where and from when to when. */
export function AccountsPage() {
  const { me, assignment } = useActing();
  const { search, page, onSearch, onPage } = useListSearch();
  const list = trpc.identity.accounts.useQuery({ search, page }, { placeholderData: keepPreviousData });
  const [slips, setSlips] = useState<readonly Slip[] | null>(null);
  if (slips) {
    return (
      <Page title={slipTexts.title}>
        <Slips slips={slips} unitName={assignment.unitName} onDone={() => setSlips(null)} />
      </Page>
    );
  }
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
              width: 250,
              cell: (account) => <StateOf account={account} />,
            },
            {
              key: 'factor',
              head: accountTexts.factor,
              width: 80,
              cell: (account) => (account.hasFactor ? common.yes : common.no),
            },
            {
              key: 'acts',
              head: accountTexts.acts,
              width: 60,
              cell: (account) =>
                account.id !== me.accountId && (
                  <AccountActions
                    account={{ ...account, fullName: account.displayName }}
                    asAdministrator={{ hasFactor: account.hasFactor, places: placesOf(account) }}
                    onSlip={(slip) => setSlips([slip])}
                    onChanged={() => void list.refetch()}
                  />
                ),
            },
          ]}
        />
      </div>
      {list.data && <Paging page={page} pageSize={list.data.pageSize} total={list.data.total} onPage={onPage} />}
    </Page>
  );
}

/** The same words as a school's list: an account whose roles have all ended opens nothing. */
function StateOf({ account }: { account: Account }) {
  if (account.isDisabled && !account.isEnded) return <StateBadge state="locked">{accountTexts.disabled}</StateBadge>;
  if (!account.assignments.some((each) => each.isValid))
    return <StateBadge state="locked">{keepTexts.states.without_role}</StateBadge>;
  if (account.mustChangePassword) return <StateBadge state="waiting">{keepTexts.states.issued}</StateBadge>;
  return <StateBadge state="done">{accountTexts.active}</StateBadge>;
}

function placesOf(account: Account) {
  return account.assignments
    .filter((each) => each.isValid)
    .map(({ id, role, unitName }) => ({ assignmentId: id, words: `${roleNames[role]}, ${unitName}` }));
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
