import { roles } from '@truong/contracts/permissions';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { common, roleNames } from '../messages.ts';
import { ErrorPage } from '../shell/ErrorPage.tsx';
import { trpc } from '../trpc.ts';
import { permissionTexts } from './messages.ts';

/** Every procedure with who may call it, from the same table that the server obeys. */
export function PermissionsPage() {
  const table = trpc.identity.permissionTable.useQuery();
  if (table.error) return <ErrorPage error={table.error} onRetry={() => table.refetch()} />;
  const gateText = (gate: string) => (gate === 'anyone' ? permissionTexts.anyone : gate === 'signed_in' ? permissionTexts.signedIn : gate);
  return (
    <Page title={permissionTexts.title}>
      <DataTable
        caption={permissionTexts.title}
        isCaptionHidden
        isLoading={table.isPending}
        rows={table.data ?? []}
        rowKey={(row) => row.procedure}
        empty={<EmptyState title={common.nothing} />}
        columns={[
          { key: 'procedure', head: permissionTexts.procedure, isRowHead: true, cell: (row) => row.procedure },
          { key: 'gate', head: permissionTexts.gate, cell: (row) => gateText(row.gate) },
          ...roles.map((role) => ({
            key: role,
            head: roleNames[role],
            align: 'center' as const,
            cell: (row: { roles: readonly string[] }) => (row.roles.includes(role) ? common.yes : '–'),
          })),
        ]}
      />
    </Page>
  );
}
