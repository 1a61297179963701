import { Button, Group, Text } from '@mantine/core';
import type { UnlockRequest, UnlockStatus } from '@truong/contracts/entry';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useMemo, useState } from 'react';
import { PageLink } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { DecideUnlock, type UnlockStep } from './DecideUnlock.tsx';
import { sheetName, unlockTexts } from './entry-messages.ts';
import styles from './gradebook.module.css';

const badgeOf = {
  unconfirmed: 'waiting',
  waiting: 'waiting',
  open: 'moving',
  refused: 'refused',
  withdrawn: 'done',
  ended: 'locked',
  over: 'locked',
} as const satisfies Record<UnlockStatus, string>;
const order: readonly UnlockStatus[] = ['waiting', 'unconfirmed', 'open', 'refused', 'withdrawn', 'ended', 'over'];

/** Requests to open what is locked: what waits and what is open first, then how the others went. */
export function UnlocksPage() {
  const { assignment, schoolYear } = useActing();
  const of = { unitId: assignment.unitId, schoolYear };
  const list = trpc.entry.unlockRequests.useQuery(of, { refetchInterval: 60_000 });
  const [step, setStep] = useState<UnlockStep | null>(null);
  const utils = trpc.useUtils();
  const requestId = useRequestId();
  const confirm = trpc.entry.confirmUnlock.useMutation({
    onSuccess: () => {
      requestId.done();
      void utils.entry.invalidate();
    },
  });
  const requests = useMemo(
    () => (list.data?.requests ?? []).toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status)),
    [list.data],
  );
  const open = requests.filter(({ status }) => status === 'open').length;
  const canDecide = list.data?.canDecide ?? false;

  function acts(request: UnlockRequest) {
    const name = sheetName(request);
    const button = (kind: UnlockStep['kind'], title: string) => (
      <Button size="compact-xs" variant="default" aria-label={title} onClick={() => setStep({ kind, request })}>
        {unlockTexts[kind]}
      </Button>
    );
    return (
      <Group gap={6}>
        {request.canConfirm && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={unlockTexts.confirmOf(name)}
            loading={confirm.isPending && confirm.variables.unlockId === request.id}
            onClick={() => {
              const content = { ...of, unlockId: request.id };
              confirm.mutate({ ...content, requestId: requestId.of(content) });
            }}
          >
            {unlockTexts.confirm}
          </Button>
        )}
        {canDecide && request.status === 'waiting' && button('grant', unlockTexts.grantOf(name))}
        {canDecide &&
          (request.status === 'waiting' || request.status === 'unconfirmed') &&
          button('refuse', unlockTexts.refuseOf(name))}
        {canDecide && request.status === 'open' && button('end', unlockTexts.endOf(name))}
        {request.canWithdraw && button('withdraw', unlockTexts.withdrawOf(name))}
      </Group>
    );
  }

  return (
    <Page
      title={`${unlockTexts.title} · ${formatSchoolYear(schoolYear)}`}
      state={open > 0 && unlockTexts.openNow(open)}
    >
      {confirm.error && <LoadError error={confirm.error} onRetry={() => confirm.reset()} />}
      <div className={styles.handovers}>
        <DataTable
          caption={unlockTexts.title}
          isCaptionHidden
          rows={requests}
          rowKey={(request) => request.id}
          isLoading={list.isPending}
          error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
          empty={<EmptyState title={unlockTexts.empty} text={unlockTexts.emptyText} />}
          columns={[
            {
              key: 'sheet',
              head: unlockTexts.sheet,
              width: 120,
              cell: (request) => (
                <PageLink to="/sheets/$sheetId" params={{ sheetId: request.sheetId }} search={{ term: request.term }}>
                  {sheetName(request)}
                </PageLink>
              ),
            },
            {
              key: 'scope',
              head: unlockTexts.scope,
              width: 260,
              cell: (request) => (
                <>
                  {unlockTexts.scopeOf(request)}
                  <div>{request.reason}</div>
                  <div className={styles.minor}>
                    {unlockTexts.asked(request.askedBy, request.askedAt, unlockTexts.hoursOf(request.hours))}
                  </div>
                </>
              ),
            },
            {
              key: 'state',
              head: unlockTexts.state,
              width: 280,
              cell: (request) => (
                <>
                  <StateBadge state={badgeOf[request.status]}>{unlockTexts.status(request.status)}</StateBadge>
                  <div className={styles.minor}>{unlockTexts.decided(request)}</div>
                  {request.confirmedBy && (
                    <Text size="xs" c="dimmed">
                      {unlockTexts.confirmedBy(request.confirmedBy)}
                    </Text>
                  )}
                </>
              ),
            },
            { key: 'act', head: unlockTexts.act, width: 170, cell: acts },
          ]}
        />
      </div>
      {step && <DecideUnlock of={of} step={step} onEnd={() => setStep(null)} />}
    </Page>
  );
}
