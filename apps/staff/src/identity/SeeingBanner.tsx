import { Button } from '@mantine/core';
import type { Me } from '@truong/contracts/identity';
import { formatDateTime } from '@truong/vietnamese/dates';
import { useEffect } from 'react';
import { storeAssignment } from '../shell/tab-assignment.ts';
import { trpc } from '../trpc.ts';
import { seeingTexts } from './account-messages.ts';
import styles from './identity.module.css';

/** On every page while an administrator sees as somebody; ends by itself when the time is over. */
export function SeeingBanner({ seeing }: { seeing: NonNullable<Me['seeing']> }) {
  const stop = trpc.identity.stopSeeing.useMutation({ onSuccess: leave });
  useEffect(() => {
    const timer = setTimeout(leave, Math.max(0, Date.parse(seeing.until) - Date.now()));
    return () => clearTimeout(timer);
  }, [seeing.until]);
  return (
    <section className={styles.banner} aria-label={seeingTexts.stop}>
      {seeingTexts.banner(`${seeing.displayName} (${seeing.username})`, formatDateTime(seeing.until).slice(0, 5))}
      <Button size="compact-sm" loading={stop.isPending} onClick={() => stop.mutate()}>
        {seeingTexts.stop}
      </Button>
    </section>
  );
}

/** A whole new page: nothing that was seen stays in memory. */
function leave(): void {
  storeAssignment(null);
  location.assign('/staff/accounts');
}
