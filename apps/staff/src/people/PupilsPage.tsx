import { Group, NativeSelect } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { gateOf, mayPass, type ProcedureName } from '@truong/contracts/permissions';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { PageLink, useAddress } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { SearchBox } from '../SearchBox.tsx';
import { holderOf, useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { ListDownloads } from './imports/ListDownloads.tsx';
import { peopleTexts } from './messages.ts';
import { Paging } from './Paging.tsx';
import { PupilTable } from './PupilTable.tsx';
import { useListSearch } from './use-list-search.ts';

/** The pupils whom this person may look up: by class, by the beginnings of name parts. */
export function PupilsPage() {
  const { assignment, schoolYear } = useActing();
  const address = useAddress();
  const { search, page, onSearch, onPage } = useListSearch();
  const of = { unitId: address.number('unit') ?? assignment.unitId, schoolYear };
  const classId = address.number('class');
  const classes = trpc.organisation.classes.useQuery(of);
  const list = trpc.people.pupils.useQuery(
    { ...of, search, page, ...(classId === undefined ? {} : { classId }) },
    { placeholderData: keepPreviousData },
  );
  const isFiltered = search !== '' || classId !== undefined;
  return (
    <Page
      title={peopleTexts.pupilsTitle(formatSchoolYear(schoolYear))}
      actions={
        <>
          <ListDownloads kinds={['pupils', 'guardians']} />
          <Actions />
        </>
      }
    >
      <Group gap="xs">
        <SearchBox label={peopleTexts.search} value={search} onSearch={onSearch} />
        <NativeSelect
          aria-label={peopleTexts.classFilter}
          data={[
            { value: '', label: peopleTexts.allClasses },
            ...(classes.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          value={String(classId ?? '')}
          onChange={(event) =>
            address.change({ class: Number(event.currentTarget.value) || undefined, page: undefined })
          }
        />
      </Group>
      <PupilTable
        pupils={list.data?.pupils ?? []}
        isLoading={list.isPending}
        error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
        empty={
          isFiltered ? (
            <EmptyState title={peopleTexts.noMatch} text={peopleTexts.noMatchText} />
          ) : (
            <EmptyState title={peopleTexts.noPupils} />
          )
        }
      />
      {list.data && <Paging page={page} pageSize={list.data.pageSize} total={list.data.total} onPage={onPage} />}
    </Page>
  );
}

function Actions() {
  const { assignment } = useActing();
  const may = (name: ProcedureName) => mayPass(gateOf[name], holderOf(assignment));
  return (
    <Group gap="md">
      {may('people.looks') && <PageLink to="/pupils/looks">{peopleTexts.looks}</PageLink>}
      {may('people.duplicates') && <PageLink to="/pupils/duplicates">{peopleTexts.duplicates}</PageLink>}
      {may('people.transfers') && <PageLink to="/pupils/transfers">{peopleTexts.transfers}</PageLink>}
      {may('people.admitPupil') && <PageLink to="/pupils/new">{peopleTexts.newPupil}</PageLink>}
    </Group>
  );
}
