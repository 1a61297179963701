import { Button, TextInput } from '@mantine/core';
import type { PupilCases } from '@truong/contracts/pupil-cases';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { useState } from 'react';
import { errorText } from '../errors.ts';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { ChangeElective } from './ChangeElective.tsx';
import styles from './cases.module.css';
import { caseTexts as texts } from './messages.ts';

type Change = PupilCases['electives'][number];
type Of = { unitId: number; schoolYear: number };
export type ElectivesProps = { of: Of; changes: readonly Change[]; isLoading: boolean; canWrite: boolean };

/** Electives changed in mid-year, and what was made up of the semester that was missed. */
export function Electives({ of, changes, isLoading, canWrite }: ElectivesProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{texts.electives}</h2>
        {canWrite && (
          <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
            {texts.changeElective}
          </Button>
        )}
      </div>
      <div className={styles.table}>
        <DataTable
          caption={texts.electivesCaption}
          isCaptionHidden
          rows={changes}
          rowKey={({ id }) => id}
          isLoading={isLoading}
          empty={texts.noChanges}
          columns={[
            { key: 'class', head: texts.class, width: 72, cell: ({ className }) => className },
            { key: 'pupil', head: texts.pupil, isRowHead: true, cell: ({ fullName }) => fullName },
            { key: 'change', head: texts.change, cell: ({ fromName, toName }) => `${fromName} → ${toName}` },
            { key: 'day', head: texts.changedOn, width: 104, cell: ({ changedOn }) => texts.on(changedOn) },
            { key: 'reason', head: texts.reason, cell: ({ reason }) => reason },
            { key: 'who', head: texts.granted, cell: ({ who, at }) => texts.by(who, at) },
            {
              key: 'madeUp',
              head: texts.madeUp,
              width: 170,
              cell: (change) =>
                change.isMakeUpDue ? <MadeUp of={of} change={change} isReadOnly={!canWrite} /> : texts.noMakeUp,
            },
          ]}
        />
      </div>
      {isAsking && <ChangeElective of={of} onEnd={() => setAsking(false)} />}
    </section>
  );
}

function MadeUp({ of, change, isReadOnly }: { of: Of; change: Change; isReadOnly: boolean }) {
  const stored = change.madeUp ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.gradebook.makeUpElective.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.gradebook.invalidate();
      setTyped(null);
    },
  });
  const take = () => {
    if (typed === null || save.isPending) return;
    if (typed.trim() === stored) return setTyped(null);
    const content = { ...of, changeId: change.id, text: typed.trim() };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <TextInput
      size="xs"
      w={120}
      aria-label={texts.madeUpOf(change.toName, change.fullName)}
      placeholder={texts.notMadeUp}
      readOnly={isReadOnly}
      error={save.error && errorText(save.error)}
      value={typed ?? stored}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}
