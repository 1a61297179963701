import { Select, Text } from '@mantine/core';
import type { CaseCandidate } from '@truong/contracts/pupil-cases';
import { fold } from '@truong/vietnamese/text';
import { useState } from 'react';
import { trpc } from '../trpc.ts';
import { caseTexts as texts } from './messages.ts';

type Of = { unitId: number; schoolYear: number };
export type ChoosePupilProps = {
  of: Of;
  chosen: CaseCandidate | null;
  isTried: boolean;
  onChoose: (pupil: CaseCandidate | null) => void;
};

type Options = { options: readonly unknown[]; search: string };
const byName = (({ options, search }: Options) =>
  (options as { label: string }[]).filter(({ label }) => fold(label).includes(fold(search)))) as never;

/** A class, then one of its pupils with what may be granted them. */
export function ChoosePupil({ of, chosen, isTried, onChoose }: ChoosePupilProps) {
  const classes = trpc.organisation.classes.useQuery(of);
  const [classId, setClassId] = useState<string | null>(null);
  const candidates = trpc.gradebook.caseCandidates.useQuery(
    { ...of, classId: Number(classId) },
    { enabled: classId !== null },
  );
  return (
    <>
      <Select
        data-autofocus
        required
        searchable
        filter={byName}
        label={texts.class}
        data={(classes.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
        value={classId}
        error={isTried && classId === null && texts.chooseClass}
        onChange={(value) => {
          setClassId(value);
          onChoose(null);
        }}
      />
      {candidates.data?.length === 0 && <Text size="sm">{texts.noCircular}</Text>}
      <Select
        required
        searchable
        filter={byName}
        label={texts.pupil}
        disabled={!candidates.data}
        data={(candidates.data ?? []).map(({ pupilId, fullName }) => ({ value: String(pupilId), label: fullName }))}
        value={chosen ? String(chosen.pupilId) : null}
        error={isTried && chosen === null && texts.choosePupil}
        onChange={(value) => onChoose(candidates.data?.find(({ pupilId }) => String(pupilId) === value) ?? null)}
      />
    </>
  );
}
