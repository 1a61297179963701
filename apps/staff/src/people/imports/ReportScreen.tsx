import { Alert, Button, Skeleton, Text } from '@mantine/core';
import type { ImportReport } from '@truong/contracts/imports';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { useState } from 'react';
import { PageLink } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { Question } from '../../Question.tsx';
import { useRequestId } from '../../request-id.ts';
import { trpc } from '../../trpc.ts';
import styles from './imports.module.css';
import { importTexts, kindTexts, stateBadges, stateTexts } from './messages.ts';
import { RowTable } from './RowTable.tsx';
import { standingText } from './refusal-messages.ts';

type Ref = { unitId: number; schoolYear: number; importId: number };

/** What an import wrote and refused, and taking it back while nothing stands on it. */
export function ReportScreen({ of, done }: { of: Ref; done: string | null }) {
  const report = trpc.people.importReport.useQuery(of);
  const shown = report.data;
  return (
    <Page
      title={importTexts.fileTitle(shown?.fileName ?? '')}
      state={shown && <StateBadge state={stateBadges[shown.state]}>{stateTexts[shown.state]}</StateBadge>}
      actions={shown?.state === 'committed' && shown.standing.length === 0 && <Undo of={of} report={shown} />}
    >
      {report.error && <LoadError error={report.error} onRetry={() => report.refetch()} />}
      {report.isPending && <Skeleton height={320} />}
      {shown && (
        <div className={styles.stack}>
          {done && shown.state === 'committed' && <Alert role="status">{done}</Alert>}
          <div>
            <Text>
              {kindTexts[shown.kind]} · {importTexts.counts(shown.counts)}
            </Text>
            <Text size="sm">
              {importTexts.committedBy(shown.committedBy, shown.committedAt)}
              {shown.undoneBy && shown.undoneAt && ` ${importTexts.undoneBy(shown.undoneBy, shown.undoneAt)}`}
            </Text>
          </div>
          {shown.standing.length > 0 && (
            <div>
              <Text size="sm">{importTexts.cannotUndo}</Text>
              <ul className={styles.consequences}>
                {shown.standing.map((one) => (
                  <li key={one.what}>{standingText(one)}</li>
                ))}
              </ul>
            </div>
          )}
          <RowTable isReport rows={shown.rows} counts={shown.counts} empty={importTexts.nothingReported} />
          <Text size="sm" c="dimmed">
            {importTexts.reportNote} <PageLink to="/imports">{importTexts.toImports}</PageLink>
          </Text>
        </div>
      )}
    </Page>
  );
}

function Undo({ of, report }: { of: Ref; report: ImportReport }) {
  const [isAsking, setAsking] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const undo = trpc.people.undoImport.useMutation({
    onSuccess: async () => {
      requestId.done();
      setAsking(false);
      await Promise.all([utils.people.invalidate(), utils.organisation.invalidate(), utils.gradebook.invalidate()]);
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {importTexts.undo}
      </Button>
      <Question
        isOpen={isAsking}
        title={importTexts.undoQuestion}
        confirm={importTexts.undo}
        isRefusing
        isPending={undo.isPending}
        error={undo.error}
        onConfirm={() => undo.mutate({ ...of, requestId: requestId.of(of) })}
        onCancel={() => {
          setAsking(false);
          undo.reset();
        }}
      >
        <ul className={styles.consequences}>
          {importTexts.undoConsequences(report.counts).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Question>
    </>
  );
}
