import { Alert, Anchor, Group, Skeleton } from '@mantine/core';
import { periodOfTerm, type UnitPeriod } from '@truong/contracts/common';
import type { Draft } from '@truong/contracts/statistics';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { PageLink } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { common, termNames } from '../messages.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { FigurePane } from './FigurePane.tsx';
import { FigurePupils } from './FigurePupils.tsx';
import { FilingHistory } from './FilingHistory.tsx';
import { FormTable } from './FormTable.tsx';
import { differences, figureKey, figureMap, gradesOf } from './form-layout.ts';
import { filingTexts, formTexts } from './messages.ts';
import { blockingId, Submit } from './Submit.tsx';
import styles from './statistics.module.css';
import { useFormPlace } from './use-form-place.ts';

/** The principal's filing: the form over the closed term, what stands behind each figure, and sending it. */
export function FilingPage() {
  const { assignment, schoolYear, term } = useActing();
  const of = { unitId: assignment.unitId, schoolYear, period: periodOfTerm(term) };
  const draft = trpc.statistics.draft.useQuery(of);
  const [done, setDone] = useState<string | null>(null);
  return (
    <Page
      isFull
      title={filingTexts.title(termNames[term], formatSchoolYear(schoolYear))}
      state={draft.data && <FilingState draft={draft.data} />}
    >
      <div className={styles.below}>
        {done && (
          <Alert role="status" withCloseButton closeButtonLabel={common.close} onClose={() => setDone(null)}>
            {done}
          </Alert>
        )}
        {draft.data && <Notices draft={draft.data} />}
        {draft.error && <LoadError error={draft.error} onRetry={() => draft.refetch()} />}
        {draft.isPending && <Skeleton height={420} />}
        {draft.data && draft.data.termState !== 'closed' && (
          <EmptyState
            title={filingTexts.notClosed}
            text={filingTexts.notClosedText}
            action={<PageLink to="/term">{filingTexts.toTerm}</PageLink>}
          />
        )}
      </div>
      {draft.data?.termState === 'closed' && <DraftForm of={of} draft={draft.data} />}
      <div className={styles.below}>
        {draft.data?.termState === 'closed' && <Submit of={of} draft={draft.data} onSubmitted={setDone} />}
        <FilingHistory of={of} />
      </div>
    </Page>
  );
}

function FilingState({ draft }: { draft: Draft }) {
  const blocking = draft.findings.filter((finding) => finding.severity === 'blocks').length;
  return (
    <Group gap="md">
      <StateBadge state={filingTexts.statusBadges[draft.status]}>{filingTexts.statuses[draft.status]}</StateBadge>
      {draft.dueOn && <span>{filingTexts.due(draft.dueOn)}</span>}
      {blocking > 0 && (
        <Anchor component="button" type="button" onClick={() => document.getElementById(blockingId)?.focus()}>
          <StateBadge state="refused">{filingTexts.mustMend(blocking)}</StateBadge>
        </Anchor>
      )}
      {draft.isLate && <StateBadge state="refused">{filingTexts.late}</StateBadge>}
    </Group>
  );
}

function Notices({ draft: { review, moved } }: { draft: Draft }) {
  return (
    <>
      {review?.verdict === 'returned' && (
        <Alert color="red" variant="light" title={filingTexts.returned(review.reviewer, review.at)}>
          {review.comment}
        </Alert>
      )}
      {review?.verdict === 'accepted' && (
        <Alert variant="light" title={filingTexts.accepted(review.reviewer, review.at)}>
          {review.comment}
        </Alert>
      )}
      {moved > 0 && <StateBadge state="conflict">{filingTexts.moved(moved)}</StateBadge>}
    </>
  );
}

function DraftForm({ of, draft }: { of: UnitPeriod; draft: Draft }) {
  const { focused, opened, focus, open } = useFormPlace();
  const pupils = trpc.statistics.draftPupils.useQuery(
    { ...of, ...(opened ?? { grade: 0, measure: '', population: 'all' }) },
    { enabled: opened !== null },
  );
  const figures = figureMap(draft.figures);
  const { filed, previous } = draft;
  const changed = new Set(filed ? differences(filed.figures, draft.figures).map(figureKey) : []);
  const others = [
    ...(filed ? [{ label: formTexts.filedValue(filed.number), figures: figureMap(filed.figures) }] : []),
    ...(previous ? [{ label: formTexts.previousValue, figures: figureMap(previous.figures) }] : []),
  ];
  const grades = gradesOf(draft.figures);
  if (grades.length === 0) {
    return (
      <div className={styles.below}>
        <EmptyState title={filingTexts.nothingToFile} />
      </div>
    );
  }
  return (
    <div className={styles.layout}>
      <FormTable
        grades={grades}
        figures={figures}
        changed={changed}
        findings={draft.findings}
        focused={focused}
        onFocus={focus}
        onOpen={open}
      />
      <FigurePane
        at={focused}
        source={formTexts.sourceLive}
        figures={figures}
        others={others}
        findings={draft.findings}
        onOpen={open}
      />
      <FigurePupils
        at={opened}
        source={formTexts.pupils.live}
        pupils={pupils.data}
        error={pupils.error}
        onRetry={() => pupils.refetch()}
        onClose={() => open(null)}
      />
    </div>
  );
}
