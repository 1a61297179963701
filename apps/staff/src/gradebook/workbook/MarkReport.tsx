import { Button, Skeleton, Text } from '@mantine/core';
import type { MarkImportRef, MarkImportReport } from '@truong/contracts/mark-imports';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { useState } from 'react';
import { PageLink } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import imports from '../../people/imports/imports.module.css';
import { Question } from '../../Question.tsx';
import { useRequestId } from '../../request-id.ts';
import { trpc } from '../../trpc.ts';
import { nameOfSlot } from '../messages.ts';
import { fileBadges, fileStates, workbookTexts } from './messages.ts';
import styles from './workbook.module.css';

/** What a file wrote, sheet by sheet, and putting it back. */
export function MarkReport({ of }: { of: MarkImportRef }) {
  const query = trpc.gradebook.markImportReport.useQuery(of);
  const report = query.data;
  return (
    <Page
      title={workbookTexts.fileTitle(report?.fileName ?? '')}
      state={report && <StateBadge state={fileBadges[report.state]}>{fileStates[report.state]}</StateBadge>}
      actions={report?.state === 'committed' && <Undo of={of} report={report} />}
    >
      {query.error && <LoadError error={query.error} onRetry={() => query.refetch()} />}
      {query.isPending && <Skeleton height={320} />}
      {report && (
        <div className={imports.stack}>
          <div>
            <Text role="status">{workbookTexts.done(cellsOf(report), report.sheets.length)}</Text>
            <Text size="sm">
              {workbookTexts.report(report.committedAt)}
              {report.undoneAt && ` ${workbookTexts.undone(report.undoneAt, report.kept ?? 0)}`}
            </Text>
          </div>
          {report.sheets.map((sheet) => (
            <WrittenSheet key={sheet.sheetId} sheet={sheet} />
          ))}
          <Text size="sm">
            <PageLink to="/sheets/files">{workbookTexts.back}</PageLink>
          </Text>
        </div>
      )}
    </Page>
  );
}

function cellsOf({ sheets }: MarkImportReport): number {
  return sheets.reduce((sum, { cells }) => sum + cells.length, 0);
}

function WrittenSheet({ sheet }: { sheet: MarkImportReport['sheets'][number] }) {
  const names = new Map(sheet.pupils.map(({ pupilId, fullName }) => [pupilId, fullName]));
  return (
    <section className={imports.section}>
      <div className={styles.sheetHead}>
        <h2 className={imports.heading}>{sheet.title}</h2>
        <PageLink to="/sheets/$sheetId" params={{ sheetId: sheet.sheetId }}>
          {workbookTexts.openSheet}
        </PageLink>
      </div>
      <div className={imports.table}>
        <DataTable
          caption={sheet.title}
          isCaptionHidden
          rows={sheet.cells}
          rowKey={({ pupilId, slot }) => `${pupilId} ${slot}`}
          empty={null}
          columns={[
            {
              key: 'pupil',
              head: workbookTexts.pupil,
              isRowHead: true,
              cell: ({ pupilId }) => names.get(pupilId) ?? '',
            },
            { key: 'column', head: workbookTexts.column, width: 120, cell: ({ slot }) => nameOfSlot(slot) },
            {
              key: 'from',
              head: workbookTexts.before,
              width: 110,
              align: 'right',
              cell: ({ from }) => from || workbookTexts.empty,
            },
            {
              key: 'to',
              head: workbookTexts.after,
              width: 110,
              align: 'right',
              cell: ({ to }) => to || workbookTexts.empty,
            },
          ]}
        />
      </div>
    </section>
  );
}

function Undo({ of, report }: { of: MarkImportRef; report: MarkImportReport }) {
  const [isAsking, setAsking] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const undo = trpc.gradebook.undoMarks.useMutation({
    onSuccess: async () => {
      requestId.done();
      setAsking(false);
      await utils.gradebook.invalidate();
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {workbookTexts.undo}
      </Button>
      <Question
        isOpen={isAsking}
        title={workbookTexts.undoQuestion}
        confirm={workbookTexts.undo}
        isPending={undo.isPending}
        error={undo.error}
        onConfirm={() => undo.mutate({ ...of, requestId: requestId.of(of) })}
        onCancel={() => {
          setAsking(false);
          undo.reset();
        }}
      >
        <Text size="sm">{workbookTexts.undoText(cellsOf(report))}</Text>
      </Question>
    </>
  );
}
