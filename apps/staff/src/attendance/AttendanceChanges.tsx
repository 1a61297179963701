import type { Attendance } from '@truong/contracts/attendance';
import { DataTable } from '@truong/ui/DataTable.tsx';
import styles from './attendance.module.css';
import { attendanceTexts as texts } from './messages.ts';

/** Who wrote what of the month, newest first. */
export function AttendanceChanges({ changes }: Pick<Attendance, 'changes'>) {
  return (
    <details className={styles.changes}>
      <summary>{texts.changes}</summary>
      <DataTable
        caption={texts.changesCaption}
        isCaptionHidden
        rows={changes.map((change, at) => ({ ...change, key: at }))}
        rowKey={({ key }) => key}
        empty={texts.noChanges}
        columns={[
          { key: 'when', head: texts.when, width: 140, cell: ({ at }) => texts.at(at) },
          { key: 'who', head: texts.who, width: 180, cell: ({ who }) => who },
          {
            key: 'day',
            head: texts.day,
            width: 180,
            cell: ({ day, session }) => `${texts.dayName(day)}, ${texts.sessions[session].toLowerCase()}`,
          },
          {
            key: 'what',
            head: texts.what,
            cell: ({ fullName, mark }) =>
              fullName === null ? texts.sessionKept : texts.change(fullName, texts.markNames[mark ?? 'present']),
          },
        ]}
      />
    </details>
  );
}
