import { Button, NativeSelect, Stack, Text, Title } from '@mantine/core';
import type { Notice } from '@truong/contracts/notices';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { PageLink, useAddress } from '../address.tsx';
import { errorText } from '../errors.ts';
import { LoadError } from '../LoadError.tsx';
import { trpc } from '../trpc.ts';
import { noticeTexts, noticeWords } from './messages.ts';
import { groupOfKind, noticeGroups, placeOfNotice } from './notice-places.ts';
import styles from './notices.module.css';
import { WaitingList } from './WaitingList.tsx';

/** One list of everything: what waits, what was returned, what changed. */
export function NoticesPage() {
  const address = useAddress();
  const group = address.oneOf('group', noticeGroups);
  const list = trpc.notices.list.useQuery();
  const utils = trpc.useUtils();
  const mark = trpc.notices.markRead.useMutation({ onSuccess: () => utils.notices.invalidate() });
  const rows = (list.data?.notices ?? []).filter(({ kind }) => group === undefined || groupOfKind[kind] === group);
  const hasUnread = list.data?.notices.some(({ isRead }) => !isRead) ?? false;
  return (
    <Page
      title={noticeTexts.title}
      actions={
        <Button
          variant="default"
          disabled={!hasUnread}
          loading={mark.isPending && mark.variables.ids === null}
          onClick={() => mark.mutate({ ids: null })}
        >
          {noticeTexts.markAllRead}
        </Button>
      }
    >
      <Stack gap="lg" className={styles.list}>
        <WaitingList />
        <section>
          <Title order={2}>{noticeTexts.told}</Title>
          {mark.error && (
            <Text c="red" role="alert">
              {errorText(mark.error)}
            </Text>
          )}
          <NativeSelect
            my="xs"
            maw={200}
            aria-label={noticeTexts.show}
            data={[
              { value: '', label: noticeTexts.groups.all },
              ...noticeGroups.map((name) => ({ value: name, label: noticeTexts.groups[name] })),
            ]}
            value={group ?? ''}
            onChange={(event) => address.change({ group: event.currentTarget.value || undefined })}
          />
          <DataTable
            caption={noticeTexts.told}
            isCaptionHidden
            rows={rows}
            rowKey={(notice) => notice.id}
            isLoading={list.isPending}
            error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
            empty={
              group ? (
                <EmptyState title={noticeTexts.emptyGroup} />
              ) : (
                <EmptyState title={noticeTexts.empty} text={noticeTexts.emptyText} />
              )
            }
            columns={[
              {
                key: 'what',
                head: noticeTexts.what,
                isRowHead: true,
                cell: (notice) => <What notice={notice} onOpen={() => mark.mutate({ ids: [notice.id] })} />,
              },
              {
                key: 'state',
                head: noticeTexts.state,
                width: 152,
                cell: (notice) =>
                  notice.isRead ? (
                    noticeTexts.isRead
                  ) : (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={noticeTexts.markReadOf(noticeWords(notice).title)}
                      onClick={() => mark.mutate({ ids: [notice.id] })}
                    >
                      {noticeTexts.markRead}
                    </Button>
                  ),
              },
            ]}
          />
          {list.data?.hasMore && <Text c="dimmed">{noticeTexts.olderExist}</Text>}
        </section>
      </Stack>
    </Page>
  );
}

/** What is told, with the way to it; opening it is reading it. */
function What({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { title, text } = noticeWords(notice);
  const place = placeOfNotice(notice);
  return (
    <div className={styles.what}>
      {!notice.isRead && <StateBadge state="moving">{noticeTexts.isUnread}</StateBadge>}
      <span className={notice.isRead ? undefined : styles.unread} onClickCapture={notice.isRead ? undefined : onOpen}>
        {place ? <PageLink {...place}>{title}</PageLink> : title}
      </span>
      {text && <span>{text}</span>}
      <span className={styles.origin}>{noticeTexts.origin(notice.by, notice.at)}</span>
    </div>
  );
}
