import { Button, Checkbox, NativeSelect, Text } from '@mantine/core';
import { issuedAtOnce, type Slip, type StaffAccounts } from '@truong/contracts/identity';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { type BadgeState, StateBadge } from '@truong/ui/StateBadge.tsx';
import { useState } from 'react';
import { useAddress } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { SearchBox } from '../SearchBox.tsx';
import { useActing } from '../shell/acting.ts';
import { matches } from '../shell/find-anything.ts';
import { trpc } from '../trpc.ts';
import { AccountActions } from './AccountActions.tsx';
import { keepTexts, slipTexts } from './account-messages.ts';
import styles from './identity.module.css';
import { Slips } from './Slips.tsx';

type Colleague = StaffAccounts[number];
type State = NonNullable<Colleague['account']>['state'];

const badgeOf: Record<State, BadgeState> = {
  active: 'done',
  issued: 'waiting',
  without_role: 'locked',
  disabled: 'locked',
};

/** The staff of the unit: who can sign in, accounts for those who cannot, new passwords for those who forgot. */
export function StaffAccountsPage() {
  const { me, assignment } = useActing();
  const { unitId, unitName, unitKind } = assignment;
  const address = useAddress();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [slips, setSlips] = useState<readonly Slip[] | null>(null);
  const list = trpc.identity.staffAccounts.useQuery({ unitId });

  if (slips) {
    return (
      <Page title={slipTexts.title}>
        <Slips slips={slips} unitName={unitName} onDone={() => setSlips(null)} />
      </Page>
    );
  }
  const search = address.text('q');
  const isWithoutOnly = address.text('state') === 'without';
  const staff = list.data ?? [];
  const shown = staff.filter(
    (one) => (search === '' || matches(search, one.fullName)) && (!isWithoutOnly || one.account === null),
  );
  const without = shown.filter((one) => one.account === null).map((one) => one.staffId);
  const staffIds = without.filter((id) => chosen.has(id));
  const choose = (ids: readonly number[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const id of ids)
      if (isChosen) next.add(id);
      else next.delete(id);
    setChosen(next);
  };
  const isAll = without.length > 0 && staffIds.length === without.length;

  return (
    <Page
      title={keepTexts.title}
      state={unitName}
      actions={
        <Issue
          unitId={unitId}
          isSchool={unitKind === 'school'}
          staffIds={staffIds}
          onSlips={(issued) => {
            setSlips(issued);
            setChosen(new Set());
            void list.refetch();
          }}
        />
      }
    >
      <div className={styles.filters}>
        <SearchBox
          label={keepTexts.search}
          value={search}
          onSearch={(q) => address.change({ q: q || undefined }, { inPlace: true })}
        />
        <NativeSelect
          aria-label={keepTexts.show}
          value={isWithoutOnly ? 'without' : ''}
          data={[
            { value: '', label: keepTexts.everybody },
            { value: 'without', label: keepTexts.withoutOnly },
          ]}
          onChange={(event) => address.change({ state: event.currentTarget.value || undefined })}
        />
      </div>
      <div className={styles.table}>
        <DataTable
          caption={keepTexts.title}
          isCaptionHidden
          rows={shown}
          rowKey={(one) => one.staffId}
          isLoading={list.isPending}
          loadingRows={16}
          error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
          empty={<Nothing hasStaff={staff.length > 0} isSearching={search !== ''} />}
          columns={[
            {
              key: 'choose',
              width: 44,
              head: (
                <Checkbox
                  size="xs"
                  aria-label={keepTexts.chooseAll}
                  disabled={without.length === 0}
                  checked={isAll}
                  indeterminate={!isAll && staffIds.length > 0}
                  onChange={() => choose(without, !isAll)}
                />
              ),
              cell: (one) =>
                one.account === null && (
                  <Checkbox
                    size="xs"
                    aria-label={keepTexts.choose(one.fullName)}
                    checked={chosen.has(one.staffId)}
                    onChange={(event) => choose([one.staffId], event.currentTarget.checked)}
                  />
                ),
            },
            { key: 'name', head: keepTexts.name, width: 200, isRowHead: true, cell: (one) => one.fullName },
            { key: 'code', head: keepTexts.code, width: 120, cell: (one) => one.code },
            { key: 'username', head: keepTexts.username, width: 180, cell: (one) => one.account?.username ?? '–' },
            { key: 'state', head: keepTexts.state, width: 260, cell: (one) => <StateOf account={one.account} /> },
            {
              key: 'acts',
              head: keepTexts.acts,
              width: 110,
              cell: ({ account, fullName }) =>
                account &&
                (account.isKept ? (
                  <AccountActions
                    account={{ ...account, fullName, isDisabled: account.state === 'disabled' }}
                    onSlip={(slip) => setSlips([slip])}
                    onChanged={() => void list.refetch()}
                  />
                ) : (
                  account.username !== me.username && <span className={styles.dates}>{keepTexts.notKept}</span>
                )),
            },
          ]}
        />
      </div>
    </Page>
  );
}

function StateOf({ account }: { account: Colleague['account'] }) {
  if (!account) return <StateBadge state="draft">{keepTexts.none}</StateBadge>;
  return <StateBadge state={badgeOf[account.state]}>{keepTexts.states[account.state]}</StateBadge>;
}

function Nothing({ hasStaff, isSearching }: { hasStaff: boolean; isSearching: boolean }) {
  if (!hasStaff) return <EmptyState title={keepTexts.empty} text={keepTexts.emptyText} />;
  return <EmptyState title={isSearching ? keepTexts.noMatch : keepTexts.allHave} />;
}

type IssueProps = {
  unitId: number;
  isSchool: boolean;
  staffIds: readonly number[];
  onSlips: (slips: readonly Slip[]) => void;
};

function Issue({ unitId, isSchool, staffIds, onSlips }: IssueProps) {
  const [isAsking, setAsking] = useState(false);
  const requestId = useRequestId();
  const issue = trpc.identity.issueAccounts.useMutation({
    onSuccess: (slips) => {
      requestId.done();
      setAsking(false);
      onSlips(slips);
    },
  });
  const count = staffIds.length;
  const content = { unitId, staffIds: [...staffIds] };
  return (
    <>
      {count > issuedAtOnce && <Text size="sm">{keepTexts.tooMany(issuedAtOnce)}</Text>}
      <Button disabled={count === 0 || count > issuedAtOnce} onClick={() => setAsking(true)}>
        {keepTexts.issue(count)}
      </Button>
      <Question
        isOpen={isAsking}
        title={keepTexts.issueQuestion(count)}
        confirm={keepTexts.issue(count)}
        isPending={issue.isPending}
        error={issue.error}
        onConfirm={() => issue.mutate({ ...content, requestId: requestId.of(content) })}
        onCancel={() => setAsking(false)}
      >
        <Text size="sm">{keepTexts.issueText}</Text>
        <Text size="sm">{isSchool ? keepTexts.issueRole : keepTexts.issueNoRole}</Text>
      </Question>
    </>
  );
}
