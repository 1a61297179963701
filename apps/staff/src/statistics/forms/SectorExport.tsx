import { Alert, Button, Checkbox, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { formPeriodName } from '@truong/rules/statistics/period-names';
import { useState } from 'react';
import { useJobFile } from '../../jobs/use-job-file.ts';
import { common } from '../../messages.ts';
import { useRequestId } from '../../request-id.ts';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { exportTexts, seriesName } from '../form-editor/messages.ts';

/** What can be exported: the forms of a series for a period. */
type Offer = { series: string; period: string };

/** The export for the sector's national database of a school, or of an office over its schools. */
export function SectorExport({ offers }: { offers: readonly Offer[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" disabled={offers.length === 0} onClick={() => setOpen(true)}>
        {exportTexts.title}
      </Button>
      {isOpen && <ExportDialog offers={offers} onEnd={() => setOpen(false)} />}
    </>
  );
}

/** Asks for the workbook; it is saved when it is made. */
function ExportDialog({ offers, onEnd }: { offers: readonly Offer[]; onEnd: () => void }) {
  const { assignment, schoolYear } = useActing();
  const { client } = trpc.useUtils();
  const requestId = useRequestId();
  const allSeries = [...new Set(offers.map(({ series: name }) => name))];
  const [series, setSeries] = useState(allSeries[0] ?? '');
  const periods = [...new Set(offers.filter((offer) => offer.series === series).map((offer) => offer.period))];
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
