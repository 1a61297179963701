import { formatSchoolYear, formatDateTime } from '@truong/vietnamese/dates';
import { Alert, Button, Drawer, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core';
import { cellFromToken } from '@truong/rules/gradebook/cell';
import { formatCell } from '@truong/rules/gradebook/format-cell';
import { parseCell } from '@truong/rules/gradebook/parse-cell';
import { MarkGrid } from '@truong/ui/mark-grid/MarkGrid.tsx';
import type { GridPasteRefusal, GridWrite } from '@truong/ui/mark-grid/grid-types';
import { Page } from '@truong/ui/Page.tsx';
import { SaveState } from '@truong/ui/SaveState.tsx';
import { useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { errorText, textOfCode } from '../errors.ts';
import { common, termNames } from '../messages.ts';
import { ErrorPage } from '../shell/ErrorPage.tsx';
import { useActing } from '../shell/acting.ts';
import { refusalOf, trpc } from '../trpc.ts';
import { gridTexts, sheetTexts, stateNames } from './messages.ts';
import { outboxKey } from './outbox/outbox-store.ts';
import { type Outbox, refused, resolved, resumed, typed, unsentCount } from './outbox/outbox-state.ts';
import { useOutbox } from './outbox/use-outbox.ts';
import { columnName, gridColumns, resultText, type SheetData, SheetView } from './sheet-view.ts';

/** Reads the address and the sheet; the grid itself is below. */
export function SheetPage() {
  const { sheetId } = useParams({ strict: false }) as { sheetId: string };
  const { assignment, schoolYear } = useActing();
  const ref = { unitId: assignment.unitId, schoolYear, sheetId: Number(sheetId) };
  const sheet = trpc.gradebook.sheet.useQuery(ref, { refetchInterval: 20_000, refetchOnWindowFocus: true });
  if (sheet.data) return <SheetScreen key={sheet.data.id} sheet={sheet.data} />;
  if (sheet.error) return <ErrorPage error={sheet.error} onRetry={() => sheet.refetch()} />;
  return <Page title={common.loading}>{null}</Page>;
}

function SheetScreen({ sheet }: { sheet: SheetData }) {
  const { me, schoolYear, term } = useActing();
  const utils = trpc.useUtils();
  const ref = { unitId: sheet.unitId, schoolYear: sheet.schoolYear, sheetId: sheet.id };
  const record = trpc.gradebook.recordMarks.useMutation();
  const { outbox, change } = useOutbox(
    outboxKey({ accountId: me.accountId, ...ref }),
    (batch) => record.mutateAsync({ ...ref, ...batch }),
    (answer) =>
      utils.gradebook.sheet.setData(ref, (old) => {
        if (!old) return old;
        const written = new Map([...answer.saved, ...answer.conflicts].map((cell) => [`${cell.pupilId}:${cell.slot}`, cell]));
        const kept = old.cells.filter((cell) => !written.has(`${cell.pupilId}:${cell.slot}`));
        const fresh = [...written.values()].map(({ pupilId, slot, value, version }) => ({ pupilId, slot, value, version }));
        return { ...old, cells: [...kept, ...fresh], chainLength: answer.chainLength };
      }),
  );
  const view = useMemo(() => new SheetView(sheet, outbox), [sheet, outbox]);
  const [message, setMessage] = useState<string | null>(null);
  const [focused, setFocused] = useState<number>(0);
  const [history, setHistory] = useState<{ pupilId: number; slot?: string } | null>(null);
  const columns = gridColumns(view, sheet);

  const write = (writes: GridWrite[]) => {
    setMessage(null);
    const cells = writes.flatMap(({ row, column, text }) => {
      const pupil = sheet.pupils[row];
      const target = view.columns[column];
      return pupil && target ? [{ pupilId: pupil.pupilId, column: target, text }] : [];
    });
    void change((before) =>
      cells.reduce((now: Outbox, { pupilId, column, text }) => {
        const { slot } = column;
        const parsed = parseCell(column.scale, text, sheet);
        if (parsed.ok) return typed(now, { pupilId, slot, text, seenVersion: view.versionOf(pupilId, slot) });
        return refused(now, { pupilId, slot, text, problem: parsed.problem, suggestion: parsed.suggestion });
      }, before),
    );
  };
  const pasteRefused = ({ kind, pasted, room }: GridPasteRefusal) =>
    setMessage(kind === 'locked_cells' ? sheetTexts.pasteLocked : sheetTexts.pasteTooMany(pasted, room));

  const subject = sheet.subjectName ?? sheetTexts.homeroom;
  const title = `${subject} · ${sheet.className} · ${termNames[term]} ${formatSchoolYear(schoolYear)} · ${sheetTexts.pupils(sheet.pupils.length)}`;
  return (
    <Page title={title} isFull state={<SheetState sheet={sheet} outbox={outbox} />} actions={<SheetActions sheet={sheet} onMoved={() => change(resumed)} />}>
      {outbox.stopped && (
        <Alert color="red" variant="light" role="alert">
          {textOfCode(outbox.stopped, undefined as never)}
        </Alert>
      )}
      {message && (
        <Alert color="red" variant="light" role="alert" withCloseButton closeButtonLabel={common.close} onClose={() => setMessage(null)}>
          {message}
        </Alert>
      )}
      <MarkGrid
        label={title}
        nameLabel={sheetTexts.pupil}
        columns={columns}
        rows={sheet.pupils.map((pupil) => ({ key: String(pupil.pupilId), ordinal: pupil.ordinal, name: pupil.fullName, isStruck: pupil.hasLeft }))}
        isReadOnly={!sheet.canRecord || outbox.stopped !== null}
        cellAt={(row, column) => {
          const pupil = sheet.pupils[row];
          const target = view.columns[column];
          if (!pupil) return { text: '', state: 'locked' };
          return target ? view.cellAt(pupil.pupilId, target, pupil.hasLeft) : { text: resultText(view.resultOf(pupil.pupilId)), state: 'locked' };
        }}
        rowVersion={(row) => rowVersion(view, sheet, row)}
        onWrite={write}
        onFocusCell={(row) => setFocused(row)}
        onOpenHistory={(row, column) => {
          const pupil = sheet.pupils[row];
          const slot = view.columns[column]?.slot;
          if (pupil) setHistory({ pupilId: pupil.pupilId, ...(slot ? { slot } : {}) });
        }}
        onResolveConflict={(row, column, keep) => {
          const pupil = sheet.pupils[row];
          const slot = view.columns[column]?.slot;
          if (pupil && slot) void change((now) => resolved(now, `${pupil.pupilId}:${slot}`, keep));
        }}
        onPasteRefused={pasteRefused}
        texts={gridTexts}
      />
      <Group gap="xs" mt={4}>
        <Button size="compact-xs" variant="subtle" onClick={() => setHistory({ pupilId: sheet.pupils[focused]?.pupilId ?? 0 })}>
          {sheetTexts.history}: {sheet.pupils[focused]?.fullName}
        </Button>
      </Group>
      <Drawer opened={history !== null} onClose={() => setHistory(null)} position="right" title={sheetTexts.history} closeButtonProps={{ 'aria-label': common.close }}>
        {history && <CellHistoryList sheet={sheet} of={history} view={view} />}
      </Drawer>
    </Page>
  );
}

/** Changes whenever something of the row would be drawn otherwise. */
function rowVersion(view: SheetView, sheet: SheetData, row: number): string {
  const pupil = sheet.pupils[row];
  if (!pupil) return '';
  const cells = view.columns.map((column) => {
    const { text, state, note, conflict } = view.cellAt(pupil.pupilId, column, pupil.hasLeft);
    return `${text}/${state}/${note ?? ''}/${conflict?.theirs ?? ''}`;
  });
  return cells.join('|');
}

function SheetState({ sheet, outbox }: { sheet: SheetData; outbox: Outbox }) {
  const conflicts = Object.keys(outbox.conflicts).length;
  const bad = Object.keys(outbox.refused).length;
  const unsent = unsentCount(outbox);
  if (conflicts > 0) return <SaveState state="conflict" text={sheetTexts.conflicts(conflicts)} />;
  if (bad > 0) return <SaveState state="refused" text={sheetTexts.refused(bad)} />;
  if (outbox.batch) return <SaveState state="saving" text={sheetTexts.saving(unsent)} />;
  if (unsent > 0) return <SaveState state="waiting" text={sheetTexts.waiting(unsent)} />;
  if (sheet.state !== 'open') return <SaveState state="locked" text={stateNames[sheet.state]} />;
  return <SaveState state={sheet.canRecord ? 'saved' : 'locked'} text={sheet.canRecord ? sheetTexts.saved : sheetTexts.readOnly} />;
}

function SheetActions({ sheet, onMoved }: { sheet: SheetData; onMoved: () => void }) {
  const utils = trpc.useUtils();
  const [missing, setMissing] = useState<number | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const ref = { unitId: sheet.unitId, schoolYear: sheet.schoolYear, sheetId: sheet.id };
  const done = () => {
    setMissing(null);
    setReason(null);
    onMoved();
    void utils.gradebook.invalidate();
  };
  const close = trpc.gradebook.closeSheet.useMutation({
    onSuccess: done,
    onError: (error) => {
      const refusal = refusalOf(error);
      if (refusal?.appCode === 'SHEET_INCOMPLETE') setMissing((refusal.appData as { missing: number }).missing);
    },
  });
  const reopen = trpc.gradebook.reopenSheet.useMutation({ onSuccess: done });
  const ask = (acceptsMissing: boolean) => close.mutate({ ...ref, requestId: crypto.randomUUID(), acceptsMissing });
  return (
    <>
      {sheet.canClose && (
        <Button size="compact-sm" loading={close.isPending} onClick={() => ask(false)}>
          {sheetTexts.close}
        </Button>
      )}
      {sheet.canReopen && (
        <Button size="compact-sm" variant="default" onClick={() => setReason('')}>
          {sheetTexts.reopen}
        </Button>
      )}
      <Modal opened={missing !== null} onClose={() => setMissing(null)} title={sheetTexts.close} closeButtonProps={{ 'aria-label': common.close }}>
        <Stack>
          <Text>{sheetTexts.closeAnyway(missing ?? 0)}</Text>
          <Group>
            <Button onClick={() => ask(true)}>{sheetTexts.close}</Button>
            <Button variant="default" onClick={() => setMissing(null)}>
              {common.cancel}
            </Button>
          </Group>
        </Stack>
      </Modal>
      <Modal opened={reason !== null} onClose={() => setReason(null)} title={sheetTexts.reopen} closeButtonProps={{ 'aria-label': common.close }}>
        <Stack>
          <Textarea label={sheetTexts.reason} value={reason ?? ''} onChange={(event) => setReason(event.currentTarget.value)} />
          {reopen.error && <Alert color="red">{errorText(reopen.error)}</Alert>}
          <Button onClick={() => reopen.mutate({ ...ref, requestId: crypto.randomUUID(), reason: reason ?? '' })}>{sheetTexts.reopen}</Button>
        </Stack>
      </Modal>
    </>
  );
}

function CellHistoryList({ sheet, of, view }: { sheet: SheetData; of: { pupilId: number; slot?: string }; view: SheetView }) {
  const history = trpc.gradebook.cellHistory.useQuery({ unitId: sheet.unitId, schoolYear: sheet.schoolYear, sheetId: sheet.id, ...of });
  if (history.error) return <ErrorPage error={history.error} />;
  if (history.data?.length === 0) return <Text>{sheetTexts.noHistory}</Text>;
  const shown = (slot: string, token: string) => {
    const scale = view.columns.find((column) => column.slot === slot)?.scale ?? 'mark';
    return formatCell(scale, cellFromToken(token)) || sheetTexts.nothing;
  };
  return (
    <List spacing="xs" size="sm">
      {history.data?.map((entry) => (
        <List.Item key={`${entry.seq}:${entry.slot}`}>
          {formatDateTime(entry.at)} – {sheetTexts.changed(entry.who, columnName(entry.slot)[1], shown(entry.slot, entry.from), shown(entry.slot, entry.to))}
          {entry.reason && ` (${entry.reason})`}
        </List.Item>
      ))}
    </List>
  );
}
