import { Button } from '@mantine/core';
import type { OwnAccount } from '@truong/contracts/identity';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { formatDateTime } from '@truong/vietnamese/dates';
import { sessionTexts } from './account-messages.ts';
import { deviceWords } from './device-words.ts';

export type SessionsTableProps = {
  sessions: OwnAccount['sessions'] | undefined;
  isEnding: boolean;
  onEnd: (number: number) => void;
};

/** Where one is signed in, this session first. */
export function SessionsTable({ sessions, isEnding, onEnd }: SessionsTableProps) {
  return (
    <DataTable
      caption={sessionTexts.title}
      isCaptionHidden
      rows={sessions ?? []}
      rowKey={(session) => session.number}
      isLoading={!sessions}
      loadingRows={2}
      empty={<EmptyState title={sessionTexts.empty} />}
      columns={[
        {
          key: 'device',
          head: sessionTexts.device,
          cell: ({ userAgent, isThis }) => (
            <>
              {deviceWords(userAgent)}
              {isThis && <b> · {sessionTexts.isThis}</b>}
            </>
          ),
        },
        { key: 'address', head: sessionTexts.address, cell: (session) => session.address },
        {
          key: 'created',
          head: sessionTexts.created,
          width: 170,
          cell: (session) => formatDateTime(session.createdAt),
        },
        { key: 'seen', head: sessionTexts.seen, width: 170, cell: (session) => formatDateTime(session.lastSeenAt) },
        {
          key: 'end',
          head: sessionTexts.act,
          width: 110,
          cell: ({ isThis, number, userAgent }) =>
            !isThis && (
              <Button
                size="compact-sm"
                variant="default"
                disabled={isEnding}
                aria-label={sessionTexts.endOf(deviceWords(userAgent))}
                onClick={() => onEnd(number)}
              >
                {sessionTexts.end}
              </Button>
            ),
        },
      ]}
    />
  );
}
