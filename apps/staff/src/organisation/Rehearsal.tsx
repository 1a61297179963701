import { Alert, Button, Group, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { UnitAct, UnitActRehearsal } from '@truong/contracts/unit-acts';
import { useEffect, useRef } from 'react';
import { errorText } from '../errors.ts';
import { LoadError } from '../LoadError.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { actKindNames, actTexts, problemText } from './act-messages.ts';
import { ChangesTable } from './ChangesTable.tsx';
import styles from './organisation.module.css';
import { Waiting } from './Waiting.tsx';

/** How an act on units would come out, and performing it as it was shown. */
export function Rehearsal({ act }: { act: UnitAct }) {
  const { client } = trpc.useUtils();
  const rehearsal = useQuery({
    queryKey: ['rehearseUnitAct', act],
    queryFn: () => client.organisation.rehearseUnitAct.mutate({ act }),
    gcTime: 0,
    staleTime: 0,
  });
  const heading = useRef<HTMLHeadingElement>(null);
  const isShown = rehearsal.data !== undefined;
  useEffect(() => {
    if (!isShown) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [isShown]);
  if (rehearsal.error) return <LoadError error={rehearsal.error} onRetry={() => rehearsal.refetch()} />;
  if (!rehearsal.data)
    return (
      <>
        <Waiting text={actTexts.rehearsing} />
        <Skeleton height={160} />
      </>
    );
  return (
    <section className={styles.section} aria-labelledby="rehearsal">
      <h2 id="rehearsal" className={styles.heading} tabIndex={-1} ref={heading}>
        {actTexts.rehearsal}
      </h2>
      <Problems problems={rehearsal.data.problems} />
      <Consequences of={rehearsal.data} />
      {rehearsal.data.problems.length === 0 && (
        <Perform
          act={act}
          digest={rehearsal.data.digest}
          changes={rehearsal.data.changes.length}
          onMoved={() => rehearsal.refetch()}
        />
      )}
      <ChangesTable changes={rehearsal.data.changes} />
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
  const { openFilings, openTerms } = of.touched;
  return (
    <>
      <dl className={styles.facts}>
        <dt>{actTexts.touched}</dt>
        <dd>{actTexts.touchedLine(of.touched)}</dd>
        {openFilings.length > 0 && (
          <>
            <dt>{actTexts.openFilings}</dt>
            <dd>{actTexts.openFilingList(openFilings)}</dd>
          </>
        )}
        {openTerms.length > 0 && (
          <>
            <dt>{actTexts.openTerms}</dt>
            <dd>{openTerms.map(actTexts.openTerm).join('; ')}</dd>
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

function Perform(of: { act: UnitAct; digest: string; changes: number; onMoved: () => void }) {
  const { act, digest, changes, onMoved } = of;
  const requestId = useRequestId();
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  const perform = trpc.organisation.performUnitAct.useMutation({
    onSuccess: async ({ actId }) => {
      requestId.done();
      await Promise.all([utils.organisation.invalidate(), utils.forms.invalidate(), utils.pivot.invalidate()]);
      await navigate({
        to: '/unit-acts/$actId',
        params: { actId: String(actId) },
        search: ({ as, year, term }: { as?: number; year?: number; term?: number }) => ({ as, year, term }),
      } as never);
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
      {perform.isPending && <Waiting text={actTexts.performing(changes)} />}
    </>
  );
}
