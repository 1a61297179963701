import { periodOfTerm } from '@truong/contracts/common';
import { formatDate } from '@truong/vietnamese/dates';
import { fold } from '@truong/vietnamese/text';
import { Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { common } from '../messages.ts';
import { ErrorPage } from '../shell/ErrorPage.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { statusBadge } from './FilingPage.tsx';
import { filingTexts, reviewTexts } from './messages.ts';

/** Who has filed, who not, who late; the way to each filing. */
export function ReviewsPage() {
  const { assignment, schoolYear, term } = useActing();
  const search = useSearch({ strict: false }) as { state?: string; q?: string };
  const navigate = useNavigate();
  const list = trpc.statistics.reviewList.useQuery({ unitId: assignment.unitId, schoolYear, period: periodOfTerm(term) });
  if (list.error) return <ErrorPage error={list.error} onRetry={() => list.refetch()} />;
  const all = list.data?.schools ?? [];
  const filed = all.filter((school) => school.number !== null).length;
  const words = fold(search.q ?? '');
  const shown = all.filter((school) => (!search.state || school.status === search.state) && fold(school.name).includes(words));
  const set = (change: object) => navigate({ to: '.', search: (old: object) => ({ ...old, ...change }), replace: true } as never);
  return (
    <Page title={reviewTexts.title}>
      <Group mb="sm">
        <Text fw={600}>{reviewTexts.summary(filed, all.length, all.filter((school) => school.isLate).length)}</Text>
        {list.data?.dueOn && <Text size="sm">{filingTexts.due(formatDate(list.data.dueOn))}</Text>}
        <NativeSelect
          size="xs"
          aria-label={reviewTexts.state}
          value={search.state ?? ''}
          data={[{ value: '', label: reviewTexts.all }, ...Object.entries(filingTexts.statuses).map(([value, label]) => ({ value, label }))]}
          onChange={(event) => set({ state: event.currentTarget.value || undefined })}
        />
        <TextInput size="xs" aria-label={common.search} placeholder={common.search} value={search.q ?? ''} onChange={(event) => set({ q: event.currentTarget.value || undefined })} />
      </Group>
      <DataTable
        caption={reviewTexts.title}
        isCaptionHidden
        isLoading={list.isPending}
        rows={shown}
        rowKey={(school) => school.unitId}
        empty={<EmptyState title={common.nothing} />}
        columns={[
          {
            key: 'school',
            head: reviewTexts.school,
            isRowHead: true,
            cell: (school) =>
              school.number === null ? (
                school.name
              ) : (
                <Link to="/filings/$unitId/$number" params={{ unitId: String(school.unitId), number: String(school.number) } as never} search={{ year: schoolYear, term } as never}>
                  {school.name}
                </Link>
              ),
          },
          { key: 'district', head: reviewTexts.district, cell: (school) => school.districtName ?? '–' },
          {
            key: 'state',
            head: reviewTexts.state,
            cell: (school) => (
              <Group gap={4}>
                <StateBadge state={statusBadge[school.status]}>{filingTexts.statuses[school.status]}</StateBadge>
                {school.isLate && <StateBadge state="refused">{filingTexts.late}</StateBadge>}
              </Group>
            ),
          },
          { key: 'filedOn', head: reviewTexts.filedOn, cell: (school) => (school.filedOn ? formatDate(school.filedOn) : '–') },
          { key: 'warnings', head: reviewTexts.warnings, align: 'right', cell: (school) => (school.number === null ? '–' : school.warnings) },
          { key: 'mine', head: reviewTexts.mine, cell: (school) => (school.isMine ? common.yes : common.no) },
          { key: 'reviewer', head: reviewTexts.reviewer, cell: (school) => school.reviewer ?? '–' },
        ]}
      />
    </Page>
  );
}
