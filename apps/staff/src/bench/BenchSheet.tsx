import type { RecordedMarks, Sheet } from '@truong/contracts/gradebook';
import { type Column, columnsOf } from '@truong/rules/gradebook/columns';
import { MarkGrid } from '@truong/ui/mark-grid/MarkGrid.tsx';
import { useEffect, useMemo } from 'react';
import { gridColumns } from '../gradebook/grid-columns.ts';
import { gridTexts } from '../gradebook/messages.ts';
import { storeInMemory } from '../gradebook/outbox/outbox-store.ts';
import { SheetOutbox } from '../gradebook/outbox/sheet-outbox.ts';
import { useOutboxSnapshot } from '../gradebook/outbox/use-sheet-outbox.ts';
import { offerFor, viewOf } from '../gradebook/sheet-view.ts';
import { useSheetWrites } from '../gradebook/use-sheet-writes.ts';
import { timeKeys } from './timed-keys.ts';

const pupils = 60;
/** More than any circular has: nine of each kind, the last one, and one besides; with the average they are thirty. */
const columns: readonly Column[] = [
  ...columnsOf({ kind: 'score', regularCount: 9, clusterCount: 9, periodicCount: 9 }),
  { slot: 'r10', role: 'regular', scale: 'mark', weight: 1, required: true },
];
export const benchSize = { rows: pupils, columns: columns.length + 1 };

const ids = Array.from({ length: pupils }, (_, at) => at + 1);
const sheet: Sheet = {
  ...{ id: 1, unitId: 1, schoolYear: 2024, term: 2, kind: 'score', classId: 1, className: '9A', grade: 9 },
  ...{ subjectCode: 'mathematics', subjectName: 'Toán', ruleSet: 'TT22_2021', regularCount: 9, periodicCount: 9 },
  ...{ clusterCount: 0, plainRegularCount: null },
  ...{ teachers: [], standIns: [], state: 'open', canRecord: true, canClose: true, canReopen: false, canAsk: true },
  ...{ today: '2025-05-20', termEnds: '2025-05-31', chainLength: 1, countsSessions: false, entry: [], unlocks: [] },
  pupils: ids.map((pupilId) => ({
    ...{ pupilId, ordinal: pupilId, code: `HS${pupilId}`, fullName: `Giàng Thị Páo ${pupilId}` },
    ...{ birthDate: '2010-05-20', hasLeft: false, cameFrom: null, exemption: null, takesClusters: true },
  })),
  cells: ids.flatMap((pupilId) => columns.map(({ slot }) => ({ pupilId, slot, value: '75', version: 1 }))),
};

/** A server that takes everything, after the time of a good network. */
async function take(changes: readonly { pupilId: number; slot: string; text: string; seenVersion: number }[]) {
  await new Promise((resolve) => setTimeout(resolve, 30));
  const saved = changes.map(({ pupilId, slot, text, seenVersion }) => ({
    pupilId,
    slot,
    value: String(Math.round(Number(text.replace(',', '.')) * 10)),
    version: seenVersion + 1,
  }));
  return { saved, conflicts: [], results: [], chainLength: 2 } satisfies RecordedMarks;
}

function newOutbox(): SheetOutbox {
  return new SheetOutbox(
    { accountId: 1, assignmentId: 1, sheet: { unitId: 1, schoolYear: 2024, sheetId: 1 } },
    {
      store: storeInMemory(),
      send: (_address, batch) => take(batch.changes),
      failureOf: () => ({ kind: 'again', trouble: 'network', afterSeconds: null }),
      onSessionEnded: () => undefined,
      newRequestId: () => crypto.randomUUID(),
      inOneTab: (_name, work) => work(),
      tell: () => undefined,
      random: () => 0.5,
    },
  );
}

/** The mark sheet's own path from a key to the screen: grid, outbox, rules, the whole view computed anew. */
export function BenchSheet() {
  const outbox = useMemo(newOutbox, []);
  const state = useOutboxSnapshot(outbox);
  const view = useMemo(() => viewOf({ sheet, readAt: 0, state, columns }), [state]);
  const heads = useMemo(() => gridColumns(sheet, columns), []);
  const rows = useMemo(
    () => sheet.pupils.map(({ pupilId, ordinal, fullName }) => ({ key: String(pupilId), ordinal, name: fullName })),
    [],
  );
  const { write, rememberSeen } = useSheetWrites({ sheet, view, outbox });
  useEffect(timeKeys, []);
  return (
    <MarkGrid
      label="Sổ đo"
      columns={heads}
      rows={rows}
      nameLabel="Họ và tên"
      cellAt={(row, column) => view.rows[row]?.cells[column] ?? { text: '', state: 'saved' }}
      rowVersion={(row) => view.rows[row]?.version ?? ''}
      onWrite={(writes) => write(writes, null)}
      onEdit={rememberSeen}
      onPropose={() => undefined}
      offerFor={(at, text) => offerFor(sheet, view.columns[at], text)}
      startAt={{ row: 0, column: 0 }}
      texts={gridTexts}
    />
  );
}
