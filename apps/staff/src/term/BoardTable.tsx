import { VisuallyHidden } from '@mantine/core';
import type { TermBoard } from '@truong/contracts/gradebook';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { PageLink } from '../address.tsx';
import { aboutSheet } from '../messages.ts';
import { boardColumns, percentEntered, sheetsAt } from './board.ts';
import { termTexts } from './messages.ts';
import styles from './term.module.css';

type BoardClass = TermBoard['classes'][number];
type BoardSheet = BoardClass['sheets'][number];

/** Classes × subjects: how far each sheet is, and the way to it. */
export function BoardTable({ classes }: { classes: TermBoard['classes'] }) {
  const columns = boardColumns(classes);
  if (classes.length === 0) return <EmptyState title={termTexts.noSheets} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className={styles.scroller} aria-label={termTexts.boardCaption} tabIndex={0}>
      <table className={styles.board}>
        <thead>
          <tr>
            <th scope="col">{termTexts.class}</th>
            {columns.map((column) => (
              <th key={column.code} scope="col">
                {column.shortName ?? homeroomHead(classes)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((one) => (
            <tr key={one.classId}>
              <th scope="row">
                <PageLink to="/outcomes/$classId" params={{ classId: one.classId }}>
                  {one.className}
                </PageLink>
              </th>
              {columns.map((column) => (
                <td key={column.code}>
                  {sheetsAt(one.sheets, column).map((sheet) => (
                    <SheetFill key={sheet.sheetId} of={one} sheet={sheet} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Conduct and absences, in grades 1-5 qualities and competences; both where a school has both. */
function homeroomHead(classes: TermBoard['classes']): string {
  const primary = classes.filter(isPrimaryClass).length;
  if (primary === 0) return termTexts.homeroom;
  return primary === classes.length ? termTexts.traits : `${termTexts.traits} / ${termTexts.homeroom}`;
}

function isPrimaryClass({ grades }: Pick<BoardClass, 'grades'>): boolean {
  return grades.length > 0 && grades.every((grade) => grade <= 5);
}

function SheetFill({ of, sheet }: { of: BoardClass; sheet: BoardSheet }) {
  const { className, grades } = of;
  const percent = percentEntered(sheet);
  const words = termTexts.sheetLabel({
    className,
    subject: aboutSheet({ subjectName: sheet.shortName, grade: isPrimaryClass(of) ? (grades[0] ?? null) : null }),
    entered: sheet.enteredCells,
    required: sheet.requiredCells,
    state: termTexts.sheetStates[sheet.state],
  });
  return (
    <PageLink to="/sheets/$sheetId" params={{ sheetId: sheet.sheetId }} className={styles.fill} title={words}>
      {fillWord(sheet, percent)}
      <VisuallyHidden>{words}</VisuallyHidden>
      <span className={styles.track}>
        <span className={styles.trackMark} style={{ width: `${percent}%` }} />
      </span>
    </PageLink>
  );
}

function fillWord(sheet: BoardSheet, percent: number): string {
  if (sheet.state === 'closed') return termTexts.sheetClosed;
  if (sheet.state === 'locked') return termTexts.sheetLocked;
  return percent === 100 ? termTexts.complete : `${percent} %`;
}
