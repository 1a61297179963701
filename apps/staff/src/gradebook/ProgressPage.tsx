import { Button, Switch, Text } from '@mantine/core';
import type { EntryProgress } from '@truong/contracts/entry';
import { BarCell } from '@truong/ui/BarCell.tsx';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { formatDate, formatSchoolYear } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';
import { PageLink, useAddress } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { homeroomSheetName, termNames } from '../messages.ts';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { progressTexts, sheetName } from './entry-messages.ts';
import styles from './gradebook.module.css';
import { StandIns } from './StandIns.tsx';

type Line = EntryProgress['sheets'][number];

const missingOf = (sheet: Line) => Math.max(0, sheet.requiredCells - sheet.enteredCells);

/** Who has not finished, class by class and subject by subject, by when; and reminding them. */
export function ProgressPage() {
  const { assignment, schoolYear, term } = useActing();
  const of = { unitId: assignment.unitId, schoolYear, term };
  const address = useAddress();
  const board = trpc.entry.progress.useQuery(of);
  const utils = trpc.useUtils();
  const requestId = useRequestId();
  const remind = trpc.entry.remind.useMutation({
    onSuccess: () => {
      requestId.done();
      void utils.entry.progress.invalidate();
    },
  });
  const sheets = board.data?.sheets ?? [];
  const today = board.data?.today ?? '';
  const showsAll = address.text('all') === '1';
  const unfinished = sheets.filter((sheet) => missingOf(sheet) > 0);
  const toRemind = unfinished.filter((sheet) => sheet.state === 'open' && sheet.remindedOn !== today);
  const period = `${termNames[term]} ${formatSchoolYear(schoolYear)}`;

  function send(lines: readonly Line[]) {
    const content = { ...of, sheetIds: lines.map(({ sheetId }) => sheetId) };
    remind.mutate({ ...content, requestId: requestId.of(content) });
  }

  return (
    <Page
      title={`${progressTexts.title} · ${period}`}
      state={board.data && progressTexts.summary(unfinished.length, sheets.length)}
      actions={
        <>
          <Text component="span" size="sm">
            <PageLink to="/odd-marks">{progressTexts.toOdd}</PageLink>
          </Text>
          {toRemind.length > 0 && (
            <Button loading={remind.isPending} onClick={() => send(toRemind)}>
              {progressTexts.remindAll(toRemind.length)}
            </Button>
          )}
        </>
      }
    >
      {remind.error && <LoadError error={remind.error} onRetry={() => remind.reset()} />}
      <Text size="sm" role="status">
        {remind.data && progressTexts.done(remind.data)}
      </Text>
      <Switch
        label={progressTexts.onlyUnfinished}
        checked={!showsAll}
        onChange={(event) => address.change({ all: event.currentTarget.checked ? undefined : 1 }, { inPlace: true })}
      />
      <div className={styles.handovers}>
        <DataTable
          caption={progressTexts.caption(period)}
          isCaptionHidden
          rows={showsAll ? sheets : unfinished}
          rowKey={(sheet) => sheet.sheetId}
          isLoading={board.isPending}
          error={board.error && <LoadError error={board.error} onRetry={() => board.refetch()} />}
          empty={
            sheets.length > 0 ? (
              <EmptyState title={progressTexts.allDone} />
            ) : (
              <EmptyState title={progressTexts.empty} text={progressTexts.emptyText} />
            )
          }
          columns={[
            {
              key: 'class',
              head: progressTexts.schoolClass,
              width: 80,
              sortValue: (sheet) => sheet.className,
              cell: (sheet) => sheet.className,
            },
            {
              key: 'subject',
              head: progressTexts.subject,
              width: 190,
              sortValue: (sheet) => sheet.subjectName,
              cell: (sheet) => (
                <PageLink to="/sheets/$sheetId" params={{ sheetId: sheet.sheetId }}>
                  {sheet.subjectName ?? homeroomSheetName}
                </PageLink>
              ),
            },
            {
              key: 'teachers',
              head: progressTexts.teachers,
              width: 180,
              sortValue: (sheet) => sheet.teachers.join(', '),
              cell: (sheet) => (
                <>
                  {sheet.teachers.join(', ')}
                  <StandIns standIns={sheet.standIns} today={today} className={styles.minor} />
                </>
              ),
            },
            {
              key: 'entered',
              head: progressTexts.entered,
              width: 150,
              align: 'right',
              sortValue: (sheet) => sheet.enteredCells / Math.max(1, sheet.requiredCells),
              cell: (sheet) => (
                <BarCell
                  value={sheet.enteredCells}
                  max={sheet.requiredCells}
                  text={`${formatInteger(sheet.enteredCells)} / ${formatInteger(sheet.requiredCells)}`}
                />
              ),
            },
            {
              key: 'missing',
              head: progressTexts.missing,
              width: 120,
              align: 'right',
              sortValue: missingOf,
              cell: (sheet) => formatInteger(missingOf(sheet)),
            },
            {
              key: 'due',
              head: progressTexts.due,
              width: 110,
              sortValue: (sheet) => sheet.dueOn,
              cell: (sheet) => (
                <>
                  {formatDate(sheet.dueOn)}
                  {sheet.dueOn < today && missingOf(sheet) > 0 && (
                    <div className={styles.minor}>{progressTexts.overdue}</div>
                  )}
                </>
              ),
            },
            {
              key: 'remind',
              head: progressTexts.reminded,
              width: 130,
              cell: (sheet) =>
                sheet.remindedOn === today ? (
                  progressTexts.today
                ) : missingOf(sheet) > 0 && sheet.state === 'open' ? (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={progressTexts.remindLabel(sheetName(sheet))}
                    onClick={() => send([sheet])}
                  >
                    {progressTexts.remind}
                  </Button>
                ) : (
                  sheet.remindedOn && formatDate(sheet.remindedOn)
                ),
            },
          ]}
        />
      </div>
    </Page>
  );
}
