import type { MarkImportList } from '@truong/contracts/mark-imports';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { PageLink } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { FileDrop } from '../../people/imports/FileDrop.tsx';
import imports from '../../people/imports/imports.module.css';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { countsText, fileBadges, fileStates, workbookTexts } from './messages.ts';
import { useHandMarks } from './use-hand-marks.ts';

/** Handing over marks in a file, for whichever of one's sheets it names, and what was handed over before. */
export function MarkFilesPage() {
  const { assignment, schoolYear } = useActing();
  const upload = useHandMarks(null);
  const list = trpc.gradebook.markImports.useQuery({ unitId: assignment.unitId, schoolYear });
  return (
    <Page title={workbookTexts.title(formatSchoolYear(schoolYear))}>
      {!list.error && <FileDrop label={workbookTexts.upload} hint={workbookTexts.hint} upload={upload} />}
      <section className={imports.section}>
        <h2 className={imports.heading}>{workbookTexts.earlier}</h2>
        <div className={imports.table}>
          <DataTable
            caption={workbookTexts.earlier}
            isCaptionHidden
            rows={list.data ?? []}
            rowKey={(one) => one.id}
            isLoading={list.isPending}
            loadingRows={3}
            error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
            empty={<EmptyState title={workbookTexts.none} text={workbookTexts.noneText} />}
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
    head: workbookTexts.file,
    cell: (one: MarkImportList[number]) => (
      <PageLink to="/sheets/files/$importId" params={{ importId: one.id }}>
        {one.fileName}
      </PageLink>
    ),
  },
  {
    key: 'state',
    head: workbookTexts.state,
    width: 150,
    cell: (one: MarkImportList[number]) => (
      <StateBadge state={fileBadges[one.state]}>{fileStates[one.state]}</StateBadge>
    ),
  },
  {
    key: 'result',
    head: workbookTexts.result,
    cell: (one: MarkImportList[number]) => one.counts && countsText(one.counts),
  },
  {
    key: 'when',
    head: workbookTexts.when,
    width: 140,
    cell: (one: MarkImportList[number]) => workbookTexts.at(one.committedAt ?? one.at),
  },
];
