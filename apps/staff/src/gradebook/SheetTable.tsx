import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { BarCell } from '@truong/ui/BarCell.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatInteger } from '@truong/vietnamese/numbers';
import { aboutSheet } from '../messages.ts';
import { useActing } from '../shell/acting.ts';
import styles from './gradebook.module.css';
import { listTexts, stateNames } from './messages.ts';
import { byPupilTexts } from './primary/by-pupil-messages.ts';
import { StandIns } from './StandIns.tsx';
import type { ClassSheets, ListedSheet } from './sheets-by-class.ts';

const badgeOf = { open: 'moving', closed: 'done', locked: 'locked' } as const;

export type SheetTableProps = {
  classes: readonly ClassSheets[];
  caption: string;
  hasTeachers: boolean;
  /** Typed cells that wait on this machine, by sheet. */
  unsent: ReadonlyMap<number, number>;
};

/** Sheets class by class, each with how far it has come. */
export function SheetTable({ classes, caption, hasTeachers, unsent }: SheetTableProps) {
  return (
    <table className={styles.list} aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">{listTexts.subject}</th>
          {hasTeachers && (
            <th scope="col" className={styles.wideOnly}>
              {listTexts.teachers}
            </th>
          )}
          <th scope="col" className={`${styles.number} ${styles.wideOnly}`}>
            {listTexts.pupils}
          </th>
          <th scope="col" className={`${styles.number} ${styles.progress}`}>
            {listTexts.progress}
          </th>
          <th scope="col">{listTexts.state}</th>
        </tr>
      </thead>
      {classes.map(({ classId, className, sheets }) => (
        <tbody key={classId}>
          <tr>
            <th scope="rowgroup" colSpan={hasTeachers ? 5 : 4} className={styles.classHead}>
              {className}
              {(hasTeachers || sheets.some((sheet) => sheet.kind === 'homeroom')) && (
                <Anchor
                  component={Link}
                  to="/outcomes/$classId"
                  params={{ classId: String(classId) } as never}
                  aria-label={listTexts.outcomesOf(className)}
                >
                  {listTexts.outcomes}
                </Anchor>
              )}
              {sheets.some((sheet) => sheet.kind === 'homeroom' && sheet.grade !== null) && (
                <Anchor
                  component={Link}
                  to="/assess/$classId"
                  params={{ classId: String(classId) } as never}
                  aria-label={byPupilTexts.linkOf(className)}
                >
                  {byPupilTexts.link}
                </Anchor>
              )}
            </th>
          </tr>
          {sheets.map((sheet) => (
            <SheetRow key={sheet.id} sheet={sheet} hasTeachers={hasTeachers} unsent={unsent.get(sheet.id) ?? 0} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function SheetRow({ sheet, hasTeachers, unsent }: { sheet: ListedSheet; hasTeachers: boolean; unsent: number }) {
  const { calendar } = useActing();
  const progress = listTexts.progressText(formatInteger(sheet.enteredCells), formatInteger(sheet.requiredCells));
  return (
    <tr>
      <th scope="row">
        <Link to="/sheets/$sheetId" params={{ sheetId: String(sheet.id) }} className={styles.sheetLink}>
          {aboutSheet(sheet)}
          {sheet.className.includes('+') && sheet.grade !== null && listTexts.grade(sheet.grade)}
        </Link>
        <StandIns standIns={sheet.standIns} today={calendar.today} className={styles.minor} />
      </th>
      {hasTeachers && <td className={styles.wideOnly}>{sheet.teachers.join(', ')}</td>}
      <td className={`${styles.number} ${styles.wideOnly}`}>{formatInteger(sheet.pupils)}</td>
      <td className={styles.number}>
        <BarCell value={sheet.enteredCells} max={sheet.requiredCells} text={progress} />
      </td>
      <td>
        {unsent > 0 ? (
          <StateBadge state="waiting">{listTexts.unsent(unsent)}</StateBadge>
        ) : (
          <StateBadge state={badgeOf[sheet.state]}>{stateNames[sheet.state]}</StateBadge>
        )}
      </td>
    </tr>
  );
}
