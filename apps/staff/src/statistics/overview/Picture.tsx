import { Title } from '@mantine/core';
import { BarChart } from '@truong/ui/charts/BarChart.tsx';
import { LineChart } from '@truong/ui/charts/LineChart.tsx';
import { useActing } from '../../shell/acting.ts';
import { barsOf, linesOf } from '../pivot/chart-data.ts';
import { Drawn } from './Drawn.tsx';
import { FigureTile } from './FigureTile.tsx';
import { overviewTexts } from './messages.ts';
import styles from './overview.module.css';
import { countOf, dropOutReasons, lastClosed, sinceKnown, timesBack, yearsBack } from './overview-questions.ts';
import { Results } from './Results.tsx';

const isDropOut = { leaving: dropOutReasons };

/** Pupils, classes, teachers and drop-outs and how they moved, then the results of what was closed last. */
export function Picture() {
  const { assignment, calendar, schoolYear } = useActing();
  const starts = timesBack({ schoolYear, point: 'start' }, yearsBack);
  const closed = lastClosed(calendar, schoolYear);
  const isSchool = assignment.unitKind === 'school';
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
            return lines && lines.lines.length > 0 && <LineChart label={label} {...sinceKnown(lines)} isSmall />;
          }}
        />
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
      <Results />
    </>
  );
}
