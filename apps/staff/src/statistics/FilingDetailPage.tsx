import { ActionIcon, Alert, Anchor, Code, CopyButton, Group, Skeleton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { periodOfTerm } from '@truong/contracts/common';
import type { Filing } from '@truong/contracts/statistics';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';
import { useState } from 'react';
import { usePathId } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { termNames, whoText } from '../messages.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { Differences } from './Differences.tsx';
import { FigurePane } from './FigurePane.tsx';
import { FigurePupils } from './FigurePupils.tsx';
import { FindingList } from './FindingList.tsx';
import { FormTable } from './FormTable.tsx';
import { differences, figureKey, figureMap, gradesOf } from './form-layout.ts';
import { filingTexts, formTexts } from './messages.ts';
import { ReviewBox, useOpenLatest } from './ReviewBox.tsx';
import styles from './statistics.module.css';
import { useFormPlace } from './use-form-place.ts';

/** A frozen filing as it was sent, what it changed, and its review. */
export function FilingDetailPage() {
  const { schoolYear, term } = useActing();
  const of = { unitId: usePathId('unitId'), number: usePathId('number'), schoolYear, period: periodOfTerm(term) };
  const filing = trpc.statistics.filing.useQuery(of);
  const { data } = filing;
  const [comment, setComment] = useComment(`${of.unitId} ${of.schoolYear} ${of.period}`);
  return (
    <Page
      isFull
      title={
        data
          ? filingTexts.detailTitle(data.unitName, data.number)
          : filingTexts.title(termNames[term], formatSchoolYear(schoolYear))
      }
      state={data && <ReviewState filing={data} />}
    >
      <div className={styles.below}>
        {filing.error && <LoadError error={filing.error} onRetry={() => filing.refetch()} />}
        {filing.isPending && <Skeleton height={420} />}
        {data && <Notices filing={data} />}
        {data && <Particulars filing={data} />}
      </div>
      {data && <FrozenForm filing={data} />}
      {data && (
        <div className={styles.below}>
          {data.findings.length > 0 && (
            <section className={styles.section}>
              <h2 className={styles.heading}>{filingTexts.warning(data.findings.length)}</h2>
              <FindingList findings={data.findings} isBelowForm />
            </section>
          )}
          <Differences filing={data} />
          {data.canReview && <ReviewBox key={data.hash} filing={data} comment={comment} onComment={setComment} />}
        </div>
      )}
    </Page>
  );
}

/** What a reviewer has written so far about a school's filing: it outlives a newer number of the same filing, nothing else. */
function useComment(about: string): [string, (text: string) => void] {
  const [written, setWritten] = useState({ about, text: '' });
  return [written.about === about ? written.text : '', (text) => setWritten({ about, text })];
}

function ReviewState({ filing: { review, isLate } }: { filing: Filing }) {
  const status = review?.verdict ?? 'submitted';
  return (
    <Group gap="md">
      <StateBadge state={filingTexts.statusBadges[status]}>{filingTexts.statuses[status]}</StateBadge>
      {isLate && <StateBadge state="refused">{filingTexts.late}</StateBadge>}
    </Group>
  );
}

function Notices({ filing }: { filing: Filing }) {
  const openLatest = useOpenLatest(filing);
  const { review } = filing;
  return (
    <>
      {!filing.isLatest && (
        <Alert color="yellow" variant="light" title={filingTexts.notLatest(filing.number)}>
          <Anchor component="button" type="button" onClick={openLatest}>
            {filingTexts.toLatest}
          </Anchor>
        </Alert>
      )}
      {review && (
        <Alert
          color={review.verdict === 'returned' ? 'red' : 'teal'}
          variant="light"
          title={filingTexts[review.verdict](review.reviewer, review.at)}
        >
          {review.comment}
        </Alert>
      )}
    </>
  );
}

const shownHash = 12;

function Particulars({ filing }: { filing: Filing }) {
  return (
    <dl className={styles.facts} aria-label={filingTexts.particulars}>
      <dt>{formTexts.source}</dt>
      <dd>{formTexts.sourceFiled(filing.number)}</dd>
      <dt>{filingTexts.filedBy}</dt>
      <dd>
        {whoText(filing.filedBy, filing.onBehalfOf)}, {filingTexts.at(filing.filedAt)}
      </dd>
      <dt>{filingTexts.timeliness}</dt>
      <dd>{filing.isLate ? filingTexts.late : filingTexts.inTime}</dd>
      <dt>{filingTexts.rows}</dt>
      <dd>{formatInteger(filing.rows)}</dd>
      <dt>{filingTexts.noteLabel}</dt>
      <dd>{filing.note ?? filingTexts.noNote}</dd>
      <dt>{filingTexts.hash}</dt>
      <dd>
        <Group gap={4}>
          <Code title={filing.hash}>{filing.hash.slice(0, shownHash)}…</Code>
          <CopyButton value={filing.hash}>
            {({ copied, copy }) => (
              <ActionIcon size="sm" aria-label={copied ? filingTexts.copied : filingTexts.copyHash} onClick={copy}>
                {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
              </ActionIcon>
            )}
          </CopyButton>
        </Group>
      </dd>
    </dl>
  );
}

function FrozenForm({ filing }: { filing: Filing }) {
  const { focused, opened, focus, open } = useFormPlace();
  const { unitId, schoolYear, period, number, replaced } = filing;
  const pupils = trpc.statistics.filingPupils.useQuery(
    { unitId, schoolYear, period, number, ...(opened ?? { grade: 0, measure: '', population: 'all' }) },
    { enabled: opened !== null },
  );
  const figures = figureMap(filing.figures);
  const changed = new Set(replaced ? differences(replaced.figures, filing.figures).map(figureKey) : []);
  const others = replaced
    ? [{ label: formTexts.replacedValue(replaced.number), figures: figureMap(replaced.figures) }]
    : [];
  return (
    <div className={styles.layout}>
      <FormTable
        grades={gradesOf(filing.figures)}
        figures={figures}
        changed={changed}
        findings={filing.findings}
        focused={focused}
        onFocus={focus}
        onOpen={open}
      />
      <FigurePane
        at={focused}
        source={formTexts.sourceFiled(number)}
        figures={figures}
        others={others}
        findings={filing.findings}
        onOpen={open}
      />
      <FigurePupils
        at={opened}
        source={formTexts.pupils.filed(number)}
        pupils={pupils.data}
        error={pupils.error}
        onRetry={() => pupils.refetch()}
        onClose={() => open(null)}
      />
    </div>
  );
}
