import { Text } from '@mantine/core';
import type { FrozenMark, PupilDetail } from '@truong/contracts/particulars';
import { cellFromToken } from '@truong/rules/gradebook/cell';
import { columnsOf, type Scale } from '@truong/rules/gradebook/columns';
import { formatCell } from '@truong/rules/gradebook/format-cell';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { nameOfSlot } from '../gradebook/messages.ts';
import { wordsOfAssessment } from '../gradebook/primary/messages.ts';
import { aboutSheet } from '../messages.ts';
import styles from './people.module.css';
import { pupilTexts } from './pupil-messages.ts';

type Line = { key: string; term: number; subject: string; cells: string; origin: string };

/** Marks, conduct and absences that came along from another school: to read, never to change. */
export function Transferred({ of }: { of: PupilDetail['transferred'][number] }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{pupilTexts.transferred(of.fromName, of.leavesOn)}</h2>
      <Text size="sm">{pupilTexts.transferredText(of.sentAt)}</Text>
      {of.years.length > 0 && <Text size="sm">{pupilTexts.yearsBefore(of.years)}</Text>}
      <TransferredTable marks={of.marks} />
    </section>
  );
}

export function TransferredTable({ marks }: { marks: readonly FrozenMark[] }) {
  return (
    <div className={styles.table}>
      <DataTable
        caption={pupilTexts.marks}
        isCaptionHidden
        rows={linesOf(marks)}
        rowKey={(line) => line.key}
        empty={<EmptyState title={pupilTexts.noTransferred} />}
        columns={[
          { key: 'subject', head: pupilTexts.subject, width: 180, cell: (line) => line.subject },
          { key: 'term', head: pupilTexts.term, width: 80, cell: (line) => (line.term === 1 ? 'I' : 'II') },
          { key: 'marks', head: pupilTexts.marks, cell: (line) => line.cells },
          { key: 'origin', head: pupilTexts.origin, width: 220, cell: (line) => line.origin },
        ]}
      />
    </div>
  );
}

function linesOf(marks: readonly FrozenMark[]): Line[] {
  const sheets = Map.groupBy(marks, (mark) => `${mark.originName} ${mark.className} ${mark.term} ${mark.subjectCode}`);
  return [...sheets].map(([key, cells]) => {
    const first = cells[0] as FrozenMark;
    const isPrimary = cells.some(({ slot }) => wordsOfAssessment(slot));
    const inOrder = columnsIn(cells, first.kind).flatMap(({ slot, scale }) => {
      const cell = cells.find((one) => one.slot === slot);
      return cell ? [`${nameOfSlot(slot)} ${formatCell(scale, cellFromToken(cell.value))}`] : [];
    });
    return {
      key,
      term: first.term,
      subject: aboutSheet({ subjectName: first.subjectName, grade: isPrimary ? 1 : null }),
      cells: inOrder.join(' · '),
      origin: `${first.originName}, ${first.className}`,
    };
  });
}

/** The columns of the sheet that these cells came from; of grades 1-5 those that came, in their order. */
function columnsIn(cells: readonly FrozenMark[], kind: FrozenMark['kind']): { slot: string; scale: Scale }[] {
  const assessed = cells.filter(({ slot }) => wordsOfAssessment(slot));
  const count = cells.length;
  if (assessed.length === 0) {
    const periodicCount = cells.some(({ slot }) => slot.startsWith('p')) ? count : null;
    return [...columnsOf({ kind, regularCount: count, clusterCount: count, periodicCount })];
  }
  // Of a code the scale makes no difference to its text.
  return assessed.map(({ slot }) => ({ slot, scale: 'test' }));
}
