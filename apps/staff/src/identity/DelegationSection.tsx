import { Button, Text } from '@mantine/core';
import type { Delegations } from '@truong/contracts/identity';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { useState } from 'react';
import { LoadError } from '../LoadError.tsx';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { DelegateDialog } from './DelegateDialog.tsx';
import styles from './identity.module.css';
import { delegationTexts } from './role-messages.ts';

type Delegation = Delegations['delegations'][number];
const badgeOf = { now: 'done', later: 'waiting', ended: 'locked' } as const;

/** What the principal of a school has handed to deputies, and handing over more. */
export function DelegationSection({ unitId }: { unitId: number }) {
  const list = trpc.identity.delegations.useQuery({ unitId });
  const [isGiving, setGiving] = useState(false);
  const [taken, setTaken] = useState<Delegation | null>(null);
  const canKeep = list.data?.canKeep ?? false;
  const deputies = list.data?.deputies ?? [];
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{delegationTexts.title}</h2>
      {canKeep && deputies.length === 0 && <Text size="sm">{delegationTexts.noDeputy}</Text>}
      {canKeep && deputies.length > 0 && (
        <div>
          <Button size="compact-sm" variant="default" onClick={() => setGiving(true)}>
            {delegationTexts.give}
          </Button>
        </div>
      )}
      <div className={styles.wideTable}>
        <DataTable
          caption={delegationTexts.title}
          isCaptionHidden
          rows={list.data?.delegations ?? []}
          rowKey={(each) => each.id}
          isLoading={list.isPending}
          error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
          empty={<EmptyState title={delegationTexts.empty} />}
          columns={[
            { key: 'to', head: delegationTexts.toWho, width: 180, cell: (each) => each.toName },
            {
              key: 'what',
              head: delegationTexts.permissions,
              width: 240,
              cell: ({ permissions, reason }) => (
                <>
                  {permissions.map(delegationTexts.permission).join('; ')}
                  {reason && <div className={styles.dates}>{reason}</div>}
                </>
              ),
            },
            {
              key: 'dates',
              head: delegationTexts.dates,
              width: 190,
              cell: (each) => delegationTexts.span(each.validFrom, each.validTo),
            },
            { key: 'from', head: delegationTexts.fromWho, width: 180, cell: (each) => each.fromName },
            {
              key: 'state',
              head: delegationTexts.state,
              width: 160,
              cell: (each) => (
                <StateBadge state={badgeOf[each.standing]}>
                  {each.isTakenBack ? delegationTexts.takenBack : delegationTexts.standings[each.standing]}
                </StateBadge>
              ),
            },
            ...(canKeep
              ? [
                  {
                    key: 'act',
                    head: delegationTexts.act,
                    width: 100,
                    cell: (each: Delegation) =>
                      each.standing !== 'ended' && (
                        <Button
                          size="compact-xs"
                          variant="default"
                          aria-label={delegationTexts.takeBackLabel(each.toName)}
                          onClick={() => setTaken(each)}
                        >
                          {delegationTexts.takeBack}
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
      </div>
      {list.data && isGiving && <DelegateDialog unitId={unitId} of={list.data} onClose={() => setGiving(false)} />}
      {taken && <TakeBack unitId={unitId} of={taken} onClose={() => setTaken(null)} />}
    </section>
  );
}

function TakeBack({ unitId, of, onClose }: { unitId: number; of: Delegation; onClose: () => void }) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const end = trpc.identity.endDelegation.useMutation({
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.identity.roles.invalidate(), utils.identity.delegations.invalidate()]);
      onClose();
    },
  });
  const content = { unitId, delegationId: of.id };
  return (
    <Question
      isOpen
      isRefusing
      title={delegationTexts.takeBackQuestion(of.toName)}
      confirm={delegationTexts.takeBack}
      isPending={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate({ ...content, requestId: requestId.of(content) })}
      onCancel={onClose}
    >
      <Text size="sm">{delegationTexts.takeBackText}</Text>
    </Question>
  );
}
