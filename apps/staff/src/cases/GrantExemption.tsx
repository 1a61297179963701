import { NativeSelect, Text, TextInput } from '@mantine/core';
import type { CaseCandidate } from '@truong/contracts/pupil-cases';
import { formatDate, parseDate } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { termNames } from '../messages.ts';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { ChoosePupil } from './ChoosePupil.tsx';
import { caseTexts as texts } from './messages.ts';

export type GrantExemptionProps = { of: { unitId: number; schoolYear: number }; onEnd: () => void };

/** A pupil is let off a subject or its practical part, as far as the circular of the grade goes. */
export function GrantExemption({ of, onEnd }: GrantExemptionProps) {
  const { calendar, term } = useActing();
  const [pupil, setPupil] = useState<CaseCandidate | null>(null);
  const [subjectCode, setSubject] = useState('');
  const [period, setPeriod] = useState(String(term));
  const [requested, setRequested] = useState(formatDate(calendar.today));
  const [record, setRecord] = useState('');
  const [isTried, setTried] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const grant = trpc.gradebook.grantExemption.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.gradebook.invalidate();
      onEnd();
    },
  });
  const subjects = pupil?.subjects ?? [];
  const subject = subjects.find(({ code }) => code === subjectCode) ?? subjects[0];
  const kind = subject?.kinds[0];
  const requestedOn = parseDate(requested);
  const send = () => {
    setTried(true);
    if (!pupil || !subject || !kind || requestedOn === null || record.trim().length < 3) return;
    const content = {
      ...{ ...of, pupilId: pupil.pupilId, subjectCode: subject.code, kind, requestedOn, record: record.trim() },
      term: period === '1' ? (1 as const) : period === '2' ? (2 as const) : null,
    };
    grant.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <Question
      isOpen
      title={texts.grant}
      confirm={texts.grant}
      isPending={grant.isPending}
      error={grant.error}
      onConfirm={send}
      onCancel={onEnd}
    >
      <ChoosePupil of={of} chosen={pupil} isTried={isTried} onChoose={setPupil} />
      {pupil && subjects.length === 0 && <Text size="sm">{texts.noneAllowed}</Text>}
      {subject && kind && (
        <NativeSelect
          label={texts.subject}
          description={`${texts.kinds[kind]}. ${texts.kindHints[kind]}`}
          data={subjects.map(({ code, name }) => ({ value: code, label: name }))}
          value={subject.code}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
      )}
      <NativeSelect
        label={texts.period}
        data={[
          { value: '1', label: termNames[1] },
          { value: '2', label: termNames[2] },
          { value: 'year', label: texts.wholeYear },
        ]}
        value={period}
        onChange={(event) => setPeriod(event.currentTarget.value)}
      />
      <TextInput
        required
        label={texts.requested}
        inputMode="numeric"
        error={isTried && requestedOn === null && texts.dayWrong}
        value={requested}
        onChange={(event) => setRequested(event.currentTarget.value)}
      />
      <TextInput
        required
        label={texts.record}
        description={texts.recordHint}
        error={isTried && record.trim().length < 3 && texts.reasonHint}
        maxLength={500}
        value={record}
        onChange={(event) => setRecord(event.currentTarget.value)}
      />
    </Question>
  );
}
