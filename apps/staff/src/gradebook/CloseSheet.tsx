import { Button, Text } from '@mantine/core';
import type { Sheet } from '@truong/contracts/gradebook';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { refusalOf, trpc } from '../trpc.ts';
import { sheetTexts } from './messages.ts';
import { unsentCount } from './outbox/outbox-state.ts';
import type { SheetOutbox } from './outbox/sheet-outbox.ts';

export type CloseSheetProps = {
  sheet: Sheet;
  /** The sheet in the question's words. */
  name: string;
  missing: number;
  outbox: SheetOutbox;
  onMoved: () => void;
};

/** Finishing a sheet: says what is missing and what is not saved yet before it asks. */
export function CloseSheet({ sheet, name, missing, outbox, onMoved }: CloseSheetProps) {
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
    setAsking({ missing });
  }

  function confirm() {
    if (unsent > 0) return setAsking(null);
    const content = {
      unitId: sheet.unitId,
      schoolYear: sheet.schoolYear,
      sheetId: sheet.id,
      acceptsMissing: (asking?.missing ?? 0) > 0,
    };
    close.mutate({ ...content, requestId: requestId.of(content) });
  }

  const isRecounted = refusalOf(close.error)?.appCode === 'SHEET_INCOMPLETE';
  const pupils = sheet.pupils.filter((pupil) => !pupil.hasLeft).length;
  return (
    <>
      <Button size="compact-sm" loading={isFlushing} onClick={() => void begin()}>
        {sheetTexts.close}
      </Button>
      <Question
        isOpen={asking !== null}
        title={sheetTexts.closeQuestion(name)}
        confirm={confirmText(unsent, asking?.missing ?? 0)}
        isPending={close.isPending}
        error={isRecounted ? null : close.error}
        onConfirm={confirm}
        onCancel={() => setAsking(null)}
      >
        <Text size="sm">{questionText({ unsent, missing: asking?.missing ?? 0, pupils })}</Text>
      </Question>
    </>
  );
}

function confirmText(unsent: number, missing: number): string {
  if (unsent > 0) return sheetTexts.backToSheet;
  return missing > 0 ? sheetTexts.closeWithMissing(missing) : sheetTexts.close;
}

function questionText({ unsent, missing, pupils }: { unsent: number; missing: number; pupils: number }): string {
  if (unsent > 0) return sheetTexts.closeUnsent(unsent);
  return missing > 0 ? sheetTexts.closeMissing(missing) : sheetTexts.closeComplete(pupils);
}
