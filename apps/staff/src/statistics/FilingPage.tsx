import { periodOfTerm } from '@truong/contracts/common';
import type { Draft, Finding } from '@truong/contracts/statistics';
import { formatDate, formatDateTime } from '@truong/vietnamese/dates';
import { Alert, Button, Grid, Group, List, Modal, Stack, Text, Textarea, Title } from '@mantine/core';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { errorText } from '../errors.ts';
import { common, termNames } from '../messages.ts';
import { ErrorPage } from '../shell/ErrorPage.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { type FigureAt, figureMap, FormTable } from './FormTable.tsx';
import { FormPupilsList } from './FormPupilsList.tsx';
import { filingTexts } from './messages.ts';

export const statusBadge = { not_filed: 'draft', submitted: 'waiting', returned: 'refused', accepted: 'done' } as const;

/** The principal's form: figures from the stored outcomes, their pupils, the checks, and filing. */
export function FilingPage() {
  const { assignment, schoolYear, term } = useActing();
  const of = { unitId: assignment.unitId, schoolYear, period: periodOfTerm(term) };
  const [at, setAt] = useState<FigureAt | null>(null);
  const draft = trpc.statistics.draft.useQuery(of);
  const pupils = trpc.statistics.draftPupils.useQuery({ ...of, ...(at ?? { grade: 0, measure: 'total', population: 'all' }) }, { enabled: at !== null });
  if (draft.error) return <ErrorPage error={draft.error} onRetry={() => draft.refetch()} />;
  const title = `${filingTexts.form} · ${termNames[term]} · ${filingTexts.live}`;
  if (!draft.data) return <Page title={title}>{common.loading}</Page>;
  const { status, dueOn, isLate, termState, figures } = draft.data;
  return (
    <Page
      title={title}
      state={
        <Group gap="xs">
          <StateBadge state={statusBadge[status]}>{filingTexts.statuses[status]}</StateBadge>
          {dueOn && <Text size="sm">{filingTexts.due(formatDate(dueOn))}</Text>}
          {isLate && <StateBadge state="refused">{filingTexts.late}</StateBadge>}
        </Group>
      }
    >
      {draft.data.review?.verdict === 'returned' && (
        <Alert color="red" variant="light" title={filingTexts.verdicts.returned} mb="sm">
          {draft.data.review.comment}
        </Alert>
      )}
      {termState !== 'closed' ? (
        <EmptyState title={filingTexts.noData} text={filingTexts.termOpen} />
      ) : (
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <FormTable figures={figures} focused={at} onOpen={setAt} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack>
              <Text size="sm">{filingTexts.source}</Text>
              {at && <Comparison draft={draft.data} at={at} />}
              {at && <FormPupilsList pupils={pupils.data ?? []} isLoading={pupils.isPending} />}
              <Findings findings={draft.data.findings} />
              <Submitting draft={draft.data} />
              <EarlierFilings />
            </Stack>
          </Grid.Col>
        </Grid>
      )}
    </Page>
  );
}

function Comparison({ draft, at }: { draft: Draft; at: FigureAt }) {
  return (
    <List size="sm">
      {draft.filed && <List.Item>{filingTexts.filedValue(draft.filed.number, figureMap(draft.filed.figures)(at))}</List.Item>}
      {draft.previous && <List.Item>{filingTexts.previousValue(figureMap(draft.previous.figures)(at))}</List.Item>}
    </List>
  );
}

export function Findings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return <StateBadge state="done">{filingTexts.clean}</StateBadge>;
  return (
    <List size="sm">
      {findings.map((finding) => (
        <List.Item key={`${finding.code} ${finding.grade} ${finding.measure} ${finding.population}`}>
          {filingTexts[finding.severity]}: {finding.grade !== null && `${filingTexts.grade(finding.grade)} – `}
          {finding.measure && `${filingTexts.measures[finding.measure] ?? ''} – `}
          {filingTexts.findings[finding.code] ?? finding.code}
        </List.Item>
      ))}
    </List>
  );
}

function Submitting({ draft }: { draft: Draft }) {
  const { assignment, schoolYear, term } = useActing();
  const utils = trpc.useUtils();
  const [note, setNote] = useState('');
  const [requestId, setRequestId] = useState<string | null>(null);
  const submit = trpc.statistics.submitFiling.useMutation({
    onSuccess: () => {
      setRequestId(null);
      void utils.statistics.invalidate();
    },
  });
  const pupils = draft.figures.filter((f) => f.measure === 'total' && f.population === 'all').reduce((sum, f) => sum + f.value, 0);
  return (
    <Stack gap="xs">
      {draft.moved > 0 && <Alert variant="light">{filingTexts.moved(draft.moved)}</Alert>}
      {draft.canSubmit && (
        <>
          <Textarea label={filingTexts.note} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          <Group>
            <Button disabled={draft.findings.some((finding) => finding.severity === 'blocks')} onClick={() => setRequestId(crypto.randomUUID())}>
              {filingTexts.submit}
            </Button>
          </Group>
        </>
      )}
      <Modal opened={requestId !== null} onClose={() => setRequestId(null)} title={filingTexts.submit} closeButtonProps={{ 'aria-label': common.close }}>
        <Stack>
          <Text>{filingTexts.submitQuestion((draft.filed?.number ?? 0) + 1, pupils)}</Text>
          {submit.error && <Alert color="red">{errorText(submit.error)}</Alert>}
          <Group>
            <Button
              loading={submit.isPending}
              onClick={() =>
                requestId && submit.mutate({ unitId: assignment.unitId, schoolYear, period: periodOfTerm(term), requestId, ...(note.trim() ? { note } : {}) })
              }
            >
              {filingTexts.submit}
            </Button>
            <Button variant="default" onClick={() => setRequestId(null)}>
              {common.cancel}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Stack>
  );
}

function EarlierFilings() {
  const { assignment, schoolYear, term } = useActing();
  const filings = trpc.statistics.filings.useQuery({ unitId: assignment.unitId, schoolYear, period: periodOfTerm(term) });
  if (!filings.data || filings.data.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h5">
        {filingTexts.earlier}
      </Title>
      <List size="sm">
        {filings.data.map((filing) => (
          <List.Item key={filing.number}>
            <Link to="/filings/$unitId/$number" params={{ unitId: String(assignment.unitId), number: String(filing.number) } as never} search={{ year: schoolYear, term } as never}>
              {filingTexts.number(filing.number)}
            </Link>{' '}
            · {filingTexts.rows(filing.rows)} · {filingTexts.by(filing.filedBy, formatDateTime(filing.filedAt))}
            {filing.review && ` · ${filingTexts.verdicts[filing.review.verdict]}`}
          </List.Item>
        ))}
      </List>
    </section>
  );
}
