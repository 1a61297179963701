import { Text } from '@mantine/core';
import type { UnitYear } from '@truong/contracts/common';
import type { OutcomePeriod } from '@truong/contracts/explanations';
import type { PrimaryList } from '@truong/contracts/primary-results';
import { formatCell } from '@truong/rules/gradebook/format-cell';
import { markText } from '@truong/rules/gradebook/parse-mark';
import { traitName } from '@truong/rules/gradebook/primary/trait-names';
import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { LevelBar, type LevelPart } from '@truong/ui/LevelBar.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useState } from 'react';
import type { z } from 'zod';
import { PageLink } from '../address.tsx';
import { completionNames, primaryLevelNames, traitShort } from '../gradebook/primary/messages.ts';
import { LoadError } from '../LoadError.tsx';
import { termNames, titleNames } from '../messages.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { type Asked, ExplainPanel } from './ExplainPanel.tsx';
import type { About } from './explain-words.ts';
import { outcomeTexts } from './messages.ts';
import { ask } from './outcome-columns.tsx';
import { PupilDecisions } from './PupilDecisions.tsx';
import { primaryTexts } from './primary-messages.ts';
import styles from './term.module.css';
import { yearTexts } from './year-messages.ts';

export type PrimaryOutcomesProps = {
  of: UnitYear & { classId: number };
  className: string;
  period: z.infer<typeof OutcomePeriod>;
};

/** A class of grades 1-5 at the end of a term or of the year: each assessment as it was given, nothing averaged, nobody ranked. */
export function PrimaryOutcomes({ of, className, period }: PrimaryOutcomesProps) {
  const { schoolYear, term } = useActing();
  const outcomes = trpc.gradebook.primaryOutcomes.useQuery({ ...of, period });
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = outcomes.data;
  const pupils = list?.pupils ?? [];
  const year = formatSchoolYear(schoolYear);
  const isYear = period === 'year';
  return (
    <Page
      isFull
      title={
        isYear
          ? yearTexts.classTitle(className, year, pupils.length)
          : outcomeTexts.title(className, termNames[term], year, pupils.length)
      }
      state={list && pupils.length > 0 && <Source list={list} isYear={isYear} />}
      actions={
        <PageLink to={isYear ? '/outcomes/$classId' : '/year/$classId'} params={{ classId: of.classId }}>
          {isYear ? yearTexts.toClassTerm : outcomeTexts.toYear}
        </PageLink>
      }
    >
      {isYear && pupils.some((pupil) => pupil.level !== null) && (
        <div className={styles.summary}>
          <div>
            <Text size="sm">{primaryTexts.level}</Text>
            <LevelBar label={outcomeTexts.summary(primaryTexts.level)} parts={levelParts(pupils)} />
          </div>
        </div>
      )}
      <div className={styles.wide}>
        <DataTable
          caption={primaryTexts.caption}
          isCaptionHidden
          rows={pupils}
          rowKey={(pupil) => pupil.pupilId}
          isLoading={outcomes.isPending}
          loadingRows={30}
          error={outcomes.error && <LoadError error={outcomes.error} onRetry={() => outcomes.refetch()} />}
          empty={<EmptyState title={outcomeTexts.empty} text={outcomeTexts.emptyText} />}
          columns={[
            { key: 'ordinal', head: outcomeTexts.ordinal, align: 'right', width: 44, cell: (pupil) => pupil.ordinal },
            { key: 'pupil', head: outcomeTexts.pupil, isRowHead: true, width: 200, cell: (pupil) => pupil.fullName },
            ...(list && isYear ? yearColumns({ of, list, onAsk: setAsked }) : []),
            ...(pupils.some(({ absentExcused }) => absentExcused !== null) ? [absenceColumn] : []),
            ...(list ? subjectColumns(list) : []),
            ...(list ? traitColumns(list) : []),
            { key: 'note', head: outcomeTexts.note, cell: noteOf },
          ]}
        />
      </div>
      <ExplainPanel
        of={{ ...of, period }}
        asked={asked}
        nameOf={(code) => list?.subjects.find((subject) => subject.code === code)?.name ?? code}
        onClose={() => setAsked(null)}
      />
    </Page>
  );
}

function Source({ list, isYear }: { list: PrimaryList; isYear: boolean }) {
  const isStored = list.source === 'stored';
  const { stored, computed } = isYear ? yearTexts : outcomeTexts;
  return (
    <StateBadge state={isStored ? 'locked' : 'moving'}>
      {isStored ? stored(list.ruleVersion) : computed(list.ruleVersion)}
    </StateBadge>
  );
}

