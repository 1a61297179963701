import { Group } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { PageLink } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { common } from '../messages.ts';
import { SearchBox } from '../SearchBox.tsx';
import { useActing, useMay } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { ListDownloads } from './imports/ListDownloads.tsx';
import { peopleTexts } from './messages.ts';
import { Paging } from './Paging.tsx';
import styles from './people.module.css';
import { useListSearch } from './use-list-search.ts';

/** The staff of a unit with what each teaches in the year. */
export function StaffPage() {
  const { assignment, schoolYear } = useActing();
  const may = useMay();
  const { search, page, onSearch, onPage } = useListSearch();
  const list = trpc.people.staff.useQuery(
    { unitId: assignment.unitId, schoolYear, search, page },
    { placeholderData: keepPreviousData },
  );
  return (
    <Page
      title={peopleTexts.staffTitle(formatSchoolYear(schoolYear))}
      actions={
        <>
          <ListDownloads kinds={['staff', 'assignments']} />
          {may('people.keep') && <PageLink to="/staff-list/new">{peopleTexts.newMember}</PageLink>}
        </>
      }
    >
      <Group gap="md">
        <SearchBox label={peopleTexts.search} value={search} onSearch={onSearch} />
        {may('roles.read') && <PageLink to="/roles">{peopleTexts.toRoles}</PageLink>}
      </Group>
      <div className={styles.table}>
        <DataTable
          caption={peopleTexts.staff}
          isCaptionHidden
          rows={list.data?.staff ?? []}
          rowKey={(person) => person.id}
          isLoading={list.isPending}
          loadingRows={20}
          error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
          empty={
            search ? (
              <EmptyState title={peopleTexts.noMatch} text={peopleTexts.noMatchText} />
            ) : (
              <EmptyState title={peopleTexts.noStaff} />
            )
          }
          columns={[
            {
              key: 'name',
              head: peopleTexts.name,
              width: 200,
              cell: (person) => (
                <PageLink to="/staff-list/$staffId" params={{ staffId: person.id }}>
                  {person.fullName}
                </PageLink>
              ),
            },
            {
              key: 'post',
              head: peopleTexts.post,
              width: 130,
              cell: (person) => peopleTexts.posts[person.post] ?? person.post,
            },
            {
              key: 'sex',
              head: peopleTexts.sex,
              width: 90,
              cell: (person) => (person.isFemale ? common.female : common.male),
            },
            {
              key: 'homeroom',
              head: peopleTexts.homeroomOf,
              width: 110,
              cell: (person) => person.homeroomOf.join(', ') || peopleTexts.none,
            },
            {
              key: 'teaches',
              head: peopleTexts.teaches,
              cell: (person) =>
                person.teaches
                  .map(({ subjectName, classNames }) => peopleTexts.teachesLine(subjectName, classNames))
                  .join('; ') || peopleTexts.none,
            },
            { key: 'code', head: peopleTexts.code, width: 130, cell: (person) => person.code },
          ]}
        />
      </div>
      {list.data && <Paging page={page} pageSize={list.data.pageSize} total={list.data.total} onPage={onPage} />}
    </Page>
  );
}
