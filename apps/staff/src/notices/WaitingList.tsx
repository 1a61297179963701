import { Title } from '@mantine/core';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { PageLink } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { common, termNames } from '../messages.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { noticeTexts, waitingText } from './messages.ts';
import { placeOfWaiting } from './notice-places.ts';
import styles from './notices.module.css';

/** What waits for whoever looks, in the year and term of the address. */
export function WaitingList() {
  const { assignment, schoolYear, term } = useActing();
  const waiting = trpc.notices.waiting.useQuery({ unitId: assignment.unitId, schoolYear, term });
  return (
    <section>
      <Title order={2}>{noticeTexts.waiting}</Title>
      {waiting.isPending && <p>{common.loading}</p>}
      {waiting.error && <LoadError error={waiting.error} onRetry={() => waiting.refetch()} />}
      {waiting.data?.length === 0 && (
        <p>{noticeTexts.nothingWaits(`${termNames[term]} ${formatSchoolYear(schoolYear)}`)}</p>
      )}
      <ul className={styles.waiting}>
        {waiting.data?.map((item) => (
          <li key={waitingText(item)}>
            <PageLink {...placeOfWaiting(item)}>{waitingText(item)}</PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
