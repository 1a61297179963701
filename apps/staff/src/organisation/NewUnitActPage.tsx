import { Alert, Button, Group, Skeleton, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { UnitAct, UnitActRehearsal } from '@truong/contracts/unit-acts';
import { Page } from '@truong/ui/Page.tsx';
import { useEffect, useRef, useState } from 'react';
import { useAddress } from '../address.tsx';
import { errorText } from '../errors.ts';
import { LoadError } from '../LoadError.tsx';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { actKindNames, actTexts, problemText } from './act-messages.ts';
import { ChangesTable } from './ChangesTable.tsx';
import styles from './organisation.module.css';
import { UnitActForm } from './UnitActForm.tsx';
import { type ActDraft, actKinds, actOfDraft, draftOfUnit, newDraft } from './unit-act-draft.ts';

/** Preparing one act on units: filled in, shown as it would come out, then performed. */
export function NewUnitActPage() {
  const { calendar, schoolYear } = useActing();
  const address = useAddress();
  const kind = address.oneOf('kind', actKinds) ?? 'create';
  const [draft, setDraft] = useState(() =>
    newDraft({ kind, on: calendar.today, unitId: address.number('unit') ?? null }),
  );
  const [asked, setAsked] = useState<UnitAct | null>(null);
  const [missing, setMissing] = useState<string[]>([]);
  const tree = trpc.organisation.units.useQuery({ asOf: calendar.today });
  const edited = draft.kind === 'edit' ? draft.unitId : null;
  const detail = trpc.organisation.unit.useQuery({ unitId: edited ?? 0, schoolYear }, { enabled: edited !== null });
  const unit = edited === null ? undefined : detail.data;
  // What is edited begins as it is.
  useEffect(() => {
    if (unit) setDraft((old) => ({ ...old, units: [draftOfUnit(unit)] }));
  }, [unit]);
  const change = (next: ActDraft) => {
    setDraft(next);
    setAsked(null);
    setMissing([]);
  };
  const rehearse = () => {
    const filled = actOfDraft(draft);
    setMissing('missing' in filled ? filled.missing : []);
    setAsked('act' in filled ? filled.act : null);
  };
  return (
    <Page title={actTexts.title}>
      {tree.error && <LoadError error={tree.error} onRetry={() => tree.refetch()} />}
      {tree.isPending && <Skeleton height={240} />}
      {tree.data && (
        <UnitActForm
          draft={draft}
          units={tree.data.units}
          onChange={change}
          onKind={(next) =>
            change({ ...newDraft({ kind: next, on: draft.on, unitId: draft.unitId }), reason: draft.reason })
          }
        />
      )}
      <Group gap="sm">
        <Button variant={asked ? 'default' : 'filled'} onClick={rehearse}>
          {actTexts.rehearse}
        </Button>
        {missing.length > 0 && (
          <Text size="sm" c="red.8" role="alert">
            {actTexts.incomplete}
            {missing.map((field) => actTexts.fields[field] ?? field).join(', ')}
          </Text>
        )}
      </Group>
      {asked && <Rehearsal act={asked} />}
    </Page>
  );
}

function Rehearsal({ act }: { act: UnitAct }) {
  const rehearsal = trpc.organisation.rehearseUnitAct.useQuery({ act }, { gcTime: 0, staleTime: 0 });
  const heading = useRef<HTMLHeadingElement>(null);
  const isShown = rehearsal.data !== undefined;
  useEffect(() => {
    if (isShown) heading.current?.focus();
  }, [isShown]);
  if (rehearsal.error) return <LoadError error={rehearsal.error} onRetry={() => rehearsal.refetch()} />;
  if (!rehearsal.data) return <Skeleton height={160} />;
  return (
    <section className={styles.section} aria-labelledby="rehearsal">
      <h2 id="rehearsal" className={styles.heading} tabIndex={-1} ref={heading}>
        {actTexts.rehearsal}
      </h2>
      <Problems problems={rehearsal.data.problems} />
      <ChangesTable changes={rehearsal.data.changes} />
      <Consequences of={rehearsal.data} />
      {rehearsal.data.problems.length === 0 && (
        <Perform act={act} digest={rehearsal.data.digest} onMoved={() => rehearsal.refetch()} />
      )}
    </section>
  );
}

function Problems({ problems }: Pick<UnitActRehearsal, 'problems'>) {
  if (problems.length === 0) return null;
  return (
    <Alert color="red" variant="light" role="alert" title={actTexts.refused}>
      <ul className={styles.list}>
        {problems.map((problem) => (
          <li key={`${problem.code} ${problem.name}`}>{problemText(problem)}</li>
        ))}
      </ul>
    </Alert>
  );
}

function Consequences({ of }: { of: UnitActRehearsal }) {
  return (
    <>
      <dl className={styles.facts}>
        <dt>{actTexts.touched}</dt>
        <dd>{actTexts.touchedLine(of.touched)}</dd>
        {of.touched.openFilings.length > 0 && (
          <>
            <dt>{actTexts.openFilings}</dt>
            <dd>{of.touched.openFilings.map(actTexts.openFiling).join('; ')}</dd>
          </>
        )}
      </dl>
      {of.changes.some(({ effect }) => effect === 'ended') && (
        <Text size="sm">
          {of.stayingPupils > 0 && `${actTexts.staying(of.stayingPupils)} `}
          {actTexts.endedRoles}
        </Text>
      )}
    </>
  );
}

function Perform({ act, digest, onMoved }: { act: UnitAct; digest: string; onMoved: () => void }) {
  const requestId = useRequestId();
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  const perform = trpc.organisation.performUnitAct.useMutation({
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.organisation.invalidate(), utils.statistics.invalidate()]);
      await navigate({ to: '/unit-acts' });
    },
    onError: onMoved,
  });
  const content = { act, digest };
  return (
    <>
      {perform.error && (
        <Alert color="red" variant="light" role="alert">
          {errorText(perform.error)}
        </Alert>
      )}
      <Group gap="sm">
        <Button
          loading={perform.isPending}
          onClick={() => perform.mutate({ ...content, requestId: requestId.of(content) })}
        >
          {actTexts.perform(actKindNames[act.kind])}
        </Button>
        <Text size="sm" c="dimmed">
          {actTexts.performHint}
        </Text>
      </Group>
    </>
  );
}
