import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { periodOfTerm } from '@truong/contracts/common';
import type { ReviewList } from '@truong/contracts/statistics';
import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatDate, formatSchoolYear } from '@truong/vietnamese/dates';
import { PageLink, useAddress } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { termNames } from '../messages.ts';
import { SearchBox } from '../SearchBox.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { filingTexts, reviewTexts } from './messages.ts';
import { countSchools, filterSchools, reviewFilters } from './review-summary.ts';
import styles from './statistics.module.css';

type School = ReviewList['schools'][number];

/** Who has filed, who has not, who was late; the schools that this unit reviews first. */
export function ReviewsPage() {
  const { assignment, schoolYear, term } = useActing();
  const address = useAddress();
  const filter = address.oneOf('state', reviewFilters);
  const search = address.text('q');
  const list = trpc.statistics.reviewList.useQuery({
    unitId: assignment.unitId,
    schoolYear,
    period: periodOfTerm(term),
  });
  const schools = list.data?.schools ?? [];
  const isFiltered = filter !== undefined || search !== '';
  return (
    <Page isFull title={`${reviewTexts.title} · ${termNames[term]} ${formatSchoolYear(schoolYear)}`}>
      <div className={styles.below}>
        {list.data && <Summary list={list.data} />}
        <Group gap="xs">
          <NativeSelect
            aria-label={reviewTexts.filter}
            data={Object.entries(reviewTexts.filters).map(([value, label]) => ({ value, label }))}
            value={filter ?? ''}
            onChange={(event) => address.change({ state: event.currentTarget.value || undefined })}
          />
          <SearchBox
            label={reviewTexts.search}
            value={search}
            onSearch={(q) => address.change({ q: q || undefined }, { inPlace: true })}
          />
        </Group>
      </div>
      <div className={styles.wide}>
        <DataTable
          caption={reviewTexts.caption}
          isCaptionHidden
          rows={filterSchools(schools, { filter, search })}
          rowKey={(school) => school.unitId}
          isLoading={list.isPending}
          loadingRows={16}
          error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
          empty={
            isFiltered ? (
              <EmptyState
                title={reviewTexts.noMatch}
                action={
                  <Button variant="default" onClick={() => address.change({ state: undefined, q: undefined })}>
                    {reviewTexts.clear}
                  </Button>
                }
              />
            ) : (
              <EmptyState title={reviewTexts.empty} />
            )
          }
          columns={columns}
        />
      </div>
    </Page>
  );
}

function Summary({ list }: { list: ReviewList }) {
  const counts = countSchools(list.schools);
  return (
    <div>
      <Text fw={600}>{reviewTexts.summary(counts)}</Text>
      <Text size="sm">
        {reviewTexts.waiting(counts.waiting)} {list.dueOn && reviewTexts.due(list.dueOn)}
      </Text>
    </div>
  );
}

const statusOrder = { submitted: 1, returned: 2, not_filed: 3, accepted: 4 } as const;

const columns: DataColumn<School>[] = [
  {
    key: 'school',
    head: reviewTexts.school,
    sortValue: (school) => school.name,
    cell: (school) =>
      school.number === null ? (
        school.name
      ) : (
        <PageLink to="/filings/$unitId/$number" params={{ unitId: school.unitId, number: school.number }}>
          {school.name}
        </PageLink>
      ),
  },
  {
    key: 'district',
    head: reviewTexts.district,
    sortValue: (school) => school.districtName,
    cell: (school) => school.districtName ?? '–',
  },
  {
    key: 'status',
    head: reviewTexts.status,
    sortValue: (school) => statusOrder[school.status],
    cell: (school) => (
      <StateBadge state={filingTexts.statusBadges[school.status]}>{filingTexts.statuses[school.status]}</StateBadge>
    ),
  },
  { key: 'number', head: reviewTexts.number, align: 'right', width: 60, cell: (school) => school.number ?? '–' },
  {
    key: 'filedOn',
    head: reviewTexts.filedOn,
    width: 110,
    sortValue: (school) => school.filedOn,
    cell: (school) => (school.filedOn ? formatDate(school.filedOn) : '–'),
  },
  {
    key: 'late',
    head: reviewTexts.late,
    width: 90,
    sortValue: (school) => Number(school.isLate),
    cell: (school) => school.isLate && <StateBadge state="refused">{reviewTexts.late}</StateBadge>,
  },
  {
    key: 'warnings',
    head: <span title={reviewTexts.warningsHint}>{reviewTexts.warnings}</span>,
    align: 'right',
    width: 80,
    sortValue: (school) => (school.number === null ? null : school.warnings),
    cell: (school) => (school.number === null ? '–' : school.warnings),
  },
  {
    key: 'mine',
    head: reviewTexts.mine,
    width: 130,
    sortValue: (school) => Number(!school.isMine),
    cell: (school) => (school.isMine ? reviewTexts.yes : '–'),
  },
  { key: 'reviewer', head: reviewTexts.reviewer, cell: (school) => school.reviewer ?? '–' },
];
