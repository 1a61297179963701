import { Text, Title } from '@mantine/core';
import type { PivotAnswer, RecordsPivot } from '@truong/contracts/pivot';
import { describePivot, schoolWords } from '@truong/rules/statistics/pivot/describe-pivot';
import { timeName } from '@truong/rules/statistics/pivot/pivot-words';
import { BarChart } from '@truong/ui/charts/BarChart.tsx';
import { LineChart } from '@truong/ui/charts/LineChart.tsx';
import type { ReactNode } from 'react';
import { PageLink } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { barsOf, linesOf } from '../pivot/chart-data.ts';
import { FigureTile } from './FigureTile.tsx';
import { overviewTexts } from './messages.ts';
import styles from './overview.module.css';
import {
  countOf,
  dropOutReasons,
  knownOf,
  lastClosed,
  lastEnd,
  sharesOf,
  timesBack,
  yearsBack,
} from './overview-questions.ts';
import { searchOf } from './search-of.ts';

const isDropOut = { leaving: dropOutReasons };

/** Pupils, classes, teachers and drop-outs and how they moved, then the results of what was closed last. */
export function Picture() {
  const { assignment, calendar, schoolYear } = useActing();
  const starts = timesBack({ schoolYear, point: 'start' }, yearsBack);
  const closed = lastClosed(calendar, schoolYear);
  const end = lastEnd(calendar, schoolYear);
  const isSchool = assignment.unitKind === 'school';
  const by = isSchool ? 'grade' : 'unit';
  return (
    <>
      <section>
        <Title order={2}>{overviewTexts.figures}</Title>
        <div className={styles.tiles}>
          <FigureTile
            name="pupils"
            question={countOf({ records: 'pupils', axes: ['time'], times: starts, where: {} })}
          />
          <FigureTile
            name="classes"
            question={countOf({ records: 'classes', axes: ['time'], times: starts, where: {} })}
          />
          <FigureTile
            name="teachers"
            question={countOf({ records: 'staff', axes: ['time'], times: starts, where: { post: ['teacher'] } })}
          />
          <FigureTile
            name="dropOuts"
            question={countOf({
              records: 'leavers',
              axes: ['time'],
              times: timesBack(closed, yearsBack),
              where: isDropOut,
            })}
          />
        </div>
      </section>
      <div className={styles.pair}>
        <Drawn
          title={overviewTexts.trend}
          question={countOf({
            records: 'pupils',
            axes: ['time', isSchool ? 'grade' : 'level'],
            times: starts,
            where: {},
          })}
          nothing={overviewTexts.noTrend}
          draw={(answer, label) => {
            const lines = linesOf(answer);
            return lines && lines.lines.length > 0 && <LineChart label={label} {...lines} />;
          }}
        />
        <Results title={overviewTexts.learning} axes={[by, 'learning']} dimension="learning" at={closed} />
        <Results title={overviewTexts.primary} axes={[by, 'primary_level']} dimension="primary_level" at={end} />
        <Drawn
          title={overviewTexts.dropOuts}
          question={countOf({ records: 'leavers', axes: ['leaving'], times: [closed], where: isDropOut })}
          nothing={overviewTexts.noDropOuts}
          draw={(answer, label) => {
            const bars = barsOf(answer).filter(({ parts }) => parts?.some(({ value }) => value > 0));
            const max = Math.max(...bars.map(({ parts }) => parts?.[0]?.value ?? 0));
            return bars.length > 0 && <BarChart label={label} bars={bars} max={max} />;
          }}
        />
      </div>
    </>
  );
}

type ResultsProps = {
  title: string;
  axes: string[];
  dimension: 'learning' | 'primary_level';
  at: RecordsPivot['times'][number];
};

/** Levels as shares of each unit or grade; nothing where no school below has such pupils. */
function Results({ title, axes, dimension, at }: ResultsProps) {
  return (
    <Drawn
      title={title}
      question={countOf({ records: 'pupils', axes, times: [at], where: { [dimension]: knownOf(dimension) } })}
      nothing={overviewTexts.noResults}
      draw={(answer, label) => {
        const bars = sharesOf(answer);
        return bars.length > 0 && <BarChart label={label} bars={bars} max={1} />;
      }}
    />
  );
}

type DrawnProps = {
  title: string;
  question: RecordsPivot;
  /** In place of the drawing where there is nothing to draw. */
  nothing: string;
  draw: (answer: PivotAnswer, label: string) => ReactNode;
};

/** One drawing: of what and of when, how many schools are missing, and the way to the same question as a table. */
function Drawn({ title, question, nothing, draw }: DrawnProps) {
  const { assignment } = useActing();
  const answer = trpc.pivot.answer.useQuery({ unitId: assignment.unitId, question });
  const { data } = answer;
  const [first, last] = [question.times[0], question.times.at(-1)];
  const isSchool = assignment.unitKind === 'school';
  const ofSchools = data && schoolWords(data.schools, data.missing.count);
  const schools = isSchool ? data && data.missing.count > 0 && overviewTexts.gap : ofSchools;
  const time = [first, last].flatMap((one) => (one ? [timeName(one)] : []));
  return (
    <section>
      <Title order={2}>{title}</Title>
      <p className={styles.note}>
        {[...new Set(time)].join(' – ')}
        {data && schools && ` · ${schools}`}
        {data && data.state.openSchools > 0 && ` ${overviewTexts.openSchools(data.state.openSchools)}`}
      </p>
      {answer.error && <LoadError error={answer.error} onRetry={() => answer.refetch()} />}
      {data &&
        (draw(data, describePivot({ question: question as never, answer: data }).title) || (
          <Text c="dimmed">{nothing}</Text>
        ))}
      <PageLink to="/pivot" search={searchOf(question)}>
        {overviewTexts.toTable}
      </PageLink>
    </section>
  );
}
