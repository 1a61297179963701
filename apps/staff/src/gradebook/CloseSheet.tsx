import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { Sheet } from '@truong/contracts/gradebook';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { refusalOf, trpc } from '../trpc.ts';
import styles from './gradebook.module.css';
import { sheetTexts } from './messages.ts';
import { unsentCount } from './outbox/outbox-state.ts';
import type { SheetOutbox } from './outbox/sheet-outbox.ts';
import { missingLines, type SheetView } from './sheet-view.ts';

const shownLines = 6;

export type CloseSheetProps = {
  sheet: Sheet;
  /** The sheet in the question's words. */
  name: string;
  view: Pick<SheetView, 'rows' | 'missing'>;
  outbox: SheetOutbox;
  onMoved: () => void;
};

/** Finishing a sheet: says what is missing and what is not saved yet before it asks. */
export function CloseSheet({ sheet, name, view, outbox, onMoved }: CloseSheetProps) {
  const [asking, setAsking] = useState<{ missing: number } | null>(null);
  const [unsent, setUnsent] = useState(0);
  const [isFlushing, setIsFlushing] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const close = trpc.gradebook.closeSheet.useMutation({
    onSuccess: () => {
      requestId.done();
      setAsking(null);
      onMoved();
      void utils.gradebook.sheets.invalidate();
    },
    onError: (error) => {
      const refusal = refusalOf(error);
      // The server counts what stands there now; the question is asked again with its number.
      if (refusal?.appCode === 'SHEET_INCOMPLETE') setAsking({ missing: refusal.appData.missing });
    },
  });

  async function begin() {
    close.reset();
    setIsFlushing(true);
    await outbox.flush();
    setIsFlushing(false);
    setUnsent(unsentCount(outbox.snapshot().outbox));
    setAsking({ missing: view.missing });
  }

  function confirm() {
    const content = {
      unitId: sheet.unitId,
      schoolYear: sheet.schoolYear,
      sheetId: sheet.id,
      acceptsMissing: (asking?.missing ?? 0) > 0,
    };
    close.mutate({ ...content, requestId: requestId.of(content) });
  }

  const back = () => setAsking(null);
  const missing = asking?.missing ?? 0;
  // Not beside a number of the server's that is about other cells.
  const lines = missing === view.missing ? missingLines(sheet, view) : [];
  const isRecounted = refusalOf(close.error)?.appCode === 'SHEET_INCOMPLETE';
  const pupils = sheet.pupils.filter((pupil) => !pupil.hasLeft).length;
  return (
    <>
      <Button size="compact-sm" loading={isFlushing} onClick={() => void begin()}>
        {sheetTexts.close}
      </Button>
      <Question
        isOpen={asking !== null && unsent === 0}
        title={sheetTexts.closeQuestion(name)}
        confirm={missing > 0 ? sheetTexts.closeWithMissing(missing) : sheetTexts.close}
        isPending={close.isPending}
        error={isRecounted ? null : close.error}
        onConfirm={confirm}
        onCancel={() => setAsking(null)}
      >
        <Text size="sm">{missing > 0 ? sheetTexts.closeMissing(missing) : sheetTexts.closeComplete(pupils)}</Text>
        {lines.length > 0 && (
          <ul className={styles.missing}>
            {lines.slice(0, shownLines).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {lines.length > shownLines && <li>{sheetTexts.morePupils(lines.length - shownLines)}</li>}
          </ul>
        )}
      </Question>
      <Modal opened={asking !== null && unsent > 0} onClose={back} withCloseButton={false} centered>
        <Stack gap="md">
          <Modal.Title fw={600}>{sheetTexts.notClosable(name)}</Modal.Title>
          <Text size="sm">{sheetTexts.closeUnsent(unsent)}</Text>
          <Group justify="flex-end">
            <Button data-autofocus onClick={back}>
              {sheetTexts.backToSheet}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
