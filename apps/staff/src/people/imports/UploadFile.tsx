import { Alert, Button, Progress, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { largestFile } from '@truong/contracts/uploads';
import { type DragEvent, useRef, useState } from 'react';
import { errorText } from '../../errors.ts';
import { newRequestId } from '../../new-request-id.ts';
import { trpc } from '../../trpc.ts';
import { listenToUpload } from '../../upload-fetch.ts';
import { base64Of } from './base64-of.ts';
import styles from './imports.module.css';
import { importTexts } from './messages.ts';
import { fileRefusalTexts } from './refusal-messages.ts';

type Of = { unitId: number; schoolYear: number };

/** Choosing a file, by button or by dragging it here; what it would do is shown on a page of its own. */
export function UploadFile({ of }: { of: Of }) {
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  const upload = trpc.people.uploadImport.useMutation({
    onSuccess: async ({ importId }) => {
      await utils.people.imports.invalidate();
      await navigate({
        to: '/imports/$importId',
        params: { importId: String(importId) },
        search: (old: object) => old,
      } as never);
    },
    onError: (error) => setRefusal(errorText(error)),
    onSettled: () => {
      listenToUpload(null);
      setPercent(null);
    },
  });
  const send = async (file: File | undefined) => {
    if (!file || percent !== null) return;
    setRefusal(file.size > largestFile ? fileRefusalTexts.too_large : file.size === 0 ? fileRefusalTexts.empty : null);
    if (file.size > largestFile || file.size === 0) return;
    setPercent(0);
    listenToUpload(setPercent);
    const base64 = await base64Of(file).catch((error: unknown) => {
      setPercent(null);
      setRefusal(errorText(error));
      return null;
    });
    if (base64 !== null) upload.mutate({ ...of, fileName: file.name, base64, requestId: newRequestId() });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  return (
    <section
      aria-label={importTexts.upload}
      className={styles.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={styles.chooser}>
        <Text className={styles.wideOnly}>{importTexts.drop}</Text>
        <Button loading={percent !== null} onClick={() => input.current?.click()}>
          {importTexts.choose}
        </Button>
        <input
          ref={input}
          className={styles.file}
          type="file"
          tabIndex={-1}
          accept=".xlsx,.xls"
          aria-label={importTexts.upload}
          onChange={(event) => {
            void send(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <Text size="sm" c="dimmed">
        {importTexts.hint}
      </Text>
      {percent !== null && (
        <div role="status" className={styles.progress}>
          <Progress value={percent} aria-label={importTexts.sending(percent)} />
          <Text size="sm">{percent < 100 ? importTexts.sending(percent) : importTexts.reading}</Text>
        </div>
      )}
      {refusal && (
        <Alert color="red" variant="light" role="alert">
          {refusal}
        </Alert>
      )}
    </section>
  );
}
