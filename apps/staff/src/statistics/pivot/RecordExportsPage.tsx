import { Alert, Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import type { RecordExport } from '@truong/contracts/pivot';
import { type RecordKind, recordKinds, recordShapes } from '@truong/rules/statistics/catalogue';
import { filterWords } from '@truong/rules/statistics/pivot/describe-pivot';
import { pointNames, sourceNames, timeName } from '@truong/rules/statistics/pivot/pivot-words';
import { type Point, points } from '@truong/rules/statistics/points';
import type { Filter } from '@truong/rules/statistics/record-set';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatDateTime } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';
import { useState } from 'react';
import { errorText } from '../../errors.ts';
import { LoadError } from '../../LoadError.tsx';
import { newRequestId } from '../../new-request-id.ts';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { FilterBox } from './FilterBox.tsx';
import { pivotTexts } from './messages.ts';

const { exportColumns: heads, exportStates } = pivotTexts;

/** Requests for personal records of many schools: asked with a purpose, decided by somebody else, made by whoever asked. */
export function RecordExportsPage() {
  const { unitId } = useActing().assignment;
  const list = trpc.pivot.recordExports.useQuery({ unitId });
  const utils = trpc.useUtils();
  const refresh = { onSuccess: () => utils.pivot.recordExports.invalidate() };
  const decide = trpc.pivot.decideRecordExport.useMutation(refresh);
  const start = trpc.pivot.startRecordExport.useMutation(refresh);
  const [isAsking, setAsking] = useState(false);
  const [refused, setRefused] = useState<RecordExport | null>(null);
  const error = decide.error ?? start.error;
  const of = ({ id }: RecordExport) => ({ unitId, exportId: id, requestId: newRequestId() });
  return (
    <Page
      title={pivotTexts.exportsTitle}
      actions={<Button onClick={() => setAsking(true)}>{pivotTexts.exportsAsk}</Button>}
    >
      <Text>{pivotTexts.exportsIntro}</Text>
      {start.isSuccess && <Alert color="teal">{pivotTexts.madeFile}</Alert>}
      {error && (
        <Alert color="red" role="alert">
          {errorText(error)}
        </Alert>
      )}
      <DataTable
        caption={pivotTexts.exportsTitle}
        isCaptionHidden
        rows={list.data ?? []}
        rowKey={(row) => row.id}
        isLoading={list.isPending}
        error={list.error ? <LoadError error={list.error} onRetry={() => list.refetch()} /> : undefined}
        empty={<EmptyState title={pivotTexts.noExports} />}
        columns={[
          { key: 'asked', head: heads.asked, cell: (row) => askedWords(row) },
          { key: 'purpose', head: heads.purpose, cell: (row) => row.purpose },
          { key: 'rows', head: heads.rows, align: 'right', cell: (row) => formatInteger(row.rows) },
          { key: 'by', head: heads.by, cell: (row) => `${row.askedBy}, ${formatDateTime(row.askedAt)}` },
          {
            key: 'state',
            head: heads.state,
            cell: (row) => (
              <Group gap="xs">
                <ExportState row={row} />
                {row.decision === null && !row.isMine && (
                  <>
                    <Button size="xs" onClick={() => decide.mutate({ ...of(row), decision: { kind: 'approved' } })}>
                      {pivotTexts.approve}
                    </Button>
                    <Button size="xs" variant="default" onClick={() => setRefused(row)}>
                      {pivotTexts.refuse}
                    </Button>
                  </>
                )}
                {row.decision === 'approved' && row.isMine && (
                  <Button size="xs" onClick={() => start.mutate(of(row))}>
                    {pivotTexts.makeFile}
                  </Button>
                )}
              </Group>
            ),
          },
        ]}
      />
      {isAsking && <AskDialog unitId={unitId} onClose={() => setAsking(false)} />}
      {refused && (
        <RefuseDialog
          onClose={() => setRefused(null)}
          onRefuse={(reason) => {
            decide.mutate({ ...of(refused), decision: { kind: 'refused', reason } });
            setRefused(null);
          }}
        />
      )}
    </Page>
  );
}

