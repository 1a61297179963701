import { Alert, Button, NativeSelect, Text } from '@mantine/core';
import { periodOfTerm } from '@truong/contracts/common';
import type { AggregateInput, AggregateRow } from '@truong/contracts/statistics';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatDate, formatSchoolYear } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { PageLink, useAddress } from '../address.tsx';
import { DateBox } from '../DateBox.tsx';
import { errorText } from '../errors.ts';
import { LoadError } from '../LoadError.tsx';
import { termNames } from '../messages.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { downloadFile } from './download.ts';
import { FiguresTable } from './FiguresTable.tsx';
import { type FiguresView, figuresView, measureGroups, reportGrades, sources } from './figures-view.ts';
import { populations } from './form-layout.ts';
import { figuresTexts, formTexts } from './messages.ts';
import styles from './statistics.module.css';

const sourceBadges = { live: 'moving', filed: 'waiting', approved: 'done' } as const;

/** The department's table: counts and shares by level below a unit, the whole view in the address. */
export function FiguresPage() {
  const { assignment, calendar, schoolYear, term } = useActing();
  const address = useAddress();
  const view = figuresView(address);
  const input: AggregateInput = {
    unitId: address.number('unit') ?? assignment.unitId,
    schoolYear,
    period: periodOfTerm(term),
    ...view,
  };
  const figures = trpc.statistics.aggregate.useQuery(input);
  const table = figures.data;
  const group = figuresTexts.groups[view.measureGroup];
  const source = figuresTexts.sources[view.source];
  const caption = figuresTexts.caption({
    unit: table?.unit.name ?? '',
    group,
    source,
    grade: view.grade === null ? figuresTexts.allGrades : formTexts.grade(view.grade),
    population: formTexts.populationWords[view.population],
    day: formatDate(table?.asOf ?? view.asOf ?? calendar.today),
  });
  return (
    <Page
      isFull
      title={`${group} · ${termNames[term]} ${formatSchoolYear(schoolYear)}`}
      state={<StateBadge state={sourceBadges[view.source]}>{source}</StateBadge>}
      actions={<Export input={input} />}
    >
      <ContextBar view={view} day={view.asOf ?? calendar.today} onChange={address.change} />
      <div className={styles.below}>
        {table && <Path path={table.path} onlyOne={table.path.length < 2} />}
        {table && <Text fw={600}>{figuresTexts.summary(table.unit.schoolsCounted, table.unit.schools)}</Text>}
      </div>
      <FiguresTable
        caption={caption}
        table={table}
        isLoading={figures.isPending}
        error={figures.error && <LoadError error={figures.error} onRetry={() => figures.refetch()} />}
        nameOf={(row) => <UnitName row={row} />}
      />
    </Page>
  );
}

/** An office leads to its own table in the same view, a school to its frozen filing. */
function UnitName({ row }: { row: AggregateRow }) {
  const { unit: _unit, ...view } = useViewSearch();
  if (row.kind !== 'school') {
    return (
      <PageLink to="/figures" search={{ ...view, unit: row.unitId }}>
        {row.name}
      </PageLink>
    );
  }
  if (row.filingNumber === null) return row.name;
  return (
    <>
      <PageLink to="/filings/$unitId/$number" params={{ unitId: row.unitId, number: row.filingNumber }}>
        {row.name}
      </PageLink>{' '}
      <span className={styles.muted}>{figuresTexts.filing(row.filingNumber)}</span>
    </>
  );
}

/** The names of the view as they stand in the address, for links that keep them. */
function useViewSearch() {
  const address = useAddress();
  const names = ['source', 'group', 'population', 'grade', 'asOf', 'unit'] as const;
  return Object.fromEntries(names.map((name) => [name, address.text(name) || undefined])) as Record<
    (typeof names)[number],
    string | undefined
  >;
}

function Path({ path, onlyOne }: { path: { unitId: number; name: string }[]; onlyOne: boolean }) {
  const view = useViewSearch();
  if (onlyOne) return null;
  return (
    <nav aria-label={figuresTexts.path}>
      <ol className={styles.path}>
        {path.map(({ unitId, name }, at) => (
          <li key={unitId}>
            {at === path.length - 1 ? (
              <span aria-current="page">{name}</span>
            ) : (
              <PageLink to="/figures" search={{ ...view, unit: unitId }}>
                {name}
              </PageLink>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

type ContextBarProps = {
  view: FiguresView;
  day: string;
  onChange: (patch: Record<string, string | number | undefined>) => void;
};

function ContextBar({ view, day, onChange }: ContextBarProps) {
  const grades = [
    { value: '', label: figuresTexts.allGrades },
    ...reportGrades.map((grade) => ({ value: String(grade), label: formTexts.grade(grade) })),
  ];
  return (
    <fieldset className={styles.context} aria-label={figuresTexts.context} style={{ border: 0, margin: 0 }}>
      <NativeSelect
        size="xs"
        label={figuresTexts.source}
        data={sources.map((value) => ({ value, label: figuresTexts.sources[value] }))}
        value={view.source}
        title={figuresTexts.sourceHints[view.source]}
        onChange={(event) => onChange({ source: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        label={figuresTexts.group}
        data={measureGroups.map((value) => ({ value, label: figuresTexts.groups[value] }))}
        value={view.measureGroup}
        onChange={(event) => onChange({ group: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        label={figuresTexts.grade}
        data={grades}
        value={String(view.grade ?? '')}
        onChange={(event) =>
          onChange({ grade: event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value) })
        }
      />
      <NativeSelect
        size="xs"
        label={figuresTexts.population}
        data={populations.map((value) => ({ value, label: formTexts.populationWords[value] }))}
        value={view.population}
        onChange={(event) => onChange({ population: event.currentTarget.value })}
      />
      <DateBox size="xs" label={figuresTexts.asOf} value={day} onChoose={(asOf) => onChange({ asOf })} />
    </fieldset>
  );
}

function Export({ input }: { input: AggregateInput }) {
  const utils = trpc.useUtils();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    setBusy(true);
    setError(null);
    await utils.statistics.aggregateWorkbook.fetch(input).then(downloadFile, setError);
    setBusy(false);
  };
  return (
    <>
      <Button variant="default" loading={isBusy} onClick={save}>
        {figuresTexts.export}
      </Button>
      {Boolean(error) && (
        <Alert color="red" variant="light" role="alert" p="xs">
          {errorText(error)}
        </Alert>
      )}
    </>
  );
}
