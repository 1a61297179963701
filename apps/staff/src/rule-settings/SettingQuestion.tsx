import { Button, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Question } from '../Question.tsx';
import { settingPageTexts as texts } from './messages.ts';

export type SettingQuestionProps = {
  question: string;
  source: string;
  /** What becomes of what was decided before. */
  keeps: string;
  /** The default in words, where it is not what holds now. */
  byDefault: string | null;
  isPending: boolean;
  error: unknown;
  /** Whether the value that was chosen can be one. */
  isFitting: boolean;
  onSend: (reason: string, isBack: boolean) => void;
  onCancel: () => void;
  /** The field of the value; `isTried`: what is wrong with it is said now. */
  children: (isTried: boolean) => ReactNode;
};

/** A setting gets another value with the reason, or its default again. */
export function SettingQuestion({ question, source, keeps, byDefault, children, ...of }: SettingQuestionProps) {
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = reason.trim().length < 3;
  const send = (isBack: boolean) => {
    setTried(true);
    if (!isShort && (isBack || of.isFitting)) of.onSend(reason.trim(), isBack);
  };
  return (
    <Question
      isOpen
      title={question}
      confirm={texts.save}
      isPending={of.isPending}
      error={of.error}
      onConfirm={() => send(false)}
      onCancel={of.onCancel}
    >
      <Text size="sm">{source}</Text>
      {children(isTried)}
      <TextInput
        required
        label={texts.reason}
        description={texts.reasonHint}
        error={isTried && isShort && texts.reasonHint}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Text size="sm">{keeps}</Text>
      {byDefault !== null && (
        <Button variant="subtle" size="compact-sm" onClick={() => send(true)}>
          {texts.back}: {byDefault}
        </Button>
      )}
    </Question>
  );
}
