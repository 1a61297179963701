import { Group } from '@mantine/core';
import type { FormList } from '@truong/contracts/forms';
import { formPeriodName } from '@truong/rules/statistics/period-names';
import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatDate } from '@truong/vietnamese/dates';
import { PageLink } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import styles from './forms.module.css';
import { formsTexts, stateWords } from './messages.ts';

type Row = FormList[number];

/** Every form that the school files in the year, with how far each is. */
export function FormsPage() {
  const { assignment, schoolYear } = useActing();
  const list = trpc.forms.list.useQuery({ unitId: assignment.unitId, schoolYear });
  return (
    <Page isFull title={formsTexts.title(schoolYear)}>
      <div className={styles.wide}>
        <DataTable
          caption={formsTexts.caption}
          isCaptionHidden
          rows={list.data ?? []}
          rowKey={({ formCode, period }) => `${formCode} ${period}`}
          isLoading={list.isPending}
          loadingRows={6}
          error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
          empty={<EmptyState title={formsTexts.none} text={formsTexts.noneText} />}
          columns={columns}
        />
      </div>
    </Page>
  );
}

const columns: DataColumn<Row>[] = [
  {
    key: 'form',
    head: formsTexts.form,
    sortValue: ({ name }) => name,
    cell: ({ formCode, period, name, officialNumber }) => (
      <PageLink to="/forms/$formCode/$period" params={{ formCode, period }}>
        {officialNumber ? `${officialNumber}. ${name}` : name}
      </PageLink>
    ),
  },
  { key: 'period', head: formsTexts.period, width: 140, cell: ({ period }) => formPeriodName(period) },
  {
    key: 'due',
    head: formsTexts.due,
    width: 110,
    sortValue: ({ dueOn }) => dueOn,
    cell: ({ dueOn }) => (dueOn ? formatDate(dueOn) : '–'),
  },
  {
    key: 'state',
    head: formsTexts.state,
    sortValue: ({ standing }) => standing.status,
    cell: ({ standing }) => {
      const { word, badge } = stateWords(standing);
      return (
        <Group gap="sm">
          <StateBadge state={badge}>{word}</StateBadge>
          {standing.isLate && <StateBadge state="refused">{formsTexts.late}</StateBadge>}
          {standing.isLocked && <StateBadge state="locked">{formsTexts.locked}</StateBadge>}
          {standing.openUntil && <StateBadge state="draft">{formsTexts.open(standing.openUntil)}</StateBadge>}
        </Group>
      );
    },
  },
  {
    key: 'completed',
    head: formsTexts.completed,
    width: 170,
    cell: ({ completed }) => (completed ? <StateBadge state="done">{formsTexts.complete}</StateBadge> : '–'),
  },
  { key: 'number', head: formsTexts.number, align: 'right', width: 70, cell: ({ latest }) => latest?.number ?? '–' },
  {
    key: 'filedOn',
    head: formsTexts.filedOn,
    width: 110,
    sortValue: ({ latest }) => latest?.filedOn ?? null,
    cell: ({ latest }) => (latest ? formatDate(latest.filedOn) : '–'),
  },
];
