import { Anchor, Button, Text } from '@mantine/core';
import type { ImportPreview } from '@truong/contracts/imports';
import { useState } from 'react';
import { Question } from '../../Question.tsx';
import { useRequestId } from '../../request-id.ts';
import { refusalOf, trpc } from '../../trpc.ts';
import styles from './imports.module.css';
import { importTexts } from './messages.ts';

export type CommitImportProps = {
  of: { unitId: number; schoolYear: number; importId: number };
  preview: ImportPreview;
  isWorking: boolean;
  /** Looks again, after the school has moved. */
  onAgain: () => void;
};

/** Confirming exactly what is shown, named by how many. */
export function CommitImport({ of, preview, isWorking, onAgain }: CommitImportProps) {
  const [isAsking, setAsking] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const commit = trpc.people.commitImport.useMutation({
    // The page sees the job in the list, and shows how far it is.
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.people.imports.invalidate(), utils.jobs.invalidate()]);
      setAsking(false);
    },
  });
  const { counts } = preview;
  const count = counts.new + counts.changed;
  const send = () => {
    const content = { ...of, planHash: preview.planHash };
    commit.mutate({ ...content, requestId: requestId.of(content) });
  };
  const close = () => {
    setAsking(false);
    commit.reset();
  };
  return (
    <div className={styles.foot}>
      <Button disabled={count === 0 || isWorking} aria-describedby="import-counts" onClick={() => setAsking(true)}>
        {importTexts.commit(counts)}
      </Button>
      <Text id="import-counts" size="sm" role="status">
        {count === 0 ? importTexts.nothing : importTexts.counts(counts)}
      </Text>
      <Question
        isOpen={isAsking}
        title={importTexts.commitQuestion(preview.fileName)}
        confirm={importTexts.commit(counts)}
        isPending={commit.isPending}
        error={commit.error}
        errorAction={
          refusalOf(commit.error)?.appCode === 'IMPORT_MOVED' && (
            <Anchor
              component="button"
              type="button"
              inherit
              onClick={() => {
                close();
                onAgain();
              }}
            >
              {' '}
              {importTexts.again}
            </Anchor>
          )
        }
        onConfirm={send}
        onCancel={close}
      >
        <ul className={styles.consequences}>
          {importTexts.consequences(counts).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Question>
    </div>
  );
}
