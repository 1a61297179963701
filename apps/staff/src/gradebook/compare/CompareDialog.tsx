import { Alert, Anchor, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import type { Sheet } from '@truong/contracts/gradebook';
import { compareWithList, gridOfText, type ListComparison } from '@truong/rules/gradebook/mark-list/compare-list';
import type { MarkField } from '@truong/rules/gradebook/mark-list/mark-header';
import { useState } from 'react';
import { common } from '../../messages.ts';
import { ColumnMeanings } from '../../people/imports/ColumnMeanings.tsx';
import { FileDrop } from '../../people/imports/FileDrop.tsx';
import imports from '../../people/imports/imports.module.css';
import { useUpload } from '../../people/imports/use-upload.ts';
import { trpc } from '../../trpc.ts';
import { nameOfSlot } from '../messages.ts';
import type { SheetView } from '../sheet-view.ts';
import { meaningsOf, noteText } from '../workbook/messages.ts';
import styles from '../workbook/workbook.module.css';
import { comparableOf, gridsOfTabs } from './comparable.ts';
import { compareTexts } from './messages.ts';

export type CompareDialogProps = {
  sheet: Sheet;
  view: SheetView;
  onGoTo: (at: { pupilId: number; slot: string }) => void;
  onClose: () => void;
};

type PostedGrid = ReturnType<typeof gridOfText>;
type Compared = { grid: PostedGrid; comparison: ListComparison };

/** A posted list beside the sheet: only what differs, nothing written, each difference a way to its cell. */
export function CompareDialog({ sheet, view, onGoTo, onClose }: CompareDialogProps) {
  const [text, setText] = useState('');
  const [compared, setCompared] = useState<Compared | 'unread' | null>(null);
  const { client } = trpc.useUtils();
  const compare = (grids: readonly PostedGrid[]) => {
    const all = grids.flatMap((grid): Compared[] => {
      const comparison = compareWithList(grid, comparableOf(sheet, view));
      return comparison ? [{ grid, comparison }] : [];
    });
    // Of several sheets of a file the one that has most to do with this one.
    const [best] = all.sort((one, other) => sizeOf(other.comparison) - sizeOf(one.comparison));
    setCompared(best ?? 'unread');
  };
  const correct = ({ grid, comparison }: Compared, mapping: readonly { column: number; field: MarkField }[]) => {
    const fields = new Map(mapping.map(({ column, field }) => [column, field]));
    const all = new Map(comparison.columns.map(({ column }) => [column, fields.get(column) ?? null]));
    const corrected = compareWithList(grid, comparableOf(sheet, view), all);
    if (corrected) setCompared({ grid, comparison: corrected });
  };
  const upload = useUpload(async ({ base64 }) => {
    const ref = { unitId: sheet.unitId, schoolYear: sheet.schoolYear, sheetId: sheet.id };
    compare(gridsOfTabs(await client.gradebook.readMarkList.mutate({ ...ref, base64 })));
  });
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size={720} centered transitionProps={{ duration: 0 }}>
      <Stack gap="sm">
        <Modal.Title fw={600}>{compareTexts.title}</Modal.Title>
        {compared === null || compared === 'unread' ? (
          <>
            <Text size="sm">{compareTexts.how}</Text>
            {compared === 'unread' && (
              <Alert color="red" variant="light" role="alert">
                {compareTexts.unread}
              </Alert>
            )}
            <Textarea
              label={compareTexts.paste}
              className={styles.paste}
              minRows={6}
              maxRows={10}
              autosize
              data-autofocus
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <FileDrop label={compareTexts.file} hint={compareTexts.fileHint} upload={upload} />
          </>
        ) : (
          <>
            <Differences sheet={sheet} comparison={compared.comparison} onGoTo={onGoTo} />
            <Meanings
              comparison={compared.comparison}
              slots={view.columns.map(({ slot }) => slot)}
              onCorrect={(mapping) => correct(compared, mapping)}
            />
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common.close}
          </Button>
          {compared === null || compared === 'unread' ? (
            <Button disabled={text.trim() === ''} onClick={() => compare([gridOfText(text)])}>
              {compareTexts.compare}
            </Button>
          ) : (
            <Button variant="default" onClick={() => setCompared(null)}>
              {compareTexts.other}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function sizeOf({ same, differences }: ListComparison): number {
  return same + differences.length;
}

type MeaningsProps = {
  comparison: ListComparison;
  slots: readonly string[];
  onCorrect: (mapping: { column: number; field: MarkField }[]) => void;
};

/** What was taken for what. Open where no column of marks was found, and once it was opened. */
function Meanings({ comparison: { columns, isByHead, slots: found }, slots, onCorrect }: MeaningsProps) {
  const [isOpen] = useState(found.length === 0);
  const known = columns.filter(({ field }) => field !== null).length;
  return (
    <details className={imports.details} open={isOpen}>
      <summary>{compareTexts.taken({ known, all: columns.length, isByHead })}</summary>
      <ColumnMeanings
        caption={compareTexts.meanings}
        columns={columns}
        meanings={meaningsOf(slots)}
        onCorrect={onCorrect}
      />
    </details>
  );
}

type DifferencesProps = { sheet: Sheet; comparison: ListComparison; onGoTo: CompareDialogProps['onGoTo'] };

function Differences({ sheet, comparison, onGoTo }: DifferencesProps) {
  const { slots, differences, same, notes } = comparison;
  const names = new Map(sheet.pupils.map(({ pupilId, fullName }) => [pupilId, fullName]));
  return (
    <>
      <Text size="sm" role="status">
        {slots.length === 0
          ? compareTexts.noColumn
          : compareTexts.result({ columns: slots.map(nameOfSlot), differences: differences.length, same })}
      </Text>
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={JSON.stringify(note)}>{noteText(note)}</li>
          ))}
        </ul>
      )}
      {differences.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by its keys
        <section className={`${styles.cells} ${styles.differences}`} tabIndex={0} aria-label={compareTexts.caption}>
          <table aria-label={compareTexts.caption}>
            <thead>
              <tr>
                <th scope="col">{compareTexts.pupil}</th>
                <th scope="col">{compareTexts.column}</th>
                <th scope="col" data-value>
                  {compareTexts.posted}
                </th>
                <th scope="col" data-value>
                  {compareTexts.stored}
                </th>
                <th scope="col">{compareTexts.place}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ pupilId, slot, posted, stored }) => {
                const name = names.get(pupilId) ?? '';
                return (
                  <tr key={`${pupilId} ${slot}`}>
                    <th scope="row">{name}</th>
                    <td>{nameOfSlot(slot)}</td>
                    <td data-value>{posted || compareTexts.empty}</td>
                    <td data-value>{stored || compareTexts.empty}</td>
                    <td>
                      <Anchor
                        component="button"
                        type="button"
                        inherit
                        aria-label={compareTexts.goToOf(name, nameOfSlot(slot))}
                        onClick={() => onGoTo({ pupilId, slot })}
                      >
                        {compareTexts.goTo}
                      </Anchor>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
