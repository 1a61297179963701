import { mayPass, gateOf, type ProcedureName, type Role } from '@truong/contracts/permissions';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { AppShell, Burger, Button, Center, Group, Loader, NativeSelect, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { BrandMark } from '@truong/ui/BrandMark.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useState, useSyncExternalStore } from 'react';
import { SignInDialog, SignInPage } from '../identity/SignIn.tsx';
import { common, nav, roleNames, termNames } from '../messages.ts';
import { actAs, trpc } from '../trpc.ts';
import { ErrorPage } from './ErrorPage.tsx';
import { ActingContext } from './acting.ts';
import { sessionEnded } from './session-ended.ts';

const storedKey = 'truong.assignment';

const entries = [
  { to: '/sheets', label: nav.sheets, needs: 'gradebook.sheets' },
  { to: '/term', label: nav.term, needs: 'gradebook.termBoard' },
  { to: '/filing', label: nav.filing, needs: 'statistics.draft' },
  { to: '/figures', label: nav.figures, needs: 'statistics.aggregate' },
  { to: '/reviews', label: nav.reviews, needs: 'statistics.reviewList' },
  { to: '/units', label: nav.units, needs: 'organisation.units' },
  { to: '/pupils', label: nav.pupils, needs: 'people.pupils' },
  { to: '/staff-list', label: nav.staff, needs: 'people.staff' },
  { to: '/accounts', label: nav.accounts, needs: 'identity.accounts' },
  { to: '/permissions', label: nav.permissions, needs: 'identity.permissionTable' },
] as const satisfies { to: string; label: string; needs: ProcedureName }[];

/** The pages that this role may open, its daily one first. */
export function entriesOf(role: Role, unitKind: string) {
  return entries.filter(
    ({ to, needs }) => mayPass(gateOf[needs], role) && !(unitKind !== 'school' && (to === '/pupils' || to === '/staff-list')),
  );
}

/** Frame of every page: who works here and where, the year and term, and the pages of the role. */
export function Shell() {
  const me = trpc.identity.me.useQuery();
  const calendar = trpc.organisation.calendar.useQuery(undefined, { enabled: Boolean(me.data) });
  const search = useSearch({ strict: false }) as { year?: number; term?: 1 | 2; as?: number };
  const [chosen, setChosen] = useState(() => search.as ?? Number(sessionStorage.getItem(storedKey)));
  const hasEnded = useSyncExternalStore(sessionEnded.subscribe, sessionEnded.get);

  if (me.error) return <ErrorPage error={me.error} onRetry={() => me.refetch()} />;
  if (me.isPending) return <Waiting />;
  if (!me.data && !hasEnded) return <SignInPage onSignedIn={() => me.refetch()} />;
  const assignment = me.data?.assignments.find(({ id }) => id === chosen) ?? me.data?.assignments[0];
  if (!me.data || !assignment) return hasEnded ? <SignInPage onSignedIn={() => me.refetch()} /> : <Center p="xl">{common.noAssignment}</Center>;
  actAs(assignment.id);
  sessionStorage.setItem(storedKey, String(assignment.id));
  if (calendar.error) return <ErrorPage error={calendar.error} onRetry={() => calendar.refetch()} />;
  if (!calendar.data) return <Waiting />;

  const acting = {
    me: me.data,
    assignment,
    calendar: calendar.data,
    schoolYear: search.year ?? calendar.data.current.schoolYear,
    term: search.term ?? calendar.data.current.term,
  };
  return (
    <ActingContext value={acting}>
      <Frame key={assignment.id} onChoose={setChosen} />
      {hasEnded && <SignInDialog username={me.data.username} />}
    </ActingContext>
  );
}

function Waiting() {
  return (
    <Center mih="60vh">
      <Loader aria-label={common.loading} />
    </Center>
  );
}

function Frame({ onChoose }: { onChoose: (assignmentId: number) => void }) {
  return (
    <ActingContext.Consumer>
      {(acting) => acting && <FrameOf acting={acting} onChoose={onChoose} />}
    </ActingContext.Consumer>
  );
}

function FrameOf({ acting, onChoose }: { acting: NonNullable<React.ContextType<typeof ActingContext>>; onChoose: (id: number) => void }) {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const signOut = trpc.identity.signOut.useMutation({
    onSuccess: () => {
      sessionStorage.removeItem(storedKey);
      location.assign('/staff/');
    },
  });
  const { me, assignment, calendar, schoolYear, term } = acting;
  const periods = calendar.years.flatMap((year) =>
    year.terms.map((t) => ({ value: `${year.schoolYear}-${t.term}`, label: `${termNames[t.term]} ${formatSchoolYear(year.schoolYear)}` })),
  );
  const search = { year: schoolYear, term };
  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 176, breakpoint: 'sm', collapsed: { mobile: !isOpen } }} padding={{ base: 'xs', sm: 'md' }}>
      <AppShell.Header>
        <Group h="100%" px="sm" gap="sm" wrap="nowrap" justify="space-between">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={common.menu} />
            <BrandMark />
            <Text fw={700} visibleFrom="md">
              Cổng Trường
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <NativeSelect
              aria-label={common.period}
              size="xs"
              value={`${schoolYear}-${term}`}
              data={periods}
              onChange={(event) => {
                const [year, chosenTerm] = event.currentTarget.value.split('-').map(Number);
                navigate({ to: '.', search: (old: object) => ({ ...old, year, term: chosenTerm }) } as never);
              }}
            />
            <NativeSelect
              aria-label={common.actingAs}
              size="xs"
              maw={260}
              value={String(assignment.id)}
              data={me.assignments.map((a) => ({ value: String(a.id), label: `${roleNames[a.role]} · ${a.unitName}` }))}
              onChange={(event) => {
                onChoose(Number(event.currentTarget.value));
                queryClient.clear();
                navigate({ to: '/', search } as never);
              }}
            />
            <Text size="sm" visibleFrom="md">
              {me.displayName}
            </Text>
            <Button size="compact-sm" variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
              {common.signOut}
            </Button>
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" component="nav" aria-label={common.menu}>
        <Stack gap={2}>
          {entriesOf(assignment.role, assignment.unitKind).map(({ to, label }) => (
            <Link key={to} to={to} search={search as never} className="truong-nav" onClick={close}>
              {label}
            </Link>
          ))}
        </Stack>
      </AppShell.Navbar>
      <AppShell.Main id="content">
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
    </AppShell>
  );
}
