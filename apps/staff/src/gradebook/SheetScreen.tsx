import { Alert, Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { Sheet } from '@truong/contracts/gradebook';
import type { GridMenuItem, GridRow, GridSelection } from '@truong/ui/mark-grid/grid-types';
import { MarkGrid } from '@truong/ui/mark-grid/MarkGrid.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { formatDate, formatSchoolYear } from '@truong/vietnamese/dates';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useAddress } from '../address.tsx';
import { aboutSheet, classOfSheet, termNames } from '../messages.ts';
import { AskUnlock, type UnlockTarget } from './AskUnlock.tsx';
import { useBulk } from './bulk/use-bulk.tsx';
import { ByPupil } from './by-pupil/ByPupil.tsx';
import { useSheetMode } from './by-pupil/use-sheet-mode.ts';
import { CloseSheet } from './CloseSheet.tsx';
import { ConductReasons } from './ConductReasons.tsx';
import { CompareDialog } from './compare/CompareDialog.tsx';
import { ExplainSheetResult } from './ExplainSheetResult.tsx';
import { unlockTexts } from './entry-messages.ts';
import styles from './gradebook.module.css';
import { gridColumns } from './grid-columns.ts';
import { HistoryPanel, type HistoryTarget } from './HistoryPanel.tsx';
import { KeptNotice } from './KeptNotice.tsx';
import { gridTexts, sheetTexts } from './messages.ts';
import type { SheetOutbox } from './outbox/sheet-outbox.ts';
import { useOutboxSnapshot } from './outbox/use-sheet-outbox.ts';
import { PupilLine } from './PupilLine.tsx';
import { SheetPaper } from './print/SheetPaper.tsx';
import { ReopenSheet } from './ReopenSheet.tsx';
import { RemarkPanel } from './remarks/RemarkPanel.tsx';
import { SheetSaveState } from './SheetSaveState.tsx';
import { StandIns } from './StandIns.tsx';
import { aboutOf, nameOfSheet, offerFor, type SheetView, storedCells, viewOf } from './sheet-view.ts';
import { TransferredPanel } from './TransferredPanel.tsx';
import { UnlockLines } from './UnlockLines.tsx';
import { useBlocking } from './use-blocking.ts';
import { useSheetWrites } from './use-sheet-writes.ts';
import { SheetFiles } from './workbook/SheetFiles.tsx';

export type SheetScreenProps = {
  sheet: Sheet;
  readAt: number;
  /** False when the last reading failed and an earlier one is shown. */
  isFresh: boolean;
  outbox: SheetOutbox;
  /** Reads the sheet again. */
  onRead: () => void;
};

/** The mark sheet: title and state of saving, the grid from edge to edge, one line about the focused pupil. */
export function SheetScreen({ sheet, readAt, isFresh, outbox, onRead }: SheetScreenProps) {
  const state = useOutboxSnapshot(outbox);
  const view = useMemo(() => viewOf({ sheet, readAt, state }), [sheet, readAt, state]);
  const columns = useMemo(() => gridColumns(sheet, view.columns), [sheet, view.columns]);
  const rows = useMemo(() => sheet.pupils.map(rowOf), [sheet.pupils]);
  const start = useStart(sheet, view);
  const mode = useSheetMode();
  const [focusedRow, setFocusedRow] = useState(start?.row ?? 0);
  const focusedAt = useRef(start ?? { row: 0, column: 0 });
  const [asked, setAsked] = useState<UnlockTarget | null>(null);
  const [explained, setExplained] = useState<number | null>(null);
  const [history, setHistory] = useState<HistoryTarget | null>(null);
  const [isComparing, setComparing] = useState(false);
  const [goTo, setGoTo] = useState<{ row: number; column: number } | null>(null);
  const [transferred, setTransferred] = useState<number | null>(null);
  const [remarked, setRemarked] = useState<number | null>(null);
  const focused = sheet.pupils[focusedRow];
  const canAsk = sheet.canAsk && sheet.entry.some(({ lock }) => lock !== null);
  useHotkeys(
    [
      ['alt+T', () => focused?.cameFrom && setTransferred(focused.pupilId), { usePhysicalKeys: true }],
      ['alt+M', () => askFor(rangeAt(focusedAt.current)), { usePhysicalKeys: true }],
      ['alt+N', () => focused && setRemarked(focused.pupilId), { usePhysicalKeys: true }],
    ],
    [],
  );
  const { write, rememberSeen } = useSheetWrites({ sheet, view, outbox });
  const stored = useMemo(() => storedCells(sheet, state.learned), [sheet, state.learned]);
  const bulk = useBulk({ sheet, view, stored });
  useEffect(() => outbox.describe(aboutOf(sheet)), [outbox, sheet]);
  useBlocking({ sheet, readAt, outbox, blocked: state.blocked, onRead });

  const name = nameOfSheet(sheet);
  const title = [
    aboutSheet(sheet),
    classOfSheet(sheet),
    `${termNames[sheet.term]} ${formatSchoolYear(sheet.schoolYear)}`,
    sheetTexts.pupils(sheet.pupils.filter((pupil) => !pupil.hasLeft).length),
  ].join(' · ');

  function askFor({ top, left, bottom, right }: GridSelection) {
    if (!canAsk) return;
    const pupilIds = sheet.pupils.slice(top, bottom + 1).map(({ pupilId }) => pupilId);
    const slots = view.columns.slice(left, right + 1).map(({ slot }) => slot);
    setAsked({ slots, pupilIds: pupilIds.length === sheet.pupils.length ? [] : pupilIds });
  }

  function menuItems(selection: GridSelection): GridMenuItem[] {
    const pupil = sheet.pupils[selection.top];
    return [
      ...(canAsk
        ? [{ key: 'ask', label: unlockTexts.ask, keys: unlockTexts.askKeys, onChoose: () => askFor(selection) }]
        : []),
      ...(pupil && view.columns.length < columns.length
        ? [{ key: 'explain', label: sheetTexts.explain, onChoose: () => setExplained(pupil.pupilId) }]
        : []),
    ];
  }

  const isReadOnly = !sheet.canRecord || state.blocked !== null;
  function resolve(row: number, at: number, keep: 'mine' | 'theirs') {
    const pupil = sheet.pupils[row];
    const column = view.columns[at];
    if (pupil && column) outbox.resolve({ pupilId: pupil.pupilId, slot: column.slot }, keep);
  }

  function openHistory(row: number, at: number) {
    const pupil = sheet.pupils[row];
    if (pupil) setHistory({ pupilId: pupil.pupilId, slot: view.columns[at]?.slot });
  }

  return (
    <Page
      title={title}
      state={<SheetSaveState sheet={sheet} state={state} />}
      actions={
        <>
          {sheet.kind === 'homeroom' && sheet.grade === null && <ConductReasons sheet={sheet} />}
          {mode.isOffered && (
            <Button size="compact-sm" variant="default" onClick={mode.turn}>
              {mode.isByPupil ? sheetTexts.asGrid : sheetTexts.byPupil}
            </Button>
          )}
          {canAsk && !mode.isByPupil && (
            <Button size="compact-sm" variant="default" onClick={() => setAsked({ slots: [], pupilIds: [] })}>
              {unlockTexts.ask}
            </Button>
          )}
          <SheetFiles sheet={sheet} onCompare={() => setComparing(true)} />
          {sheet.canClose && <CloseSheet sheet={sheet} name={name} view={view} outbox={outbox} onMoved={onRead} />}
          {sheet.canReopen && <ReopenSheet sheet={sheet} name={name} onMoved={onRead} />}
        </>
      }
      isFull
    >
      <div className={styles.sheet}>
        <StandIns standIns={sheet.standIns} today={sheet.today} className={styles.standIn} />
        <UnlockLines sheet={sheet} />
        {!state.isDurable && (
          <Alert color="yellow" variant="light" className={styles.notice}>
            {sheetTexts.notDurable}
          </Alert>
        )}
        {!isFresh && (
          <Alert color="yellow" variant="light" className={styles.notice}>
            {sheetTexts.notFresh}
          </Alert>
        )}
        <KeptNotice sheet={sheet} state={state} onDrop={() => outbox.drop()} />
        {mode.isByPupil ? (
          <ByPupil
            sheet={sheet}
            view={view}
            columns={columns}
            startAt={start}
            isReadOnly={isReadOnly}
            onWrite={(writes) => write(writes, null)}
            onEdit={rememberSeen}
            onResolveConflict={resolve}
            onAsk={canAsk ? (row, column) => askFor(rangeAt({ row, column })) : null}
          />
        ) : (
          <>
            <MarkGrid
              label={title}
              columns={columns}
              rows={rows}
              nameLabel={sheetTexts.pupil}
              cellAt={(row, column) => view.rows[row]?.cells[column] ?? { text: '', state: 'locked' }}
              rowVersion={(row) => view.rows[row]?.version ?? ''}
              onWrite={(writes) => write(writes, bulk.seen())}
              onEdit={rememberSeen}
              onFocusCell={(row, column) => {
                focusedAt.current = { row, column };
                setFocusedRow(row);
              }}
              startAt={start}
              menuItems={menuItems}
              onOpenHistory={openHistory}
              onResolveConflict={resolve}
              onPropose={bulk.propose}
              offerFor={(at, text) => offerFor(sheet, view.columns[at], text)}
              isReadOnly={isReadOnly}
              texts={gridTexts}
              hideHelp
              goTo={goTo}
            />
            <PupilLine
              sheet={sheet}
              columns={view.columns}
              pupil={focused}
              learned={state.learned}
              onOpen={(pupilId) => setHistory({ pupilId, slot: undefined })}
              onOpenTransferred={setTransferred}
              onOpenRemarks={setRemarked}
            />
          </>
        )}
      </div>
      {bulk.dialog}
      {asked && <AskUnlock sheet={sheet} target={asked} onEnd={() => setAsked(null)} />}
      <ExplainSheetResult
        sheet={sheet}
        view={view}
        learned={state.learned}
        pupilId={explained}
        onClose={() => setExplained(null)}
      />
      <RemarkPanel
        sheet={sheet}
        pupilId={remarked}
        cells={stored}
        onStep={(by) => setRemarked(neighbour(sheet, remarked, by))}
        onClose={() => setRemarked(null)}
      />
      {isComparing && (
        <CompareDialog
          sheet={sheet}
          view={view}
          onGoTo={({ pupilId, slot }) => {
            setComparing(false);
            const row = sheet.pupils.findIndex((pupil) => pupil.pupilId === pupilId);
            const column = view.columns.findIndex((each) => each.slot === slot);
            setTimeout(() => setGoTo({ row, column }));
          }}
          onClose={() => setComparing(false)}
        />
      )}
      <SheetPaper sheet={sheet} title={title} view={view} />
      <TransferredPanel sheet={sheet} pupilId={transferred} onClose={() => setTransferred(null)} />
      <HistoryPanel
        sheet={sheet}
        columns={view.columns}
        of={history}
        onWiden={() => history && setHistory({ ...history, slot: undefined })}
        onClose={() => setHistory(null)}
      />
    </Page>
  );
}

const rangeAt = ({ row, column }: { row: number; column: number }): GridSelection => ({
  top: row,
  left: column,
  bottom: row,
  right: column,
});

/** The cell that the address names, as a list that led here did. */
function useStart(sheet: Sheet, view: SheetView): { row: number; column: number } | undefined {
  const address = useAddress();
  const row = sheet.pupils.findIndex(({ pupilId }) => pupilId === address.number('pupil'));
  const column = view.columns.findIndex(({ slot }) => slot === address.text('slot'));
  return row >= 0 ? { row, column: Math.max(0, column) } : undefined;
}

/** Who stands before or after in the register among those who are here; at the ends whoever is there. */
function neighbour({ pupils }: Sheet, pupilId: number | null, by: 1 | -1): number | null {
  const here = pupils.filter((pupil) => !pupil.hasLeft);
  const at = here.findIndex((pupil) => pupil.pupilId === pupilId);
  return here[at + by]?.pupilId ?? pupilId;
}

function rowOf(pupil: Sheet['pupils'][number]): GridRow {
  const { pupilId, ordinal, fullName, birthDate, hasLeft, cameFrom, exemption } = pupil;
  return {
    key: String(pupilId),
    ordinal,
    name: fullName,
    ...(cameFrom ? { origin: sheetTexts.cameFrom(cameFrom) } : {}),
    ...(exemption ? { hint: sheetTexts.exempt[exemption] } : {}),
    ...(hasLeft ? { isStruck: true, hint: sheetTexts.born(formatDate(birthDate)) } : {}),
  };
}
