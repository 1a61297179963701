import { Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import type { SubstitutionChoices } from '@truong/contracts/substitutions';
import { formatDate, parseDate } from '@truong/vietnamese/dates';
import { fold } from '@truong/vietnamese/text';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { dutyName, substitutionTexts } from './substitution-messages.ts';

type Duty = SubstitutionChoices['teachers'][number]['duties'][number];
const keyOf = ({ kind, id }: Pick<Duty, 'kind' | 'id'>) => `${kind} ${id}`;

type Options = { options: readonly unknown[]; search: string; limit: number };
const byName = (({ options, search, limit }: Options) =>
  (options as { label: string }[]).filter(({ label }) => fold(label).includes(fold(search))).slice(0, limit)) as never;
const searchable = {
  searchable: true,
  limit: 50,
  filter: byName,
  nothingFoundMessage: substitutionTexts.nobody,
} as const;

export type SubstituteDialogProps = {
  of: { unitId: number; schoolYear: number };
  /** Whose sheets, where that is known already. */
  teacherId: number | undefined;
  onEnd: () => void;
};

/** All sheets of a teacher, or some, go to a substitute from a day to a day. */
export function SubstituteDialog({ of, teacherId, onEnd }: SubstituteDialogProps) {
  const { calendar } = useActing();
  const choices = trpc.gradebook.substitutionChoices.useQuery(of);
  const [teacher, setTeacher] = useState<string | null>(teacherId === undefined ? null : String(teacherId));
  /** Null: all of them, as when a teacher is away. */
  const [chosen, setChosen] = useState<string[] | null>(null);
  const [substitute, setSubstitute] = useState<string | null>(null);
  const [from, setFrom] = useState(formatDate(calendar.today));
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.gradebook.substitute.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.invalidate();
      onEnd();
    },
  });
  const found = choices.data?.teachers.find(({ staffId }) => String(staffId) === teacher);
  const duties = found?.duties ?? [];
  const keys = chosen ?? duties.map(keyOf);
  const days = { from: parseDate(from), to: parseDate(to) };

  function confirm() {
    setTried(true);
    const isComplete = teacher !== null && substitute !== null && keys.length > 0 && reason.trim().length >= 3;
    if (!isComplete || days.from === null || days.to === null) return;
    const content = {
      ...of,
      staffId: Number(teacher),
      duties: duties.filter((duty) => keys.includes(keyOf(duty))).map(({ kind, id }) => ({ kind, id })),
      substituteId: Number(substitute),
      validFrom: days.from,
      validTo: days.to,
      reason: reason.trim(),
    };
    save.mutate({ ...content, requestId: requestId.of(content) });
  }

  return (
    <Question
      isOpen
      title={found ? substitutionTexts.giveOf(found.fullName) : substitutionTexts.give}
      confirm={substitutionTexts.give}
      isPending={save.isPending}
      error={save.error ?? choices.error}
      onConfirm={confirm}
      onCancel={onEnd}
    >
      <Text size="sm">{substitutionTexts.text}</Text>
      <Select
        {...searchable}
        required
        label={substitutionTexts.teacher}
        data={(choices.data?.teachers ?? []).map(({ staffId, fullName }) => ({
          value: String(staffId),
          label: fullName,
        }))}
        value={teacher}
        onChange={(value) => {
          setTeacher(value);
          setChosen(null);
        }}
        error={isTried && teacher === null && substitutionTexts.chooseTeacher}
      />
      {teacher !== null && choices.data && duties.length === 0 && <Text size="sm">{substitutionTexts.noSheets}</Text>}
      {duties.length > 0 && (
        <Checkbox.Group
          label={substitutionTexts.sheets}
          value={keys}
          onChange={setChosen}
          error={isTried && keys.length === 0 && substitutionTexts.chooseSheets}
        >
          <Stack gap="xs" py={4}>
            {duties.length > 1 && (
              <Checkbox
                label={substitutionTexts.allSheets}
                checked={keys.length === duties.length}
                indeterminate={keys.length > 0 && keys.length < duties.length}
                onChange={(event) => setChosen(event.currentTarget.checked ? null : [])}
              />
            )}
            {duties.map((duty) => (
              <Checkbox key={keyOf(duty)} value={keyOf(duty)} label={dutyName(duty)} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <Select
        {...searchable}
        required
        label={substitutionTexts.substitute}
        data={(choices.data?.staff ?? [])
          .filter(({ id }) => String(id) !== teacher)
          .map(({ id, fullName, code, hasAccount }) => ({
            value: String(id),
            label: `${fullName} (${hasAccount ? code : `${code}, ${substitutionTexts.noAccount}`})`,
            disabled: !hasAccount,
          }))}
        value={substitute}
        onChange={setSubstitute}
        error={isTried && substitute === null && substitutionTexts.chooseSubstitute}
      />
      <Group grow align="start" gap="sm">
        <TextInput
          required
          label={substitutionTexts.from}
          inputMode="numeric"
          error={isTried && days.from === null && substitutionTexts.dayWrong}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          required
          label={substitutionTexts.to}
          inputMode="numeric"
          error={isTried && days.to === null && substitutionTexts.dayWrong}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </Group>
      <TextInput
        required
        label={substitutionTexts.reason}
        description={substitutionTexts.reasonHint}
        error={isTried && reason.trim().length < 3 && substitutionTexts.reasonHint}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Question>
  );
}
