import { Button, Group, Modal } from '@mantine/core';
import type { PivotTime } from '@truong/contracts/pivot';
import { filterWords } from '@truong/rules/statistics/pivot/describe-pivot';
import { sourceNames, timeName } from '@truong/rules/statistics/pivot/pivot-words';
import type { Filter } from '@truong/rules/statistics/record-set';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { LoadError } from '../../LoadError.tsx';
import { common } from '../../messages.ts';
import { trpc } from '../../trpc.ts';
import { pivotTexts } from './messages.ts';
import type { PivotView } from './pivot-view.ts';

export type AskedPeople = { where: Filter; time: PivotTime; view: PivotView; unitId: number };

/** Who stands behind a cell of one's own school. */
export function PeopleDialog({
  asked: { where, time, view, unitId },
  onClose,
}: {
  asked: AskedPeople;
  onClose: () => void;
}) {
  const people = trpc.pivot.people.useQuery({
    ...{ unitId, ...time, source: view.source, records: view.records },
    where: Object.fromEntries(Object.entries(where).map(([code, values]) => [code, [...(values ?? [])]])),
  });
  const rows = people.data?.map((person, at) => ({ ...person, ordinal: at + 1 })) ?? [];
  const caption = [timeName(time), sourceNames[view.source], filterWords(where)]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size="lg">
      <Group justify="space-between" mb="sm">
        <Modal.Title fw={600}>{pivotTexts.peopleTitle}</Modal.Title>
        <Button size="xs" variant="default" data-autofocus onClick={onClose}>
          {common.close}
        </Button>
      </Group>
      <DataTable
        caption={caption}
        rows={rows}
        rowKey={(row) => row.id}
        isLoading={people.isPending}
        error={people.error ? <LoadError error={people.error} onRetry={() => people.refetch()} /> : undefined}
        empty={<EmptyState title={pivotTexts.noPeople} />}
        columns={[
          { key: 'ordinal', head: pivotTexts.peopleOrdinal, align: 'right', width: 56, cell: (row) => row.ordinal },
          { key: 'name', head: pivotTexts.peopleName, isRowHead: true, cell: (row) => row.name },
          { key: 'place', head: pivotTexts.peoplePlace, cell: (row) => row.place },
        ]}
      />
    </Modal>
  );
}
