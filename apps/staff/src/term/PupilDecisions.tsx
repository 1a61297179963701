import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import type { UnitYear } from '@truong/contracts/common';
import type { DecisionKind, PrimaryList } from '@truong/contracts/primary-results';
import { useState } from 'react';
import { whoText } from '../messages.ts';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { primaryTexts } from './primary-messages.ts';

type Pupil = PrimaryList['pupils'][number];
type Answer = keyof typeof primaryTexts.answers;

const answersOf: Record<DecisionKind, readonly Answer[]> = {
  recognised: ['yes', 'no'],
  supplement: ['enough', 'not_enough'],
  promotion: ['promote', 'repeat'],
};

export type PupilDecisionsProps = { of: UnitYear & { classId: number }; list: PrimaryList; pupil: Pupil };

/** What was decided about a pupil at the end of a year, and what whoever looks may decide now. */
export function PupilDecisions({ of, list, pupil }: PupilDecisionsProps) {
  const [asked, setAsked] = useState<DecisionKind | null>(null);
  const kind = nextDecision(list, pupil);
  const [latest] = pupil.decisions;
  return (
    <Group gap="xs" wrap="nowrap">
      {latest && (
        <Text
          size="sm"
          title={pupil.decisions
            .map(({ answer, reason, who, onBehalfOf, at }) =>
              primaryTexts.decided({ answer: primaryTexts.answers[answer], reason, who: whoText(who, onBehalfOf), at }),
            )
            .join('\n')}
        >
          {primaryTexts.answers[latest.answer]}
        </Text>
      )}
      {kind && (
        <Button size="compact-sm" variant="default" onClick={() => setAsked(kind)}>
          {kind === 'recognised' ? primaryTexts.recognise : primaryTexts[kind]}
        </Button>
      )}
      {asked && <DecisionQuestion of={of} pupil={pupil} kind={asked} onDone={() => setAsked(null)} />}
    </Group>
  );
}

/** Before the year is closed the class may recognise whoever is at Hoàn thành tốt; after it what the pupil waits for. */
function nextDecision({ source, canRecognise, canDecide }: PrimaryList, pupil: Pupil): DecisionKind | null {
  if (source === 'computed') {
    const mayBeModel = pupil.level === 'well_completed' || (pupil.level === null && pupil.isAssessed);
    return canRecognise && mayBeModel ? 'recognised' : null;
  }
  const { completion } = pupil;
  if (completion === 'awaits_supplement') return canRecognise ? 'supplement' : null;
  if (completion === 'awaits_principal' || completion === 'promoted_by_principal' || completion === 'repeats')
    return canDecide ? 'promotion' : null;
  return null;
}

type DecisionQuestionProps = Pick<PupilDecisionsProps, 'of' | 'pupil'> & { kind: DecisionKind; onDone: () => void };

function DecisionQuestion({ of, pupil, kind, onDone }: DecisionQuestionProps) {
  const [answer, setAnswer] = useState<Answer | null>(kind === 'recognised' ? 'yes' : null);
  const [reason, setReason] = useState('');
  const [isShort, setShort] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const saved = {
    onSuccess: async () => {
      requestId.done();
      onDone();
      await utils.gradebook.invalidate();
    },
  };
  const judge = trpc.gradebook.judgePupil.useMutation(saved);
  const decide = trpc.gradebook.decidePromotion.useMutation(saved);
  const texts = primaryTexts.acts[kind];
  const send = () => {
    const content = { ...of, pupilId: pupil.pupilId, reason: reason.trim() };
    setShort(content.reason.length < 3);
    if (content.reason.length < 3 || answer === null) return;
    const request = { ...content, requestId: requestId.of({ ...content, answer }) };
    if (answer === 'promote' || answer === 'repeat') decide.mutate({ ...request, answer });
    else if (answer === 'yes' || answer === 'no')
      judge.mutate({ ...request, judgement: { kind: 'recognised', answer } });
    else judge.mutate({ ...request, judgement: { kind: 'supplement', answer } });
  };
  return (
    <Question
      isOpen
      title={texts.title(pupil.fullName)}
      confirm={primaryTexts.save}
      isPending={judge.isPending || decide.isPending}
      error={judge.error ?? decide.error}
      onConfirm={send}
      onCancel={onDone}
    >
      <Text size="sm">{texts.text}</Text>
      <Radio.Group
        label={primaryTexts.answer}
        required
        value={answer}
        onChange={(value) => setAnswer(value as Answer)}
        error={isShort && answer === null ? primaryTexts.answer : undefined}
      >
        <Stack gap="xs" mt="xs">
          {answersOf[kind].map((one) => (
            <Radio key={one} value={one} label={primaryTexts.answers[one]} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label={texts.reason}
        description={texts.hint}
        error={isShort && reason.trim().length < 3 ? primaryTexts.reasonTooShort : undefined}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Question>
  );
}
