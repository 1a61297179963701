import { Button, CopyButton, Group, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Question } from '../Question.tsx';
import { sheetTexts } from './messages.ts';

export type KeptTextsProps = {
  /** How many cells, and the same as lines to paste elsewhere. */
  cells: number;
  table: string;
  onDrop: () => void;
};

/** The two ways out for texts that no sheet takes: copied elsewhere, or given up. */
export function KeptTexts({ cells, table, onDrop }: KeptTextsProps) {
  const [isAsking, question] = useDisclosure(false);
  return (
    <>
      {!canCopy && <Textarea aria-label={sheetTexts.blocked(cells)} readOnly autosize maxRows={5} value={table} />}
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
      <Question
        isOpen={isAsking}
        title={sheetTexts.dropQuestion(cells)}
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
    </>
  );
}

/** Only a page that came over a secure connection may use the clipboard. */
const canCopy = typeof navigator !== 'undefined' && Boolean(navigator.clipboard);
