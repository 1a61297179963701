import { periodOfTerm } from '@truong/contracts/common';
import type { AggregateInput, AggregateRow } from '@truong/contracts/statistics';
import { formatInteger, formatShare } from '@truong/vietnamese/numbers';
import { Anchor, Breadcrumbs, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { BarCell } from '@truong/ui/BarCell.tsx';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { LevelBar } from '@truong/ui/LevelBar.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { common, periodNames } from '../messages.ts';
import { ErrorPage } from '../shell/ErrorPage.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { figureTexts, filingTexts } from './messages.ts';

const levels = ['good', 'fair', 'satisfactory', 'unsatisfactory', 'not_assessed'] as const;
const rampOf = { good: 1, fair: 2, satisfactory: 3, unsatisfactory: 4, not_assessed: 'none' } as const;
type FigureSearch = { unit?: number; source?: AggregateInput['source']; group?: AggregateInput['measureGroup']; population?: AggregateInput['population']; grade?: number };

/** The department's table: counts and shares by level over all schools, down the tree. */
export function FiguresPage() {
  const { assignment, schoolYear, term } = useActing();
  const search = useSearch({ strict: false }) as FigureSearch;
  const navigate = useNavigate();
  const asked: AggregateInput = {
    unitId: search.unit ?? assignment.unitId,
    schoolYear,
    period: periodOfTerm(term),
    source: search.source ?? 'filed',
    measureGroup: search.group ?? 'learning',
    population: search.population ?? 'all',
    grade: search.grade ?? null,
  };
  const table = trpc.statistics.aggregate.useQuery(asked);
  const workbook = trpc.useUtils().statistics.aggregateWorkbook;
  const set = (change: object) => navigate({ to: '.', search: (old: object) => ({ ...old, ...change }) } as never);
  if (table.error) return <ErrorPage error={table.error} onRetry={() => table.refetch()} />;
  const unit = table.data?.unit;
  const title = `${filingTexts.groups[asked.measureGroup]} · ${periodNames[asked.period]} · ${figureTexts.sources[asked.source]}`;
  const select = (label: string, value: string, data: Record<string, string>, onChange: (value: string) => void) => (
    <NativeSelect size="xs" label={label} value={value} data={Object.entries(data).map(([v, l]) => ({ value: v, label: l }))} onChange={(event) => onChange(event.currentTarget.value)} />
  );
  return (
    <Page
      title={title}
      actions={
        <Button size="compact-sm" variant="default" onClick={async () => download(await workbook.fetch(asked))}>
          {figureTexts.export}
        </Button>
      }
    >
      <Stack gap="sm">
        <Group align="end">
          {select(figureTexts.source, asked.source, figureTexts.sources, (source) => set({ source }))}
          {select(figureTexts.group, asked.measureGroup, filingTexts.groups, (group) => set({ group }))}
          {select(figureTexts.population, asked.population, filingTexts.populations, (population) => set({ population }))}
          {select(
            figureTexts.grade,
            String(asked.grade ?? ''),
            { '': figureTexts.allGrades, ...Object.fromEntries([6, 7, 8, 9, 10, 11, 12].map((grade) => [String(grade), filingTexts.grade(grade)])) },
            (grade) => set({ grade: grade === '' ? undefined : Number(grade) }),
          )}
        </Group>
        <Breadcrumbs>
          {table.data?.path.map((step) => (
            <Anchor key={step.unitId} component="button" type="button" onClick={() => set({ unit: step.unitId })}>
              {step.name}
            </Anchor>
          ))}
        </Breadcrumbs>
        {unit && <Text fw={600}>{figureTexts.missingSchools(unit.schools - unit.schoolsCounted, unit.schools)}</Text>}
        {unit?.byLevel && <LevelBar label={title} formatCount={formatInteger} parts={levels.map((level) => ({ level: rampOf[level], label: figureTexts.levels[level], count: unit.byLevel?.[level] ?? 0 }))} />}
        <DataTable<AggregateRow>
          caption={title}
          isCaptionHidden
          isLoading={table.isPending}
          rows={[...(table.data?.children ?? []), ...(unit ? [unit] : [])]}
          rowKey={(row) => row.unitId}
          empty={<EmptyState title={common.nothing} />}
          columns={[
            { key: 'unit', head: figureTexts.unit, isRowHead: true, cell: (row) => <UnitCell row={row} isTotal={row === unit} onOpen={(id) => set({ unit: id })} /> },
            {
              key: 'counted',
              head: figureTexts.counted,
              cell: (row) => `${row.schoolsCounted}/${row.schools} · ${row.schoolsCounted < row.schools ? figureTexts.missing(row.schools - row.schoolsCounted) : figureTexts.complete}`,
            },
            { key: 'total', head: figureTexts.total, align: 'right', sortValue: (row) => row.total, cell: (row) => (row.total === null ? '–' : formatInteger(row.total)) },
            ...levels.map((level) => ({
              key: level,
              head: figureTexts.levels[level],
              align: 'right' as const,
              sortValue: (row: AggregateRow) => (row.byLevel && row.total ? row.byLevel[level] / row.total : null),
              cell: (row: AggregateRow) => {
                const count = row.byLevel?.[level] ?? null;
                const text = count === null ? '–' : `${formatInteger(count)} (${formatShare(count, row.total ?? 0)})`;
                return <BarCell value={count} max={row.total ?? 0} text={text} />;
              },
            })),
          ]}
        />
      </Stack>
    </Page>
  );
}

function UnitCell({ row, isTotal, onOpen }: { row: AggregateRow; isTotal: boolean; onOpen: (unitId: number) => void }) {
  const { schoolYear, term } = useActing();
  if (isTotal) return <strong>{`${figureTexts.sum}: ${row.name}`}</strong>;
  if (row.kind !== 'school') {
    return (
      <Anchor component="button" type="button" onClick={() => onOpen(row.unitId)}>
        {row.name}
      </Anchor>
    );
  }
  if (row.filingNumber === null) return row.name;
  return (
    <Link to="/filings/$unitId/$number" params={{ unitId: String(row.unitId), number: String(row.filingNumber) } as never} search={{ year: schoolYear, term } as never}>
      {row.name}
    </Link>
  );
}

function download({ fileName, base64 }: { fileName: string; base64: string }): void {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: fileName });
  link.click();
  URL.revokeObjectURL(url);
}
