import { periodOfTerm } from '@truong/contracts/common';
import type { Filing } from '@truong/contracts/statistics';
import { formatDateTime } from '@truong/vietnamese/dates';
import { Alert, Button, Code, Grid, Group, Stack, Text, Textarea } from '@mantine/core';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { errorText } from '../errors.ts';
import { common, periodNames } from '../messages.ts';
import { ErrorPage } from '../shell/ErrorPage.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { Findings } from './FilingPage.tsx';
import { type FigureAt, figureMap, FormTable } from './FormTable.tsx';
import { FormPupilsList } from './FormPupilsList.tsx';
import { filingTexts } from './messages.ts';

/** A frozen filing as it was filed; the office that reviews it accepts or returns it here. */
export function FilingDetailPage() {
  const params = useParams({ strict: false }) as { unitId: string; number: string };
  const { schoolYear, term } = useActing();
  const ref = { unitId: Number(params.unitId), schoolYear, period: periodOfTerm(term), number: Number(params.number) };
  const [at, setAt] = useState<FigureAt | null>(null);
  const filing = trpc.statistics.filing.useQuery(ref);
  const pupils = trpc.statistics.filingPupils.useQuery({ ...ref, ...(at ?? { grade: 0, measure: 'total', population: 'all' }) }, { enabled: at !== null });
  if (filing.error) return <ErrorPage error={filing.error} onRetry={() => filing.refetch()} />;
  if (!filing.data) return <Page title={common.loading}>{null}</Page>;
  const { unitName, period, number, figures, hash, filedBy, filedAt, note, findings, review, replaced, isLate, rows } = filing.data;
  const changed = replaced ? figures.filter((figure) => figureMap(replaced.figures)(figure) !== figure.value).length : 0;
  return (
    <Page
      title={`${unitName} · ${periodNames[period]} · ${filingTexts.filed(number)}`}
      state={review ? <StateBadge state={review.verdict === 'accepted' ? 'done' : 'refused'}>{filingTexts.verdicts[review.verdict]}</StateBadge> : <StateBadge state="waiting">{filingTexts.statuses.submitted}</StateBadge>}
    >
      <Grid>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <FormTable figures={figures} focused={at} onOpen={setAt} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="xs">
            <Text size="sm">
              {filingTexts.by(filedBy, formatDateTime(filedAt))} · {filingTexts.rows(rows)}
              {isLate && ` · ${filingTexts.late}`}
            </Text>
            <Text size="sm">
              {filingTexts.hash}: <Code title={hash}>{hash.slice(0, 16)}</Code>
            </Text>
            {note && <Text size="sm">{note}</Text>}
            {replaced && <Text size="sm">{filingTexts.replaced(replaced.number, changed)}</Text>}
            <Findings findings={findings} />
            {review && (
              <Text size="sm">
                {filingTexts.reviewOf(filingTexts.verdicts[review.verdict], review.reviewer, formatDateTime(review.at))}
                {review.comment && `: ${review.comment}`}
              </Text>
            )}
            {filing.data.canReview && <ReviewBox filing={filing.data} />}
            {at && <FormPupilsList pupils={pupils.data ?? []} isLoading={pupils.isPending} />}
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function ReviewBox({ filing }: { filing: Filing }) {
  const utils = trpc.useUtils();
  const [comment, setComment] = useState('');
  const [requestId] = useState(() => crypto.randomUUID());
  const review = trpc.statistics.reviewFiling.useMutation({ onSuccess: () => void utils.statistics.invalidate() });
  const { unitId, schoolYear, period, number, hash } = filing;
  const ref = { unitId, schoolYear, period, number, hash, requestId };
  return (
    <Stack gap="xs">
      <Textarea label={filingTexts.comment} value={comment} onChange={(event) => setComment(event.currentTarget.value)} />
      {review.error && (
        <Alert color="red" role="alert">
          {errorText(review.error)}
        </Alert>
      )}
      <Group>
        <Button loading={review.isPending} onClick={() => review.mutate({ ...ref, verdict: { kind: 'accepted', ...(comment.trim() ? { comment } : {}) } })}>
          {filingTexts.accept}
        </Button>
        <Button variant="default" disabled={comment.trim().length < 3 || review.isPending} onClick={() => review.mutate({ ...ref, verdict: { kind: 'returned', comment } })}>
          {filingTexts.return}
        </Button>
      </Group>
    </Stack>
  );
}
