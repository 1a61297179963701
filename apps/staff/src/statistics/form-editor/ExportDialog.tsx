import { Alert, Button, Checkbox, Group, Modal, Select, Stack, Text } from '@mantine/core';
import type { EditedForms } from '@truong/contracts/form-definitions';
import { type PeriodKind, periodsOfKind } from '@truong/rules/statistics/form';
import { formPeriodName } from '@truong/rules/statistics/period-names';
import { useState } from 'react';
import { useJobFile } from '../../jobs/use-job-file.ts';
import { common } from '../../messages.ts';
import { useRequestId } from '../../request-id.ts';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { exportTexts, seriesName } from './messages.ts';

/** Asks for the workbook for the sector's national database; it is saved when it is made. */
export function ExportDialog({ forms, onEnd }: { forms: EditedForms; onEnd: () => void }) {
  const { assignment, schoolYear } = useActing();
  const { client } = trpc.useUtils();
  const requestId = useRequestId();
  const allSeries = [...new Set(forms.map(({ series: name }) => name))];
  const [series, setSeries] = useState(allSeries[0] ?? '');
  const own = forms.filter((form) => form.series === series);
  const periods = ([...new Set(own.map(({ periodKind }) => periodKind))] as PeriodKind[]).flatMap(
    (kind) => periodsOfKind[kind],
  );
  const [wanted, setPeriod] = useState<string | null>(null);
  const period = periods.find((one) => one === wanted) ?? periods[0] ?? '';
  const [isApprovedOnly, setApprovedOnly] = useState(false);
  const { busy, refusal, start } = useJobFile<'export'>();
  const send = () =>
    start('export', {
      ask: async () => {
        const of = { unitId: assignment.unitId, schoolYear, series, period, isApprovedOnly };
        const ref = await client.forms.startSectorExport.mutate({ ...of, requestId: requestId.of(of) });
        requestId.done();
        return ref;
      },
    });
  return (
    <Modal opened onClose={onEnd} withCloseButton={false} centered>
      <Stack gap="md">
        <Modal.Title fw={600}>{exportTexts.title}</Modal.Title>
        <Text size="sm">{exportTexts.text}</Text>
        <Select
          label={exportTexts.series}
          allowDeselect={false}
          data={allSeries.map((name) => ({ value: name, label: seriesName(name) }))}
          value={series}
          onChange={(name) => setSeries(name ?? '')}
        />
        <Select
          label={exportTexts.period}
          allowDeselect={false}
          data={periods.map((one) => ({ value: one, label: formPeriodName(one) }))}
          value={period}
          onChange={setPeriod}
        />
        <Checkbox
          label={exportTexts.approved}
          checked={isApprovedOnly}
          onChange={(event) => setApprovedOnly(event.currentTarget.checked)}
        />
        {refusal && (
          <Alert color="red" variant="light" role="alert">
            {refusal}
          </Alert>
        )}
        <Text size="sm" role="status">
          {busy && exportTexts.asked}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onEnd}>
            {common.close}
          </Button>
          <Button disabled={period === ''} loading={busy !== null} onClick={send}>
            {exportTexts.start}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
