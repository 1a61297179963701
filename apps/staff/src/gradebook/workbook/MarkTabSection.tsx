import { Alert, Button, Checkbox, NativeSelect, Text } from '@mantine/core';
import type { MarkChoices, MarkImportPreview, MarkTab, TabChoice } from '@truong/contracts/mark-imports';
import { useState } from 'react';
import imports from '../../people/imports/imports.module.css';
import { questionText } from '../bulk/messages.ts';
import { nameOfSlot } from '../messages.ts';
import { MarkMapping } from './MarkMapping.tsx';
import { cellAddress, cellNote, countsText, noteText, refusalText, workbookTexts } from './messages.ts';
import styles from './workbook.module.css';

export type MarkTabSectionProps = {
  tab: MarkTab;
  preview: MarkImportPreview;
  choices: MarkChoices;
  onChoose: (choice: TabChoice) => void;
  onOverwrite: (key: string, isOn: boolean) => void;
};

const firstShown = 60;

/** One sheet of the file: where it goes, what does not fit, what is asked, and each cell that it would change. */
export function MarkTabSection({ tab, preview, choices, onChoose, onOverwrite }: MarkTabSectionProps) {
  const mapping = choices.tabs.find((choice) => choice.tab === tab.tab)?.mapping;
  return (
    <section className={imports.section} aria-label={tab.name}>
      <h2 className={imports.heading}>{tab.title ?? tab.name}</h2>
      {tab.is === 'list' && (
        <NativeSelect
          size="sm"
          className={styles.target}
          label={workbookTexts.target}
          aria-label={workbookTexts.targetOf(tab.name)}
          value={tab.isSkipped || tab.sheetId === null ? '' : String(tab.sheetId)}
          data={[
            { value: '', label: workbookTexts.noTarget },
            ...preview.targets.map(({ sheetId, title }) => ({ value: String(sheetId), label: title })),
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChoose({ tab: tab.tab, sheetId: value === '' ? null : Number(value) });
          }}
        />
      )}
      {!tab.isSkipped && (
        <>
          {tab.refusal ? (
            <Alert color="red" variant="light" role="alert">
              {refusalText(tab.refusal)}
            </Alert>
          ) : (
            <Text size="sm">{tab.cells.length > 0 ? countsText(tab.counts) : workbookTexts.nothingToDo}</Text>
          )}
          {tab.columns.length > 0 && (
            <MarkMapping
              tab={tab}
              onCorrect={(corrected) => onChoose({ tab: tab.tab, sheetId: tab.sheetId, mapping: corrected })}
              isCorrected={mapping !== undefined}
            />
          )}
          {tab.notes.length > 0 && (
            <ul className={styles.notes}>
              {tab.notes.map((note) => (
                <li key={JSON.stringify(note)}>{noteText(note)}</li>
              ))}
            </ul>
          )}
          {tab.questions.length > 0 && (
            <Alert color="yellow" variant="light" role="alert" title={workbookTexts.ask}>
              <ul className={styles.notes}>
                {tab.questions.map((question) => (
                  <li key={JSON.stringify(question)}>{questionText(question)}</li>
                ))}
              </ul>
            </Alert>
          )}
          {tab.cells.length > 0 && <CellTable tab={tab} overwrites={choices.overwrites} onOverwrite={onOverwrite} />}
        </>
      )}
    </section>
  );
}

type CellTableProps = { tab: MarkTab; overwrites: readonly string[]; onOverwrite: MarkTabSectionProps['onOverwrite'] };

function CellTable({ tab, overwrites, onOverwrite }: CellTableProps) {
  const [isWhole, setWhole] = useState(false);
  const names = new Map(tab.pupils.map(({ pupilId, fullName }) => [pupilId, fullName]));
  const cells = isWhole ? tab.cells : tab.cells.slice(0, firstShown);
  const caption = workbookTexts.caption(tab.name);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by its keys */}
      <section className={styles.cells} tabIndex={0} aria-label={caption}>
        <table aria-label={caption}>
          <thead>
            <tr>
              <th scope="col">{workbookTexts.pupil}</th>
              <th scope="col">{workbookTexts.column}</th>
              <th scope="col">{workbookTexts.address}</th>
              <th scope="col" data-value>
                {workbookTexts.from}
              </th>
              <th scope="col" data-value>
                {workbookTexts.to}
              </th>
              <th scope="col">{workbookTexts.note}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => {
              const key = `${tab.sheetId}:${cell.pupilId}:${cell.slot}`;
              const pupil = names.get(cell.pupilId) ?? '';
              const isTaken = overwrites.includes(key);
              return (
                <tr key={`${key} ${cell.row}`} data-is={cell.is}>
                  <th scope="row">{pupil}</th>
                  <td>{nameOfSlot(cell.slot)}</td>
                  <td>{cellAddress(cell)}</td>
                  <td data-value>{cell.from || workbookTexts.empty}</td>
                  <td data-value>{cell.to || workbookTexts.empty}</td>
                  <td>
                    {cellNote(cell)}
                    {(cell.is === 'conflict' || isTaken) && (
                      <Checkbox
                        size="xs"
                        label={workbookTexts.overwrite}
                        aria-label={workbookTexts.overwriteOf(pupil, nameOfSlot(cell.slot))}
                        checked={isTaken}
                        onChange={(event) => onOverwrite(key, event.currentTarget.checked)}
                      />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {cells.length < tab.cells.length && (
        <Button variant="subtle" size="compact-sm" className={styles.more} onClick={() => setWhole(true)}>
          {workbookTexts.more(tab.cells.length)}
        </Button>
      )}
    </>
  );
}
