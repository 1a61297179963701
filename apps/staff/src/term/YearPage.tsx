import { Alert, Button, Text } from '@mantine/core';
import type { YearBoard } from '@truong/contracts/school-year-results';
import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';
import { useState } from 'react';
import { PageLink } from '../address.tsx';
import { PaperLink } from '../certificates/PaperLink.tsx';
import { LoadError } from '../LoadError.tsx';
import { common, termNames } from '../messages.ts';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { SettingsChanged } from '../rule-settings/SettingsChanged.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { Consequences } from './Consequences.tsx';
import { ReopenYear } from './ReopenYear.tsx';
import { TermEvents } from './TermEvents.tsx';
import styles from './term.module.css';
import { yearTexts } from './year-messages.ts';

/** The principal's school year: closing it once both terms are closed, and what its end says, class by class. */
export function YearPage() {
  const { assignment, schoolYear } = useActing();
  const of = { unitId: assignment.unitId, schoolYear };
  const board = trpc.gradebook.yearBoard.useQuery(of);
  const [done, setDone] = useState<string | null>(null);
  const year = formatSchoolYear(schoolYear);
  const waiting = board.data?.terms.filter(({ state }) => state !== 'closed') ?? [];
  return (
    <Page
      title={yearTexts.title(year, assignment.unitName)}
      state={board.data && <YearState board={board.data} />}
      actions={
        <>
          <PageLink to="/cases">{yearTexts.toCases}</PageLink>
          <PageLink to="/summer">{yearTexts.toSummer}</PageLink>
          {board.data?.isClosed && (
            <>
              <PaperLink kind="report_card" />
              <PaperLink kind="commendation" />
              <ReopenYear of={of} name={year} />
            </>
          )}
        </>
      }
    >
      <SettingsChanged of={of} />
      {done && board.data?.isClosed && (
        <Alert role="status" withCloseButton closeButtonLabel={common.close} onClose={() => setDone(null)}>
          {done}
        </Alert>
      )}
      {board.data && !board.data.isClosed && waiting.length > 0 ? (
        <EmptyState
          title={yearTexts.waits}
          text={yearTexts.waitsText(waiting.map(({ term }) => termNames[term]).join(', '))}
          action={<PageLink to="/term">{yearTexts.toTerm}</PageLink>}
        />
      ) : (
        <section className={styles.section}>
          <h2 className={styles.heading}>{yearTexts.summary}</h2>
          {board.data && !board.data.isClosed && (
            <CloseYear of={of} name={year} board={board.data} onClosed={setDone} />
          )}
          <DataTable
            caption={yearTexts.caption}
            isCaptionHidden
            rows={board.data?.classes ?? []}
            rowKey={(line) => line.classId}
            isLoading={board.isPending}
            loadingRows={10}
            error={board.error && <LoadError error={board.error} onRetry={() => board.refetch()} />}
            empty={yearTexts.none}
            columns={columnsFor(board.data?.classes ?? [])}
            {...(board.data && board.data.classes.length > 0 && { total: totalOf(board.data.classes) })}
          />
        </section>
      )}
      {board.data && board.data.events.length > 0 && (
        <section className={styles.section}>
          <h2 className={styles.heading}>{yearTexts.events}</h2>
          <TermEvents events={board.data.events} caption={yearTexts.events} kinds={yearTexts.eventKinds} />
        </section>
      )}
    </Page>
  );
}

function YearState({ board }: { board: YearBoard }) {
  if (!board.isClosed) return <StateBadge state="draft">{yearTexts.open}</StateBadge>;
  return <StateBadge state="locked">{yearTexts.closedOn(board.closedOn ?? '')}</StateBadge>;
}

type Line = YearBoard['classes'][number];
const counted = ['pupils', 'promoted', 'retest', 'training', 'supplement', 'retained', 'open', 'titled'] as const;

/** Assessed again, in grades 1-5, is a column where somebody is. */
function columnsFor(classes: readonly Line[]): DataColumn<Line>[] {
  return columns.filter(({ key }) => key !== 'supplement' || sumOf(classes, 'supplement') > 0);
}

const columns: DataColumn<Line>[] = [
  {
    key: 'class',
    head: yearTexts.class,
    width: 128,
    cell: ({ classId, className }) => (
      <PageLink to="/year/$classId" params={{ classId }}>
        {className}
      </PageLink>
    ),
  },
  ...counted.map(
    (key): DataColumn<Line> => ({
      key,
      head: yearTexts.counts[key],
      align: 'right',
      sortValue: (line) => line[key],
      cell: (line) => formatInteger(line[key]),
    }),
  ),
];

function sumOf(classes: readonly Line[], key: (typeof counted)[number]): number {
  return classes.reduce((sum, line) => sum + line[key], 0);
}

function totalOf(classes: readonly Line[]) {
  return {
    class: yearTexts.all,
    ...Object.fromEntries(counted.map((key) => [key, formatInteger(sumOf(classes, key))])),
  };
}

type CloseYearProps = {
  of: { unitId: number; schoolYear: number };
  name: string;
  board: YearBoard;
  onClosed: (words: string) => void;
};

function CloseYear({ of, name, board, onClosed }: CloseYearProps) {
  const [isAsking, setAsking] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const close = trpc.gradebook.closeYear.useMutation({
    onSuccess: async (closed) => {
      requestId.done();
      setAsking(false);
      onClosed(yearTexts.closedDone(closed));
      await utils.gradebook.invalidate();
    },
  });
  const [pupils, open] = [sumOf(board.classes, 'pupils'), sumOf(board.classes, 'open')];
  return (
    <div className={styles.foot}>
      <Button disabled={pupils === 0} aria-describedby="close-year-state" onClick={() => setAsking(true)}>
        {yearTexts.close}
      </Button>
      <Text id="close-year-state" size="sm" role="status">
        {open > 0 ? yearTexts.readyOpen(open) : yearTexts.ready}
      </Text>
      <Question
        isOpen={isAsking}
        title={yearTexts.closeQuestion(name)}
        confirm={yearTexts.close}
        isPending={close.isPending}
        error={close.error}
        onConfirm={() => close.mutate({ ...of, requestId: requestId.of(of) })}
        onCancel={() => {
          setAsking(false);
          close.reset();
        }}
      >
        <Consequences of={yearTexts.closeConsequence({ pupils, open })} />
      </Question>
    </div>
  );
}
