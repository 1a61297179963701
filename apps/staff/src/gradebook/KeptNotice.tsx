import { Alert, Button, CopyButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Sheet } from '@truong/contracts/gradebook';
import { Question } from '../Question.tsx';
import styles from './gradebook.module.css';
import { blockedTexts, nameOfSlot, sheetTexts } from './messages.ts';
import type { OutboxSnapshot } from './outbox/sheet-outbox.ts';
import { keptTable } from './sheet-view.ts';

type KeptNoticeProps = { sheet: Sheet; state: Pick<OutboxSnapshot, 'outbox' | 'blocked'>; onDrop: () => void };

/** What was typed and cannot go into the sheet now: kept, to be copied, or given up. */
export function KeptNotice({ sheet, state, onDrop }: KeptNoticeProps) {
  const [isAsking, question] = useDisclosure(false);
  const kept = Object.values(state.outbox.cells);
  if (!state.blocked || kept.length === 0) return null;
  const table = keptTable(sheet, kept, nameOfSlot);
  const why = blockedTexts[state.blocked.code];
  const what = sheetTexts.blocked(kept.length);
  return (
    <Alert color="red" variant="light" role="alert" className={styles.notice} title={why ? `${why}: ${what}` : what}>
      <Stack gap="xs">
        <Text size="sm">{sheetTexts.blockedKept}</Text>
        {!canCopy && <Textarea aria-label={what} readOnly autosize maxRows={5} value={table} />}
        <Group gap="xs">
          {canCopy && (
            <CopyButton value={table}>
              {({ copied, copy }) => (
                <Button size="compact-sm" variant="default" onClick={copy}>
                  {copied ? sheetTexts.copied : sheetTexts.copyKept}
                </Button>
              )}
            </CopyButton>
          )}
          <Button size="compact-sm" variant="default" onClick={question.open}>
            {sheetTexts.dropKept}
          </Button>
        </Group>
      </Stack>
      <Question
        isOpen={isAsking}
        title={sheetTexts.dropQuestion(kept.length)}
        confirm={sheetTexts.dropKept}
        isRefusing
        isPending={false}
        error={null}
        onConfirm={() => {
          question.close();
          onDrop();
        }}
        onCancel={question.close}
      >
        <Text size="sm">{sheetTexts.dropText}</Text>
      </Question>
    </Alert>
  );
}

/** Only a page that came over a secure connection may use the clipboard. */
const canCopy = typeof navigator !== 'undefined' && Boolean(navigator.clipboard);
