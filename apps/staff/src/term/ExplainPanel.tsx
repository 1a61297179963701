import { Anchor, CloseButton, Drawer, Group, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import type { ExplainOutcome } from '@truong/contracts/explanations';
import { ruleTexts } from '@truong/rules/gradebook/explain/rule-texts';
import { type ReactNode, useState } from 'react';
import { LoadError } from '../LoadError.tsx';
import { common, termNames } from '../messages.ts';
import { trpc } from '../trpc.ts';
import { explainTexts } from './explain-messages.ts';
import {
  type About,
  inputText,
  obstacleText,
  resultText,
  roundingText,
  type Step,
  settingText,
  stepsAbout,
} from './explain-words.ts';
import { termTexts } from './messages.ts';
import styles from './term.module.css';

/** A value of a list that somebody asks about. */
export type Asked = { pupilId: number; pupil: string; about: About };

export type Ask = (asked: Asked) => void;

/** A value that opens to how it came about. */
export function Explained({ asked, onAsk, children }: { asked: Asked; onAsk: Ask; children: ReactNode }) {
  return (
    <UnstyledButton
      className={styles.explained}
      title={explainTexts.why(asked.about.name)}
      onClick={() => onAsk(asked)}
    >
      {children}
    </UnstyledButton>
  );
}

export type ExplainPanelProps = {
  of: Omit<ExplainOutcome, 'pupilId'>;
  asked: Asked | null;
  nameOf: (subject: string) => string;
  onClose: () => void;
};

/** Beside a list: the inputs, the rule, the rounding and the settings behind one of its values. */
export function ExplainPanel({ of, asked, nameOf, onClose }: ExplainPanelProps) {
  return (
    <Drawer opened={asked !== null} onClose={onClose} position="right" size="lg" withCloseButton={false}>
      {asked && (
        <Stack gap="md">
          {/* Not the drawer's own head: that would be a second banner of the page. */}
          <Group justify="space-between" wrap="nowrap">
            <Drawer.Title fw={600}>{explainTexts.title(asked.pupil, asked.about.name)}</Drawer.Title>
            <CloseButton aria-label={common.close} onClick={onClose} />
          </Group>
          <Steps key={`${asked.pupilId} ${asked.about.name}`} of={of} asked={asked} nameOf={nameOf} />
        </Stack>
      )}
    </Drawer>
  );
}

type StepsProps = Pick<ExplainPanelProps, 'of' | 'nameOf'> & { asked: Asked };

function Steps({ of, asked, nameOf }: StepsProps) {
  const [isAll, setAll] = useState(false);
  const told = trpc.gradebook.explain.useQuery({ ...of, pupilId: asked.pupilId });
  if (told.error) return <LoadError error={told.error} onRetry={() => told.refetch()} />;
  if (!told.data) return <Skeleton height={120} aria-label={common.loading} />;
  const { source, ruleVersion, steps, conductReasons } = told.data;
  const hasReasons = isAll || asked.about.decided.includes('conduct_year');
  const shown = isAll ? steps : stepsAbout(steps, asked.about);
  return (
    <Stack gap="md">
      {shown.length === 0 && <Text size="sm">{explainTexts.none}</Text>}
      {shown.map((step) => (
        <StepLines key={`${step.decided} ${step.subject}`} step={step} nameOf={nameOf} />
      ))}
      {hasReasons && conductReasons.length > 0 && (
        <section className={styles.step}>
          <h3 className={styles.stepHead}>{explainTexts.conductReasons}</h3>
          {conductReasons.map(({ term, text, who, at }) => (
            <Text key={term} size="sm">
              {termNames[term]}: {termTexts.reasonBy(text, who, at)}
            </Text>
          ))}
        </section>
      )}
      {!isAll && (steps.length > shown.length || (!hasReasons && conductReasons.length > 0)) && (
        <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setAll(true)}>
          {explainTexts.all}
        </Anchor>
      )}
      <Text size="xs" c="dimmed">
        {source === 'stored' ? explainTexts.stored(ruleVersion) : explainTexts.computed(ruleVersion)}
      </Text>
    </Stack>
  );
}

/** One decision: its inputs, rounding, what stood in the way, the settings that acted, the rule. */
export function StepLines({ step, nameOf }: { step: Step; nameOf: (subject: string) => string }) {
  const { circular, article, text, certainty } = ruleTexts[step.rule];
  const rounding = roundingText(step);
  const subject = step.subject === null ? '' : ` · ${nameOf(step.subject)}`;
  return (
    <section className={styles.step}>
      <h3 className={styles.stepHead}>
        {explainTexts.decided[step.decided]}
        {subject}: {resultText(step)}
      </h3>
      <dl className={styles.stepLines}>
        {step.inputs.length > 0 && (
          <>
            <dt>{explainTexts.inputs}</dt>
            <dd>{step.inputs.map((input) => inputText(input, nameOf)).join('; ')}</dd>
          </>
        )}
        {rounding && (
          <>
            <dt>{explainTexts.roundingHead}</dt>
            <dd>{rounding}</dd>
          </>
        )}
        {step.obstacles.length > 0 && (
          <>
            <dt>{explainTexts.obstacles}</dt>
            <dd>{step.obstacles.map((obstacle) => obstacleText(obstacle, nameOf)).join('; ')}</dd>
          </>
        )}
        {step.settings.length > 0 && (
          <>
            <dt>{explainTexts.settings}</dt>
            <dd>{step.settings.map(settingText).join('; ')}</dd>
          </>
        )}
        <dt>{explainTexts.rule}</dt>
        <dd>
          {circular}, {article}: {text} {explainTexts.certainty[certainty]}
        </dd>
      </dl>
    </section>
  );
}
