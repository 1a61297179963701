import { Text, Title } from '@mantine/core';
import { BarChart } from '@truong/ui/charts/BarChart.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { Drawn } from './Drawn.tsx';
import { overviewTexts } from './messages.ts';
import { countOf, knownOf, lastClosed, lastEnd, sharesOf } from './overview-questions.ts';

/** Levels of learning of what was closed last, those of grades 1-5 of the last year: each where there are such pupils. */
export function Results() {
  const { assignment, calendar, schoolYear } = useActing();
  const by = assignment.unitKind === 'school' ? 'grade' : 'unit';
  const learning = useLevels('learning', by, lastClosed(calendar, schoolYear));
  const primary = useLevels('primary_level', by, lastEnd(calendar, schoolYear));
  const isNothing = [learning, primary].every(({ isKnown, bars }) => isKnown && bars.length === 0);
  if (isNothing)
    return (
      <section>
        <Title order={2}>{overviewTexts.learning}</Title>
        <Text c="dimmed">{overviewTexts.noResults}</Text>
      </section>
    );
  return (
    <>
      {[
        { ...learning, title: overviewTexts.learning },
        { ...primary, title: overviewTexts.primary },
      ].map(
        ({ title, question, isKnown, bars }) =>
          (!isKnown || bars.length > 0) && (
            <Drawn
              key={title}
              {...{ title, question }}
              nothing={overviewTexts.noResults}
              note={overviewTexts.order((bars[0]?.parts ?? []).map(({ label }) => label))}
              draw={(_, label) => <BarChart label={label} bars={bars} max={1} />}
            />
          ),
      )}
    </>
  );
}

function useLevels(dimension: 'learning' | 'primary_level', by: string, at: ReturnType<typeof lastClosed>) {
  const { unitId } = useActing().assignment;
  const where = { [dimension]: knownOf(dimension) };
  const question = countOf({ records: 'pupils', axes: [by, dimension], times: [at], where });
  const { data, error } = trpc.pivot.answer.useQuery({ unitId, question });
  // What failed is told where it would be drawn.
  return { question, isKnown: data !== undefined && !error, bars: data ? sharesOf(data) : [] };
}
