import { periodOfTerm } from '@truong/contracts/common';
import type { OutcomeList } from '@truong/contracts/gradebook';
import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { PageLink, usePathId } from '../address.tsx';
import { PaperLink } from '../certificates/PaperLink.tsx';
import { LoadError } from '../LoadError.tsx';
import { termNames } from '../messages.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { type Ask, type Asked, ExplainPanel } from './ExplainPanel.tsx';
import { outcomeTexts } from './messages.ts';
import { LevelSummary, leadingColumns, resultColumns, subjectName } from './outcome-columns.tsx';
import { PrimaryOutcomes } from './PrimaryOutcomes.tsx';
import styles from './term.module.css';

/** A class's results of the term, stored or computed; the source is always named. */
export function OutcomesPage() {
  const { assignment, schoolYear, term } = useActing();
  const of = { unitId: assignment.unitId, schoolYear, classId: usePathId('classId') };
  const outcomes = trpc.gradebook.outcomes.useQuery({ ...of, period: periodOfTerm(term) });
  const className = trpc.organisation.class.useQuery(of).data?.name ?? '';
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = outcomes.data;
  const pupils = list?.pupils ?? [];
  if (list?.isPrimary) return <PrimaryOutcomes of={of} className={className} period={periodOfTerm(term)} />;
  return (
    <Page
      isFull
      title={outcomeTexts.title(className, termNames[term], formatSchoolYear(schoolYear), pupils.length)}
      state={list && <Source list={list} />}
      actions={
        <>
          <PaperLink kind="result_slip" period={periodOfTerm(term)} />
          <PageLink to="/year/$classId" params={{ classId: of.classId }}>
            {outcomeTexts.toYear}
          </PageLink>
        </>
      }
    >
      {list && pupils.length > 0 && <LevelSummary list={list} />}
      <div className={styles.wide}>
        <DataTable
          caption={outcomeTexts.caption}
          isCaptionHidden
          rows={pupils}
          rowKey={(pupil) => pupil.pupilId}
          isLoading={outcomes.isPending}
          loadingRows={30}
          error={outcomes.error && <LoadError error={outcomes.error} onRetry={() => outcomes.refetch()} />}
          empty={<EmptyState title={outcomeTexts.empty} text={outcomeTexts.emptyText} />}
          columns={columnsOf(list, setAsked)}
        />
      </div>
      <ExplainPanel
        of={{ ...of, period: periodOfTerm(term) }}
        asked={asked}
        nameOf={(code) => subjectName(list?.subjects ?? [], code)}
        onClose={() => setAsked(null)}
      />
    </Page>
  );
}

function Source({ list }: { list: OutcomeList }) {
  const isStored = list.source === 'stored';
  return (
    <StateBadge state={isStored ? 'locked' : 'moving'}>
      {isStored ? outcomeTexts.stored(list.ruleVersion) : outcomeTexts.computed(list.ruleVersion)}
    </StateBadge>
  );
}

type Pupil = OutcomeList['pupils'][number];

function noteOf(pupil: Pupil, subjects: OutcomeList['subjects']): string {
  if (pupil.notAssessedReason !== null) return outcomeTexts.notAssessed(pupil.notAssessedReason);
  if (pupil.adjustedBy !== null) return outcomeTexts.adjusted(subjectName(subjects, pupil.adjustedBy));
  return pupil.isAssessed ? '' : outcomeTexts.pending;
}

function columnsOf(list: OutcomeList | undefined, onAsk: Ask): DataColumn<Pupil>[] {
  const asking = { isYear: false, onAsk };
  return [
    ...leadingColumns(list, asking),
    ...resultColumns(list, asking),
    { key: 'note', head: outcomeTexts.note, cell: (pupil) => noteOf(pupil, list?.subjects ?? []) },
  ];
}
