import { Text, Title } from '@mantine/core';
import type { PivotAnswer, RecordsPivot } from '@truong/contracts/pivot';
import { describePivot } from '@truong/rules/statistics/pivot/describe-pivot';
import { timeName } from '@truong/rules/statistics/pivot/pivot-words';
import type { ReactNode } from 'react';
import { PageLink } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { overviewTexts } from './messages.ts';
import styles from './overview.module.css';
import { schoolsOf } from './overview-questions.ts';
import { searchOf } from './search-of.ts';

export type DrawnProps = {
  title: string;
  question: RecordsPivot;
  /** In place of the drawing where there is nothing to draw. */
  nothing: string;
  /** More to say of it. */
  note?: string | undefined;
  draw: (answer: PivotAnswer, label: string) => ReactNode;
};

/** One drawing: of what and of when, how many schools are missing, and the way to the same question as a table. */
export function Drawn({ title, question, nothing, note, draw }: DrawnProps) {
  const { assignment } = useActing();
  const answer = trpc.pivot.answer.useQuery({ unitId: assignment.unitId, question });
  const { data } = answer;
  const [first, last] = [question.times[0], question.times.at(-1)];
  const of = data && schoolsOf(data);
  const isSchool = assignment.unitKind === 'school';
  const time = [first, last].flatMap((one) => (one ? [timeName(one)] : []));
  return (
    <section>
      <Title order={2}>{title}</Title>
      <p className={styles.note}>
        {[...new Set(time)].join(' – ')}
        {of && !isSchool && ` · ${overviewTexts.schools(of.counted.at(-1) ?? 0, of.missing)}`}
        {of && data.missing.count > of.missing && ` · ${overviewTexts.gap(isSchool ? null : data.missing.count)}`}
        {data && data.state.openSchools > 0 && ` · ${overviewTexts.openSchools(data.state.openSchools)}`}
        {note && ` · ${note}`}
      </p>
      {answer.error && <LoadError error={answer.error} onRetry={() => answer.refetch()} />}
      {data &&
        (draw(data, describePivot({ question: question as never, answer: data }).title) || (
          <Text c="dimmed">{nothing}</Text>
        ))}
      <p className={styles.note}>
        <PageLink to="/pivot" search={searchOf(question)}>
          {overviewTexts.toTable}
        </PageLink>
      </p>
    </section>
  );
}
