import { Button, Text } from '@mantine/core';
import type { UnitTerm } from '@truong/contracts/common';
import type { TermBoard } from '@truong/contracts/gradebook';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { boardProgress } from './board.ts';
import { Consequences } from './Consequences.tsx';
import { countDecisions, type Decisions, decisionsToSend } from './decisions.ts';
import { termTexts } from './messages.ts';
import styles from './term.module.css';

export type CloseTermProps = {
  of: UnitTerm;
  name: string;
  board: TermBoard;
  decisions: Decisions;
  onClosed: (words: string) => void;
};

/** What is still undecided, and closing the term once nothing is. */
export function CloseTerm({ of, name, board, decisions, onClosed }: CloseTermProps) {
  const [isAsking, setAsking] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const close = trpc.gradebook.closeTerm.useMutation({
    onSuccess: async (closed) => {
      requestId.done();
      setAsking(false);
      onClosed(termTexts.closedDone(closed));
      await Promise.all([utils.gradebook.invalidate(), utils.forms.invalidate(), utils.pivot.invalidate()]);
    },
  });
  const counts = countDecisions(board.incomplete, decisions);
  const progress = boardProgress(board.classes);
  const send = () => {
    const content = { ...of, decisions: decisionsToSend(board.incomplete, decisions) };
    close.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <div className={styles.foot}>
      <Button disabled={counts.undecided > 0} aria-describedby="close-term-state" onClick={() => setAsking(true)}>
        {termTexts.close}
      </Button>
      <Text id="close-term-state" size="sm" role="status">
        {counts.undecided > 0 ? termTexts.undecided(counts.undecided) : termTexts.ready}
      </Text>
      <Question
        isOpen={isAsking}
        title={termTexts.closeQuestion(name)}
        confirm={termTexts.close}
        isPending={close.isPending}
        error={close.error}
        onConfirm={send}
        onCancel={() => {
          setAsking(false);
          close.reset();
        }}
      >
        <Consequences
          of={termTexts.closeConsequence({
            pupils: progress.pupils,
            byRule: counts.byRule,
            leftEmpty: counts.leftEmpty,
            notAssessed: counts.notAssessed,
            sheets: progress.sheets,
            openSheets: progress.sheets - progress.closed,
          })}
        />
      </Question>
    </div>
  );
}
