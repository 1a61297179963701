import { NativeSelect, Select, TextInput } from '@mantine/core';
import type { Term } from '@truong/contracts/common';
import { formatDate, parseDate } from '@truong/vietnamese/dates';
import { fold } from '@truong/vietnamese/text';
import { useState } from 'react';
import { termNames } from '../messages.ts';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { classTexts } from './class-messages.ts';
import type { ClassRef } from './PlanLineDialog.tsx';

type Options = { options: readonly unknown[]; search: string; limit: number };
const byName = (({ options, search, limit }: Options) =>
  (options as { label: string }[]).filter(({ label }) => fold(label).includes(fold(search))).slice(0, limit)) as never;

export type AssignDialogProps = {
  of: ClassRef;
  /** None: the homeroom of the class. */
  subject?: { code: string; name: string };
  from: string;
  onEnd: () => void;
};

/** Who teaches a subject of a class, or is its homeroom teacher, from which day to which. */
export function AssignDialog({ of, subject, from, onEnd }: AssignDialogProps) {
  const choices = trpc.organisation.classChoices.useQuery();
  const [staffId, setStaff] = useState<string | null>(null);
  const [term, setTerm] = useState('');
  const [validFrom, setFrom] = useState(formatDate(from));
  const [validTo, setTo] = useState('');
  const [isAsked, setAsked] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const settled = {
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.organisation.invalidate(), utils.people.invalidate(), utils.gradebook.invalidate()]);
      onEnd();
    },
  };
  const teaching = trpc.organisation.saveTeaching.useMutation(settled);
  const homeroom = trpc.organisation.saveHomeroom.useMutation(settled);
  const days = { from: parseDate(validFrom), to: validTo.trim() === '' ? null : parseDate(validTo) };
  const isToWrong = validTo.trim() !== '' && days.to === null;
  const send = () => {
    setAsked(true);
    if (staffId === null || days.from === null || isToWrong) return;
    const span = { kind: 'add' as const, staffId: Number(staffId), validFrom: days.from, validTo: days.to };
    if (subject) {
      const chosen = term === '' ? null : (Number(term) as Term);
      const content = { ...of, change: { ...span, subjectCode: subject.code, term: chosen } };
      teaching.mutate({ ...content, requestId: requestId.of(content) });
    } else {
      const content = { ...of, change: span };
      homeroom.mutate({ ...content, requestId: requestId.of(content) });
    }
  };
  return (
    <Question
      isOpen
      title={subject ? classTexts.addTeacherOf(subject.name) : classTexts.addHomeroom}
      confirm={classTexts.save}
      isPending={teaching.isPending || homeroom.isPending}
      error={teaching.error ?? homeroom.error ?? choices.error}
      onConfirm={send}
      onCancel={onEnd}
    >
      <Select
        data-autofocus
        searchable
        limit={50}
        filter={byName}
        label={classTexts.staff}
        placeholder={classTexts.choose}
        nothingFoundMessage={classTexts.noStaff}
        error={isAsked && staffId === null ? classTexts.chooseStaff : undefined}
        data={(choices.data?.staff ?? []).map((one) => ({
          value: String(one.id),
          label: `${one.fullName} (${one.code})`,
        }))}
        value={staffId}
        onChange={setStaff}
      />
      {subject && (
        <NativeSelect
          label={classTexts.term}
          data={[
            { value: '', label: classTexts.wholeYear },
            { value: '1', label: termNames[1] },
            { value: '2', label: termNames[2] },
          ]}
          value={term}
          onChange={(event) => setTerm(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={classTexts.from}
        inputMode="numeric"
        error={days.from === null ? classTexts.wrongDay : undefined}
        value={validFrom}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        label={classTexts.to}
        inputMode="numeric"
        error={isAsked && isToWrong ? classTexts.wrongDay : undefined}
        value={validTo}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
    </Question>
  );
}
