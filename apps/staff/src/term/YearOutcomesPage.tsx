import type { YearList } from '@truong/contracts/school-year-results';
import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { PageLink, usePathId } from '../address.tsx';
import { PaperLink } from '../certificates/PaperLink.tsx';
import { LoadError } from '../LoadError.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { type Ask, type Asked, ExplainPanel } from './ExplainPanel.tsx';
import type { About } from './explain-words.ts';
import { type Asking, ask, LevelSummary, leadingColumns, resultColumns, subjectName } from './outcome-columns.tsx';
import { PrimaryOutcomes } from './PrimaryOutcomes.tsx';
import styles from './term.module.css';
import { yearTexts } from './year-messages.ts';
import { yearNote } from './year-notes.ts';

/** A class's results of the year: levels, title, who is promoted and who is not yet, and why. */
export function YearOutcomesPage() {
  const { assignment, schoolYear } = useActing();
  const of = { unitId: assignment.unitId, schoolYear, classId: usePathId('classId') };
  const year = trpc.gradebook.yearOutcomes.useQuery(of);
  const className = trpc.organisation.class.useQuery(of).data?.name ?? '';
  const [asked, setAsked] = useState<Asked | null>(null);
  const [askedSummer, setAskedSummer] = useState<Asked | null>(null);
  const list = year.data;
  const pupils = list?.pupils ?? [];
  if (list?.isPrimary) return <PrimaryOutcomes of={of} className={className} period={'year'} />;
  return (
    <Page
      isFull
      title={yearTexts.classTitle(className, formatSchoolYear(schoolYear), pupils.length)}
      state={list && pupils.length > 0 && <Source list={list} />}
      actions={
        <>
          <PaperLink kind="report_card" />
          <PageLink to="/outcomes/$classId" params={{ classId: of.classId }}>
            {yearTexts.toClassTerm}
          </PageLink>
        </>
      }
    >
      {list && pupils.length > 0 && <LevelSummary list={list} />}
      <div className={styles.wide}>
        <DataTable
          caption={yearTexts.listCaption}
          isCaptionHidden
          rows={pupils}
          rowKey={(pupil) => pupil.pupilId}
          isLoading={year.isPending}
          loadingRows={30}
          error={year.error && <LoadError error={year.error} onRetry={() => year.refetch()} />}
          empty={<EmptyState title={yearTexts.empty} text={yearTexts.emptyText} />}
          columns={columnsOf(list, setAsked, setAskedSummer)}
        />
      </div>
      <ExplainPanel
        of={{ ...of, period: 'year' }}
        asked={asked}
        nameOf={(code) => subjectName(list?.subjects ?? [], code)}
        onClose={() => setAsked(null)}
      />
      <ExplainPanel
        of={{ ...of, period: 'summer' }}
        asked={askedSummer}
        nameOf={(code) => subjectName(list?.subjects ?? [], code)}
        onClose={() => setAskedSummer(null)}
      />
    </Page>
  );
}

function Source({ list }: { list: YearList }) {
  const isStored = list.source === 'stored';
  return (
    <StateBadge state={isStored ? 'locked' : 'moving'}>
      {isStored ? yearTexts.stored(list.ruleVersion) : yearTexts.computed(list.ruleVersion)}
    </StateBadge>
  );
}

type Pupil = YearList['pupils'][number];
const endAbout: About = { name: yearTexts.end, decided: ['promotion', 'individual_plan'] };
const summerAbout: About = {
  name: yearTexts.afterSummer,
  decided: ['retest', 'learning_after_retest', 'promotion'],
};

function columnsOf(list: YearList | undefined, onAsk: Ask, onAskSummer: Ask): DataColumn<Pupil>[] {
  const asking = { isYear: true, onAsk };
  const nameOf = (code: string) => subjectName(list?.subjects ?? [], code);
  return [
    ...leadingColumns(list, asking),
    {
      key: 'end',
      head: yearTexts.end,
      width: 120,
      sortValue: (pupil) => pupil.beforeSummer,
      cell: (pupil) => ask(asking, pupil, endAbout, yearTexts.ends[pupil.beforeSummer]),
    },
    ...summerColumn(list, { isYear: true, onAsk: onAskSummer }),
    ...resultColumns(list, asking),
    { key: 'note', head: yearTexts.note, cell: (pupil) => yearNote(pupil, nameOf) },
  ];
}

/** What the summer decided, beside the year's own end; no column where nobody has a summer. */
function summerColumn(list: YearList | undefined, asking: Asking): DataColumn<Pupil>[] {
  if (!list?.pupils.some(({ summer }) => summer !== null)) return [];
  return [
    {
      key: 'summer',
      head: yearTexts.afterSummer,
      width: 104,
      sortValue: ({ summer }) => summer?.decision ?? null,
      cell: (pupil) =>
        pupil.summer === null
          ? '–'
          : ask(asking, pupil, summerAbout, yearTexts.bySummer[pupil.summer.decision ?? 'waiting']),
    },
  ];
}
