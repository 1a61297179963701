import { Alert, Button, Group } from '@mantine/core';
import { gateOf, mayPass } from '@truong/contracts/permissions';
import type { ImportKind } from '@truong/rules/people/import-kinds';
import { PageLink } from '../../address.tsx';
import { JobProgress } from '../../jobs/JobProgress.tsx';
import { holderOf, useActing } from '../../shell/acting.ts';
import styles from './imports.module.css';
import { downloadTexts, importLink } from './list-messages.ts';
import { useListExport } from './use-list-export.ts';

/** The school's own lists as workbooks that come back unchanged, and the way to hand them in; only for whoever runs imports. */
export function ListDownloads({ kinds }: { kinds: readonly ImportKind[] }) {
  const { assignment } = useActing();
  const { busy, refusal, start } = useListExport();
  if (!mayPass(gateOf['people.startListExport'], holderOf(assignment))) return null;
  return (
    <Group gap="xs">
      {kinds.map((kind) => (
        <Button
          key={kind}
          size="compact-sm"
          variant="default"
          loading={busy?.key === kind}
          disabled={busy !== null}
          onClick={() => start(kind)}
        >
          {downloadTexts[kind]}
        </Button>
      ))}
      <PageLink to="/imports">{importLink}</PageLink>
      {busy?.job && (
        <div className={styles.exporting}>
          <JobProgress job={busy.job} />
        </div>
      )}
      {refusal && (
        <Alert color="red" variant="light" role="alert" p="xs">
          {refusal}
        </Alert>
      )}
    </Group>
  );
}
