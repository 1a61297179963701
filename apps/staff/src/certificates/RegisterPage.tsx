import { Anchor, Button, Group, NativeSelect, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { PaperKind, type PaperList } from '@truong/contracts/papers';
import { gateOf, mayPass } from '@truong/contracts/permissions';
import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { PageLink, useAddress } from '../address.tsx';
import { useJobFile } from '../jobs/use-job-file.ts';
import { LoadError } from '../LoadError.tsx';
import { Paging } from '../people/Paging.tsx';
import { useListSearch } from '../people/use-list-search.ts';
import { useRequestId } from '../request-id.ts';
import { SearchBox } from '../SearchBox.tsx';
import { holderOf, useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import styles from './certificates.module.css';
import { paperKinds, paperPeriods, registerTexts } from './messages.ts';
import { RevokePaper } from './RevokePaper.tsx';

type Paper = PaperList['papers'][number];

/** The register of issued papers of a year: found by name, number or code, printed once more, revoked. */
export function RegisterPage() {
  const { assignment, schoolYear } = useActing();
  const address = useAddress();
  const { search, page, onSearch, onPage } = useListSearch();
  const kind = address.oneOf('kind', PaperKind.options) ?? null;
  const of = { unitId: assignment.unitId, schoolYear };
  const list = trpc.certificates.papers.useQuery({ ...of, search, kind, page }, { placeholderData: keepPreviousData });
  const [revoking, setRevoking] = useState<Paper | null>(null);
  const isFiltered = search !== '' || kind !== null;
  return (
    <Page
      isFull
      title={registerTexts.title(formatSchoolYear(schoolYear))}
      actions={<PageLink to="/papers">{registerTexts.toPrint}</PageLink>}
    >
      <Group gap="xs" className={styles.inset}>
        <SearchBox label={registerTexts.search} value={search} onSearch={onSearch} />
        <NativeSelect
          aria-label={registerTexts.kind}
          data={[
            { value: '', label: registerTexts.all },
            ...PaperKind.options.map((value) => ({ value, label: paperKinds[value] })),
          ]}
          value={kind ?? ''}
          onChange={(event) => address.change({ kind: event.currentTarget.value || undefined, page: undefined })}
        />
      </Group>
      <DataTable
        caption={registerTexts.caption}
        isCaptionHidden
        rows={list.data?.papers ?? []}
        rowKey={(paper) => paper.id}
        isLoading={list.isPending}
        loadingRows={12}
        error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
        empty={
          <EmptyState
            title={isFiltered ? registerTexts.noMatch : registerTexts.empty}
            action={<PageLink to="/papers">{registerTexts.toPrint}</PageLink>}
          />
        }
        columns={columnsOf(setRevoking)}
      />
      {list.data && (
        <div className={styles.inset}>
          <Paging
            page={page}
            pageSize={list.data.pageSize}
            total={list.data.total}
            found={registerTexts.found}
            onPage={onPage}
          />
        </div>
      )}
      {revoking && <RevokePaper of={of} paper={revoking} onEnd={() => setRevoking(null)} />}
    </Page>
  );
}

function columnsOf(onRevoke: (paper: Paper) => void): DataColumn<Paper>[] {
  return [
    {
      key: 'number',
      head: registerTexts.number,
      width: 176,
      cell: ({ number }) => <span className={styles.code}>{number}</span>,
    },
    {
      key: 'holder',
      head: registerTexts.holder,
      cell: ({ holder, className }) => `${holder} · ${className}`,
    },
    {
      key: 'paper',
      head: registerTexts.paper,
      width: 110,
      cell: ({ kind, period }) =>
        kind === 'result_slip' ? `${paperKinds[kind]} · ${paperPeriods[period]}` : paperKinds[kind],
    },
    {
      key: 'code',
      head: registerTexts.code,
      cell: ({ code }) => (
        <Anchor
          inherit
          className={styles.code}
          href={`/kiem-tra/${code}`}
          target="_blank"
          rel="noreferrer"
          title={registerTexts.check(code)}
        >
          {code}
        </Anchor>
      ),
    },
    {
      key: 'issued',
      head: registerTexts.issued,
      cell: ({ issuedOn, issuedBy }) => registerTexts.issuedBy(issuedOn, issuedBy),
    },
    { key: 'state', head: registerTexts.state, cell: (paper) => <State paper={paper} /> },
    {
      key: 'acts',
      head: registerTexts.acts,
      width: 170,
      cell: (paper) => !paper.revoked && <Acts paper={paper} onRevoke={onRevoke} />,
    },
  ];
}

function State({ paper: { revoked } }: { paper: Paper }) {
  if (!revoked) return <StateBadge state="done">{registerTexts.stands}</StateBadge>;
  return (
    <>
      <StateBadge state="refused">{registerTexts.revoked(revoked.on, revoked.by)}</StateBadge>
      <Text size="sm">{revoked.reason}</Text>
    </>
  );
}

function Acts({ paper, onRevoke }: { paper: Paper; onRevoke: (paper: Paper) => void }) {
  const { assignment, schoolYear } = useActing();
  const { client } = trpc.useUtils();
  const requestId = useRequestId();
  const { busy, refusal, start } = useJobFile<number>();
  const reprint = () =>
    start(paper.id, {
      ask: async () => {
        const of = { unitId: assignment.unitId, schoolYear, paperIds: [paper.id] };
        const ref = await client.certificates.startReprint.mutate({ ...of, requestId: requestId.of(of) });
        requestId.done();
        return ref;
      },
    });
  return (
    <Group gap="xs">
      <Button
        size="compact-sm"
        variant="default"
        loading={busy !== null}
        aria-label={registerTexts.reprintOf(paper.number)}
        onClick={reprint}
      >
        {registerTexts.reprint}
      </Button>
      {mayPass(gateOf['certificates.revoke'], holderOf(assignment)) && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={registerTexts.revokeOf(paper.number)}
          onClick={() => onRevoke(paper)}
        >
          {registerTexts.revoke}
        </Button>
      )}
      {refusal && (
        <Text size="sm" c="red" role="alert">
          {refusal}
        </Text>
      )}
    </Group>
  );
}
