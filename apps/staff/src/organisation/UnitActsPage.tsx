import { Button } from '@mantine/core';
import type { UnitActList } from '@truong/contracts/unit-acts';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { formatDate } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { PageLink } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { ActState } from './ActState.tsx';
import { actKindNames, actTexts } from './act-messages.ts';
import { effectText } from './ChangesTable.tsx';
import styles from './organisation.module.css';
import { reformTexts } from './reform-messages.ts';
import { UndoAct } from './UndoAct.tsx';

type Act = UnitActList[number];

/** Every act on units with its difference; the latest on its units can be taken back. */
export function UnitActsPage() {
  const { assignment } = useActing();
  const acts = trpc.organisation.unitActs.useQuery();
  const [asking, setAsking] = useState<Act | null>(null);
  const [said, setSaid] = useState('');
  return (
    <Page
      title={actTexts.listTitle}
      state={said && <span role="status">{said}</span>}
      actions={
        !assignment.isEnded && (
          <>
            <PageLink to="/unit-acts/reform">{reformTexts.start}</PageLink>
            <PageLink to="/unit-acts/new">{actTexts.start}</PageLink>
          </>
        )
      }
    >
      <div className={styles.table}>
        <DataTable
          caption={actTexts.caption}
          rows={acts.data ?? []}
          rowKey={(act) => act.id}
          isLoading={acts.isPending}
          error={acts.error && <LoadError error={acts.error} onRetry={() => acts.refetch()} />}
          empty={<EmptyState title={actTexts.none} text={actTexts.noneText} />}
          columns={[
            { key: 'day', head: actTexts.day, width: 110, cell: (act) => formatDate(act.on) },
            {
              key: 'act',
              head: actTexts.act,
              width: 150,
              isRowHead: true,
              cell: (act) => (
                <PageLink to="/unit-acts/$actId" params={{ actId: act.id }}>
                  {actKindNames[act.kind]}
                </PageLink>
              ),
            },
            { key: 'difference', head: actTexts.difference, cell: (act) => <Difference of={act} /> },
            { key: 'reason', head: actTexts.reason, width: 150, cell: (act) => act.reason },
            { key: 'who', head: actTexts.who, width: 170, cell: (act) => actTexts.by(act.doneBy, act.doneAt) },
            {
              key: 'state',
              head: actTexts.state,
              width: 140,
              cell: (act) => (
                <ActState
                  of={act}
                  undo={
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={actTexts.undoName(actKindNames[act.kind], act.on)}
                      onClick={() => setAsking(act)}
                    >
                      {actTexts.undo}
                    </Button>
                  }
                />
              ),
            },
          ]}
        />
      </div>
      {asking && (
        <UndoAct
          of={asking}
          onEnd={(words) => {
            setAsking(null);
            setSaid(words);
          }}
        />
      )}
    </Page>
  );
}

function Difference({ of }: { of: Act }) {
  return (
    <ul className={styles.list}>
      {of.changes.map((change) => (
        <li key={`${change.effect} ${change.unitId} ${change.name} ${change.field}`}>
          {effectText(change)}: {change.name}
          {change.effect === 'renamed' && ` → ${change.after}`}
        </li>
      ))}
      {of.changeCount > of.changes.length && (
        <li>
          <PageLink to="/unit-acts/$actId" params={{ actId: of.id }}>
            {actTexts.moreChanges(of.changeCount - of.changes.length)}
          </PageLink>
        </li>
      )}
    </ul>
  );
}
