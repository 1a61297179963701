import { Title } from '@mantine/core';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { PageLink } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { reviewTexts } from '../forms/messages.ts';
import { Rate } from '../forms/Rate.tsx';
import { overviewTexts } from './messages.ts';
import styles from './overview.module.css';

const most = 8;

/** How complete and how punctual the schools are with the forms due last, each leading into its review table. */
export function FormRates() {
  const { assignment, schoolYear } = useActing();
  const rates = trpc.forms.rates.useQuery({ unitId: assignment.unitId, schoolYear });
  // What waits for this office comes first, however old it is.
  const shown = (rates.data ?? []).toSorted((a, b) => Number(b.waiting > 0) - Number(a.waiting > 0)).slice(0, most);
  return (
    <section className={styles.forms}>
      <Title order={2}>{overviewTexts.forms}</Title>
      <DataTable
        caption={overviewTexts.forms}
        isCaptionHidden
        rows={shown}
        rowKey={({ formCode, period }) => `${formCode} ${period}`}
        isLoading={rates.isPending}
        loadingRows={most}
        error={rates.error && <LoadError error={rates.error} onRetry={() => rates.refetch()} />}
        empty={overviewTexts.noForms}
        columns={[
          {
            key: 'form',
            head: overviewTexts.form,
            cell: ({ formCode, period, name }) => (
              <PageLink to="/form-reviews" search={{ form: formCode, period }}>
                {reviewTexts.chosen(name, period)}
              </PageLink>
            ),
          },
          {
            key: 'waiting',
            head: overviewTexts.waiting,
            width: 130,
            align: 'right',
            cell: ({ formCode, period, waiting }) =>
              waiting === 0 ? (
                '–'
              ) : (
                <PageLink to="/form-reviews" search={{ form: formCode, period, state: 'mine' }}>
                  {overviewTexts.reports(waiting)}
                </PageLink>
              ),
          },
          { key: 'due', head: overviewTexts.due, width: 110, cell: ({ dueOn }) => overviewTexts.dueOn(dueOn) },
          {
            key: 'filed',
            head: overviewTexts.filed,
            width: 150,
            align: 'right',
            cell: ({ filed, all }) => <Rate part={filed} whole={all} />,
          },
          {
            key: 'onTime',
            head: overviewTexts.onTime,
            width: 150,
            align: 'right',
            cell: ({ onTime, all }) => <Rate part={onTime} whole={all} />,
          },
          {
            key: 'missing',
            head: overviewTexts.missing,
            width: 120,
            align: 'right',
            cell: ({ formCode, period, filed, all }) =>
              filed === all ? (
                '–'
              ) : (
                <PageLink to="/form-reviews" search={{ form: formCode, period, state: 'missing' }}>
                  {overviewTexts.missingSchools(all - filed)}
                </PageLink>
              ),
          },
        ]}
      />
    </section>
  );
}
