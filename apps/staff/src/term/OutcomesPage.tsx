import { Text } from '@mantine/core';
import { periodOfTerm } from '@truong/contracts/common';
import type { OutcomeList } from '@truong/contracts/gradebook';
import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { LevelBar } from '@truong/ui/LevelBar.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { formatTenths } from '@truong/vietnamese/numbers';
import { usePathId } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { levelNames, termNames, titleNames } from '../messages.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { outcomeTexts } from './messages.ts';
import { outcomeParts } from './outcome-counts.ts';
import styles from './term.module.css';

/** A class's results of the term, stored or computed; the source is always named. */
export function OutcomesPage() {
  const { assignment, schoolYear, term } = useActing();
  const of = { unitId: assignment.unitId, schoolYear, classId: usePathId('classId') };
  const outcomes = trpc.gradebook.outcomes.useQuery({ ...of, period: periodOfTerm(term) });
  const className = trpc.organisation.class.useQuery(of).data?.name ?? '';
  const list = outcomes.data;
  const pupils = list?.pupils ?? [];
  return (
    <Page
      isFull
      title={outcomeTexts.title(className, termNames[term], formatSchoolYear(schoolYear), pupils.length)}
      state={list && <Source list={list} />}
    >
      {list && pupils.length > 0 && <Summary list={list} />}
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
          columns={columnsOf(list)}
        />
      </div>
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

function Summary({ list }: { list: OutcomeList }) {
  return (
    <div className={styles.summary}>
      {(['learning', 'conduct'] as const).map((kind) => (
        <div key={kind}>
          <Text size="sm">{outcomeTexts[kind]}</Text>
          <LevelBar label={outcomeTexts.summary(outcomeTexts[kind])} parts={outcomeParts(list, kind)} />
        </div>
      ))}
    </div>
  );
}

type Pupil = OutcomeList['pupils'][number];
type Result = Pupil['results'][number] | undefined;

function resultText(result: Result): string {
  if (!result) return '–';
  if (result.kind === 'score') return formatTenths(result.tenths);
  return result.result === 'pass' ? outcomeTexts.pass : outcomeTexts.fail;
}

function resultOrder(result: Result): number | null {
  if (!result) return null;
  if (result.kind === 'score') return result.tenths;
  return result.result === 'pass' ? 1 : 0;
}

function noteOf(pupil: Pupil, subjects: OutcomeList['subjects']): string {
  if (pupil.notAssessedReason !== null) return outcomeTexts.notAssessed(pupil.notAssessedReason);
  if (pupil.adjustedBy !== null) {
    return outcomeTexts.adjusted(subjects.find(({ code }) => code === pupil.adjustedBy)?.name ?? pupil.adjustedBy);
  }
  return pupil.isAssessed ? '' : outcomeTexts.pending;
}

function columnsOf(list: OutcomeList | undefined): DataColumn<Pupil>[] {
  const subjects = list?.subjects ?? [];
  return [
    { key: 'ordinal', head: outcomeTexts.ordinal, align: 'right', width: 44, cell: (pupil) => pupil.ordinal },
    { key: 'pupil', head: outcomeTexts.pupil, isRowHead: true, width: 200, cell: (pupil) => pupil.fullName },
    ...(['learning', 'conduct'] as const).map(
      (kind): DataColumn<Pupil> => ({
        key: kind,
        head: outcomeTexts[kind],
        sortValue: (pupil) =>
          list && pupil[kind] ? -list.levels[kind].findIndex((level) => level === pupil[kind]) : null,
        cell: (pupil) => (pupil[kind] ? levelNames[pupil[kind]] : '–'),
      }),
    ),
    ...oldColumns(list),
    ...subjects.map(
      (subject, at): DataColumn<Pupil> => ({
        key: subject.code,
        head: <abbr title={subject.name}>{subject.shortName}</abbr>,
        align: 'right',
        sortValue: (pupil) => resultOrder(pupil.results[at]),
        cell: (pupil) => resultText(pupil.results[at]),
      }),
    ),
    {
      key: 'excused',
      head: outcomeTexts.excused,
      align: 'right',
      sortValue: (pupil) => pupil.absentExcused,
      cell: (pupil) => pupil.absentExcused ?? '–',
    },
    {
      key: 'unexcused',
      head: outcomeTexts.unexcused,
      align: 'right',
      sortValue: (pupil) => pupil.absentUnexcused,
      cell: (pupil) => pupil.absentUnexcused ?? '–',
    },
    { key: 'note', head: outcomeTexts.note, cell: (pupil) => noteOf(pupil, subjects) },
  ];
}

/** What only some circulars have: the average of all subjects, a title in the term. */
function oldColumns(list: OutcomeList | undefined): DataColumn<Pupil>[] {
  const average: DataColumn<Pupil> = {
    key: 'average',
    head: outcomeTexts.average,
    align: 'right',
    sortValue: (pupil) => pupil.average,
    cell: (pupil) => (pupil.average === null ? '–' : formatTenths(pupil.average)),
  };
  const title: DataColumn<Pupil> = {
    key: 'title',
    head: outcomeTexts.titleOf,
    cell: (pupil) => (pupil.title ? titleNames[pupil.title] : '–'),
  };
  return [
    ...(list?.pupils.some((pupil) => pupil.average !== null) ? [average] : []),
    ...(list?.pupils.some((pupil) => pupil.title !== null) ? [title] : []),
  ];
}
