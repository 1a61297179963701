import { Alert, Button, Group } from '@mantine/core';
import { gateOf, mayPass } from '@truong/contracts/permissions';
import type { ImportKind } from '@truong/rules/people/import-kinds';
import { useState } from 'react';
import { PageLink } from '../../address.tsx';
import { errorText } from '../../errors.ts';
import { holderOf, useActing } from '../../shell/acting.ts';
import { downloadWorkbook } from '../../statistics/download.ts';
import { trpc } from '../../trpc.ts';
import { downloadTexts, importLink } from './list-messages.ts';

/** The school's own lists as workbooks that come back unchanged, and the way to hand them in; only for whoever runs imports. */
export function ListDownloads({ kinds }: { kinds: readonly ImportKind[] }) {
  const { assignment, schoolYear } = useActing();
  const utils = trpc.useUtils();
  const [busy, setBusy] = useState<ImportKind | null>(null);
  const [error, setError] = useState<unknown>(null);
  if (!mayPass(gateOf['people.listWorkbook'], holderOf(assignment))) return null;
  const save = async (kind: ImportKind) => {
    setBusy(kind);
    setError(null);
    const of = { unitId: assignment.unitId, schoolYear, kind };
    // Asked anew each time: the list of a minute ago is not the list.
    await utils.client.people.listWorkbook.query(of).then(downloadWorkbook, setError);
    setBusy(null);
  };
  return (
    <Group gap="xs">
      {kinds.map((kind) => (
        <Button
          key={kind}
          size="compact-sm"
          variant="default"
          loading={busy === kind}
          disabled={busy !== null}
          onClick={() => save(kind)}
        >
          {downloadTexts[kind]}
        </Button>
      ))}
      <PageLink to="/imports">{importLink}</PageLink>
      {Boolean(error) && (
        <Alert color="red" variant="light" role="alert" p="xs">
          {errorText(error)}
        </Alert>
      )}
    </Group>
  );
}
