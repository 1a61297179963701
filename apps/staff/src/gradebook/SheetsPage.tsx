import { Button, Skeleton, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useAddress } from '../address.tsx';
import { common, termNames } from '../messages.ts';
import { SearchBox } from '../SearchBox.tsx';
import { useActing, useMay } from '../shell/acting.ts';
import { ErrorPage } from '../shell/ErrorPage.tsx';
import { trpc } from '../trpc.ts';
import { listTexts } from './messages.ts';
import { unsentCount } from './outbox/outbox-state.ts';
import { useUnsent } from './outbox/use-unsent.ts';
import { SheetTable } from './SheetTable.tsx';
import { sheetsByClass } from './sheets-by-class.ts';
import { UnsentElsewhere } from './UnsentElsewhere.tsx';
import { SheetListFiles } from './workbook/SheetListFiles.tsx';

const searchFrom = 8;

/** A teacher's own sheets of the term; for the principal and deputies, to read, all of the school's. */
export function SheetsPage() {
  const { me, assignment, schoolYear, term } = useActing();
  const may = useMay();
  const unsent = useUnsent(me.accountId) ?? [];
  const { text, change } = useAddress();
  const list = trpc.gradebook.sheets.useQuery({ unitId: assignment.unitId, schoolYear, term });
  if (list.error && !list.data) {
    return (
      <>
        <ErrorPage error={list.error} onRetry={() => list.refetch()} />
        <UnsentElsewhere unsent={unsent} isBelowPage />
      </>
    );
  }

  const seesAll = may('gradebook.readAll');
  const sheets = list.data?.sheets ?? [];
  const filter = text('q');
  const classes = sheetsByClass(sheets, filter);
  const period = `${termNames[term]} ${formatSchoolYear(schoolYear)}`;
  const listed = new Set(sheets.map(({ id }) => id));
  const hasSearch = filter !== '' || sheets.length >= searchFrom;
  return (
    <Page
      title={`${seesAll ? listTexts.ofSchool : listTexts.mine} · ${period}`}
      actions={
        <>
          {sheets.length > 0 && <SheetListFiles />}
          {hasSearch && (
            <SearchBox
              label={listTexts.search}
              value={filter}
              onSearch={(q) => change({ q: q || undefined }, { inPlace: true })}
            />
          )}
        </>
      }
    >
      {list.isPending && (
        <Stack gap="sm" aria-label={common.loading}>
          {Array.from({ length: 8 }, (_, at) => at).map((at) => (
            <Skeleton key={at} height={20} />
          ))}
        </Stack>
      )}
      {list.data && <UnsentElsewhere unsent={unsent.filter(({ sheet }) => !listed.has(sheet.sheetId))} hasLinks />}
      {list.data && sheets.length === 0 && (
        <NoSheets isPrincipal={may('term.keep')} isOpened={list.data.termState !== 'not_opened'} />
      )}
      {sheets.length > 0 && classes.length === 0 && (
        <EmptyState
          title={listTexts.noneFound}
          action={
            <Button variant="default" onClick={() => change({ q: undefined })}>
              {listTexts.clearSearch}
            </Button>
          }
        />
      )}
      {classes.length > 0 && (
        <SheetTable
          classes={classes}
          caption={listTexts.caption(period)}
          hasTeachers={seesAll}
          unsent={new Map(unsent.map(({ sheet, outbox }) => [sheet.sheetId, unsentCount(outbox)]))}
        />
      )}
    </Page>
  );
}

function NoSheets({ isPrincipal, isOpened }: { isPrincipal: boolean; isOpened: boolean }) {
  if (isOpened) return <EmptyState title={listTexts.emptyMine} text={listTexts.emptyMineText} />;
  return (
    <EmptyState
      title={listTexts.notOpened}
      text={isPrincipal ? listTexts.notOpenedForPrincipal : listTexts.notOpenedForTeacher}
      action={isPrincipal && <Link to="/term">{listTexts.toTerm}</Link>}
    />
  );
}
