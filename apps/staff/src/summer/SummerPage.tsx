import { Alert, Text } from '@mantine/core';
import type { SummerBoard, SummerPupil } from '@truong/contracts/summer';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { PageLink } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { common } from '../messages.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { CloseSummer, ReopenSummer } from './MoveSummer.tsx';
import { summerTexts as texts } from './messages.ts';
import { SummerDuties } from './SummerDuties.tsx';
import styles from './summer.module.css';
import { afterText, endText, levelText, repeatNote } from './summer-words.ts';

/** After a closed year: who retakes what, who trains, what came of it beside the year's own results, and the closing. */
export function SummerPage() {
  const { assignment, schoolYear } = useActing();
  const of = { unitId: assignment.unitId, schoolYear };
  const board = trpc.gradebook.summerBoard.useQuery(of);
  const [done, setDone] = useState<string | null>(null);
  const year = formatSchoolYear(schoolYear);
  const isClosed = board.data?.closedOn !== null;
  return (
    <Page
      title={texts.title(year, assignment.unitName)}
      state={board.data?.isYearClosed && <SummerState board={board.data} />}
      actions={
        <>
          <PageLink to="/year">{texts.toYear}</PageLink>
          {board.data?.isYearClosed && isClosed && <ReopenSummer of={of} name={year} />}
        </>
      }
    >
      {done && isClosed && (
        <Alert role="status" withCloseButton closeButtonLabel={common.close} onClose={() => setDone(null)}>
          {done}
        </Alert>
      )}
      {board.data?.isYearClosed === false ? (
        <EmptyState
          title={texts.waits}
          text={texts.waitsText}
          action={<PageLink to="/year">{texts.toYear}</PageLink>}
        />
      ) : (
        <>
          {board.data && !isClosed && board.data.pupils.length > 0 && (
            <CloseSummer of={of} name={year} pupils={board.data.pupils} onClosed={setDone} />
          )}
          {board.data && board.data.retained > 0 && <Text size="sm">{texts.retained(board.data.retained)}</Text>}
          <div className={styles.table}>
            <DataTable
              caption={texts.caption}
              isCaptionHidden
              rows={board.data?.pupils ?? []}
              rowKey={({ pupilId }) => pupilId}
              isLoading={board.isPending}
              loadingRows={10}
              error={board.error && <LoadError error={board.error} onRetry={() => board.refetch()} />}
              empty={texts.none}
              columns={[
                { key: 'class', head: texts.class, width: 72, cell: ({ className }) => className },
                { key: 'pupil', head: texts.pupil, isRowHead: true, width: 180, cell: ({ fullName }) => fullName },
                { key: 'year', head: texts.ofYear, width: 150, cell: (pupil) => <OfYear pupil={pupil} /> },
                {
                  key: 'duty',
                  head: texts.duty,
                  cell: (pupil) => <SummerDuties of={of} pupil={pupil} isReadOnly={isClosed || assignment.isEnded} />,
                },
                { key: 'after', head: texts.after, width: 150, cell: (pupil) => afterText(pupil) || '–' },
                { key: 'end', head: texts.end, width: 200, cell: (pupil) => <End pupil={pupil} /> },
              ]}
            />
          </div>
        </>
      )}
    </Page>
  );
}

function SummerState({ board: { closedOn } }: { board: SummerBoard }) {
  if (closedOn === null) return <StateBadge state="moving">{texts.open}</StateBadge>;
  return <StateBadge state="locked">{texts.closedOn(closedOn)}</StateBadge>;
}

function OfYear({ pupil: { classId, learning, conduct } }: { pupil: SummerPupil }) {
  return (
    <PageLink to="/year/$classId" params={{ classId }}>
      {texts.levels(levelText(learning), levelText(conduct))}
    </PageLink>
  );
}

function End({ pupil }: { pupil: SummerPupil }) {
  const note = repeatNote(pupil);
  return (
    <div className={styles.duties}>
      <span>{endText(pupil)}</span>
      {note && <span className={note.isOver ? styles.warning : styles.soft}>{note.text}</span>}
    </div>
  );
}
