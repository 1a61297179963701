import { Skeleton, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { roles } from '@truong/contracts/permissions';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { LoadError } from '../LoadError.tsx';
import { roleNames } from '../messages.ts';
import { trpc } from '../trpc.ts';
import { permissionTexts } from './access-messages.ts';
import styles from './identity.module.css';
import { groupByCapability, type PermissionLine } from './permission-groups.ts';

/** What every role may do, in plain words, from the same table that the server asks. */
export function PermissionsPage() {
  const table = trpc.identity.permissionTable.useQuery();
  return (
    <Page title={permissionTexts.title}>
      <Text size="sm" maw={720}>
        {permissionTexts.intro}
      </Text>
      {table.error && <LoadError error={table.error} onRetry={() => table.refetch()} />}
      {table.isPending && <Skeleton height={480} />}
      {table.data?.length === 0 && <EmptyState title={permissionTexts.empty} />}
      {table.data && table.data.length > 0 && <Matrix table={table.data} />}
    </Page>
  );
}

function Matrix({ table }: { table: readonly PermissionLine[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className={styles.scroller} aria-label={permissionTexts.title} tabIndex={0}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{permissionTexts.act}</th>
            {roles.map((role) => (
              <th key={role} scope="col">
                {roleNames[role]}
              </th>
            ))}
          </tr>
        </thead>
        {groupByCapability(table).map(({ capability, lines }) => (
          <tbody key={capability}>
            <tr>
              <th scope="rowgroup" colSpan={1 + roles.length} className={styles.group}>
                {permissionTexts.capabilities[capability] ?? capability}
              </th>
            </tr>
            {lines.map((line) => (
              <Line key={line.procedure} line={line} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Line({ line }: { line: PermissionLine }) {
  const isForAll = line.gate === 'anyone' || line.gate === 'signed_in';
  return (
    <tr>
      <th scope="row">{permissionTexts.procedure(line.procedure)}</th>
      {isForAll ? (
        <td colSpan={roles.length}>
          <span className={styles.may}>
            <IconCheck size={14} aria-hidden />
            {line.gate === 'anyone' ? permissionTexts.anyone : permissionTexts.signedIn}
          </span>
        </td>
      ) : (
        roles.map((role) => (
          <td key={role}>
            {line.roles.includes(role) ? (
              <span className={styles.may}>
                <IconCheck size={14} aria-hidden />
                {permissionTexts.may}
              </span>
            ) : (
              <span className={styles.mayNot}>{permissionTexts.mayNot}</span>
            )}
          </td>
        ))
      )}
    </tr>
  );
}
