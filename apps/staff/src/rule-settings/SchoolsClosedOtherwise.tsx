import { Text } from '@mantine/core';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { formatInteger } from '@truong/vietnamese/numbers';
import { PageLink } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { settingPageTexts as texts } from './messages.ts';
import styles from './rule-settings.module.css';

/** For an office: which schools closed results under other settings than those of now; nothing shows while none did. */
export function SchoolsClosedOtherwise() {
  const { assignment, schoolYear } = useActing();
  const list = trpc.gradebook.schoolsClosedOtherwise.useQuery({ unitId: assignment.unitId, schoolYear });
  if (list.error) return <LoadError error={list.error} onRetry={() => list.refetch()} />;
  if (!list.data) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{texts.otherwise}</h2>
      {list.data.length === 0 ? (
        <Text size="sm">{texts.otherwiseNone}</Text>
      ) : (
        <>
          <Text size="sm">{texts.otherwiseText}</Text>
          <DataTable
            caption={texts.otherwiseCaption}
            isCaptionHidden
            rows={list.data}
            rowKey={({ unitId }) => unitId}
            empty={texts.otherwiseNone}
            columns={[
              {
                key: 'school',
                head: texts.school,
                isRowHead: true,
                cell: ({ unitId, name }) => (
                  <PageLink to="/rule-settings/differences" search={{ unit: unitId }}>
                    {name}
                  </PageLink>
                ),
              },
              {
                key: 'periods',
                head: texts.periods,
                cell: ({ periods }) => periods.map((period) => texts.periodNames[period] ?? period).join(', '),
              },
              {
                key: 'results',
                head: texts.results,
                align: 'right',
                sortValue: ({ results }) => results,
                cell: ({ results }) => formatInteger(results),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}