type Pupil = PrimaryList['pupils'][number];
const levelAbout: About = {
  name: primaryTexts.level,
  decided: ['primary_level', 'primary_bar', 'primary_replacement', 'individual_plan'],
};
const awardAbout: About = { name: primaryTexts.award, decided: ['primary_award'] };
const completionAbout: About = {
  name: primaryTexts.completion,
  decided: ['primary_completion', 'primary_bar', 'individual_plan'],
};

function yearColumns(given: {
  of: PrimaryOutcomesProps['of'];
  list: PrimaryList;
  onAsk: (asked: Asked) => void;
}): DataColumn<Pupil>[] {
  const { of, list, onAsk } = given;
  const asking = { isYear: true, onAsk };
  const hasLevels = list.pupils.some((pupil) => pupil.level !== null);
  const level: DataColumn<Pupil> = {
    key: 'level',
    head: primaryTexts.level,
    cell: (pupil) => ask(asking, pupil, levelAbout, pupil.level ? primaryLevelNames[pupil.level] : '–'),
  };
  return [
    ...(hasLevels ? [level] : []),
    {
      key: 'award',
      head: primaryTexts.award,
      cell: (pupil) => ask(asking, pupil, awardAbout, pupil.award ? titleNames[pupil.award] : '–'),
    },
    {
      key: 'completion',
      head: primaryTexts.completion,
      cell: (pupil) => ask(asking, pupil, completionAbout, completionText(pupil)),
    },
    {
      key: 'decisions',
      head: primaryTexts.decisions,
      cell: (pupil) => <PupilDecisions of={of} list={list} pupil={pupil} />,
    },
  ];
}

/** "6 (thay 2)" where another test replaced the first. */
function testText({ tenths, replaced }: Pupil['tests'][number]): string {
  if (tenths === null) return '–';
  return replaced === null ? markText(tenths) : primaryTexts.replaced(markText(tenths), markText(replaced));
}

/** "T", or with the marks of its tests "T · 9"; a test of a part stands with the subject that is tested in parts. */
function subjectColumns(list: PrimaryList): DataColumn<Pupil>[] {
  const known = new Set(list.subjects.map(({ code }) => code));
  return list.subjects.map(({ code, name, shortName }) => ({
    key: code,
    head: <abbr title={name}>{shortName}</abbr>,
    align: 'center',
    cell: ({ subjects, tests }) => {
      const own = subjects.find(({ subject }) => subject === code);
      if (!own) return '';
      const isJoint = code === 'informatics-technology';
      const marks = tests.filter(({ subject }) => subject === code || (isJoint && !known.has(subject)));
      const level = own.mark ? formatCell('subject_level', { kind: 'code', code: own.mark }) : '–';
      return [level, ...marks.map(testText)].join(' · ');
    },
  }));
}

function traitColumns(list: PrimaryList): DataColumn<Pupil>[] {
  return list.traits.map((trait) => ({
    key: `trait ${trait}`,
    head: <abbr title={traitName(trait)}>{traitShort(trait)}</abbr>,
    align: 'center',
    cell: ({ traits }) => {
      const own = traits.find((one) => one.trait === trait);
      if (!own) return '';
      return own.mark ? formatCell('trait_level', { kind: 'code', code: own.mark }) : '–';
    },
  }));
}

function completionText({ completion, plan }: Pupil): string {
  if (plan) return primaryTexts.planned[plan.decision];
  return completion ? completionNames[completion] : '–';
}

/** Shown where sessions are kept. */
const absenceColumn: DataColumn<Pupil> = {
  key: 'absences',
  head: <abbr title={primaryTexts.absencesTitle}>{primaryTexts.absences}</abbr>,
  align: 'right',
  cell: ({ absentExcused, absentUnexcused }) =>
    absentExcused === null || absentUnexcused === null ? '–' : primaryTexts.missed(absentExcused, absentUnexcused),
};

function noteOf(pupil: Pupil): string {
  if (pupil.plan) return primaryTexts.byPlan(pupil.plan.reason);
  if (pupil.notAssessedReason !== null) return outcomeTexts.notAssessed(pupil.notAssessedReason);
  return pupil.isAssessed ? '' : primaryTexts.pending;
}

const places = { excellent: 1, well_completed: 2, completed: 3, not_completed: 4 } as const;

function levelParts(pupils: readonly Pupil[]): LevelPart[] {
  const levels = ['excellent', 'well_completed', 'completed', 'not_completed'] as const;
  const counted = levels.map((level) => ({
    level: places[level],
    label: primaryLevelNames[level],
    count: pupils.filter((pupil) => pupil.level === level).length,
  }));
  const without = pupils.filter((pupil) => pupil.level === null).length;
  return [...counted, { level: 'none', label: completionNames.not_available, count: without }];
}
