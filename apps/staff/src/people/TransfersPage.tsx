import { Alert, Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import type { TransferList } from '@truong/contracts/transfers';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatDate, formatDateTime } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { PageLink } from '../address.tsx';
import { errorText } from '../errors.ts';
import { LoadError } from '../LoadError.tsx';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { Dialog } from './Dialog.tsx';
import { FieldForm } from './FieldForm.tsx';
import type { FieldSet } from './fields.ts';
import { peopleTexts } from './messages.ts';
import styles from './people.module.css';
import { placeFields, placeOf } from './pupil-fields.ts';
import { birthText, pupilTexts, transferTexts } from './pupil-messages.ts';
import { TransferredTable } from './Transferred.tsx';
import { WithdrawTransfer } from './WithdrawTransfer.tsx';

type Received = TransferList['received'][number];
type Sent = TransferList['sent'][number];

/** Pupils who come from other schools and who went to them, each with its answer. */
export function TransfersPage() {
  const { assignment } = useActing();
  const [reading, setReading] = useState<Received | null>(null);
  const [withdrawing, setWithdrawing] = useState<Sent | null>(null);
  const list = trpc.people.transfers.useQuery({ unitId: assignment.unitId });
  const error = list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />;
  return (
    <Page title={transferTexts.title}>
      <section className={styles.section}>
        <h2 className={styles.heading}>{transferTexts.received}</h2>
        <div className={styles.table}>
          <DataTable
            caption={transferTexts.received}
            isCaptionHidden
            rows={list.data?.received ?? []}
            rowKey={(row) => `${row.fromUnitId} ${row.transferId}`}
            isLoading={list.isPending}
            loadingRows={4}
            error={error}
            empty={<EmptyState title={transferTexts.noneReceived} />}
            columns={[
              { key: 'name', head: peopleTexts.name, cell: (row) => <Named id={row.pupilId} name={row.fullName} /> },
              { key: 'birth', head: peopleTexts.birth, width: 110, cell: (row) => birthText(row) },
              { key: 'grade', head: transferTexts.grade, width: 60, align: 'right', cell: (row) => row.grade },
              { key: 'from', head: transferTexts.from, cell: (row) => row.fromName },
              { key: 'at', head: transferTexts.sentAt, width: 150, cell: (row) => formatDateTime(row.sentAt) },
              {
                key: 'state',
                head: transferTexts.state,
                width: 190,
                cell: (row) =>
                  row.decision ? (
                    <Answer of={row} />
                  ) : (
                    <Button
                      size="compact-xs"
                      aria-label={transferTexts.readNamed(row.fullName)}
                      onClick={() => setReading(row)}
                    >
                      {transferTexts.read}
                    </Button>
                  ),
              },
            ]}
          />
        </div>
      </section>
      <section className={styles.section}>
        <h2 className={styles.heading}>{transferTexts.sent}</h2>
        <div className={styles.table}>
          <DataTable
            caption={transferTexts.sent}
            isCaptionHidden
            rows={list.data?.sent ?? []}
            rowKey={(row) => row.transferId}
            isLoading={list.isPending}
            loadingRows={4}
            error={error}
            empty={<EmptyState title={transferTexts.noneSent} />}
            columns={[
              { key: 'name', head: peopleTexts.name, cell: (row) => <Named id={row.pupilId} name={row.fullName} /> },
              { key: 'to', head: transferTexts.to, cell: (row) => row.toName },
              { key: 'at', head: transferTexts.sentAt, width: 150, cell: (row) => formatDateTime(row.sentAt) },
              { key: 'state', head: transferTexts.state, width: 260, cell: (row) => <Answer of={row} /> },
              {
                key: 'act',
                head: transferTexts.act,
                width: 90,
                cell: (row) =>
                  row.decision === null && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={transferTexts.withdrawNamed(row.fullName)}
                      onClick={() => setWithdrawing(row)}
                    >
                      {transferTexts.withdraw}
                    </Button>
                  ),
              },
            ]}
          />
        </div>
      </section>
      {withdrawing && <WithdrawTransfer of={withdrawing} onEnd={() => setWithdrawing(null)} />}
      <Dialog title={reading?.fullName ?? ''} isOpen={reading !== null} onClose={() => setReading(null)}>
        {reading && <Reading of={reading} onDone={() => setReading(null)} />}
      </Dialog>
    </Page>
  );
}

