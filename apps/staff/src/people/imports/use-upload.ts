import { largestFile } from '@truong/contracts/uploads';
import { useState } from 'react';
import { errorText } from '../../errors.ts';
import { listenToUpload } from '../../upload-fetch.ts';
import { base64Of } from './base64-of.ts';
import { fileRefusalTexts } from './refusal-messages.ts';

export type Upload = {
  /** How far the file is on its way; null while there is none. */
  percent: number | null;
  refusal: string | null;
  send: (file: File | undefined) => Promise<void>;
};

/** Sends a file that somebody chose: what is seen to be too large or empty never leaves. */
export function useUpload(hand: (file: { fileName: string; base64: string }) => Promise<unknown>): Upload {
  const [percent, setPercent] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = async (file: File | undefined) => {
    if (!file || percent !== null) return;
    setRefusal(file.size > largestFile ? fileRefusalTexts.too_large : file.size === 0 ? fileRefusalTexts.empty : null);
    if (file.size > largestFile || file.size === 0) return;
    setPercent(0);
    listenToUpload(setPercent);
    try {
      await hand({ fileName: file.name, base64: await base64Of(file) });
    } catch (error) {
      setRefusal(errorText(error));
    } finally {
      listenToUpload(null);
      setPercent(null);
    }
  };
  return { percent, refusal, send };
}
