import { Button, Text, Title } from '@mantine/core';
import type { Nightly } from '@truong/contracts/jobs';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { type BadgeState, StateBadge } from '@truong/ui/StateBadge.tsx';
import { errorText, textOfCode } from '../errors.ts';
import { LoadError } from '../LoadError.tsx';
import { trpc } from '../trpc.ts';
import { jobTexts, nightlyHour, nightlyName, nightlyResult, nightlyTexts } from './messages.ts';

const badges: Record<NonNullable<Nightly['last']>['state'], BadgeState> = {
  asked: 'waiting',
  running: 'moving',
  done: 'done',
  failed: 'refused',
};
const askEveryMs = 1_500;

/** What the clock asks for every night, how it went, and having it done now: for administrators. */
export function NightlySection() {
  const utils = trpc.useUtils();
  const list = trpc.jobs.nightly.useQuery(undefined, {
    refetchInterval: ({ state }) => (state.data?.some(isUnfinished) ? askEveryMs : false),
  });
  const start = trpc.jobs.startNightly.useMutation({ onSuccess: () => utils.jobs.nightly.invalidate() });
  return (
    <section>
      <Title order={2}>{nightlyTexts.title}</Title>
      {start.error && (
        <Text c="red" role="alert">
          {errorText(start.error)}
        </Text>
      )}
      <DataTable
        caption={nightlyTexts.title}
        isCaptionHidden
        rows={list.data ?? []}
        rowKey={({ kind }) => kind}
        isLoading={list.isPending}
        loadingRows={4}
        error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
        empty={<EmptyState title={nightlyTexts.never} />}
        columns={[
          { key: 'job', head: nightlyTexts.job, width: 200, isRowHead: true, cell: ({ kind }) => nightlyName(kind) },
          { key: 'hour', head: nightlyTexts.hour, width: 90, cell: ({ kind }) => nightlyHour(kind) },
          { key: 'state', head: nightlyTexts.state, width: 140, cell: ({ last }) => <StateOf last={last} /> },
          { key: 'result', head: nightlyTexts.result, cell: (one) => outcomeOf(one) || '–' },
          {
            key: 'at',
            head: nightlyTexts.at,
            width: 190,
            cell: ({ last }) => (
              <>
                {last ? jobTexts.at(last.at) : '–'}
                {last?.askedBy && (
                  <Text size="sm" c="dimmed">
                    {nightlyTexts.askedBy(last.askedBy)}
                  </Text>
                )}
              </>
            ),
          },
          {
            key: 'start',
            head: jobTexts.actions,
            width: 120,
            cell: (one) => (
              <Button
                size="compact-sm"
                variant="default"
                disabled={isUnfinished(one)}
                loading={start.isPending && start.variables.kind === one.kind}
                aria-label={nightlyTexts.startOf(nightlyName(one.kind))}
                onClick={() => start.mutate({ kind: one.kind })}
              >
                {nightlyTexts.start}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}

function isUnfinished({ last }: Nightly): boolean {
  return last !== null && last.finishedAt === null;
}

function StateOf({ last }: { last: Nightly['last'] }) {
  if (!last) return nightlyTexts.never;
  return <StateBadge state={badges[last.state]}>{nightlyTexts.states[last.state]}</StateBadge>;
}

function outcomeOf(one: Nightly): string {
  const code = one.last?.state === 'failed' ? one.last.errorCode : null;
  return code ? textOfCode(code, undefined as never) : nightlyResult(one);
}
