import { NativeSelect, TextInput } from '@mantine/core';
import type { CaseCandidate } from '@truong/contracts/pupil-cases';
import { useState } from 'react';
import { primaryLevelNames } from '../gradebook/primary/messages.ts';
import { levelNames } from '../messages.ts';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { ChoosePupil } from './ChoosePupil.tsx';
import { caseTexts as texts } from './messages.ts';

export type PlanDialogProps = { of: { unitId: number; schoolYear: number }; onEnd: () => void };

/** The year of a pupil with an individual education plan, as the principal decides it, with the reason. */
export function PlanDialog({ of, onEnd }: PlanDialogProps) {
  const [pupil, setPupil] = useState<CaseCandidate | null>(null);
  const [learning, setLearning] = useState('');
  const [conduct, setConduct] = useState('');
  const [primaryLevel, setPrimaryLevel] = useState('');
  const [decision, setDecision] = useState<'promoted' | 'retained'>('promoted');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.gradebook.saveIndividualPlan.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.gradebook.invalidate();
      onEnd();
    },
  });
  const send = () => {
    setTried(true);
    if (!pupil || reason.trim().length < 3) return;
    const content = {
      ...{ ...of, pupilId: pupil.pupilId, decision, reason: reason.trim() },
      learning: pupil.learningLevels.find((level) => level === learning) ?? null,
      conduct: pupil.conductLevels.find((level) => level === conduct) ?? null,
      primaryLevel: pupil.primaryLevels.find((level) => level === primaryLevel) ?? null,
    };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  const isPrimary = pupil !== null && pupil.grade <= 5;
  return (
    <Question
      isOpen
      title={texts.decide}
      confirm={texts.decide}
      isPending={save.isPending}
      error={save.error}
      onConfirm={send}
      onCancel={onEnd}
    >
      <ChoosePupil of={of} chosen={pupil} isTried={isTried} onChoose={setPupil} />
      {isPrimary ? (
        pupil.primaryLevels.length > 0 && (
          <NativeSelect
            label={texts.primaryLevel}
            data={levels(pupil.primaryLevels, primaryLevelNames)}
            value={primaryLevel}
            onChange={(event) => setPrimaryLevel(event.currentTarget.value)}
          />
        )
      ) : (
        <>
          <NativeSelect
            label={texts.learning}
            data={levels(pupil?.learningLevels ?? [], levelNames)}
            value={learning}
            onChange={(event) => setLearning(event.currentTarget.value)}
          />
          <NativeSelect
            label={texts.conduct}
            data={levels(pupil?.conductLevels ?? [], levelNames)}
            value={conduct}
            onChange={(event) => setConduct(event.currentTarget.value)}
          />
        </>
      )}
      <NativeSelect
        label={texts.decision}
        data={Object.entries(texts.decisions).map(([value, label]) => ({ value, label }))}
        value={decision}
        onChange={(event) => setDecision(event.currentTarget.value === 'retained' ? 'retained' : 'promoted')}
      />
      <TextInput
        required
        label={texts.planReason}
        description={texts.reasonHint}
        error={isTried && reason.trim().length < 3 && texts.reasonHint}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Question>
  );
}

function levels<Level extends string>(known: readonly Level[], names: Readonly<Record<Level, string>>) {
  return [{ value: '', label: texts.noLevel }, ...known.map((level) => ({ value: level, label: names[level] }))];
}
