import { Button, Textarea } from '@mantine/core';
import type { UnitPeriod } from '@truong/contracts/common';
import type { Draft } from '@truong/contracts/statistics';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { useState } from 'react';
import { PageLink } from '../address.tsx';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { FindingList } from './FindingList.tsx';
import { countPupils, whyNotSubmit } from './form-layout.ts';
import { filingTexts } from './messages.ts';
import styles from './statistics.module.css';

/** What blocks stands here; the head of the page leads to it. */
export const blockingId = 'filing-blocking';

export type SubmitProps = { of: UnitPeriod; draft: Draft; onSubmitted: (words: string) => void };

/** The foot of the form: what still blocks, what asks for a look, and sending. */
export function Submit({ of, draft, onSubmitted }: SubmitProps) {
  const [isAsking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const submit = trpc.statistics.submitFiling.useMutation({
    onSuccess: async (filed) => {
      requestId.done();
      setAsking(false);
      setNote('');
      onSubmitted(filingTexts.submitted(filed.number, filed.rows));
      await utils.statistics.invalidate();
    },
  });
  const why = whyNotSubmit(draft);
  const blocking = draft.findings.filter((finding) => finding.severity === 'blocks');
  const warning = draft.findings.filter((finding) => finding.severity === 'warns');
  const number = (draft.filed?.number ?? 0) + 1;
  const send = () => {
    const content = { ...of, ...(note.trim() === '' ? {} : { note: note.trim() }) };
    submit.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <section className={styles.foot}>
      {blocking.length > 0 && (
        <div id={blockingId} className={styles.section} tabIndex={-1}>
          <strong>{filingTexts.blocking(blocking.length)}</strong>
          <FindingList findings={blocking} isBelowForm />
          <p className={styles.legend}>
            {filingTexts.howToMend} <PageLink to="/term">{filingTexts.toTerm}</PageLink>
          </p>
        </div>
      )}
      {warning.length > 0 && (
        <div className={styles.section}>
          <strong>{filingTexts.warning(warning.length)}</strong>
          <FindingList findings={warning} isBelowForm />
        </div>
      )}
      {draft.findings.length === 0 && <StateBadge state="done">{filingTexts.clean}</StateBadge>}
      {why === 'status' && <p className={styles.legend}>{filingTexts.mayNot[draft.status]}</p>}
      {why !== 'status' && (
        <>
          {why === null && (
            <Textarea
              label={filingTexts.note}
              w="100%"
              autosize
              minRows={2}
              maxLength={1000}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
          <Button
            disabled={why !== null}
            aria-describedby={why === null ? undefined : blockingId}
            onClick={() => setAsking(true)}
          >
            {filingTexts.submit}
          </Button>
        </>
      )}
      <Question
        isOpen={isAsking}
        title={filingTexts.submitQuestion(number)}
        confirm={filingTexts.submit}
        isPending={submit.isPending}
        error={submit.error}
        onConfirm={send}
        onCancel={() => {
          setAsking(false);
          submit.reset();
        }}
      >
        <ul className={styles.consequences}>
          {filingTexts
            .submitConsequence({
              number,
              pupils: countPupils(draft.figures),
              warnings: warning.length,
              to: filingTexts.submitTo,
            })
            .map((line) => (
              <li key={line}>{line}</li>
            ))}
        </ul>
      </Question>
    </section>
  );
}
