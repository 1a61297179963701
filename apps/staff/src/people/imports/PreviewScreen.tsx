import { Alert, Button, Loader, NativeSelect, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ErrorCode } from '@truong/contracts/errors';
import type { ImportPreview, PreviewImport, WritingJob } from '@truong/contracts/imports';
import { importKinds } from '@truong/rules/people/import-kinds';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { useState } from 'react';
import { PageLink } from '../../address.tsx';
import { textOfCode } from '../../errors.ts';
import { LoadError } from '../../LoadError.tsx';
import { trpc } from '../../trpc.ts';
import { CommitImport } from './CommitImport.tsx';
import styles from './imports.module.css';
import { MappingTable } from './MappingTable.tsx';
import { importFieldTexts, importTexts, kindTexts } from './messages.ts';
import { RowTable } from './RowTable.tsx';

type Ref = { unitId: number; schoolYear: number; importId: number };
type Choice = Pick<PreviewImport, 'sheet' | 'kind' | 'mapping'>;
export type PreviewScreenProps = {
  of: Ref;
  fileName: string;
  /** Why the job that was to write it failed. */
  failure: WritingJob['error'];
};

/** What a file would do: its sheet and kind, the meaning of its columns, and each of its rows. Nothing is written here but by the button at the foot. */
export function PreviewScreen({ of, fileName, failure }: PreviewScreenProps) {
  const [choice, setChoice] = useState<Choice>({});
  const { client } = trpc.useUtils();
  // The server keeps what it showed last, and only that can be confirmed: an earlier answer is never shown again from here.
  const preview = useQuery({
    queryKey: ['import-preview', of, choice],
    queryFn: () => client.people.previewImport.mutate({ ...of, ...choice }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
  const shown = preview.data;
  return (
    <Page
      title={importTexts.fileTitle(fileName)}
      state={
        preview.isFetching && (
          <span role="status" className={styles.working}>
            <Loader size={14} aria-hidden /> {importTexts.working}
          </span>
        )
      }
      actions={<Discard of={of} />}
    >
      {failure && (
        <Alert color="red" variant="light" role="alert" mb="md">
          {importTexts.failedBefore(textOfCode(failure.code as ErrorCode, failure.data as never))}
        </Alert>
      )}
      {preview.error && <LoadError error={preview.error} onRetry={() => preview.refetch()} />}
      {shown && !preview.error && (
        <div className={styles.stack} aria-busy={preview.isFetching || undefined}>
          <ChoiceBar preview={shown} onChoose={setChoice} />
          <Notices preview={shown} />
          {shown.columns.length === 0 ? (
            <EmptyState title={importTexts.noHead} text={importTexts.noHeadText} />
          ) : (
            <>
              <MappingTable
                preview={shown}
                onCorrect={(mapping) => setChoice({ sheet: shown.sheet, kind: shown.kind, mapping })}
              />
              <section className={styles.section}>
                <h2 className={styles.heading}>{importTexts.rows}</h2>
                <RowTable rows={shown.rows} counts={shown.counts} empty={importTexts.noRows} />
                {shown.skipped.length > 0 && (
                  <Text size="sm" c="dimmed">
                    {importTexts.skipped(shown.skipped.length)}
                  </Text>
                )}
              </section>
              <CommitImport of={of} preview={shown} isWorking={preview.isFetching} onAgain={() => preview.refetch()} />
            </>
          )}
        </div>
      )}
    </Page>
  );
}

function ChoiceBar({ preview, onChoose }: { preview: ImportPreview; onChoose: (choice: Choice) => void }) {
  return (
    <div className={styles.bar}>
      {preview.sheets.length > 1 && (
        <NativeSelect
          size="sm"
          label={importTexts.sheet}
          data={preview.sheets.map((sheet, at) => ({ value: String(at), label: importTexts.sheetName(sheet) }))}
          value={String(preview.sheet)}
          onChange={(event) => onChoose({ sheet: Number(event.currentTarget.value) })}
        />
      )}
      <NativeSelect
        size="sm"
        label={importTexts.kind}
        data={importKinds.map((kind) => ({ value: kind, label: kindTexts[kind] }))}
        value={preview.kind}
        onChange={(event) => {
          const kind = importKinds.find((one) => one === event.currentTarget.value);
          onChoose({ sheet: preview.sheet, kind });
        }}
      />
    </div>
  );
}

function Notices({ preview }: { preview: ImportPreview }) {
  return (
    <>
      {preview.sameFile && (
        <Alert color="yellow" variant="light">
          {importTexts.sameFile(preview.sameFile.at)}{' '}
          <PageLink to="/imports/$importId" params={{ importId: preview.sameFile.importId }}>
            {importTexts.toSameFile}
          </PageLink>
        </Alert>
      )}
      {preview.missing.length > 0 && preview.columns.length > 0 && (
        <Alert color="red" variant="light" role="alert">
          {importTexts.missing(preview.missing.map((field) => importFieldTexts[field]))}
        </Alert>
      )}
      {preview.isRemembered && <Text size="sm">{importTexts.remembered}</Text>}
    </>
  );
}

function Discard({ of }: { of: Ref }) {
  const utils = trpc.useUtils();
  const navigate = useNavigate();
  const discard = trpc.people.discardImport.useMutation({
    onSuccess: async () => {
      await navigate({ to: '/imports', search: (old: object) => old } as never);
      await utils.people.imports.invalidate();
    },
  });
  return (
    <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate(of)}>
      {importTexts.discard}
    </Button>
  );
}
