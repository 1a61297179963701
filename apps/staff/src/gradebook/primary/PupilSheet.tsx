import { Button, Skeleton, Text } from '@mantine/core';
import type { Sheet } from '@truong/contracts/gradebook';
import type { Occasion } from '@truong/contracts/remarks';
import type { Column } from '@truong/rules/gradebook/columns';
import type { GridCell, GridWrite } from '@truong/ui/mark-grid/grid-types';
import { useEffect, useMemo, useRef, useState } from 'react';
import { PageLink } from '../../address.tsx';
import { aboutSheet } from '../../messages.ts';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import type { SheetOutbox } from '../outbox/sheet-outbox.ts';
import { useOutboxSnapshot, useSheetOutbox } from '../outbox/use-sheet-outbox.ts';
import { remarkTexts } from '../remarks/messages.ts';
import { RemarkField } from '../remarks/RemarkField.tsx';
import { SheetSaveState, saveStateOf } from '../SheetSaveState.tsx';
import { aboutOf, nameOfSheet, storedCells, viewOf } from '../sheet-view.ts';
import { useBlocking } from '../use-blocking.ts';
import { useSheetWrites } from '../use-sheet-writes.ts';
import { AssessmentField } from './AssessmentField.tsx';
import styles from './by-pupil.module.css';
import { byPupilTexts } from './by-pupil-messages.ts';
import { levelAt } from './level-at.ts';
import { traitKind, traitKinds } from './messages.ts';
import type { Turn } from './use-turns.ts';

export type PupilSheetProps = {
  sheet: Sheet;
  readAt: number;
  pupilId: number;
  occasion: Occasion;
  onRead: () => void;
  /** Something was written that can be taken back. */
  onTurn: (turn: Turn) => void;
};

/** One pupil's line of one sheet, with all that a sheet does: typed cells wait in the outbox, conflicts ask, locks hold. */
export function PupilSheet(props: PupilSheetProps) {
  const { me, assignment } = useActing();
  const { unitId, schoolYear, id: sheetId } = props.sheet;
  const ref = { unitId, schoolYear, sheetId };
  const outbox = useSheetOutbox({ accountId: me.accountId, assignmentId: assignment.id, sheet: ref });
  const isOnIt = props.sheet.pupils.some(({ pupilId, hasLeft }) => pupilId === props.pupilId && !hasLeft);
  if (!isOnIt) return null;
  return outbox ? <Line {...props} outbox={outbox} /> : <Skeleton height={64} />;
}

function Line({ sheet, readAt, pupilId, occasion, onRead, onTurn, outbox }: PupilSheetProps & { outbox: SheetOutbox }) {
  const state = useOutboxSnapshot(outbox);
  const view = useMemo(() => viewOf({ sheet, readAt, state }), [sheet, readAt, state]);
  const [again, setAgain] = useState<{ pupilId: number; slot: string } | null>(null);
  const { write } = useSheetWrites({ sheet, view, outbox });
  // A step is taken back over the sheet as it stands then.
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  }, [write]);
  useEffect(() => outbox.describe(aboutOf(sheet)), [outbox, sheet]);
  useBlocking({ sheet, readAt, outbox, blocked: state.blocked, onRead });
  const { unitId, schoolYear, id: sheetId } = sheet;
  const remarks = trpc.gradebook.remarks.useQuery({ unitId, schoolYear, sheetId });

  const row = sheet.pupils.findIndex((pupil) => pupil.pupilId === pupilId);
  const fields = view.columns.flatMap((column, at) =>
    column.slot.startsWith(`${occasion}-`)
      ? [{ column, at, cell: view.rows[row]?.cells[at] ?? { text: '', state: 'locked' as const } }]
      : [],
  );
  const isShown = ({ role, slot }: Column, { text, state: of }: GridCell) =>
    role !== 'replacement' ||
    text !== '' ||
    of === 'refused' ||
    of === 'conflict' ||
    (again?.pupilId === pupilId && again.slot === slot);
  const canWrite = sheet.canRecord && state.blocked === null;
  const put = (writes: Pick<GridWrite, 'column' | 'text'>[]) => {
    const after = writes.map((one) => ({ row, ...one }));
    const before = after.map((one) => ({ ...one, text: view.rows[row]?.cells[one.column]?.text ?? '' }));
    const over = (to: GridWrite[], from: GridWrite[]) =>
      latest.current(
        to.map((one, i) => ({ ...one, expected: from[i]?.text ?? '' })),
        null,
      );
    write(after, null);
    onTurn({ pupilId, back: () => over(before, after), forth: () => over(after, before) });
  };
  const empty = fields.filter(({ column, cell }) => column.role === 'trait_level' && cell.text === '');
  const [best] = empty.length > 1 && canWrite ? ['T'] : [];
  const subject = aboutSheet(sheet);
  const isSaved = saveStateOf({ sheet, state }).state === 'saved';
  return (
    <section className={styles.sheet} aria-label={subject}>
      <header className={styles.sheetHead}>
        <h2 className={styles.subject}>
          <PageLink to="/sheets/$sheetId" params={{ sheetId }} title={byPupilTexts.openSheet(nameOfSheet(sheet))}>
            {subject}
          </PageLink>
        </h2>
        {!isSaved && <SheetSaveState sheet={sheet} state={state} />}
        {best && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => put(empty.map(({ at }) => ({ column: at, text: best })))}
          >
            {byPupilTexts.fill(best)}
          </Button>
        )}
      </header>
      {Object.entries(Object.groupBy(fields, ({ column }) => groupOf(column))).map(([group, own = []]) => (
        <div key={group} className={styles.fields}>
          {group !== '' && <h3 className={styles.group}>{group}</h3>}
          {own.map(({ column, at, cell }, index) =>
            isShown(column, cell) ? (
              <AssessmentField
                key={column.slot}
                subject={subject}
                column={column}
                cell={cell}
                isReadOnly={!canWrite}
                takesFocus={again?.slot === column.slot}
                onWrite={(text) => put([{ column: at, text }])}
                onResolve={(keep) => outbox.resolve({ pupilId, slot: column.slot }, keep)}
              />
            ) : (
              canWrite &&
              own[index - 1]?.cell.text !== '' && (
                <Button
                  key={column.slot}
                  size="compact-sm"
                  variant="subtle"
                  title={byPupilTexts.giveAgainWhy}
                  aria-label={byPupilTexts.giveAgainOf(subject)}
                  onClick={() => setAgain({ pupilId, slot: column.slot })}
                >
                  {byPupilTexts.giveAgain}
                </Button>
              )
            ),
          )}
        </div>
      ))}
      {remarks.data ? (
        <RemarkField
          key={`${pupilId} ${occasion}`}
          sheet={sheet}
          pupilId={pupilId}
          occasion={occasion}
          remarks={remarks.data}
          label={`${remarkTexts.occasions[occasion]} · ${subject}`}
          level={levelAt(sheet, { pupilId, occasion, cells: storedCells(sheet, state.learned) })}
        />
      ) : (
        <Skeleton height={56} />
      )}
      {remarks.error && !remarks.data && (
        <Text size="sm" c="red" role="alert">
          {remarkTexts.failed('')}
        </Text>
      )}
    </section>
  );
}

function groupOf({ role, about }: { role: string; about?: string }): string {
  return role === 'trait_level' && about !== undefined ? traitKinds[traitKind(about)].name : '';
}