function Named({ id, name }: { id: number | null; name: string }) {
  if (id === null) return name;
  return (
    <PageLink to="/pupils/$pupilId" params={{ pupilId: id }}>
      {name}
    </PageLink>
  );
}

function Answer({ of }: { of: Received | Sent }) {
  if (of.decision === null) return <StateBadge state="waiting">{transferTexts.waiting}</StateBadge>;
  if (of.decision === 'accepted') return <StateBadge state="done">{transferTexts.accepted}</StateBadge>;
  if (of.decision === 'withdrawn') {
    return (
      <StateBadge state="locked">
        {transferTexts.withdrawn}: {of.answerReason}
      </StateBadge>
    );
  }
  return (
    <StateBadge state="refused">
      {transferTexts.refused}: {of.answerReason}
    </StateBadge>
  );
}

function Reading({ of, onDone }: { of: Received; onDone: () => void }) {
  const { assignment, calendar } = useActing();
  const [reason, setReason] = useState<string | null>(null);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const ref = { unitId: assignment.unitId, fromUnitId: of.fromUnitId, transferId: of.transferId };
  const detail = trpc.people.transfer.useQuery(ref);
  const classes = trpc.organisation.classes.useQuery({ unitId: assignment.unitId, schoolYear: of.schoolYear });
  const answer = trpc.people.answerTransfer.useMutation({
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.people.invalidate(), utils.organisation.invalidate()]);
      onDone();
    },
    // Somebody else answered meanwhile: the list shows what stands.
    onError: () => utils.people.transfers.invalidate(),
  });
  const send = (given: Parameters<typeof answer.mutate>[0]['answer']) => {
    const content = { ...ref, answer: given };
    answer.mutate({ ...content, requestId: requestId.of(content) });
  };
  const accept = (set: FieldSet) => {
    const { classId, startsOn } = placeOf(set);
    send({ decision: 'accepted', classId, startsOn });
  };
  const failed = detail.error ?? classes.error;
  if (failed) return <LoadError error={failed} onRetry={() => Promise.all([detail.refetch(), classes.refetch()])} />;
  if (!detail.data || !classes.data) return <Skeleton height={240} />;
  const { payload } = detail.data;
  return (
    <Stack gap="md">
      <dl className={styles.facts}>
        <dt>{transferTexts.sender}</dt>
        <dd>{transferTexts.senderLine(detail.data.senderName, detail.data.fromName)}</dd>
        <dt>{pupilTexts.reason}</dt>
        <dd>{detail.data.reason}</dd>
        <dt>{pupilTexts.lastDay}</dt>
        <dd>{formatDate(detail.data.leavesOn)}</dd>
        <dt>{transferTexts.grade}</dt>
        <dd>
          {payload.enrolment.grade} ({payload.enrolment.className})
        </dd>
        <dt>{pupilTexts.guardians}</dt>
        <dd>{payload.guardians.map(({ fullName }) => fullName).join(', ') || '–'}</dd>
      </dl>
      <TransferredTable marks={payload.marks} />
      {reason === null ? (
        <>
          <FieldForm
            specs={placeFields(classes.data, { grade: payload.enrolment.grade })}
            kept={{ startsOn: calendar.today }}
            submit={transferTexts.accept}
            isPending={answer.isPending}
            error={answer.error}
            onSubmit={accept}
            onCancel={onDone}
          />
          <Group>
            <Button size="xs" variant="subtle" color="red" onClick={() => setReason('')}>
              {transferTexts.refuse}…
            </Button>
          </Group>
        </>
      ) : (
        <>
          <TextInput
            label={transferTexts.refuseReason}
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {answer.error && (
            <Alert color="red" variant="light" role="alert">
              {errorText(answer.error)}
            </Alert>
          )}
          <Group gap="xs">
            <Button
              color="red"
              disabled={reason.trim().length < 3}
              loading={answer.isPending}
              onClick={() => send({ decision: 'refused', reason: reason.trim() })}
            >
              {transferTexts.refuse}
            </Button>
            <Button variant="default" onClick={() => setReason(null)}>
              {transferTexts.back}
            </Button>
          </Group>
        </>
      )}
      <Text size="xs">{transferTexts.frozen}</Text>
    </Stack>
  );
}
