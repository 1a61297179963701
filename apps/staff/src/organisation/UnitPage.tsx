import { formatDate } from '@truong/vietnamese/dates';
import { List, Stack, Text } from '@mantine/core';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { Link, useParams } from '@tanstack/react-router';
import { common, schoolLevelNames } from '../messages.ts';
import { ErrorPage } from '../shell/ErrorPage.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { unitTexts } from './messages.ts';

/** One unit with its particulars and, for a school, its classes. */
export function UnitPage() {
  const unitId = Number((useParams({ strict: false }) as { unitId: string }).unitId);
  const { schoolYear, term } = useActing();
  const unit = trpc.organisation.unit.useQuery({ unitId, schoolYear });
  const classes = trpc.organisation.classes.useQuery({ unitId, schoolYear });
  if (unit.error) return <ErrorPage error={unit.error} onRetry={() => unit.refetch()} />;
  if (!unit.data) return <Page title={common.loading}>{null}</Page>;
  const { name, levels, above, place, sites, succession, counts, validFrom, validTo, kind } = unit.data;
  return (
    <Page title={name}>
      <Stack>
        <List size="sm">
          {levels.length > 0 && <List.Item>{`${unitTexts.levels}: ${levels.map((level) => schoolLevelNames[level]).join(', ')}`}</List.Item>}
          {above.length > 0 && <List.Item>{`${unitTexts.above}: ${above.map((unit) => unit.name).join(' › ')}`}</List.Item>}
          {place && <List.Item>{`${unitTexts.place}: ${place}`}</List.Item>}
          <List.Item>{`${unitTexts.valid}: ${unitTexts.from(formatDate(validFrom), validTo && formatDate(validTo))}`}</List.Item>
          {sites.length > 0 && <List.Item>{`${unitTexts.sites}: ${sites.map((site) => `${site.name}${site.isMain ? ` (${unitTexts.main})` : ''}`).join(', ')}`}</List.Item>}
          {succession.map((event) => (
            <List.Item key={`${event.on} ${event.fromName} ${event.toName}`}>{`${unitTexts.succession} ${formatDate(event.on)}: ${event.fromName} → ${event.toName}`}</List.Item>
          ))}
        </List>
        {kind === 'school' && <Text fw={600}>{unitTexts.counts(counts.classes, counts.pupils, counts.staff)}</Text>}
        {kind === 'school' && (
          <DataTable
            caption={unitTexts.classes}
            isLoading={classes.isPending}
            rows={classes.data ?? []}
            rowKey={(row) => row.id}
            empty={<EmptyState title={common.nothing} />}
            columns={[
              {
                key: 'name',
                head: unitTexts.classes,
                isRowHead: true,
                cell: (row) => (
                  <Link to="/classes/$classId" params={{ classId: String(row.id) } as never} search={{ year: schoolYear, term, unit: unitId } as never}>
                    {row.name}
                  </Link>
                ),
              },
              { key: 'grades', head: unitTexts.grades, cell: (row) => `${row.grades.join(' + ')}${row.isCombined ? ` · ${unitTexts.combined}` : ''}` },
              { key: 'pupils', head: unitTexts.pupils, align: 'right', cell: (row) => row.pupils },
              { key: 'female', head: unitTexts.female, align: 'right', cell: (row) => row.female },
              { key: 'site', head: unitTexts.site, cell: (row) => row.siteName ?? '–' },
              { key: 'homeroom', head: unitTexts.homeroom, cell: (row) => row.homeroomTeacher ?? '–' },
            ]}
          />
        )}
      </Stack>
    </Page>
  );
}
