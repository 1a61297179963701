import { Button, Skeleton } from '@mantine/core';
import { Page } from '@truong/ui/Page.tsx';
import { formatDate } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { PageLink, usePathId } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { trpc } from '../trpc.ts';
import { ActState } from './ActState.tsx';
import { actKindNames, actTexts } from './act-messages.ts';
import { ChangesTable } from './ChangesTable.tsx';
import styles from './organisation.module.css';
import { UndoAct } from './UndoAct.tsx';

/** One act on units as it was done: its day, its ground, every change it made; taken back from here too. */
export function UnitActPage() {
  const actId = usePathId('actId');
  const act = trpc.organisation.unitAct.useQuery({ actId });
  const [isAsking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const of = act.data;
  return (
    <Page
      title={of ? `${actKindNames[of.kind]} · ${actTexts.from(of.on)}` : actTexts.title}
      state={said && <span role="status">{said}</span>}
      actions={<PageLink to="/unit-acts">{actTexts.listTitle}</PageLink>}
    >
      {act.error && <LoadError error={act.error} onRetry={() => act.refetch()} />}
      {act.isPending && <Skeleton height={240} />}
      {of && (
        <>
          <dl className={styles.facts}>
            <dt>{actTexts.day}</dt>
            <dd>{formatDate(of.on)}</dd>
            <dt>{actTexts.reason}</dt>
            <dd>{of.reason || actTexts.noReason}</dd>
            <dt>{actTexts.who}</dt>
            <dd>{actTexts.by(of.doneBy, of.doneAt)}</dd>
            {of.undoneAt && (
              <>
                <dt>{actTexts.undone}</dt>
                <dd>{actTexts.by(of.undoneBy ?? '', of.undoneAt)}</dd>
              </>
            )}
            <dt>{actTexts.state}</dt>
            <dd>
              <ActState
                of={of}
                undo={
                  <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
                    {actTexts.undo}
                  </Button>
                }
              />
            </dd>
          </dl>
          <ChangesTable changes={of.changes} isDone />
        </>
      )}
      {of && isAsking && (
        <UndoAct
          of={of}
          onEnd={(words) => {
            setAsking(false);
            setSaid(words);
          }}
        />
      )}
    </Page>
  );
}
