import { Stack, Text } from '@mantine/core';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { useParams, useSearch } from '@tanstack/react-router';
import { gateOf, mayPass } from '@truong/contracts/permissions';
import { common } from '../messages.ts';
import { PupilTable } from '../people/PupilTable.tsx';
import { ErrorPage } from '../shell/ErrorPage.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { unitTexts } from './messages.ts';

/** One class: its plan, who teaches what, and its pupils. */
export function ClassPage() {
  const classId = Number((useParams({ strict: false }) as { classId: string }).classId);
  const { assignment, schoolYear } = useActing();
  const unitId = (useSearch({ strict: false }) as { unit?: number }).unit ?? assignment.unitId;
  const found = trpc.organisation.class.useQuery({ unitId, schoolYear, classId });
  const maySeePupils = mayPass(gateOf['people.pupils'], assignment.role);
  const pupils = trpc.people.pupils.useQuery({ unitId, schoolYear, classId }, { enabled: maySeePupils });
  if (found.error) return <ErrorPage error={found.error} onRetry={() => found.refetch()} />;
  if (!found.data) return <Page title={common.loading}>{null}</Page>;
  return (
    <Page title={`${unitTexts.classes} ${found.data.name}`}>
      <Stack>
        <Text>{`${unitTexts.homeroom}: ${found.data.homeroom.map((teacher) => teacher.name).join(', ') || '–'}`}</Text>
        <DataTable
          caption={unitTexts.plan}
          rows={found.data.plan}
          rowKey={(line) => `${line.grade} ${line.subjectCode}`}
          empty={<EmptyState title={common.nothing} />}
          columns={[
            { key: 'subject', head: unitTexts.subject, isRowHead: true, cell: (line) => `${line.subjectName}${line.isChosen ? ` (${unitTexts.chosen})` : ''}` },
            { key: 'kind', head: unitTexts.assessment, cell: (line) => unitTexts.kindOf[line.kind] },
            { key: 'periods', head: unitTexts.periods, align: 'right', cell: (line) => line.periods },
            { key: 'teachers', head: unitTexts.teachers, cell: (line) => line.teachers.join(', ') || '–' },
          ]}
        />
        {maySeePupils && <PupilTable pupils={pupils.data?.pupils ?? []} isLoading={pupils.isPending} />}
      </Stack>
    </Page>
  );
}
