import { Button, Text } from '@mantine/core';
import type { UnitActList } from '@truong/contracts/unit-acts';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatDate } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { PageLink } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { actKindNames, actTexts } from './act-messages.ts';
import { effectText } from './ChangesTable.tsx';
import styles from './organisation.module.css';

type Act = UnitActList[number];

/** Every act on units with its difference; the latest on its units can be taken back. */
export function UnitActsPage() {
  const acts = trpc.organisation.unitActs.useQuery();
  const [asking, setAsking] = useState<Act | null>(null);
  const [said, setSaid] = useState('');
  return (
    <Page
      title={actTexts.listTitle}
      state={said && <span role="status">{said}</span>}
      actions={<PageLink to="/unit-acts/new">{actTexts.start}</PageLink>}
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
            { key: 'act', head: actTexts.act, width: 150, isRowHead: true, cell: (act) => actKindNames[act.kind] },
            { key: 'difference', head: actTexts.difference, cell: (act) => <Difference of={act} /> },
            { key: 'reason', head: actTexts.reason, width: 150, cell: (act) => act.reason },
            { key: 'who', head: actTexts.who, width: 170, cell: (act) => actTexts.by(act.doneBy, act.doneAt) },
            {
              key: 'state',
              head: actTexts.state,
              width: 140,
              cell: (act) => <State of={act} onAsk={() => setAsking(act)} />,
            },
          ]}
        />
      </div>
      {asking && (
        <Undo
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

const shown = 3;

function Difference({ of }: { of: Act }) {
  return (
    <ul className={styles.list}>
      {of.changes.slice(0, shown).map((change) => (
        <li key={`${change.effect} ${change.unitId} ${change.name} ${change.field}`}>
          {effectText(change)}: {change.name}
          {change.effect === 'renamed' && ` → ${change.after}`}
        </li>
      ))}
      {of.changes.length > shown && <li>{actTexts.moreChanges(of.changes.length - shown)}</li>}
    </ul>
  );
}

function State({ of, onAsk }: { of: Act; onAsk: () => void }) {
  if (of.undoneAt) return <StateBadge state="draft">{actTexts.undone}</StateBadge>;
  if (!of.isLatest) return <StateBadge state="locked">{actTexts.held}</StateBadge>;
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={actTexts.undoName(actKindNames[of.kind], of.on)}
      onClick={onAsk}
    >
      {actTexts.undo}
    </Button>
  );
}

function Undo({ of, onEnd }: { of: Act; onEnd: (words: string) => void }) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const undo = trpc.organisation.undoUnitAct.useMutation({
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.organisation.invalidate(), utils.statistics.invalidate()]);
      onEnd(actTexts.undoneDone);
    },
  });
  const content = { actId: of.id };
  return (
    <Question
      isOpen
      title={actTexts.undoQuestion}
      confirm={actTexts.undo}
      isPending={undo.isPending}
      error={undo.error}
      onConfirm={() => undo.mutate({ ...content, requestId: requestId.of(content) })}
      onCancel={() => onEnd('')}
    >
      <Text size="sm">{actTexts.undoConsequence(of.changes.length)}</Text>
    </Question>
  );
}
