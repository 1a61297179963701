import { Center, Loader } from '@mantine/core';
import { useMatchRoute, useSearch } from '@tanstack/react-router';
import type { Me } from '@truong/contracts/identity';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { ConfirmDialog } from '../identity/ConfirmDialog.tsx';
import { FirstSteps, isReady } from '../identity/FirstSteps.tsx';
import { ForgottenPage } from '../identity/ForgottenPage.tsx';
import { NewPasswordPage } from '../identity/NewPasswordPage.tsx';
import { SignInDialog } from '../identity/SignInDialog.tsx';
import { SignInPage } from '../identity/SignInPage.tsx';
import { common } from '../messages.ts';
import { actAs, trpc } from '../trpc.ts';
import { ActingContext } from './acting.ts';
import { ErrorPage } from './ErrorPage.tsx';
import { Frame } from './Frame.tsx';
import { SignOutButton } from './SignOutButton.tsx';
import { accessRefused, sessionEnded } from './session-ended.ts';
import { chooseAssignment, storeAssignment, storedAssignment } from './tab-assignment.ts';

/** Who is here? Then the frame of every page around them; a session that ends leaves the page as it stands. */
export function Shell() {
  const me = trpc.identity.me.useQuery(undefined, { staleTime: 60_000 });
  const [person, setPerson] = useState<Me | null>(null);
  const [isStepping, setStepping] = useState(false);
  const stepsOver = useCallback(() => setStepping(false), []);
  const hasEnded = useSyncExternalStore(sessionEnded.subscribe, sessionEnded.get);
  const { refetch } = me;
  useEffect(() => accessRefused.subscribe(() => void refetch()), [refetch]);

  // Known once, a person stays: "nobody" afterwards means that the session has ended.
  if (me.data && me.data !== person) setPerson(me.data);
  if (person && !isReady(person) && !isStepping) setStepping(true);
  const isGone = person !== null && me.data === null;
  useEffect(() => {
    if (isGone) sessionEnded.set(true);
  }, [isGone]);

  const isAt = useMatchRoute();
  if (isAt({ to: '/new-password' })) return <NewPasswordPage />;
  if (!person) {
    if (me.error) return <ErrorPage error={me.error} onRetry={() => me.refetch()} />;
    if (me.isPending) return <Waiting />;
    return isAt({ to: '/forgotten' }) ? <ForgottenPage /> : <SignInPage />;
  }
  return (
    <>
      {isStepping ? <FirstSteps me={person} onReady={stepsOver} /> : <ActingFrame key={person.accountId} me={person} />}
      <ConfirmDialog />
      {hasEnded && <SignInDialog username={person.username} />}
    </>
  );
}

function ActingFrame({ me }: { me: Me }) {
  const search = useSearch({ from: '__root__' });
  const [stored] = useState(storedAssignment);
  const assignment = chooseAssignment(me.assignments, { asked: search.as, stored });
  // Before the children ask anything, so during drawing; the same value however often it is drawn.
  actAs(assignment?.id ?? null);
  useEffect(() => {
    if (assignment) storeAssignment(assignment.id);
  }, [assignment]);

  const calendar = trpc.organisation.calendar.useQuery(undefined, { staleTime: 600_000 });
  const schoolYear = search.year ?? calendar.data?.current.schoolYear;
  const term = search.term ?? calendar.data?.current.term;
  const acting = useMemo(
    () =>
      assignment && calendar.data && schoolYear && term
        ? { me, assignment, calendar: calendar.data, schoolYear, term }
        : null,
    [me, assignment, calendar.data, schoolYear, term],
  );

  if (!assignment) {
    return (
      <Page title={me.displayName}>
        <EmptyState title={common.noAssignment} action={<SignOutButton />} />
      </Page>
    );
  }
  if (acting) {
    return (
      <ActingContext value={acting}>
        <Frame key={assignment.id} />
      </ActingContext>
    );
  }
  return calendar.error ? <ErrorPage error={calendar.error} onRetry={() => calendar.refetch()} /> : <Waiting />;
}

function Waiting() {
  return (
    <Center mih="60vh">
      <Loader type="dots" aria-label={common.loading} />
    </Center>
  );
}
