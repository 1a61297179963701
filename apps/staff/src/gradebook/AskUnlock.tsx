import { Checkbox, Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import type { Sheet } from '@truong/contracts/gradebook';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { unlockTexts } from './entry-messages.ts';
import { nameOfSlot } from './messages.ts';
import { nameOfSheet } from './sheet-view.ts';

/** What somebody wants to write into: columns, and pupils where some are meant. */
export type UnlockTarget = { slots: string[]; pupilIds: number[] };

const hourChoices = [2, 24, 72, 168];

/** The teacher asks the principal to open locked cells for a time, from the column that is locked. */
export function AskUnlock({ sheet, target, onEnd }: { sheet: Sheet; target: UnlockTarget; onEnd: () => void }) {
  const locked = sheet.entry.filter(({ lock }) => lock !== null).map(({ slot }) => slot);
  const wanted = target.slots.filter((slot) => locked.includes(slot));
  const [slots, setSlots] = useState(wanted.length > 0 ? wanted : locked);
  const [isForAll, setIsForAll] = useState(target.pupilIds.length === 0);
  const [hours, setHours] = useState('24');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<'reason' | 'slots' | null>(null);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const ask = trpc.entry.askUnlock.useMutation({
    onSuccess: () => {
      requestId.done();
      void utils.entry.invalidate();
      onEnd();
    },
  });
  const names = sheet.pupils.filter(({ pupilId }) => target.pupilIds.includes(pupilId)).map(({ fullName }) => fullName);

  function send() {
    if (slots.length === 0) return setWrong('slots');
    if (reason.trim().length < 3) return setWrong('reason');
    const content = {
      unitId: sheet.unitId,
      schoolYear: sheet.schoolYear,
      sheetId: sheet.id,
      slots,
      pupilIds: isForAll ? null : target.pupilIds,
      hours: Number(hours),
      reason: reason.trim(),
    };
    ask.mutate({ ...content, requestId: requestId.of(content) });
  }

  return (
    <Question
      isOpen
      title={unlockTexts.askOf(nameOfSheet(sheet))}
      confirm={unlockTexts.send}
      isPending={ask.isPending}
      error={ask.error}
      onConfirm={send}
      onCancel={onEnd}
    >
      <Text size="sm">{unlockTexts.askText}</Text>
      <Checkbox.Group
        label={unlockTexts.columns}
        value={slots}
        onChange={(chosen) => {
          setSlots(chosen);
          setWrong(null);
        }}
        error={wrong === 'slots' && unlockTexts.noColumn}
      >
        <Stack gap={6} mt={4}>
          {locked.map((slot) => (
            <Checkbox key={slot} value={slot} label={nameOfSlot(slot)} />
          ))}
        </Stack>
      </Checkbox.Group>
      {names.length > 0 && (
        <Radio.Group
          label={unlockTexts.pupils}
          value={isForAll ? 'all' : 'some'}
          onChange={(chosen) => setIsForAll(chosen === 'all')}
        >
          <Stack gap={6} mt={4}>
            <Radio value="some" label={unlockTexts.onlyPupils(names)} />
            <Radio value="all" label={unlockTexts.allPupils} />
          </Stack>
        </Radio.Group>
      )}
      <Select
        label={unlockTexts.hours}
        allowDeselect={false}
        data={hourChoices.map((each) => ({ value: String(each), label: unlockTexts.hoursOf(each) }))}
        value={hours}
        onChange={(chosen) => chosen && setHours(chosen)}
      />
      <Textarea
        data-autofocus
        label={unlockTexts.reason}
        description={unlockTexts.reasonHint}
        error={wrong === 'reason' && unlockTexts.reasonTooShort}
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => {
          setReason(event.currentTarget.value);
          setWrong(null);
        }}
      />
    </Question>
  );
}
