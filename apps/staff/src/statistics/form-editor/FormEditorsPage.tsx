import { Button, Group } from '@mantine/core';
import type { EditedForms } from '@truong/contracts/form-definitions';
import { formPeriodName } from '@truong/rules/statistics/period-names';
import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { useState } from 'react';
import { PageLink } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { ExportDialog } from './ExportDialog.tsx';
import styles from './form-editor.module.css';
import { editorTexts, periodKinds } from './messages.ts';
import { NewForm } from './NewForm.tsx';
import { WindowsDialog } from './WindowsDialog.tsx';

type Row = EditedForms[number];

/** Every form of the province: versions, drafts, and when schools file it. */
export function FormEditorsPage() {
  const { schoolYear } = useActing();
  const list = trpc.formEditor.list.useQuery({ schoolYear });
  const [open, setOpen] = useState<'new' | 'windows' | 'export' | null>(null);
  const close = () => setOpen(null);
  return (
    <Page
      isFull
      title={editorTexts.title(schoolYear)}
      actions={
        <Group gap="xs">
          <Button variant="default" onClick={() => setOpen('export')}>
            {editorTexts.exportFiled}
          </Button>
          <Button variant="default" onClick={() => setOpen('windows')}>
            {editorTexts.setWindows}
          </Button>
          <Button onClick={() => setOpen('new')}>{editorTexts.newForm}</Button>
        </Group>
      }
    >
      <div className={styles.wide}>
        <DataTable
          caption={editorTexts.caption}
          isCaptionHidden
          rows={list.data ?? []}
          rowKey={({ formCode }) => formCode}
          isLoading={list.isPending}
          loadingRows={15}
          error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
          empty={<EmptyState title={editorTexts.none} text={editorTexts.noneText} />}
          columns={columns}
        />
      </div>
      {open === 'new' && <NewForm forms={list.data ?? []} onEnd={close} />}
      {open === 'windows' && <WindowsDialog forms={list.data ?? []} onEnd={close} />}
      {open === 'export' && <ExportDialog forms={list.data ?? []} onEnd={close} />}
    </Page>
  );
}

const columns: DataColumn<Row>[] = [
  {
    key: 'form',
    head: editorTexts.form,
    sortValue: ({ name }) => name,
    cell: ({ formCode, name, versions }) => (
      <div className={styles.name}>
        <PageLink to="/form-editor/$formCode/$version" params={{ formCode, version: versions[0]?.version ?? 1 }}>
          {name}
        </PageLink>
      </div>
    ),
  },
  {
    key: 'code',
    head: editorTexts.code,
    width: 190,
    sortValue: ({ formCode }) => formCode,
    cell: ({ formCode }) => formCode,
  },
  {
    key: 'kind',
    head: editorTexts.kind,
    width: 130,
    cell: ({ periodKind }) => periodKinds[periodKind as keyof typeof periodKinds],
  },
  {
    key: 'versions',
    head: editorTexts.versions,
    width: 170,
    cell: ({ versions }) => {
      const used = versions.find(({ state }) => state === 'published');
      if (!used) return '–';
      return used.isShipped ? editorTexts.shipped(used.version) : editorTexts.own(used.version);
    },
  },
  {
    key: 'drafts',
    head: editorTexts.drafts,
    width: 140,
    cell: ({ versions }) => {
      const draft = versions.find(({ state }) => state === 'draft');
      return draft ? <StateBadge state="draft">{editorTexts.draft(draft.version)}</StateBadge> : '–';
    },
  },
  {
    key: 'window',
    head: editorTexts.window,
    width: 250,
    cell: ({ windows }) =>
      windows.length === 0
        ? '–'
        : windows
            .map(({ period, opensOn, dueOn }) => `${formPeriodName(period)}: ${editorTexts.windowOf(opensOn, dueOn)}`)
            .join('; '),
  },
];
