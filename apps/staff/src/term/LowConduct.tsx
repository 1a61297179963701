import type { UnitTerm } from '@truong/contracts/common';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { LoadError } from '../LoadError.tsx';
import { levelNames } from '../messages.ts';
import { trpc } from '../trpc.ts';
import { termTexts } from './messages.ts';
import styles from './term.module.css';

/** Before and after closing: whose conduct stands below what promotion asks, with the homeroom teacher's reason. */
export function LowConduct({ of }: { of: UnitTerm }) {
  const list = trpc.gradebook.lowConduct.useQuery(of);
  if (list.error) return <LoadError error={list.error} onRetry={() => list.refetch()} />;
  if (!list.data || list.data.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{termTexts.lowConduct(list.data.length)}</h2>
      <DataTable
        caption={termTexts.lowConductCaption}
        isCaptionHidden
        rows={list.data}
        rowKey={({ pupilId }) => pupilId}
        empty={null}
        columns={[
          { key: 'class', head: termTexts.class, width: 88, cell: ({ className }) => className },
          { key: 'pupil', head: termTexts.pupil, isRowHead: true, width: 200, cell: ({ fullName }) => fullName },
          { key: 'level', head: termTexts.level, width: 100, cell: ({ level }) => levelNames[level] },
          {
            key: 'reason',
            head: termTexts.conductReason,
            cell: ({ reason }) =>
              reason ? termTexts.reasonBy(reason.text, reason.who, reason.at) : termTexts.noReason,
          },
        ]}
      />
    </section>
  );
}
