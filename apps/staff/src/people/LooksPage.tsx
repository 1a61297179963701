import { keepPreviousData } from '@tanstack/react-query';
import type { Role } from '@truong/contracts/permissions';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { formatDateTime } from '@truong/vietnamese/dates';
import { PageLink, useAddress } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { roleNames } from '../messages.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { Paging } from './Paging.tsx';
import styles from './people.module.css';
import { lookTexts } from './pupil-messages.ts';
import { useListSearch } from './use-list-search.ts';

/** Who opened the restricted part of whose particulars: for the principal. */
export function LooksPage() {
  const { assignment } = useActing();
  const address = useAddress();
  const { page, onPage } = useListSearch();
  const pupilId = address.number('pupil');
  const list = trpc.people.looks.useQuery(
    { unitId: assignment.unitId, page, ...(pupilId === undefined ? {} : { pupilId }) },
    { placeholderData: keepPreviousData },
  );
  return (
    <Page title={lookTexts.title}>
      <div className={styles.table}>
        <DataTable
          caption={lookTexts.title}
          isCaptionHidden
          rows={list.data?.looks ?? []}
          rowKey={(look) => look.id}
          isLoading={list.isPending}
          error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
          empty={<EmptyState title={lookTexts.none} />}
          columns={[
            { key: 'at', head: lookTexts.at, width: 160, cell: (look) => formatDateTime(look.at) },
            { key: 'who', head: lookTexts.who, cell: (look) => look.who },
            { key: 'role', head: lookTexts.role, cell: (look) => roleNames[look.role as Role] ?? look.role },
            {
              key: 'pupil',
              head: lookTexts.pupil,
              cell: (look) => (
                <PageLink to="/pupils/$pupilId" params={{ pupilId: look.pupilId }}>
                  {look.pupilName}
                </PageLink>
              ),
            },
          ]}
        />
      </div>
      {list.data && <Paging page={page} pageSize={list.data.pageSize} total={list.data.total} onPage={onPage} />}
    </Page>
  );
}
