import { Alert, Button, Progress, Text } from '@mantine/core';
import { type DragEvent, useRef, useState } from 'react';
import styles from './imports.module.css';
import { importTexts } from './messages.ts';
import type { Upload } from './use-upload.ts';

export type FileDropProps = { label: string; hint: string; upload: Upload };

/** Choosing a file, by button or by dragging it here, with how far it is on its way. */
export function FileDrop({ label, hint, upload: { percent, refusal, send } }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  return (
    <section
      aria-label={label}
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
          aria-label={label}
          onChange={(event) => {
            void send(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <Text size="sm" c="dimmed">
        {hint}
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
