import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { useSessionStorage } from '@mantine/hooks';
import type { TermBoard } from '@truong/contracts/gradebook';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { PageLink } from '../address.tsx';
import { errorText } from '../errors.ts';
import { LoadError } from '../LoadError.tsx';
import { common, termNames } from '../messages.ts';
import { useRequestId } from '../request-id.ts';
import { SettingsChanged } from '../rule-settings/SettingsChanged.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { BoardTable } from './BoardTable.tsx';
import { boardProgress } from './board.ts';
import { ClassOutcomes } from './ClassOutcomes.tsx';
import { CloseTerm } from './CloseTerm.tsx';
import type { Decisions } from './decisions.ts';
import { IncompletePupils } from './IncompletePupils.tsx';
import { LowConduct } from './LowConduct.tsx';
import { termTexts } from './messages.ts';
import { ReopenTerm } from './ReopenTerm.tsx';
import { TermEvents } from './TermEvents.tsx';
import styles from './term.module.css';

/** The principal's term: opening, how far entry is, the decisions, closing, and what came of it. */
export function TermPage() {
  const { assignment, schoolYear, term } = useActing();
  const of = { unitId: assignment.unitId, schoolYear, term };
  const board = trpc.gradebook.termBoard.useQuery(of);
  const [done, setDone] = useState<string | null>(null);
  const name = `${termNames[term]} ${formatSchoolYear(schoolYear)}`;

  return (
    <Page
      title={`${name} · ${assignment.unitName}`}
      state={board.data && <TermState board={board.data} />}
      actions={
        <>
          <PageLink to="/year">{termTexts.toYear}</PageLink>
          {board.data?.termState === 'closed' && (
            <ReopenTerm of={of} name={name} pupils={boardProgress(board.data.classes).pupils} />
          )}
        </>
      }
    >
      {board.data?.termState === 'closed' && <SettingsChanged of={{ unitId: of.unitId, schoolYear }} />}
      {done && board.data?.termState === 'closed' && (
        <Alert role="status" withCloseButton closeButtonLabel={common.close} onClose={() => setDone(null)}>
          {done}
        </Alert>
      )}
      {board.error && <LoadError error={board.error} onRetry={() => board.refetch()} />}
      {board.isPending && (
        <Stack aria-busy aria-label={common.loading}>
          {Array.from({ length: 10 }, (_, at) => at).map((at) => (
            <Skeleton key={at} height={28} />
          ))}
        </Stack>
      )}
      {board.data?.termState === 'not_opened' && <OpenTerm of={of} />}
      {board.data?.termState === 'open' && (
        <OpenBoard key={name} of={of} name={name} board={board.data} onClosed={setDone} />
      )}
      {board.data?.termState === 'closed' && <ClosedBoard of={of} board={board.data} />}
    </Page>
  );
}

type Of = { unitId: number; schoolYear: number; term: 1 | 2 };

function TermState({ board }: { board: TermBoard }) {
  if (board.termState === 'closed') {
    return <StateBadge state="locked">{termTexts.closedOn(board.closedOn ?? '')}</StateBadge>;
  }
  return (
    <StateBadge state={board.termState === 'open' ? 'moving' : 'draft'}>{termTexts.states[board.termState]}</StateBadge>
  );
}

function OpenTerm({ of }: { of: Of }) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const open = trpc.gradebook.openTerm.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.gradebook.invalidate();
    },
  });
  return (
    <EmptyState
      title={termTexts.notOpened}
      text={termTexts.notOpenedText}
      action={
        <>
          <Button loading={open.isPending} onClick={() => open.mutate({ ...of, requestId: requestId.of(of) })}>
            {termTexts.open}
          </Button>
          {open.error && (
            <Text role="alert" c="red">
              {errorText(open.error)}
            </Text>
          )}
        </>
      }
    />
  );
}

type OpenBoardProps = { of: Of; name: string; board: TermBoard; onClosed: (words: string) => void };

function OpenBoard({ of, name, board, onClosed }: OpenBoardProps) {
  // Kept while the tab lives: the decisions of a morning survive a look into a sheet.
  const [decisions, setDecisions] = useSessionStorage<Decisions>({
    key: `truong.decisions.${of.unitId}.${of.schoolYear}.${of.term}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  return (
    <>
      <WithoutHomeroom classes={board.withoutHomeroom} />
      <BoardSection board={board} />
      <LowConduct of={of} />
      <section className={styles.section}>
        <h2 className={styles.heading}>{termTexts.incomplete(board.incomplete.length)}</h2>
        {board.incomplete.length === 0 && <Text size="sm">{termTexts.noneIncomplete}</Text>}
        <CloseTerm of={of} name={name} board={board} decisions={decisions} onClosed={onClosed} />
        <IncompletePupils of={of} board={board} decisions={decisions} onDecide={setDecisions} />
      </section>
      <EventsSection board={board} />
    </>
  );
}

/** Where nobody can enter conduct and absences, closing says so and where to mend it. */
function WithoutHomeroom({ classes }: { classes: TermBoard['withoutHomeroom'] }) {
  if (classes.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" role="status">
      {termTexts.withoutHomeroom(classes.length)}
      {classes.map(({ classId, className }) => (
        <span key={classId}>
          {' '}
          <PageLink to="/classes/$classId" params={{ classId }}>
            {className}
          </PageLink>
        </span>
      ))}
    </Alert>
  );
}

function ClosedBoard({ of, board }: { of: Of; board: TermBoard }) {
  return (
    <>
      <section className={styles.section}>
        <h2 className={styles.heading}>{termTexts.outcomes}</h2>
        <ClassOutcomes of={of} classes={board.classes} />
        <Text size="sm">
          <PageLink to="/forms">{termTexts.toFiling}</PageLink>
        </Text>
      </section>
      <LowConduct of={of} />
      <BoardSection board={board} />
      <EventsSection board={board} />
    </>
  );
}

function BoardSection({ board }: { board: TermBoard }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{termTexts.board}</h2>
      <Text size="sm">{termTexts.progress(boardProgress(board.classes))}</Text>
      <BoardTable classes={board.classes} />
    </section>
  );
}

function EventsSection({ board }: { board: TermBoard }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{termTexts.events}</h2>
      <TermEvents events={board.events} />
    </section>
  );
}
