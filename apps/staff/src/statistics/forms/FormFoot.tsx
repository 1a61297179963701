import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import type { FormDraft, FormRef } from '@truong/contracts/forms';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { useState } from 'react';
import { PageLink } from '../../address.tsx';
import { DateBox } from '../../DateBox.tsx';
import { errorText } from '../../errors.ts';
import { common } from '../../messages.ts';
import { Question } from '../../Question.tsx';
import { useRequestId } from '../../request-id.ts';
import { useMay } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { daysFromNow, endOfDay } from './end-of-day.ts';
import { FindingList } from './FindingList.tsx';
import styles from './forms.module.css';
import { formTexts } from './messages.ts';

export type FormFootProps = {
  of: FormRef;
  draft: FormDraft;
  findings: FormDraft['findings'];
  /** Nothing typed is still on its way. */
  isSaved: boolean;
  onGo: (cell: string) => void;
  onDone: (words: string) => void;
};

/** The foot of the form: what blocks, what asks for a note, completing, sending, asking to have it opened. */
export function FormFoot({ of, draft, findings, isSaved, onGo, onDone }: FormFootProps) {
  const high = findings.filter(({ finding }) => finding.severity === 'high');
  const others = findings.filter(({ finding }) => finding.severity !== 'high');
  const isClean = high.length === 0 && others.every(({ note }) => note !== null);
  return (
    <section className={styles.foot}>
      {high.length > 0 && (
        <div className={styles.part}>
          <strong>{formTexts.blocking(high.length)}</strong>
          <FindingList form={draft.form} findings={high} onGo={onGo} />
        </div>
      )}
      {others.length > 0 && (
        <div className={styles.part}>
          <strong>{formTexts.warning(others.length)}</strong>
          <FindingList form={draft.form} findings={others} onGo={onGo} {...(draft.canComplete && { notesOf: of })} />
        </div>
      )}
      {findings.length === 0 && <StateBadge state="done">{formTexts.clean}</StateBadge>}
      <Complete of={of} draft={draft} />
      {draft.canSubmit && <Send {...{ of, draft, onDone }} isReady={isClean && isSaved} />}
      {draft.standing.mayAskUnlock && <AskUnlock of={of} draft={draft} />}
      {draft.latest && (
        <p className={styles.legend}>
          {formTexts.filings}:{' '}
          {Array.from({ length: draft.latest.number }, (_, i) => i + 1).map((number) => (
            <span key={number}>
              <PageLink
                to="/form-filings/$unitId/$formCode/$period/$number"
                params={{ unitId: of.unitId, formCode: of.formCode, period: of.period, number }}
              >
                {formTexts.filingLink(number)}
              </PageLink>{' '}
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

function Complete({ of, draft: { completed, canComplete } }: Pick<FormFootProps, 'of' | 'draft'>) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.forms.complete.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.forms.invalidate();
    },
  });
  const send = () => {
    const content = { ...of, isComplete: completed === null };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <Group gap="md">
      {completed && <StateBadge state="done">{formTexts.completedBy(completed.by, completed.at)}</StateBadge>}
      {canComplete && (
        <Button variant="default" loading={save.isPending} onClick={send}>
          {completed ? formTexts.uncomplete : formTexts.completeAction}
        </Button>
      )}
      {save.error && <span role="alert">{errorText(save.error)}</span>}
    </Group>
  );
}

function Send({ of, draft, isReady, onDone }: Pick<FormFootProps, 'of' | 'draft' | 'onDone'> & { isReady: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const submit = trpc.forms.submit.useMutation({
    onSuccess: async ({ number, rows }) => {
      requestId.done();
      setAsking(false);
      setNote('');
      onDone(formTexts.submitted(number, rows));
      await utils.forms.invalidate();
    },
  });
  const number = (draft.latest?.number ?? 0) + 1;
  const send = () => {
    const content = { ...of, ...(note.trim() === '' ? {} : { note: note.trim() }) };
    submit.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <>
      <Textarea
        label={formTexts.submitNote}
        w="100%"
        autosize
        minRows={1}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button disabled={!isReady} onClick={() => setAsking(true)}>
        {formTexts.submit}
      </Button>
      <Question
        isOpen={isAsking}
        title={formTexts.submitQuestion(number)}
        confirm={formTexts.submit}
        isPending={submit.isPending}
        error={submit.error}
        onConfirm={send}
        onCancel={() => {
          setAsking(false);
          submit.reset();
        }}
      >
        <ul className={styles.consequences}>
          {formTexts.submitConsequence(draft.figures.length, draft.completed !== null).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Question>
    </>
  );
}

function AskUnlock({ of, draft: { unlockRequest } }: Pick<FormFootProps, 'of' | 'draft'>) {
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(daysFromNow(3));
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const options = {
    onSuccess: async () => {
      requestId.done();
      setOpen(false);
      await utils.forms.invalidate();
    },
  };
  const ask = trpc.forms.askUnlock.useMutation(options);
  const withdraw = trpc.forms.withdrawUnlock.useMutation(options);
  if (!may('filing.prepare')) return null;
  if (unlockRequest && unlockRequest.refusal === null) {
    const content = { ...of, id: unlockRequest.id };
    return (
      <Group gap="md">
        <Button
          variant="default"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ ...content, requestId: requestId.of(content) })}
        >
          {formTexts.withdrawUnlock}
        </Button>
        {withdraw.error && <span role="alert">{errorText(withdraw.error)}</span>}
      </Group>
    );
  }
  const send = () => {
    const content = { ...of, reason: reason.trim(), until: endOfDay(until) };
    ask.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {formTexts.askUnlock}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} withCloseButton={false} centered>
        <Stack gap="md">
          <Modal.Title fw={600}>{formTexts.askUnlockTitle}</Modal.Title>
          <Textarea
            data-autofocus
            label={formTexts.askUnlockReason}
            autosize
            minRows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <DateBox label={formTexts.askUnlockUntil} value={until} onChoose={setUntil} />
          {ask.error && <span role="alert">{errorText(ask.error)}</span>}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => setOpen(false)}>
              {common.cancel}
            </Button>
            <Button disabled={reason.trim().length < 3} loading={ask.isPending} onClick={send}>
              {formTexts.askUnlock}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
