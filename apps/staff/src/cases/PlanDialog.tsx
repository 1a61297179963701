import { NativeSelect, TextInput } from '@mantine/core';
import type { CaseCandidate } from '@truong/contracts/pupil-cases';
import { useState } from 'react';
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
    };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  const levels = (known: readonly (keyof typeof levelNames)[]) => [
    { value: '', label: texts.noLevel },
    ...known.map((level) => ({ value: level, label: levelNames[level] })),
  ];
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
      <NativeSelect
        label={texts.learning}
        data={levels(pupil?.learningLevels ?? [])}
        value={learning}
        onChange={(event) => setLearning(event.currentTarget.value)}
      />
      <NativeSelect
        label={texts.conduct}
        data={levels(pupil?.conductLevels ?? [])}
        value={conduct}
        onChange={(event) => setConduct(event.currentTarget.value)}
      />
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
