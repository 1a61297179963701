import { Alert, Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Sheet } from '@truong/contracts/gradebook';
import { useRef } from 'react';
import { downloadFile } from '../../download.ts';
import { errorText } from '../../errors.ts';
import imports from '../../people/imports/imports.module.css';
import { trpc } from '../../trpc.ts';
import { workbookTexts } from './messages.ts';
import { useHandMarks } from './use-hand-marks.ts';

/** A sheet leaving the screen and coming back: as a workbook, on paper, or beside a posted list. */
export function SheetFiles({ sheet, onCompare }: { sheet: Sheet; onCompare: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const { client } = trpc.useUtils();
  const { percent, refusal, send } = useHandMarks(sheet.id);
  const ref = { unitId: sheet.unitId, schoolYear: sheet.schoolYear, sheetId: sheet.id };
  const take = useMutation({
    mutationFn: async () => downloadFile(await client.gradebook.sheetWorkbook.query(ref)),
  });
  const trouble = refusal ?? (take.error ? errorText(take.error) : null);
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button size="compact-sm" variant="default" loading={take.isPending || percent !== null}>
            {workbookTexts.menu}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => take.mutate()}>{workbookTexts.take}</Menu.Item>
          {sheet.canRecord && <Menu.Item onClick={() => input.current?.click()}>{workbookTexts.hand}</Menu.Item>}
          <Menu.Item onClick={onCompare}>{workbookTexts.compare}</Menu.Item>
          <Menu.Item onClick={() => window.print()}>{workbookTexts.print}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={input}
        className={imports.file}
        type="file"
        tabIndex={-1}
        accept=".xlsx,.xls"
        aria-label={workbookTexts.hand}
        onChange={(event) => {
          void send(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      {trouble && (
        <Alert color="red" variant="light" role="alert" p="xs">
          {trouble}
        </Alert>
      )}
    </>
  );
}
