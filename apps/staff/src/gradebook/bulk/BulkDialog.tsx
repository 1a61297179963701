import { Alert, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import type { Sheet } from '@truong/contracts/gradebook';
import { useCallback, useState } from 'react';
import { nameOfSlot } from '../messages.ts';
import styles from './bulk.module.css';
import { type BulkPreview, landing, refusals } from './bulk-preview.ts';
import { bulkTexts, questionText } from './messages.ts';

export type BulkDialogProps = {
  sheet: Sheet;
  preview: BulkPreview;
  /** The block may be one of a scale of 100. */
  canReadHundred: boolean;
  readsHundred: boolean;
  onReadHundred: (readsHundred: boolean) => void;
  onLand: () => void;
  onCancel: () => void;
};

/** Old and new value of every cell before anything is written: all of them or, when chosen, only the good ones. */
export function BulkDialog(props: BulkDialogProps) {
  const { sheet, preview } = props;
  const [takesGood, setTakesGood] = useState(false);
  const names = new Map(sheet.pupils.map(({ pupilId, fullName }) => [pupilId, fullName]));
  const refused = refusals(preview);
  const good = landing(preview).length;
  const isAsking = preview.questions.length > 0;
  const canLand = good > 0 && (refused === 0 || takesGood);
  const [isCancelFirst] = useState(isAsking || !canLand);
  // At once, without a transition: a key pressed now must not reach the grid below.
  const focus = useCallback((button: HTMLButtonElement | null) => button?.focus(), []);
  return (
    <Modal
      opened
      onClose={props.onCancel}
      withCloseButton={false}
      size={680}
      centered
      transitionProps={{ duration: 0 }}
    >
      <Stack gap="sm">
        <Modal.Title fw={600}>{bulkTexts.titles[preview.how]}</Modal.Title>
        <Text size="sm">
          {preview.by && `${bulkTexts.matched[preview.by]} `}
          {bulkTexts.counts(preview.cells, preview.unchanged) || bulkTexts.nothing}
        </Text>
        {isAsking && (
          <Alert color="yellow" variant="light" role="alert">
            <Text size="sm" fw={600}>
              {bulkTexts.ask}
            </Text>
            <ul className={styles.questions}>
              {preview.questions.map((question) => (
                <li key={JSON.stringify(question)}>{questionText(question)}</li>
              ))}
            </ul>
          </Alert>
        )}
        {props.canReadHundred && (
          <Checkbox
            label={bulkTexts.readsHundred}
            checked={props.readsHundred}
            onChange={(event) => props.onReadHundred(event.currentTarget.checked)}
          />
        )}
        {refused > 0 && (
          <Text size="sm" fw={600} className={styles.refused}>
            {bulkTexts.refused(refused)}
          </Text>
        )}
        {preview.cells.length + preview.refusedRows.length > 0 && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by its keys
          <section className={styles.cells} tabIndex={0} aria-label={bulkTexts.caption}>
            <table className={styles.table} aria-label={bulkTexts.caption}>
              <thead>
                <tr>
                  <th scope="col">{bulkTexts.pupil}</th>
                  <th scope="col">{bulkTexts.column}</th>
                  <th scope="col" className={styles.value}>
                    {bulkTexts.from}
                  </th>
                  <th scope="col" className={styles.value}>
                    {bulkTexts.to}
                  </th>
                  <th scope="col">{bulkTexts.why}</th>
                </tr>
              </thead>
              <tbody>
                {preview.refusedRows.map(({ words, why }, at) => (
                  <tr key={`${at} ${words}`} data-is="refused">
                    <th scope="row" colSpan={5}>
                      {words} <span>{why}</span>
                    </th>
                  </tr>
                ))}
                {preview.cells.map(({ pupilId, slot, from, to, is, why }, at) => (
                  <tr key={`${pupilId} ${slot} ${at}`} data-is={is}>
                    <th scope="row">{names.get(pupilId)}</th>
                    <td>{slot && nameOfSlot(slot)}</td>
                    <td className={styles.value}>{from || bulkTexts.emptyCell}</td>
                    <td className={styles.value}>{to || bulkTexts.emptyCell}</td>
                    <td>{why || bulkTexts.states[is]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
        {refused > 0 && good > 0 && (
          <Checkbox
            label={bulkTexts.takeGood(good)}
            checked={takesGood}
            onChange={(event) => setTakesGood(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button
            variant={isAsking ? 'filled' : 'default'}
            onClick={props.onCancel}
            ref={isCancelFirst ? focus : undefined}
            data-autofocus={isCancelFirst || undefined}
          >
            {bulkTexts.cancel}
          </Button>
          <Button
            disabled={!canLand}
            variant={isAsking ? 'default' : 'filled'}
            onClick={props.onLand}
            ref={isCancelFirst ? undefined : focus}
            data-autofocus={!isCancelFirst || undefined}
          >
            {isAsking ? bulkTexts.writeAnyway(good) : bulkTexts.write(good)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
