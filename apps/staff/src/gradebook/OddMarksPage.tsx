import { Button, Switch, Text } from '@mantine/core';
import type { OddMarkList } from '@truong/contracts/entry';
import { cellFromToken } from '@truong/rules/gradebook/cell';
import { formatCell } from '@truong/rules/gradebook/format-cell';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { PageLink, useAddress } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { termNames } from '../messages.ts';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { oddTexts, sheetName } from './entry-messages.ts';
import styles from './gradebook.module.css';
import { nameOfSlot, oddText } from './messages.ts';

type Odd = OddMarkList[number];

/** Cells worth a second look, over the sheets that one sees: why, the way to the cell, and who has looked. */
export function OddMarksPage() {
  const { assignment, schoolYear, term } = useActing();
  const { unitId } = assignment;
  const address = useAddress();
  const list = trpc.entry.oddMarks.useQuery({ unitId, schoolYear, term });
  const utils = trpc.useUtils();
  const requestId = useRequestId();
  const look = trpc.entry.lookAtOddMark.useMutation({
    onSuccess: () => {
      requestId.done();
      void utils.entry.oddMarks.invalidate();
    },
  });
  const showsAll = address.text('all') === '1';
  const rows = (list.data ?? []).filter((odd) => showsAll || odd.lookedBy === null);
  const period = `${termNames[term]} ${formatSchoolYear(schoolYear)}`;

  function mark({ sheetId, pupilId, slot, version }: Odd) {
    const content = { unitId, schoolYear, sheetId, pupilId, slot, version };
    look.mutate({ ...content, requestId: requestId.of(content) });
  }

  return (
    <Page title={`${oddTexts.title} · ${period}`}>
      <Text size="sm">{oddTexts.text}</Text>
      <Switch
        label={oddTexts.onlyNew}
        checked={!showsAll}
        onChange={(event) => address.change({ all: event.currentTarget.checked ? undefined : 1 }, { inPlace: true })}
      />
      {look.error && <LoadError error={look.error} onRetry={() => look.reset()} />}
      <div className={styles.handovers}>
        <DataTable
          caption={oddTexts.caption(period)}
          isCaptionHidden
          rows={rows}
          rowKey={(odd) => `${odd.sheetId} ${odd.pupilId} ${odd.slot}`}
          isLoading={list.isPending}
          error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
          empty={<EmptyState title={oddTexts.empty} text={oddTexts.emptyText} />}
          columns={[
            {
              key: 'sheet',
              head: oddTexts.sheet,
              width: 200,
              cell: (odd) => (
                <>
                  {sheetName(odd)}
                  <div className={styles.minor}>{odd.teachers.join(', ')}</div>
                </>
              ),
            },
            { key: 'pupil', head: oddTexts.pupil, width: 210, cell: (odd) => odd.fullName },
            {
              key: 'cell',
              head: oddTexts.cell,
              width: 130,
              cell: (odd) => (
                <PageLink
                  to="/sheets/$sheetId"
                  params={{ sheetId: odd.sheetId }}
                  search={{ pupil: odd.pupilId, slot: odd.slot }}
                >
                  {nameOfSlot(odd.slot)} {valueText(odd)}
                </PageLink>
              ),
            },
            { key: 'why', head: oddTexts.why, cell: (odd) => oddText(odd) },
            {
              key: 'look',
              head: oddTexts.state,
              width: 190,
              cell: (odd) =>
                odd.lookedBy !== null && odd.lookedAt !== null ? (
                  <span className={styles.minor}>{oddTexts.lookedBy(odd.lookedBy, odd.lookedAt)}</span>
                ) : (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={oddTexts.lookLabel(odd.fullName, nameOfSlot(odd.slot))}
                    onClick={() => mark(odd)}
                  >
                    {oddTexts.look}
                  </Button>
                ),
            },
          ]}
        />
      </div>
    </Page>
  );
}

function valueText({ value, reason }: Odd): string {
  return formatCell(reason === 'absent_often' ? 'count' : 'mark', cellFromToken(value));
}
