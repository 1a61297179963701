import { Select, Text, Textarea } from '@mantine/core';
import type { DecideUnlock as Decision, UnlockRequest } from '@truong/contracts/entry';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { sheetName, unlockTexts } from './entry-messages.ts';

export type UnlockStep = { kind: 'grant' | 'refuse' | 'end' | 'withdraw'; request: UnlockRequest };

const shorter = [1, 2, 8, 24, 72, 168];

type DecideUnlockProps = { of: { unitId: number; schoolYear: number }; step: UnlockStep; onEnd: () => void };

/** The principal opens what was asked for, refuses it with a reason, or locks again what is open; who asked takes it back. */
export function DecideUnlock({ of, step, onEnd }: DecideUnlockProps) {
  const { kind, request } = step;
  const [hours, setHours] = useState(String(request.hours));
  const [reason, setReason] = useState('');
  const [isTooShort, setIsTooShort] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const renew = () => {
    requestId.done();
    void utils.entry.invalidate();
    void utils.notices.invalidate();
    onEnd();
  };
  const decide = trpc.entry.decideUnlock.useMutation({ onSuccess: renew });
  const end = trpc.entry.endUnlock.useMutation({ onSuccess: renew });
  const withdraw = trpc.entry.withdrawUnlock.useMutation({ onSuccess: renew });
  const running = kind === 'end' ? end : kind === 'withdraw' ? withdraw : decide;
  const ref = { ...of, unlockId: request.id };

  function confirm() {
    if (kind === 'end' || kind === 'withdraw')
      return (kind === 'end' ? end : withdraw).mutate({ ...ref, requestId: requestId.of({ ...ref, kind }) });
    if (kind === 'refuse' && reason.trim().length < 3) return setIsTooShort(true);
    const decision: Decision['decision'] =
      kind === 'grant' ? { kind: 'granted', hours: Number(hours) } : { kind: 'refused', reason: reason.trim() };
    const content = { ...ref, decision };
    decide.mutate({ ...content, requestId: requestId.of(content) });
  }

  const name = sheetName(request);
  const titles = {
    grant: unlockTexts.grantOf(name),
    refuse: unlockTexts.refuseOf(name),
    end: unlockTexts.endOf(name),
    withdraw: unlockTexts.withdrawOf(name),
  };
  const choices = [...new Set([...shorter.filter((each) => each < request.hours), request.hours])];
  return (
    <Question
      isOpen
      title={titles[kind]}
      confirm={unlockTexts[kind]}
      isRefusing={kind === 'refuse'}
      isPending={running.isPending}
      error={running.error}
      onConfirm={confirm}
      onCancel={onEnd}
    >
      <Text size="sm">
        {unlockTexts.scopeOf(request)}. {request.askedBy}: {request.reason}
      </Text>
      {kind === 'grant' && (
        <>
          <Text size="sm">{unlockTexts.grantText}</Text>
          <Select
            label={unlockTexts.hours}
            allowDeselect={false}
            data={choices.map((each) => ({ value: String(each), label: unlockTexts.hoursOf(each) }))}
            value={hours}
            onChange={(chosen) => chosen && setHours(chosen)}
          />
        </>
      )}
      {kind === 'refuse' && (
        <Textarea
          data-autofocus
          label={unlockTexts.reason}
          error={isTooShort && unlockTexts.reasonTooShort}
          maxLength={500}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setIsTooShort(false);
          }}
        />
      )}
      {kind === 'end' && <Text size="sm">{unlockTexts.endText}</Text>}
      {kind === 'withdraw' && <Text size="sm">{unlockTexts.withdrawText}</Text>}
    </Question>
  );
}