function askedWords({ asked }: RecordExport): string {
  const where = filterWords(asked.where as Filter);
  return [recordShapes[asked.records].name, timeName(asked), sourceNames[asked.source], where]
    .filter(Boolean)
    .join(' · ');
}

function ExportState({ row }: { row: RecordExport }) {
  if (row.decision === 'refused')
    return <StateBadge state="refused">{`${exportStates.refused}: ${row.reason ?? ''}`}</StateBadge>;
  if (row.madeAt) return <StateBadge state="done">{`${exportStates.made} ${formatDateTime(row.madeAt)}`}</StateBadge>;
  if (row.decision === 'approved')
    return <StateBadge state="done">{`${exportStates.approved}: ${row.decidedBy ?? ''}`}</StateBadge>;
  return <StateBadge state="waiting">{exportStates.waiting}</StateBadge>;
}

function AskDialog({ unitId, onClose }: { unitId: number; onClose: () => void }) {
  const { schoolYear } = useActing();
  const utils = trpc.useUtils();
  const [records, setRecords] = useState<RecordKind>('pupils');
  const [source, setSource] = useState<'filed' | 'approved'>('approved');
  const [point, setPoint] = useState<Point>('end');
  const [where, setWhere] = useState<Filter>({});
  const [purpose, setPurpose] = useState('');
  const ask = trpc.pivot.askRecordExport.useMutation({
    onSuccess: async () => {
      await utils.pivot.recordExports.invalidate();
      onClose();
    },
  });
  const send = () =>
    ask.mutate({
      ...{ unitId, requestId: newRequestId(), purpose },
      asked: {
        ...{ records, source, schoolYear, point },
        where: Object.fromEntries(Object.entries(where).map(([code, values]) => [code, [...(values ?? [])]])),
      },
    });
  return (
    <Modal opened onClose={onClose} withCloseButton={false}>
      <Stack gap="sm">
        <Modal.Title fw={600}>{pivotTexts.exportsAsk}</Modal.Title>
        <NativeSelect
          data-autofocus
          label={pivotTexts.records}
          data={recordKinds.map((value) => ({ value, label: recordShapes[value].name }))}
          value={records}
          onChange={(event) => {
            setRecords(event.currentTarget.value as RecordKind);
            setWhere({});
          }}
        />
        <NativeSelect
          label={pivotTexts.source}
          data={(['approved', 'filed'] as const).map((value) => ({ value, label: sourceNames[value] }))}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value as 'filed' | 'approved')}
        />
        <NativeSelect
          label={pivotTexts.point}
          data={points.map((value) => ({ value, label: pointNames[value] }))}
          value={point}
          onChange={(event) => setPoint(event.currentTarget.value as Point)}
        />
        <FilterBox label={pivotTexts.filter} records={records} filter={where} onChange={setWhere} />
        <Textarea
          label={pivotTexts.purpose}
          description={pivotTexts.purposeHint}
          autosize
          minRows={2}
          value={purpose}
          onChange={(event) => setPurpose(event.currentTarget.value)}
          error={ask.error ? errorText(ask.error) : undefined}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {pivotTexts.cancel}
          </Button>
          <Button loading={ask.isPending} disabled={purpose.trim().length < 10} onClick={send}>
            {pivotTexts.sendRequest}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function RefuseDialog({ onClose, onRefuse }: { onClose: () => void; onRefuse: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  return (
    <Modal opened onClose={onClose} withCloseButton={false}>
      <Stack gap="sm">
        <Modal.Title fw={600}>{pivotTexts.refuse}</Modal.Title>
        <Textarea
          data-autofocus
          label={pivotTexts.refuseReason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {pivotTexts.cancel}
          </Button>
          <Button disabled={reason.trim().length < 3} onClick={() => onRefuse(reason.trim())}>
            {pivotTexts.refuse}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
