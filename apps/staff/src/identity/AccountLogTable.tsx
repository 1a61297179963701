import type { AccountLog } from '@truong/contracts/identity';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { formatDateTime } from '@truong/vietnamese/dates';
import type { ReactNode } from 'react';
import { logTexts } from './account-messages.ts';

export type AccountLogTableProps = {
  accountId: number;
  log: AccountLog | undefined;
  error?: ReactNode;
};

/** Every act on an account, the newest first. */
export function AccountLogTable({ accountId, log, error }: AccountLogTableProps) {
  return (
    <DataTable
      caption={logTexts.title}
      isCaptionHidden
      rows={log ?? []}
      rowKey={(line) => line.id}
      isLoading={!log}
      loadingRows={4}
      error={error}
      empty={<EmptyState title={logTexts.empty} />}
      columns={[
        { key: 'at', head: logTexts.at, width: 170, cell: (line) => formatDateTime(line.at) },
        { key: 'what', head: logTexts.what, cell: (line) => logTexts.act(line.kind) },
        {
          key: 'by',
          head: logTexts.by,
          cell: (line) => (line.byAccountId === accountId ? logTexts.self : (line.byName ?? logTexts.night)),
        },
      ]}
    />
  );
}
