import { Alert, Anchor, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { describePivot, measureName } from '@truong/rules/statistics/pivot/describe-pivot';
import { layPivot } from '@truong/rules/statistics/pivot/pivot-layout';
import { sourceNames } from '@truong/rules/statistics/pivot/pivot-words';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { lazy, Suspense, useState } from 'react';
import { PageLink } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { MovedDialog } from './MovedDialog.tsx';
import { pivotTexts } from './messages.ts';
import { missingText } from './missing-text.ts';
import { PivotControls } from './PivotControls.tsx';
import { PivotTable } from './PivotTable.tsx';
import styles from './pivot.module.css';
import { shows } from './pivot-view.ts';
import { useChartKey } from './use-chart-key.ts';
import { usePivot } from './use-pivot.ts';
import { ViewsMenu } from './ViewsMenu.tsx';

const PivotChart = lazy(() => import('./PivotChart.tsx').then((module) => ({ default: module.PivotChart })));
const badges = { live: 'moving', filed: 'waiting', approved: 'done' } as const;

/** Any question over the schools below a unit: the whole view in the address, as a table or drawn. */
export function PivotPage() {
  const pivot = usePivot();
  const { view, question, answer, search, change } = pivot;
  const data = answer.data;
  const words = data && describePivot({ question: question as never, answer: data });
  const [isMovedOpen, setMovedOpen] = useState(false);
  // On a phone the choices would fill the screen before the first figure.
  const isNarrow = useMediaQuery('(max-width: 40em)') === true;
  const controls = <PivotControls view={view} today={data?.asOf} onChange={change} />;
  useChartKey(view.show, (show) => change({ show: show === 'table' ? undefined : show }, { inPlace: true }));
  return (
    <Page
      isFull
      title={words?.title ?? measureName(question as never)}
      state={<StateBadge state={badges[view.source]}>{sourceNames[view.source]}</StateBadge>}
      actions={
        <>
          <ViewsMenu search={search} />
          <ExportMenu unitId={pivot.unitId} question={question} isDisabled={!data} />
        </>
      }
    >
      {isNarrow ? (
        <details className={styles.choices}>
          <summary>{pivotTexts.choices}</summary>
          {controls}
        </details>
      ) : (
        controls
      )}
      <div className={styles.below}>
        <Group justify="space-between" gap="xs" align="end">
          <div>
            {data && data.path.length > 1 && <Path path={data.path} search={search} />}
            {words?.notes.map((note) => (
              <Text key={note} size="sm">
                {note}
              </Text>
            ))}
            {data && missingText(data) && (
              <Text size="sm" className={styles.missing}>
                {missingText(data)}
              </Text>
            )}
            {data && data.moved.schools > 0 && (
              <Anchor
                component="button"
                type="button"
                size="sm"
                className={styles.screenOnly}
                onClick={() => setMovedOpen(true)}
              >
                {pivotTexts.movedOpen(data.moved.schools)}
              </Anchor>
            )}
          </div>
          <SegmentedControl
            size="xs"
            className={styles.screenOnly}
            aria-label={pivotTexts.show}
            title={pivotTexts.toggleHint}
            data={shows.map((value) => ({ value, label: pivotTexts.shows[value] }))}
            value={view.show}
            onChange={(show) => change({ show: show === 'table' ? undefined : show })}
          />
        </Group>
      </div>
      {isMovedOpen && data && <MovedDialog moved={data.moved} onClose={() => setMovedOpen(false)} />}
      {pivot.isIncomplete && (
        <Alert color="teal" variant="light" mx={24}>
          {view.form ? pivotTexts.chooseFigures : pivotTexts.choosePart}
        </Alert>
      )}
      {view.show === 'table' || !data ? (
        <PivotTable
          caption={words ? [words.title, ...words.notes.slice(0, 1)].join(' · ') : pivotTexts.title}
          pivot={pivot}
          layout={data && layPivot(data)}
          isLoading={answer.isPending && !pivot.isIncomplete}
          error={answer.error && <LoadError error={answer.error} onRetry={() => answer.refetch()} />}
          empty={<EmptyState title={pivotTexts.empty} text={pivotTexts.emptyText} />}
        />
      ) : (
        <div className={styles.below}>
          <Suspense fallback={null}>
            <PivotChart
              show={view.show}
              answer={data}
              label={words ? [words.title, ...words.notes.slice(0, 1)].join(' · ') : pivotTexts.title}
              toTable={
                <Button variant="default" size="xs" onClick={() => change({ show: undefined })}>
                  {pivotTexts.toTable}
                </Button>
              }
            />
          </Suspense>
        </div>
      )}
    </Page>
  );
}

type PathProps = { path: { unitId: number; name: string }[]; search: Readonly<Record<string, string>> };

function Path({ path, search }: PathProps) {
  return (
    <nav aria-label={pivotTexts.path}>
      <ol className={styles.path}>
        {path.map(({ unitId, name }, at) => (
          <li key={unitId}>
            {at === path.length - 1 ? (
              <span aria-current="page">{name}</span>
            ) : (
              <PageLink to="/pivot" search={{ ...search, unit: unitId }}>
                {name}
              </PageLink>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
