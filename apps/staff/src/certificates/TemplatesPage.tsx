import { Alert, Button, Group, List, Modal, Skeleton, Stack, Text, Textarea } from '@mantine/core';
import type { PaperForm, TemplateList, TemplateProblem } from '@truong/contracts/papers';
import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { useState } from 'react';
import { PageLink } from '../address.tsx';
import { showFile } from '../download.ts';
import { errorText } from '../errors.ts';
import { LoadError } from '../LoadError.tsx';
import { common } from '../messages.ts';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { refusalOf, trpc } from '../trpc.ts';
import styles from './certificates.module.css';
import { paperForms, problemText, registerTexts, templateTexts } from './messages.ts';

type Line = TemplateList[number];

/** The templates by which a school prints, and its own in place of the shipped ones. */
export function TemplatesPage() {
  const { assignment } = useActing();
  const list = trpc.certificates.templates.useQuery({ unitId: assignment.unitId });
  const [edited, setEdited] = useState<PaperForm | null>(null);
  const [reset, setReset] = useState<PaperForm | null>(null);
  return (
    <Page title={templateTexts.title} actions={<PageLink to="/papers">{registerTexts.toPrint}</PageLink>}>
      <Text size="sm" maw={720}>
        {templateTexts.intro}
      </Text>
      <DataTable
        caption={templateTexts.caption}
        isCaptionHidden
        rows={list.data ?? []}
        rowKey={(line) => line.form}
        isLoading={list.isPending}
        loadingRows={6}
        error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
        empty={null}
        columns={columnsOf({ onEdit: setEdited, onReset: setReset })}
      />
      {edited && <EditTemplate form={edited} onEnd={() => setEdited(null)} />}
      {reset && <ResetTemplate form={reset} onEnd={() => setReset(null)} />}
    </Page>
  );
}

type Acts = { onEdit: (form: PaperForm) => void; onReset: (form: PaperForm) => void };

function columnsOf({ onEdit, onReset }: Acts): DataColumn<Line>[] {
  return [
    { key: 'form', head: templateTexts.form, cell: ({ form }) => paperForms[form] },
    {
      key: 'state',
      head: templateTexts.state,
      cell: ({ own }) =>
        own ? <StateBadge state="moving">{templateTexts.own(own.at, own.by)}</StateBadge> : templateTexts.shipped,
    },
    {
      key: 'acts',
      head: registerTexts.acts,
      cell: ({ form, own }) => (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={templateTexts.editOf(paperForms[form])}
            onClick={() => onEdit(form)}
          >
            {templateTexts.edit}
          </Button>
          {own && (
            <Button size="compact-sm" variant="subtle" onClick={() => onReset(form)}>
              {templateTexts.reset}
            </Button>
          )}
        </Group>
      ),
    },
  ];
}

function useSaveTemplate(onSaved: () => void) {
  const { assignment } = useActing();
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.certificates.saveTemplate.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.certificates.invalidate();
      onSaved();
    },
  });
  return {
    ...save,
    send(form: PaperForm, source: string | null): void {
      const content = { unitId: assignment.unitId, form, source };
      save.mutate({ ...content, requestId: requestId.of(content) });
    },
  };
}

function EditTemplate({ form, onEnd }: { form: PaperForm; onEnd: () => void }) {
  const { assignment } = useActing();
  const known = trpc.certificates.template.useQuery({ unitId: assignment.unitId, form });
  return (
    <Modal opened onClose={onEnd} withCloseButton={false} size="xl">
      <Stack gap="md">
        <Modal.Title fw={600}>{paperForms[form]}</Modal.Title>
        {known.error && <LoadError error={known.error} onRetry={() => known.refetch()} />}
        {known.isPending && <Skeleton height={400} />}
        {known.data && <Editor form={form} start={known.data.own ?? known.data.shipped} onEnd={onEnd} />}
      </Stack>
    </Modal>
  );
}

function Editor({ form, start, onEnd }: { form: PaperForm; start: string; onEnd: () => void }) {
  const { assignment } = useActing();
  const [source, setSource] = useState(start);
  const attempt = trpc.certificates.tryTemplate.useMutation({
    onSuccess: ({ base64 }) => {
      if (base64 !== null) showFile({ fileName: `${form}.pdf`, base64 });
    },
  });
  const save = useSaveTemplate(onEnd);
  const refused = refusalOf(save.error);
  const problems: readonly TemplateProblem[] =
    refused?.appCode === 'TEMPLATE_REFUSED'
      ? (refused.appData as { problems: TemplateProblem[] }).problems
      : (attempt.data?.problems ?? []);
  const error = attempt.error ?? (problems.length === 0 ? save.error : null);
  return (
    <>
      <Textarea
        className={styles.source}
        label={templateTexts.source}
        description={templateTexts.sourceHint}
        autosize
        minRows={16}
        maxRows={24}
        spellCheck={false}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      {problems.length > 0 && (
        <Alert color="red" variant="light" role="alert" title={templateTexts.problems}>
          <List size="sm">
            {problems.map((problem) => (
              <List.Item key={problemText(problem)}>{problemText(problem)}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {error && (
        <Alert color="red" variant="light" role="alert">
          {errorText(error)}
        </Alert>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onEnd}>
          {common.cancel}
        </Button>
        <Button
          variant="default"
          loading={attempt.isPending}
          onClick={() => {
            save.reset();
            attempt.mutate({ unitId: assignment.unitId, form, source });
          }}
        >
          {templateTexts.tryIt}
        </Button>
        <Button loading={save.isPending} onClick={() => save.send(form, source)}>
          {templateTexts.save}
        </Button>
      </Group>
    </>
  );
}

function ResetTemplate({ form, onEnd }: { form: PaperForm; onEnd: () => void }) {
  const save = useSaveTemplate(onEnd);
  return (
    <Question
      isOpen
      title={templateTexts.resetQuestion(paperForms[form])}
      confirm={templateTexts.reset}
      isPending={save.isPending}
      error={save.error}
      onConfirm={() => save.send(form, null)}
      onCancel={onEnd}
    >
      <Text size="sm">{templateTexts.resetText}</Text>
    </Question>
  );
}
