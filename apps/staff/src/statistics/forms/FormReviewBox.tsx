import { Button, Group, Textarea } from '@mantine/core';
import type { FormFiling, FormFilingRef, ReviewForm, SayLock } from '@truong/contracts/forms';
import { useState } from 'react';
import { DateBox } from '../../DateBox.tsx';
import { Question } from '../../Question.tsx';
import { useRequestId } from '../../request-id.ts';
import { refusalOf, trpc } from '../../trpc.ts';
import { daysFromNow, endOfDay } from './end-of-day.ts';
import styles from './forms.module.css';
import { filingTexts } from './messages.ts';

export const reviewBoxId = 'review';

type Asking = 'accepted' | 'returned' | 'locked' | 'unlocked' | 'refused';

export type FormReviewBoxProps = {
  of: FormFilingRef;
  filing: FormFiling;
  /** Kept by the page: it outlives the number that it was begun on. */
  comment: string;
  onComment: (comment: string) => void;
};

/** The reviewing office's words on a filing: accept, return, lock, open, refuse to open. Number and hash go with the verdict. */
export function FormReviewBox({ of, filing, comment, onComment: setComment }: FormReviewBoxProps) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [isShort, setShort] = useState(false);
  const [until, setUntil] = useState(daysFromNow(3));
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const options = {
    onSuccess: async () => {
      requestId.done();
      setAsking(null);
      setComment('');
      await utils.forms.invalidate();
    },
  };
  const review = trpc.forms.review.useMutation({
    ...options,
    onError: async (error) => {
      if (refusalOf(error)?.appCode === 'FILING_REPLACED') await utils.forms.filing.invalidate();
    },
  });
  const lock = trpc.forms.sayLock.useMutation(options);
  const words = comment.trim();
  const asked = filing.unlockRequest?.refusal === null ? filing.unlockRequest : null;
  const ask = (what: Asking) => {
    const lacksWords = (what === 'returned' || what === 'refused') && words.length < 3;
    setShort(lacksWords);
    if (!lacksWords) setAsking(what);
  };
  const { number, ...form } = of;
  const send = () => {
    if (asking === 'accepted' || asking === 'returned') {
      const verdict: ReviewForm['verdict'] =
        asking === 'returned'
          ? { kind: 'returned', comment: words }
          : { kind: 'accepted', ...(words === '' ? {} : { comment: words }) };
      const content = { ...form, number, hash: filing.hash, verdict };
      review.mutate({ ...content, requestId: requestId.of(content) });
    } else {
      const content = { ...form, said: saidOf() };
      lock.mutate({ ...content, requestId: requestId.of(content) });
    }
  };
  const saidOf = (): SayLock['said'] => {
    if (asking === 'refused') return { kind: 'refused', reason: words, answers: asked?.id ?? 0 };
    if (asking === 'unlocked')
      return { kind: 'unlocked', until: endOfDay(until), ...(asked ? { answers: asked.id } : {}) };
    return { kind: 'locked' };
  };
  const unit = filing.unitName;
  const questions: Record<Asking, { title: string; confirm: string; text: string }> = {
    accepted: {
      title: filingTexts.acceptQuestion(number, unit),
      confirm: filingTexts.accept,
      text: filingTexts.acceptConsequence,
    },
    returned: {
      title: filingTexts.returnQuestion(number, unit),
      confirm: filingTexts.return,
      text: filingTexts.returnConsequence,
    },
    locked: { title: filingTexts.lockQuestion(unit), confirm: filingTexts.lock, text: filingTexts.lockConsequence },
    unlocked: { title: filingTexts.unlockQuestion(unit), confirm: filingTexts.unlock, text: '' },
    refused: { title: filingTexts.refuse, confirm: filingTexts.refuse, text: words },
  };
  const question = asking && questions[asking];
  return (
    <section id={reviewBoxId} className={styles.foot}>
      <h2 className={styles.heading}>{filingTexts.reviewBox}</h2>
      {asked && <p className={styles.part}>{filingTexts.asked(asked.reason, asked.until)}</p>}
      {(filing.canReview || asked) && (
        <Textarea
          label={filing.canReview ? filingTexts.comment : filingTexts.refuseReason}
          description={filing.canReview ? filingTexts.commentHint : undefined}
          error={isShort && words.length < 3 ? filingTexts.commentHint : undefined}
          w="100%"
          autosize
          minRows={2}
          maxLength={500}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
      )}
      <Group gap="xs">
        {filing.canReview && (
          <>
            <Button onClick={() => ask('accepted')}>{filingTexts.accept}</Button>
            <Button variant="default" onClick={() => ask('returned')}>
              {filingTexts.return}
            </Button>
          </>
        )}
        {filing.canLock && (
          <>
            <Button variant="default" onClick={() => ask('locked')}>
              {filingTexts.lock}
            </Button>
            <Button variant="default" onClick={() => ask('unlocked')}>
              {filingTexts.unlock}
            </Button>
            {asked && (
              <Button variant="default" onClick={() => ask('refused')}>
                {filingTexts.refuse}
              </Button>
            )}
          </>
        )}
      </Group>
      <Question
        isOpen={question !== null}
        title={question?.title ?? ''}
        confirm={question?.confirm ?? ''}
        isRefusing={asking === 'returned' || asking === 'refused'}
        isPending={review.isPending || lock.isPending}
        error={review.error ?? lock.error}
        onConfirm={send}
        onCancel={() => {
          setAsking(null);
          review.reset();
          lock.reset();
        }}
      >
        {asking === 'unlocked' ? (
          <DateBox label={filingTexts.unlockUntil} value={until} onChoose={setUntil} />
        ) : (
          <p className={styles.consequences}>{question?.text}</p>
        )}
      </Question>
    </section>
  );
}
