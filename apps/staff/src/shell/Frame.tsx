import { AppShell, Box, Burger, Divider, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet } from '@tanstack/react-router';
import { BrandMark } from '@truong/ui/BrandMark.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { Suspense, useRef } from 'react';
import { useSendingSessions } from '../attendance/outbox/use-sending-sessions.ts';
import { useSendingInBackground } from '../gradebook/outbox/use-sending-in-background.ts';
import { SeeingBanner } from '../identity/SeeingBanner.tsx';
import { RunningJobs } from '../jobs/RunningJobs.tsx';
import { NoticeBell } from '../notices/NoticeBell.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { ActingMenu } from './ActingMenu.tsx';
import { holderOf, useActing } from './acting.ts';
import { entriesOf } from './entries.ts';
import { FindAnything } from './FindAnything.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { shellTexts } from './messages.ts';
import { PeriodSelect } from './PeriodSelect.tsx';
import styles from './shell.module.css';
import { useShellKeys } from './use-shell-keys.ts';

/** Bar above, pages at the left, the page itself. On a phone the choices of the bar stand in the list of pages. */
export function Frame() {
  const { me, assignment } = useActing();
  const [isMenuOpen, menu] = useDisclosure(false);
  const [areKeysOpen, keys] = useDisclosure(false);
  const search = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLElement>(null);
  useShellKeys({ search: () => search.current?.focus(), help: keys.open });
  useSendingInBackground(me.accountId);
  useSendingSessions(me.accountId);

  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 176, breakpoint: 'sm', collapsed: { mobile: !isMenuOpen } }}
      padding={0}
      transitionDuration={0}
    >
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {shellTexts.skip}
      </button>
      <AppShell.Header className={styles.header}>
        <div className={styles.bar}>
          <Burger
            opened={isMenuOpen}
            onClick={menu.toggle}
            hiddenFrom="sm"
            size="sm"
            aria-expanded={isMenuOpen}
            aria-label={isMenuOpen ? shellTexts.closeMenu : shellTexts.openMenu}
          />
          <Link to="/" className={styles.brand} aria-label={shellTexts.productName}>
            <BrandMark />
            <Box component="span" visibleFrom="md">
              {shellTexts.productName}
            </Box>
          </Link>
          <div className={styles.search}>
            <FindAnything ref={search} />
          </div>
          <Box visibleFrom="sm">
            <PeriodSelect />
          </Box>
          <Box visibleFrom="sm" miw={0}>
            <ActingMenu />
          </Box>
          <RunningJobs />
          <NoticeBell />
          <AccountMenu onKeys={keys.open} />
        </div>
      </AppShell.Header>
      <AppShell.Navbar p="xs" className={styles.navbar} aria-label={shellTexts.pages}>
        <Stack gap={2}>
          {entriesOf(holderOf(assignment), assignment.unitKind).map(({ to, label }) => (
            <Link key={to} to={to} className={styles.entry} onClick={menu.close}>
              {label}
            </Link>
          ))}
        </Stack>
        <Stack hiddenFrom="sm" gap="sm" mt="md">
          <Divider />
          <PeriodSelect />
          <ActingMenu />
        </Stack>
      </AppShell.Navbar>
      <AppShell.Main ref={main} id="content" className={styles.main} tabIndex={-1} style={{ outline: 'none' }}>
        {me.seeing && <SeeingBanner seeing={me.seeing} />}
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      <KeysDialog isOpen={areKeysOpen} onClose={keys.close} />
    </AppShell>
  );
}

function PageSkeleton() {
  return (
    <Page title={<Skeleton height={24} width={240} />}>
      <Stack gap="sm" aria-hidden>
        {['a', 'b', 'c', 'd', 'e', 'f'].map((line) => (
          <Skeleton key={line} height={20} />
        ))}
      </Stack>
    </Page>
  );
}
