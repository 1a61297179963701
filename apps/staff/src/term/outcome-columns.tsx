import { Text } from '@mantine/core';
import type { OutcomeList } from '@truong/contracts/gradebook';
import type { DataColumn } from '@truong/ui/DataTable.tsx';
import { LevelBar } from '@truong/ui/LevelBar.tsx';
import { formatTenths } from '@truong/vietnamese/numbers';
import { levelNames, titleNames } from '../messages.ts';
import { type Ask, Explained } from './ExplainPanel.tsx';
import type { About } from './explain-words.ts';
import { outcomeTexts } from './messages.ts';
import { outcomeParts } from './outcome-counts.ts';
import styles from './term.module.css';

/** What the lists of a term and of the year show alike. */
export type OutcomeRow = Omit<OutcomeList['pupils'][number], 'notAssessedReason'>;
export type OutcomeRows<Row extends OutcomeRow> = Omit<OutcomeList, 'pupils'> & { pupils: Row[] };
type Result = OutcomeRow['results'][number] | undefined;

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

/** Who hears that somebody asks how a value came about; conduct is decided for the year only. */
export type Asking = { isYear: boolean; onAsk: Ask };

const levelAbouts: Record<'learning' | 'conduct', About> = {
  learning: { name: outcomeTexts.learning, decided: ['learning_level', 'learning_adjusted'] },
  conduct: { name: outcomeTexts.conduct, decided: ['conduct_year'] },
};
const averageAbout: About = { name: outcomeTexts.average, decided: ['overall_average'] };
const titleAbout: About = { name: outcomeTexts.titleOf, decided: ['title'] };

function subjectAbout({ code, name }: OutcomeList['subjects'][number]): About {
  return { name, decided: ['subject_term', 'subject_year', 'strands', 'left_out'], subject: code };
}

export function ask(
  { onAsk }: Asking,
  { pupilId, fullName }: Pick<OutcomeRow, 'pupilId' | 'fullName'>,
  about: About,
  words: string,
) {
  return (
    <Explained asked={{ pupilId, pupil: fullName, about }} onAsk={onAsk}>
      {words}
    </Explained>
  );
}

/** Ordinal, name, levels; the average of all subjects and a title where the circular has them. */
export function leadingColumns<Row extends OutcomeRow>(
  list: OutcomeRows<Row> | undefined,
  asking: Asking,
): DataColumn<Row>[] {
  return [
    { key: 'ordinal', head: outcomeTexts.ordinal, align: 'right', width: 44, cell: (pupil) => pupil.ordinal },
    { key: 'pupil', head: outcomeTexts.pupil, isRowHead: true, width: 200, cell: (pupil) => pupil.fullName },
    ...(['learning', 'conduct'] as const).map(
      (kind): DataColumn<Row> => ({
        key: kind,
        head: outcomeTexts[kind],
        sortValue: (pupil) => {
          const known: readonly string[] = list?.levels[kind] ?? [];
          return pupil[kind] ? -known.indexOf(pupil[kind]) : null;
        },
        cell: (pupil) => {
          const words = pupil[kind] ? levelNames[pupil[kind]] : '–';
          return kind === 'learning' || asking.isYear ? ask(asking, pupil, levelAbouts[kind], words) : words;
        },
      }),
    ),
    ...averageColumn(list, asking),
    ...titleColumn(list, asking),
  ];
}

function averageColumn<Row extends OutcomeRow>(list: OutcomeRows<Row> | undefined, asking: Asking): DataColumn<Row>[] {
  if (!list?.pupils.some((pupil) => pupil.average !== null)) return [];
  return [
    {
      key: 'average',
      head: outcomeTexts.average,
      align: 'right',
      sortValue: (pupil) => pupil.average,
      cell: (pupil) => (pupil.average === null ? '–' : ask(asking, pupil, averageAbout, formatTenths(pupil.average))),
    },
  ];
}

function titleColumn<Row extends OutcomeRow>(list: OutcomeRows<Row> | undefined, asking: Asking): DataColumn<Row>[] {
  if (!list?.pupils.some((pupil) => pupil.title !== null)) return [];
  return [
    {
      key: 'title',
      head: outcomeTexts.titleOf,
      sortValue: (pupil) => pupil.title,
      cell: (pupil) => ask(asking, pupil, titleAbout, pupil.title ? titleNames[pupil.title] : '–'),
    },
  ];
}

/** A column for each subject, then the sessions missed. */
export function resultColumns<Row extends OutcomeRow>(
  list: OutcomeRows<Row> | undefined,
  asking: Asking,
): DataColumn<Row>[] {
  return [
    ...(list?.subjects ?? []).map(
      (subject, at): DataColumn<Row> => ({
        key: subject.code,
        head: <abbr title={subject.name}>{subject.shortName}</abbr>,
        align: 'right',
        sortValue: (pupil) => resultOrder(pupil.results[at]),
        cell: (pupil) => {
          const words = resultText(pupil.results[at]);
          return pupil.results[at] ? ask(asking, pupil, subjectAbout(subject), words) : words;
        },
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
  ];
}

/** The name of a subject in the list; its code where the plan no longer has it. */
export function subjectName(subjects: OutcomeList['subjects'], code: string): string {
  return subjects.find((subject) => subject.code === code)?.name ?? code;
}

/** Both kinds of levels of a class as bars. */
export function LevelSummary<Row extends OutcomeRow>({ list }: { list: OutcomeRows<Row> }) {
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
