import { Skeleton, Text } from '@mantine/core';
import type { SheetRef } from '@truong/contracts/gradebook';
import type { Occasion } from '@truong/contracts/remarks';
import { LoadError } from '../../LoadError.tsx';
import { common } from '../../messages.ts';
import { trpc } from '../../trpc.ts';
import { remarkTexts } from './messages.ts';
import styles from './remarks.module.css';

/** Every version of a remark, newest first. */
export function RemarkHistory({ of }: { of: SheetRef & { pupilId: number; occasion: Occasion } }) {
  const history = trpc.gradebook.remarkHistory.useQuery(of, { staleTime: 0 });
  if (history.error) return <LoadError error={history.error} onRetry={() => history.refetch()} />;
  if (!history.data) return <Skeleton height={40} aria-label={common.loading} />;
  if (history.data.length === 0) return <Text size="sm">{remarkTexts.noHistory}</Text>;
  return (
    <ol className={styles.versions}>
      {history.data.map((version) => (
        <li key={version.version}>{remarkTexts.version(version)}</li>
      ))}
    </ol>
  );
}
