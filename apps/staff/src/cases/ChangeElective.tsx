import { NativeSelect, Text, TextInput } from '@mantine/core';
import type { CaseCandidate } from '@truong/contracts/pupil-cases';
import { formatDate, parseDate } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { ChoosePupil } from './ChoosePupil.tsx';
import { caseTexts as texts } from './messages.ts';

export type ChangeElectiveProps = { of: { unitId: number; schoolYear: number }; onEnd: () => void };

/** A pupil gives up an elective for another from a day on. */
export function ChangeElective({ of, onEnd }: ChangeElectiveProps) {
  const { calendar } = useActing();
  const [pupil, setPupil] = useState<CaseCandidate | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [day, setDay] = useState(formatDate(calendar.today));
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const change = trpc.gradebook.changeElective.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.gradebook.invalidate();
      onEnd();
    },
  });
  const taken = pupil?.electives.filter(({ isTaken }) => isTaken) ?? [];
  const others = pupil?.electives.filter(({ isTaken }) => !isTaken) ?? [];
  const fromSubject = (taken.find(({ code }) => code === from) ?? taken[0])?.code;
  const toSubject = (others.find(({ code }) => code === to) ?? others[0])?.code;
  const changedOn = parseDate(day);
  const send = () => {
    setTried(true);
    if (!pupil || !fromSubject || !toSubject || changedOn === null || reason.trim().length < 3) return;
    const content = { ...of, pupilId: pupil.pupilId, fromSubject, toSubject, changedOn, reason: reason.trim() };
    change.mutate({ ...content, requestId: requestId.of(content) });
  };
  const options = (subjects: CaseCandidate['electives']) =>
    subjects.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Question
      isOpen
      title={texts.changeElective}
      confirm={texts.changeElective}
      isPending={change.isPending}
      error={change.error}
      onConfirm={send}
      onCancel={onEnd}
    >
      <Text size="sm">{texts.electiveText}</Text>
      <ChoosePupil of={of} chosen={pupil} isTried={isTried} onChoose={setPupil} />
      {pupil && (taken.length === 0 || others.length === 0) && <Text size="sm">{texts.noElectives}</Text>}
      {fromSubject && toSubject && (
        <>
          <NativeSelect
            label={texts.from}
            data={options(taken)}
            value={fromSubject}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <NativeSelect
            label={texts.to}
            data={options(others)}
            value={toSubject}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </>
      )}
      <TextInput
        required
        label={texts.changedOn}
        inputMode="numeric"
        error={isTried && changedOn === null && texts.dayWrong}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <TextInput
        required
        label={texts.reason}
        description={texts.reasonHint}
        error={isTried && reason.trim().length < 3 && texts.reasonHint}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Question>
  );
}
