import { Group, Text, Title } from '@mantine/core';
import type { PivotAnswer, PivotQuestion } from '@truong/contracts/pivot';
import { type RecordKind, recordShapes } from '@truong/rules/statistics/catalogue';
import { describePivot } from '@truong/rules/statistics/pivot/describe-pivot';
import { layPivot } from '@truong/rules/statistics/pivot/pivot-layout';
import { sourceNames } from '@truong/rules/statistics/pivot/pivot-words';
import { LineChart } from '@truong/ui/charts/LineChart.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { PageLink } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { WaitingList } from '../../notices/WaitingList.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { cellText } from './cell-text.ts';
import { linesOf } from './chart-data.ts';
import { overviewTexts } from './messages.ts';
import styles from './pivot.module.css';

const kinds = ['pupils', 'classes', 'staff'] as const satisfies readonly RecordKind[];
const yearsBack = 5;

type Asked = { records: RecordKind; years: number; axes: string[] };

/** A school, a district or the department at a glance: a few figures, how they moved, what waits. */
export function OverviewPage() {
  const { assignment } = useActing();
  const isSchool = assignment.unitKind === 'school';
  const trend = useQuestion({
    records: 'pupils',
    years: yearsBack,
    axes: ['time', ...(isSchool ? ['sex'] : ['level'])],
  });
  const lines = trend.data && linesOf(trend.data);
  const words = trend.data && describePivot({ question: trend.question as never, answer: trend.data });
  return (
    <Page
      title={overviewTexts.title(assignment.unitName)}
      state={<StateBadge state="moving">{sourceNames.live}</StateBadge>}
    >
      <Group gap={48} align="start">
        {kinds.map((records) => (
          <Figure key={records} records={records} />
        ))}
      </Group>
      <section>
        <Title order={2} size="h4">
          {overviewTexts.trend}
        </Title>
        {trend.error && <LoadError error={trend.error} onRetry={() => trend.refetch()} />}
        {lines && <LineChart label={[words?.title, words?.notes[0]].join(' · ')} {...lines} />}
        {trend.data && !lines?.lines.length && <Text c="dimmed">{overviewTexts.noTrend}</Text>}
        <div>
          <PageLink to="/pivot" search={{ rows: isSchool ? 'sex' : 'level', cols: 'time', years: yearsBack }}>
            {overviewTexts.toTable}
          </PageLink>
        </div>
      </section>
      <WaitingList />
    </Page>
  );
}

/** One number with what it counts and of how many schools. */
function Figure({ records }: { records: RecordKind }) {
  const asked = useQuestion({ records, years: 1, axes: [] });
  return (
    <div>
      <Text size="sm" c="dimmed">
        {recordShapes[records].name}
      </Text>
      <Text className={styles.figure}>{asked.data ? numberOf(asked.data) : '…'}</Text>
      {asked.data && (
        <Text size="sm">
          {overviewTexts.schools(asked.data.schools.counted.at(-1)?.[0] ?? 0, asked.data.missing.count)}
        </Text>
      )}
      <PageLink to="/pivot" search={{ records }}>
        {overviewTexts.open}
      </PageLink>
    </div>
  );
}

function numberOf(answer: PivotAnswer): string {
  const { rows, columns, cell } = layPivot(answer);
  const [row, column] = [rows[0], columns[0]];
  return row && column ? cellText(cell(row, column)) : '–';
}

function useQuestion({ records, years, axes }: Asked) {
  const { assignment, schoolYear } = useActing();
  const question: PivotQuestion = {
    ...{ of: 'records', records, axes, source: 'live', unitsBy: 'below', where: {} },
    measure: { kind: 'count' },
    times: Array.from({ length: years }, (_, i) => ({
      schoolYear: schoolYear - years + 1 + i,
      point: 'start' as const,
    })),
  };
  return { question, ...trpc.pivot.answer.useQuery({ unitId: assignment.unitId, question }) };
}
