import { Alert, Button, Menu } from '@mantine/core';
import type { PivotQuestion } from '@truong/contracts/pivot';
import { useState } from 'react';
import { downloadFile } from '../../download.ts';
import { errorText } from '../../errors.ts';
import { trpc } from '../../trpc.ts';
import { pivotTexts } from './messages.ts';

const formats = ['xlsx', 'csv', 'pdf'] as const;

/** The view as a file that says of itself what the screen says. */
export function ExportMenu({
  unitId,
  question,
  isDisabled,
}: {
  unitId: number;
  question: PivotQuestion;
  isDisabled: boolean;
}) {
  const utils = trpc.useUtils();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async (as: (typeof formats)[number]) => {
    setBusy(true);
    setError(null);
    await utils.pivot.export.fetch({ unitId, question, as }).then(downloadFile, setError);
    setBusy(false);
  };
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="default" loading={isBusy} disabled={isDisabled}>
            {pivotTexts.export}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {formats.map((as) => (
            <Menu.Item key={as} onClick={() => save(as)}>
              {pivotTexts.formats[as]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {Boolean(error) && (
        <Alert color="red" variant="light" role="alert" p="xs">
          {errorText(error)}
        </Alert>
      )}
    </>
  );
}
