import type { SheetRef } from '@truong/contracts/gradebook';
import type { Occasion, RemarkList } from '@truong/contracts/remarks';
import { useEffect, useRef, useState } from 'react';
import { draftPlace, keepDraft, readDraft } from '../../kept-draft.ts';
import { useRequestId } from '../../request-id.ts';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';

type Stored = Pick<RemarkList[number], 'text' | 'version'>;
export type OfRemark = { sheet: SheetRef; pupilId: number; occasion: Occasion };

export type RemarkState = {
  text: string;
  /** Theirs, written while this one was being typed; both stay until somebody chooses. */
  conflict: Stored | null;
  isSaving: boolean;
  isUnsaved: boolean;
  error: unknown;
  type: (text: string) => void;
  save: () => void;
  keep: (which: 'mine' | 'theirs') => void;
};

const pause = 1200;

/**
 * One remark while it is written: saved after a pause and on leaving the field, kept in this browser until it is. `stored` is
 * what the list of the sheet says.
 */
export function useRemark({ sheet, pupilId, occasion }: OfRemark, stored: Stored): RemarkState {
  const { me } = useActing();
  const place = draftPlace(me.accountId, 'remark', sheet.unitId, sheet.sheetId, pupilId, occasion);
  const [draft, setDraft] = useState<string | null>(() => readDraft(place));
  const [conflict, setConflict] = useState<Stored | null>(null);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const current = useRef({ draft, stored, conflict });
  current.current = { draft, stored, conflict };
  const record = trpc.gradebook.recordRemark.useMutation({
    onSuccess: (answer, sent) => {
      requestId.done();
      if (answer.isConflict) {
        setConflict({ text: answer.text, version: answer.version });
        return;
      }
      utils.gradebook.remarks.setData(sheet, (list = []) => [
        ...list.filter((one) => one.pupilId !== pupilId || one.occasion !== occasion),
        { pupilId, occasion, text: answer.text, version: answer.version },
      ]);
      if (readDraft(place)?.trim() === sent.text) keepDraft(place, null);
      setDraft((now) => (now !== null && now.trim() === sent.text ? null : now));
    },
  });

  function send(text: string, seenVersion: number) {
    const content = { ...sheet, pupilId, occasion, text, seenVersion };
    record.mutate({ ...content, requestId: requestId.of(content) });
  }

  function save() {
    const { draft: typed, stored: known, conflict: theirs } = current.current;
    if (typed === null || theirs || record.isPending) return;
    if (typed.trim() === known.text) {
      keepDraft(place, null);
      setDraft(null);
    } else send(typed.trim(), known.version);
  }
  const saveNow = useRef(save);
  saveNow.current = save;

  useEffect(() => {
    if (draft === null || record.isPending || record.isError) return;
    const timer = setTimeout(() => saveNow.current(), pause);
    return () => clearTimeout(timer);
  }, [draft, record.isPending, record.isError]);
  // Whoever goes on to the next pupil has finished this one.
  useEffect(() => () => saveNow.current(), []);

  return {
    text: draft ?? stored.text,
    conflict,
    isSaving: record.isPending,
    isUnsaved: draft !== null && draft.trim() !== stored.text,
    error: record.error,
    type: (text) => {
      record.reset();
      keepDraft(place, text);
      setDraft(text);
    },
    save,
    keep: (which) => {
      if (!conflict) return;
      utils.gradebook.remarks.setData(sheet, (list = []) => [
        ...list.filter((one) => one.pupilId !== pupilId || one.occasion !== occasion),
        { pupilId, occasion, ...conflict },
      ]);
      setConflict(null);
      if (which === 'mine') send((draft ?? '').trim(), conflict.version);
      else {
        keepDraft(place, null);
        setDraft(null);
      }
    },
  };
}
