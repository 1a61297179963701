import { Alert, Button, Loader, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { MarkChoices, MarkImportPreview, MarkImportRef, TabChoice } from '@truong/contracts/mark-imports';
import { Page } from '@truong/ui/Page.tsx';
import { useState } from 'react';
import { PageLink } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import imports from '../../people/imports/imports.module.css';
import { trpc } from '../../trpc.ts';
import { CommitMarks } from './CommitMarks.tsx';
import { MarkTabSection } from './MarkTabSection.tsx';
import { workbookTexts } from './messages.ts';

const nothingChosen: MarkChoices = { tabs: [], overwrites: [] };

export type MarkPreviewProps = { of: MarkImportRef; fileName: string };

/** What a file would do to the sheets, sheet by sheet; written by the button at the foot only. */
export function MarkPreview({ of, fileName }: MarkPreviewProps) {
  const [choices, setChoices] = useState<MarkChoices | null>(null);
  const { client } = trpc.useUtils();
  // The server keeps what was chosen last, and only what it showed can be confirmed: an earlier answer is never shown again.
  const preview = useQuery({
    queryKey: ['mark-preview', of, choices],
    queryFn: () => client.gradebook.previewMarks.mutate({ ...of, ...(choices ? { choices } : {}) }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
  const shown = preview.data;
  // A choice is seen at once, before the server has answered to it.
  const chosen = choices ?? shown?.choices ?? nothingChosen;
  return (
    <Page
      title={workbookTexts.fileTitle(fileName)}
      state={
        preview.isFetching && (
          <span role="status" className={imports.working}>
            <Loader size={14} aria-hidden /> {workbookTexts.working}
          </span>
        )
      }
      actions={<Discard of={of} />}
    >
      {preview.error && <LoadError error={preview.error} onRetry={() => preview.refetch()} />}
      {shown && !preview.error && (
        <div className={imports.stack} aria-busy={preview.isFetching || undefined}>
          <Notices preview={shown} />
          {shown.tabs
            .filter(({ is, isSkipped }) => is === 'list' || (is === 'ours' && !isSkipped))
            .map((tab) => (
              <MarkTabSection
                key={tab.tab}
                tab={tab}
                preview={shown}
                choices={chosen}
                onChoose={(choice) => setChoices(withTab(chosen, choice))}
                onOverwrite={(key, isOn) => setChoices(withOverwrite(chosen, key, isOn))}
              />
            ))}
          <CommitMarks of={of} preview={shown} isWorking={preview.isFetching} onAgain={() => preview.refetch()} />
        </div>
      )}
    </Page>
  );
}

function withTab(choices: MarkChoices, choice: TabChoice): MarkChoices {
  return { ...choices, tabs: [...choices.tabs.filter(({ tab }) => tab !== choice.tab), choice] };
}

function withOverwrite(choices: MarkChoices, key: string, isOn: boolean): MarkChoices {
  const others = choices.overwrites.filter((one) => one !== key);
  return { ...choices, overwrites: isOn ? [...others, key] : others };
}

function Notices({ preview }: { preview: MarkImportPreview }) {
  const { newer } = preview.counts;
  return (
    <>
      {preview.sameFile && (
        <Alert color="yellow" variant="light">
          {workbookTexts.sameFile(preview.sameFile.at)}{' '}
          <PageLink to="/sheets/files/$importId" params={{ importId: preview.sameFile.importId }}>
            {workbookTexts.toSameFile}
          </PageLink>
        </Alert>
      )}
      {newer > 0 && <Text size="sm">{workbookTexts.newer(newer)}</Text>}
    </>
  );
}

function Discard({ of }: { of: MarkImportRef }) {
  const utils = trpc.useUtils();
  const navigate = useNavigate();
  const discard = trpc.gradebook.discardMarks.useMutation({
    onSuccess: async () => {
      await navigate({ to: '/sheets/files', search: (old: object) => old } as never);
      await utils.gradebook.markImports.invalidate();
    },
  });
  return (
    <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate(of)}>
      {workbookTexts.discard}
    </Button>
  );
}
