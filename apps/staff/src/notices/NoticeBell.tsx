import { Indicator } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { trpc } from '../trpc.ts';
import { noticeTexts } from './messages.ts';
import styles from './notices.module.css';

const askEveryMs = 60_000;

/** In the bar: how much was told and not read yet. */
export function NoticeBell() {
  const unread = trpc.notices.unread.useQuery(undefined, { refetchInterval: askEveryMs }).data?.unread ?? 0;
  return (
    <Link to="/notices" className={styles.bell} aria-label={noticeTexts.unread(unread)}>
      <Indicator label={unread > 99 ? '99+' : unread} disabled={unread === 0} size={16} offset={4} display="flex">
        <IconBell size={22} stroke={1.5} aria-hidden />
      </Indicator>
    </Link>
  );
}
