import { Alert, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import type { EditedForms } from '@truong/contracts/form-definitions';
import { type PeriodKind, periodsOfKind } from '@truong/rules/statistics/form';
import { formPeriodName } from '@truong/rules/statistics/period-names';
import { useState } from 'react';
import { DateBox } from '../../DateBox.tsx';
import { errorText } from '../../errors.ts';
import { common } from '../../messages.ts';
import { useRequestId } from '../../request-id.ts';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { windowTexts } from './messages.ts';
import { targetsOf } from './window-choices.ts';

type WindowsDialogProps = { forms: EditedForms; onEnd: () => void };

/** When a form, or every form of a series at once, is filed: opens, due, counted on. */
export function WindowsDialog({ forms, onEnd }: WindowsDialogProps) {
  const { calendar, schoolYear } = useActing();
  const targets = targetsOf(forms);
  const [target, setTarget] = useState(targets[0]?.value ?? '');
  const chosen = targets.find(({ value }) => value === target);
  const periods = ((chosen?.kinds ?? []) as PeriodKind[]).flatMap((kind) => periodsOfKind[kind]);
  const [wanted, setPeriod] = useState<string | null>(null);
  const period = periods.find((one) => one === wanted) ?? periods[0] ?? '';
  const [days, setDays] = useState({ opensOn: calendar.today, dueOn: calendar.today, countedOn: calendar.today });
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.formEditor.saveWindows.useMutation({
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.formEditor.list.invalidate(), utils.forms.invalidate()]);
    },
  });
  const send = () => {
    if (!chosen) return;
    const content = { of: chosen.of, schoolYear, period, ...days };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <Modal opened onClose={onEnd} withCloseButton={false} centered size="lg">
      <Stack gap="md">
        <Modal.Title fw={600}>{windowTexts.title(schoolYear)}</Modal.Title>
        <Select
          label={windowTexts.of}
          allowDeselect={false}
          data={targets.map(({ value, label }) => ({ value, label }))}
          value={target}
          onChange={(value) => setTarget(value ?? '')}
        />
        <Select
          label={windowTexts.period}
          allowDeselect={false}
          data={periods.map((one) => ({ value: one, label: formPeriodName(one) }))}
          value={period}
          onChange={setPeriod}
        />
        <Group gap="md" align="end">
          <DateBox
            label={windowTexts.opens}
            value={days.opensOn}
            onChoose={(opensOn) => setDays({ ...days, opensOn })}
          />
          <DateBox label={windowTexts.due} value={days.dueOn} onChoose={(dueOn) => setDays({ ...days, dueOn })} />
          <DateBox
            label={windowTexts.counted}
            value={days.countedOn}
            onChoose={(countedOn) => setDays({ ...days, countedOn })}
          />
        </Group>
        {save.error && (
          <Alert color="red" variant="light" role="alert">
            {errorText(save.error)}
          </Alert>
        )}
        <Text size="sm" role="status">
          {save.data && windowTexts.saved(save.data.forms)}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onEnd}>
            {common.close}
          </Button>
          <Button disabled={!chosen || period === ''} loading={save.isPending} onClick={send}>
            {windowTexts.save}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
