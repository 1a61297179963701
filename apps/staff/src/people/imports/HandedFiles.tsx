import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { type BadgeState, StateBadge } from '@truong/ui/StateBadge.tsx';
import type { ReactNode } from 'react';
import { PageLink } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import styles from './imports.module.css';
import { importTexts } from './messages.ts';

type HandedFile = { id: number; fileName: string; at: string; committedAt: string | null };

export type HandedFilesProps<File extends HandedFile> = {
  words: { title: string; none: string; noneText: string };
  list: { data: readonly File[] | undefined; isPending: boolean; error: unknown; refetch: () => unknown };
  to: '/imports/$importId' | '/sheets/files/$importId';
  stateOf: (file: File) => { badge: BadgeState; text: string };
  resultOf: (file: File) => ReactNode;
  /** What else there is to say: behind the name, and before the time. */
  kind?: DataColumn<File>;
  who?: DataColumn<File>;
};

/** What was handed over before, each file a way to what became of it. */
export function HandedFiles<File extends HandedFile>(props: HandedFilesProps<File>) {
  const { words, list, to, stateOf, resultOf, kind, who } = props;
  const columns: DataColumn<File>[] = [
    {
      key: 'file',
      head: importTexts.file,
      cell: (file) => (
        <PageLink to={to} params={{ importId: file.id }}>
          {file.fileName}
        </PageLink>
      ),
    },
    ...(kind ? [kind] : []),
    {
      key: 'state',
      head: importTexts.state,
      width: 150,
      cell: (file) => <StateBadge state={stateOf(file).badge}>{stateOf(file).text}</StateBadge>,
    },
    { key: 'result', head: importTexts.result, cell: resultOf },
    ...(who ? [who] : []),
    {
      key: 'when',
      head: importTexts.when,
      width: 140,
      cell: (file) => importTexts.at(file.committedAt ?? file.at),
    },
  ];
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{words.title}</h2>
      <div className={styles.table}>
        <DataTable
          caption={words.title}
          isCaptionHidden
          rows={list.data ?? []}
          rowKey={(file) => file.id}
          isLoading={list.isPending}
          loadingRows={4}
          error={list.error ? <LoadError error={list.error} onRetry={() => list.refetch()} /> : null}
          empty={<EmptyState title={words.none} text={words.noneText} />}
          columns={columns}
        />
      </div>
    </section>
  );
}
