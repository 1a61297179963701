import { Button, Group, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Filing } from '@truong/contracts/statistics';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { refusalOf, trpc } from '../trpc.ts';
import { filingTexts } from './messages.ts';
import styles from './statistics.module.css';

type Verdict = 'accepted' | 'returned';

type ReviewBoxProps = { filing: Filing; comment: string; onComment: (comment: string) => void };

/** The reviewing office's answer to the filing it has read: number and hash go with it. */
export function ReviewBox({ filing, comment, onComment }: ReviewBoxProps) {
  const [asking, setAsking] = useState<Verdict | null>(null);
  const [isOpening, setOpening] = useState(false);
  const [isShort, setShort] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const openLatest = useOpenLatest(filing);
  const review = trpc.statistics.reviewFiling.useMutation({
    onSuccess: async () => {
      requestId.done();
      setAsking(null);
      await utils.statistics.invalidate();
    },
  });
  const { unitId, schoolYear, period, number, hash, unitName } = filing;
  const words = comment.trim();
  const ask = (verdict: Verdict) => {
    const lacksComment = verdict === 'returned' && words.length < 3;
    setShort(lacksComment);
    if (!lacksComment) setAsking(verdict);
  };
  const send = () => {
    const verdict =
      asking === 'returned'
        ? { kind: 'returned' as const, comment: words }
        : { kind: 'accepted' as const, ...(words === '' ? {} : { comment: words }) };
    const content = { unitId, schoolYear, period, number, hash, verdict };
    review.mutate({ ...content, requestId: requestId.of(content) });
  };
  const stop = () => {
    setAsking(null);
    review.reset();
  };
  const goToLatest = async () => {
    setOpening(true);
    await openLatest().finally(() => setOpening(false));
    stop();
  };
  const isReplaced = refusalOf(review.error)?.appCode === 'FILING_REPLACED';
  const isReturning = asking === 'returned';
  return (
    <section className={styles.foot}>
      <h2 className={styles.heading}>{filingTexts.reviewBox}</h2>
      <Textarea
        label={filingTexts.comment}
        description={filingTexts.commentHint}
        error={isShort && words.length < 3 ? filingTexts.commentHint : undefined}
        w="100%"
        autosize
        minRows={2}
        maxLength={500}
        value={comment}
        onChange={(event) => onComment(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button onClick={() => ask('accepted')}>{filingTexts.accept}</Button>
        <Button variant="default" onClick={() => ask('returned')}>
          {filingTexts.return}
        </Button>
      </Group>
      <Question
        isOpen={asking !== null && !isReplaced}
        title={
          isReturning ? filingTexts.returnQuestion(number, unitName) : filingTexts.acceptQuestion(number, unitName)
        }
        confirm={isReturning ? filingTexts.return : filingTexts.accept}
        isRefusing={isReturning}
        isPending={review.isPending}
        error={review.error}
        onConfirm={send}
        onCancel={stop}
      >
        <p className={styles.consequence}>
          {isReturning ? filingTexts.returnConsequence : filingTexts.acceptConsequence(filing.rows)}
        </p>
      </Question>
      <Question
        isOpen={asking !== null && isReplaced}
        title={filingTexts.replacedQuestion(number)}
        confirm={filingTexts.toLatest}
        isPending={isOpening}
        error={null}
        onConfirm={() => void goToLatest()}
        onCancel={stop}
      >
        <p className={styles.consequence}>{filingTexts.replacedText(number)}</p>
      </Question>
    </section>
  );
}

/** Goes to the school's newest filing of the period. */
export function useOpenLatest({ unitId, schoolYear, period }: Pick<Filing, 'unitId' | 'schoolYear' | 'period'>) {
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  return async () => {
    await utils.statistics.invalidate();
    const [latest] = await utils.statistics.filings.fetch({ unitId, schoolYear, period });
    if (!latest) return;
    navigate({
      to: '/filings/$unitId/$number',
      params: { unitId: String(unitId), number: String(latest.number) },
      search: (old: object) => old,
    } as never);
  };
}
