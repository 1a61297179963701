import { Alert, Anchor, Button, Checkbox, Text } from '@mantine/core';
import type { MarkImportPreview, MarkImportRef } from '@truong/contracts/mark-imports';
import { useState } from 'react';
import { errorText } from '../../errors.ts';
import imports from '../../people/imports/imports.module.css';
import { useRequestId } from '../../request-id.ts';
import { refusalOf, trpc } from '../../trpc.ts';
import { countsText, workbookTexts, writtenCount } from './messages.ts';

export type CommitMarksProps = {
  of: MarkImportRef;
  preview: MarkImportPreview;
  isWorking: boolean;
  /** Looks again, after the sheets have moved. */
  onAgain: () => void;
};

/** Confirming exactly what is shown: all of it, or by choice without what cannot be taken. It can be undone, so nothing else is asked. */
export function CommitMarks({ of, preview, isWorking, onAgain }: CommitMarksProps) {
  const [leavesRefused, setLeaves] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const commit = trpc.gradebook.commitMarks.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.gradebook.invalidate();
    },
  });
  const { counts } = preview;
  const count = writtenCount(counts);
  const isSure = preview.tabs.some(({ questions }) => questions.length > 0);
  const isBlocked = count === 0 || isWorking || (counts.refused > 0 && !leavesRefused);
  const send = () => {
    const content = { ...of, planHash: preview.planHash, leavesRefused, isSure };
    commit.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <div className={imports.foot}>
      {counts.refused > 0 && count > 0 && (
        <Checkbox
          label={workbookTexts.leaveRefused(counts.refused)}
          checked={leavesRefused}
          onChange={(event) => setLeaves(event.currentTarget.checked)}
        />
      )}
      <Button disabled={isBlocked} loading={commit.isPending} aria-describedby="mark-counts" onClick={send}>
        {isSure ? workbookTexts.commitSure(count) : workbookTexts.commit(count)}
      </Button>
      <Text id="mark-counts" size="sm" role="status">
        {countsText(counts)}
      </Text>
      {commit.error && (
        <Alert color="red" variant="light" role="alert" p="xs">
          {errorText(commit.error)}
          {refusalOf(commit.error)?.appCode === 'IMPORT_MOVED' && (
            <Anchor
              component="button"
              type="button"
              inherit
              onClick={() => {
                commit.reset();
                onAgain();
              }}
            >
              {' '}
              {workbookTexts.again}
            </Anchor>
          )}
        </Alert>
      )}
    </div>
  );
}
