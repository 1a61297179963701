import { Title } from '@mantine/core';
import { formInPeriod } from '@truong/rules/statistics/period-names';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { PageLink } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { formsTexts, stateWords } from '../forms/messages.ts';
import { overviewTexts } from './messages.ts';
import styles from './overview.module.css';

const most = 5;

/** The forms that the school has to file, what is not done yet first. */
export function OwnForms() {
  const { assignment, schoolYear } = useActing();
  const list = trpc.forms.list.useQuery({ unitId: assignment.unitId, schoolYear });
  const opened = (list.data ?? []).filter(({ standing }) => standing.status !== 'not_open');
  const undone = opened.filter(({ standing }) => standing.status === 'not_filed' || standing.status === 'returned');
  const done = opened.filter((form) => !undone.includes(form)).reverse();
  return (
    <section className={styles.forms}>
      <Title order={2}>{overviewTexts.forms}</Title>
      <DataTable
        caption={overviewTexts.forms}
        isCaptionHidden
        rows={[...undone, ...done].slice(0, Math.max(most, undone.length))}
        rowKey={({ formCode, period }) => `${formCode} ${period}`}
        isLoading={list.isPending}
        loadingRows={3}
        error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
        empty={overviewTexts.noForms}
        columns={[
          {
            key: 'form',
            head: overviewTexts.form,
            cell: ({ formCode, period, name }) => (
              <PageLink to="/forms/$formCode/$period" params={{ formCode, period }}>
                {formInPeriod(name, period)}
              </PageLink>
            ),
          },
          { key: 'due', head: overviewTexts.due, width: 120, cell: ({ dueOn }) => overviewTexts.dueOn(dueOn) },
          {
            key: 'state',
            head: overviewTexts.state,
            width: 180,
            cell: ({ standing }) => {
              const { word, badge } = stateWords(standing);
              const isOverdue = standing.isLate && standing.status === 'not_filed';
              return (
                <StateBadge state={isOverdue ? 'refused' : badge}>{isOverdue ? formsTexts.late : word}</StateBadge>
              );
            },
          },
        ]}
      />
      <PageLink to="/forms">{overviewTexts.allForms}</PageLink>
    </section>
  );
}
