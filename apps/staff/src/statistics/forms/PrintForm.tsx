import { Alert, Button, Group } from '@mantine/core';
import type { FormRef } from '@truong/contracts/forms';
import { useState } from 'react';
import { downloadFile } from '../../download.ts';
import { errorText } from '../../errors.ts';
import { trpc } from '../../trpc.ts';
import { printTexts } from './messages.ts';

/** The official print and the workbook: of a filing its frozen figures, without a number the form as it stands, as a draft. */
export function PrintForm({ of, number }: { of: FormRef; number: number | null }) {
  const { client } = trpc.useUtils();
  const [busy, setBusy] = useState<'pdf' | 'xlsx' | null>(null);
  const [error, setError] = useState<unknown>(null);
  async function print(as: 'pdf' | 'xlsx') {
    setBusy(as);
    setError(null);
    const { unitId, schoolYear, formCode, period } = of;
    try {
      downloadFile(await client.forms.print.query({ unitId, schoolYear, formCode, period, number, as }));
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(null);
    }
  }
  return (
    <Group gap="xs">
      {(['pdf', 'xlsx'] as const).map((as) => (
        <Button key={as} size="compact-sm" variant="default" loading={busy === as} onClick={() => print(as)}>
          {printTexts[number === null ? 'draft' : 'filed'][as]}
        </Button>
      ))}
      {Boolean(error) && (
        <Alert color="red" variant="light" role="alert" p="xs">
          {errorText(error)}
        </Alert>
      )}
    </Group>
  );
}
