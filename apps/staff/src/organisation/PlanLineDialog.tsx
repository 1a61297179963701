import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import type { ClassDetail } from '@truong/contracts/organisation';
import { hasTopicClusters } from '@truong/rules/organisation/programme';
import { useState } from 'react';
import { termNames } from '../messages.ts';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { classTexts } from './class-messages.ts';
import { unitTexts } from './messages.ts';

export type ClassRef = { unitId: number; schoolYear: number; classId: number };
type Line = ClassDetail['plan'][number];

/** Marks of coefficient 2 whose number the plan names ended with TT26/2020. */
const lastYearOfPeriodicTests = 2019;

/** A subject of a class's plan: how many periods, assessed how, chosen or for all. */
export function PlanLineDialog({
  of,
  line,
  grades,
  onEnd,
}: {
  of: ClassRef;
  line?: Line;
  grades: readonly number[];
  onEnd: () => void;
}) {
  const choices = trpc.organisation.classChoices.useQuery();
  const [subjectCode, setSubject] = useState(line?.subjectCode ?? '');
  const [grade, setGrade] = useState(String(line?.grade ?? grades[0] ?? ''));
  const [periods, setPeriods] = useState(String(line?.periods ?? 35));
  const [kind, setKind] = useState(line?.kind ?? 'score');
  const [isChosen, setChosen] = useState(line?.isChosen ?? false);
  const [onlyTerm, setOnlyTerm] = useState(line?.onlyTerm ?? null);
  const [tests, setTests] = useState(line?.plannedPeriodic?.toString() ?? '');
  const [clusters, setClusters] = useState([String(line?.firstClusters ?? 0), String(line?.secondClusters ?? 0)]);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const settled = {
    onSuccess: async () => {
      requestId.done();
      await utils.organisation.invalidate();
      onEnd();
    },
  };
  const save = trpc.organisation.savePlanLine.useMutation(settled);
  const remove = trpc.organisation.removePlanLine.useMutation(settled);
  const code = subjectCode || (choices.data?.subjects[0]?.code ?? '');
  const key = { ...of, grade: Number(grade), subjectCode: code };
  const isFitting = /^\d{1,3}$/.test(periods) && Number(periods) >= 1 && Number(periods) <= 500;
  const areTestsFitting = /^\d?$/.test(tests);
  const hasClusters = hasTopicClusters({ grade: Number(grade), schoolYear: of.schoolYear });
  const areClustersFitting = clusters.every((count) => /^[0-3]$/.test(count));
  const send = () => {
    const plannedPeriodic = tests === '' ? null : Number(tests);
    const [firstClusters = 0, secondClusters = 0] = hasClusters ? clusters.map(Number) : [];
    const counts = { plannedPeriodic, firstClusters, secondClusters };
    const content = { ...key, kind, periods: Number(periods), isChosen, onlyTerm, ...counts };
    if (isFitting && areTestsFitting && areClustersFitting && grade !== '' && code !== '')
      save.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <Question
      isOpen
      title={line ? classTexts.editLine(line.subjectName) : classTexts.addLine}
      confirm={classTexts.save}
      isPending={save.isPending}
      error={save.error ?? remove.error ?? choices.error}
      onConfirm={send}
      onCancel={onEnd}
    >
      {!line && (
        <Group gap="sm" grow>
          <NativeSelect
            label={classTexts.subject}
            data={(choices.data?.subjects ?? []).map((subject) => ({ value: subject.code, label: subject.name }))}
            value={code}
            onChange={(event) => setSubject(event.currentTarget.value)}
          />
          <TextInput
            label={classTexts.grade}
            inputMode="numeric"
            maxLength={2}
            value={grade}
            onChange={(event) => setGrade(event.currentTarget.value.replace(/\D/g, ''))}
          />
        </Group>
      )}
      <TextInput
        data-autofocus
        label={classTexts.periods}
        inputMode="numeric"
        error={isFitting ? undefined : classTexts.periodsHint}
        value={periods}
        onChange={(event) => setPeriods(event.currentTarget.value.trim())}
      />
      <NativeSelect
        label={classTexts.kind}
        data={(['score', 'comment'] as const).map((one) => ({ value: one, label: unitTexts.kinds[one] }))}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value === 'comment' ? 'comment' : 'score')}
      />
      <NativeSelect
        label={classTexts.taughtIn}
        data={[
          { value: '', label: classTexts.wholeYear },
          ...([1, 2] as const).map((term) => ({ value: String(term), label: termNames[term] })),
        ]}
        value={String(onlyTerm ?? '')}
        onChange={({ currentTarget: { value } }) => setOnlyTerm(value === '' ? null : value === '1' ? 1 : 2)}
      />
      {kind === 'score' && of.schoolYear <= lastYearOfPeriodicTests && (
        <TextInput
          label={classTexts.plannedPeriodic}
          description={classTexts.plannedPeriodicAbout}
          inputMode="numeric"
          error={areTestsFitting ? undefined : classTexts.plannedPeriodicHint}
          value={tests}
          onChange={(event) => setTests(event.currentTarget.value.trim())}
        />
      )}
      {hasClusters && (
        <Group gap="sm" grow align="flex-start">
          {([1, 2] as const).map((term) => (
            <TextInput
              key={term}
              label={classTexts.clusters[term]}
              description={classTexts.clustersAbout}
              inputMode="numeric"
              maxLength={1}
              error={/^[0-3]$/.test(clusters[term - 1] ?? '') ? undefined : classTexts.clustersHint}
              value={clusters[term - 1] ?? ''}
              onChange={({ currentTarget: { value } }) =>
                setClusters((counts) => counts.map((count, at) => (at === term - 1 ? value.trim() : count)))
              }
            />
          ))}
        </Group>
      )}
      <Checkbox
        label={classTexts.isChosen}
        checked={isChosen}
        onChange={(event) => setChosen(event.currentTarget.checked)}
      />
      {line && (
        <Group>
          <Button
            variant="default"
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate({ ...key, requestId: requestId.of(key) })}
          >
            {classTexts.removeLine}
          </Button>
        </Group>
      )}
    </Question>
  );
}
