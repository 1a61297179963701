import { Alert, Button, Group, Text } from '@mantine/core';
import type { SheetsToExport } from '@truong/contracts/mark-imports';
import { gateOf, mayPass } from '@truong/contracts/permissions';
import { PageLink } from '../../address.tsx';
import { JobProgress } from '../../jobs/JobProgress.tsx';
import { useJobFile } from '../../jobs/use-job-file.ts';
import imports from '../../people/imports/imports.module.css';
import { useRequestId } from '../../request-id.ts';
import { holderOf, useActing, useMay } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { workbookTexts } from './messages.ts';

/** All sheets of a term as one workbook, one's own or the school's, and the way to hand them in again. */
export function SheetListFiles() {
  const { assignment, schoolYear, term } = useActing();
  const may = useMay();
  const { client } = trpc.useUtils();
  const requestId = useRequestId();
  const { busy, refusal, start } = useJobFile<SheetsToExport>();
  const of: SheetsToExport = may('gradebook.readAll') ? 'school' : 'mine';
  const ask = async () => {
    const asked = { unitId: assignment.unitId, schoolYear, term, of };
    const ref = await client.gradebook.startSheetExport.mutate({ ...asked, requestId: requestId.of(asked) });
    requestId.done();
    return ref;
  };
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="default" loading={busy !== null} onClick={() => start(of, { ask })}>
        {workbookTexts.takeAll[of]}
      </Button>
      {mayPass(gateOf['gradebook.uploadMarks'], holderOf(assignment)) && (
        <Text size="sm" component="span">
          <PageLink to="/sheets/files">{workbookTexts.toFiles}</PageLink>
        </Text>
      )}
      {busy?.job && (
        <div className={imports.exporting}>
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
