import type { ImportList } from '@truong/contracts/imports';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { PageLink } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import styles from './imports.module.css';
import { importTexts, kindTexts, stateBadges, stateTexts } from './messages.ts';
import { UploadFile } from './UploadFile.tsx';

/** Handing over a file, and what was handed over before. */
export function ImportsPage() {
  const { assignment, schoolYear } = useActing();
  const of = { unitId: assignment.unitId, schoolYear };
  const list = trpc.people.imports.useQuery(of);
  return (
    <Page title={importTexts.title(formatSchoolYear(schoolYear))}>
      <UploadFile of={of} />
      <section className={styles.section}>
        <h2 className={styles.heading}>{importTexts.earlier}</h2>
        <div className={styles.table}>
          <DataTable
            caption={importTexts.earlier}
            isCaptionHidden
            rows={list.data ?? []}
            rowKey={(one) => one.id}
            isLoading={list.isPending}
            loadingRows={4}
            error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
            empty={<EmptyState title={importTexts.none} text={importTexts.noneText} />}
            columns={columns}
          />
        </div>
      </section>
    </Page>
  );
}

const columns = [
  {
    key: 'file',
    head: importTexts.file,
    cell: (one: ImportList[number]) => (
      <PageLink to="/imports/$importId" params={{ importId: one.id }}>
        {one.fileName}
      </PageLink>
    ),
  },
  {
    key: 'kind',
    head: importTexts.kind,
    width: 170,
    cell: (one: ImportList[number]) => one.kind && kindTexts[one.kind],
  },
  {
    key: 'state',
    head: importTexts.state,
    width: 150,
    cell: (one: ImportList[number]) => <StateBadge state={stateBadges[one.state]}>{stateTexts[one.state]}</StateBadge>,
  },
  {
    key: 'result',
    head: importTexts.result,
    cell: (one: ImportList[number]) => one.counts && importTexts.counts(one.counts),
  },
  { key: 'who', head: importTexts.who, width: 160, cell: (one: ImportList[number]) => one.who },
  {
    key: 'when',
    head: importTexts.when,
    width: 140,
    cell: (one: ImportList[number]) => importTexts.at(one.committedAt ?? one.at),
  },
];
