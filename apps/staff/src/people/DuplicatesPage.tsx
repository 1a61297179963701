import { Alert, Button, Group, Skeleton, Text } from '@mantine/core';
import type { Duplicates } from '@truong/contracts/duplicates';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { PageLink } from '../address.tsx';
import { errorText } from '../errors.ts';
import { LoadError } from '../LoadError.tsx';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { peopleTexts } from './messages.ts';
import styles from './people.module.css';
import { birthText, duplicateTexts } from './pupil-messages.ts';

type Pair = Duplicates['pairs'][number];

/** Rows that may be one pupil, side by side; merging keeps one and can be taken back. */
export function DuplicatesPage() {
  const { assignment } = useActing();
  const unitId = assignment.unitId;
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const found = trpc.people.duplicates.useQuery({ unitId });
  const after = {
    onSuccess: async () => {
      requestId.done();
      await utils.people.invalidate();
    },
  };
  const merge = trpc.people.mergePupils.useMutation(after);
  const undo = trpc.people.unmergePupils.useMutation(after);
  const error = merge.error ?? undo.error;
  const keep = (keptId: number, mergedId: number) => {
    const content = { unitId, keptId, mergedId };
    undo.reset();
    merge.mutate({ ...content, requestId: requestId.of(content) });
  };
  const separate = (mergeId: number) => {
    const content = { unitId, mergeId };
    merge.reset();
    undo.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <Page title={duplicateTexts.title}>
      <Text size="sm" maw={720}>
        {duplicateTexts.intro}
      </Text>
      {found.error && <LoadError error={found.error} onRetry={() => found.refetch()} />}
      {found.isPending && <Skeleton height={200} />}
      {error && (
        <Alert color="red" variant="light" role="alert">
          {errorText(error)}
        </Alert>
      )}
      {found.data?.pairs.length === 0 && <EmptyState title={duplicateTexts.none} />}
      {found.data?.pairs.map((pair) => (
        <PairBox key={`${pair.first.id} ${pair.second.id}`} pair={pair} isPending={merge.isPending} onKeep={keep} />
      ))}
      {found.data && found.data.merges.length > 0 && (
        <section className={styles.section}>
          <h2 className={styles.heading}>{duplicateTexts.merged}</h2>
          <ul className={styles.lines}>
            {found.data.merges.map((one) => (
              <li key={one.id}>
                {duplicateTexts.mergedLine(one)}
                <Button
                  ml="xs"
                  size="compact-xs"
                  variant="subtle"
                  aria-label={duplicateTexts.undoNamed(one.keptName)}
                  loading={undo.isPending}
                  onClick={() => separate(one.id)}
                >
                  {duplicateTexts.undo}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

type PairBoxProps = { pair: Pair; isPending: boolean; onKeep: (keptId: number, mergedId: number) => void };

function PairBox({ pair, isPending, onKeep }: PairBoxProps) {
  const { first, second } = pair;
  const title = `${first.fullName} · ${pair.isSamePerson ? duplicateTexts.samePerson : duplicateTexts.sameName}`;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{title}</h2>
      <div className={styles.table}>
        <DataTable
          caption={`${title} ${first.code}`}
          isCaptionHidden
          rows={[first, second]}
          rowKey={(row) => row.id}
          empty={null}
          columns={[
            {
              key: 'code',
              head: peopleTexts.code,
              cell: (row) => (
                <PageLink to="/pupils/$pupilId" params={{ pupilId: row.id }}>
                  {row.code}
                </PageLink>
              ),
            },
            { key: 'name', head: peopleTexts.name, cell: (row) => row.fullName },
            { key: 'birth', head: peopleTexts.birth, cell: (row) => birthText(row) },
            { key: 'ethnic', head: peopleTexts.ethnic, cell: (row) => row.ethnicGroup },
            { key: 'classes', head: duplicateTexts.classes, cell: (row) => row.classes.join(', ') || peopleTexts.none },
            {
              key: 'guardians',
              head: duplicateTexts.guardians,
              cell: (row) => row.guardians.join(', ') || peopleTexts.none,
            },
            { key: 'marks', head: duplicateTexts.marks, align: 'right', cell: (row) => row.marks },
          ]}
        />
      </div>
      <Group gap="xs">
        <Button size="xs" variant="default" loading={isPending} onClick={() => onKeep(first.id, second.id)}>
          {duplicateTexts.keep(first.code)}
        </Button>
        <Button size="xs" variant="default" loading={isPending} onClick={() => onKeep(second.id, first.id)}>
          {duplicateTexts.keep(second.code)}
        </Button>
      </Group>
    </section>
  );
}
