import { Alert, Button, Group, Skeleton } from '@mantine/core';
import type { FormFiling, FormFilingRef, FormRef } from '@truong/contracts/forms';
import { cellsOfForm, type Form } from '@truong/rules/statistics/form';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { useMemo, useState } from 'react';
import { PageLink, useAddress, usePathId } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { useActing, useMay } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { CellPane } from './CellPane.tsx';
import { cellTitle } from './cell-titles.ts';
import { FigureRowsDialog } from './FigureRowsDialog.tsx';
import { FindingList } from './FindingList.tsx';
import { FormGrid, idOfCell } from './FormGrid.tsx';
import { othersOf } from './FormPage.tsx';
import { FormReviewBox, type FormReviewBoxProps, reviewBoxId } from './FormReviewBox.tsx';
import { formatFigure } from './form-numbers.ts';
import styles from './forms.module.css';
import { filingTexts, formTexts } from './messages.ts';
import { NextToReview } from './NextToReview.tsx';
import { PrintForm } from './PrintForm.tsx';
import { useFormRef } from './use-form-ref.ts';

/** One frozen filing: as it was sent, what it replaced, what moved since, and the office's answer to it. */
export function FormFilingPage() {
  const form = useFormRef();
  // On the way to the next school nothing of this one's review comes along.
  return <Filing key={Object.values(form).join(' ')} form={form} />;
}

function Filing({ form }: { form: FormRef }) {
  const of: FormFilingRef = { ...form, number: usePathId('number') };
  const filing = trpc.forms.filing.useQuery(of);
  const [comment, setComment] = useState('');
  return (
    <Page
      isFull
      title={filing.data ? filingTexts.title(filing.data.form.name, filing.data.unitName) : ''}
      state={filing.data && <Head filing={filing.data} />}
      actions={filing.data && <PrintForm of={form} number={of.number} />}
    >
      <div className={styles.below}>
        {filing.error && <LoadError error={filing.error} onRetry={() => filing.refetch()} />}
        {filing.isPending && <Skeleton height={420} />}
      </div>
      {filing.data && <Body of={of} filing={filing.data} comment={comment} onComment={setComment} />}
    </Page>
  );
}

function Head({ filing }: { filing: FormFiling }) {
  return (
    <Group gap="md">
      <strong>{filingTexts.number(filing.number)}</strong>
      {filing.isLate && <StateBadge state="refused">{formTexts.late}</StateBadge>}
      {filing.lock && !filing.lock.until && <StateBadge state="locked">{formTexts.locked}</StateBadge>}
    </Group>
  );
}

function Body({ of, filing, ...review }: FormReviewBoxProps) {
  const address = useAddress();
  const opened = address.text('figure') || null;
  const [focused, setFocused] = useState<string | null>(opened);
  const { form } = filing;
  const figures = useMemo(() => new Map(filing.figures.map((figure) => [figure.key, figure])), [filing.figures]);
  const counted = useMemo(
    () => new Set(cellsOfForm(form).flatMap(({ key, source }) => (source.kind === 'query' ? [key] : []))),
    [form],
  );
  const changed = new Set(filing.replaced?.changes.map(({ cell }) => cell));
  const found = new Set(filing.findings.flatMap(({ finding }) => finding.cells));
  const remarked = new Set(filing.remarks.filter(({ settledAt }) => settledAt === null).map(({ cell }) => cell));
  const rows = trpc.forms.filingRows.useQuery({ ...of, cell: opened ?? '' }, { enabled: opened !== null });
  const open = (cell: string | null) => address.change({ figure: cell ?? undefined });
  const { assignment } = useActing();
  const may = useMay();
  const isReviewer = may('filing.review') && assignment.unitKind !== 'school';
  const goTo = (cell: string) => {
    setFocused(cell);
    document.getElementById(idOfCell(cell))?.focus();
  };
  const latest = filing.numbers[0]?.number ?? filing.number;
  return (
    <>
      <div className={styles.below}>
        <Group gap="md">
          <span>
            {filingTexts.filed(filing.filedBy, filing.filedAt)}
            {filing.onBehalfOf && ` ${filingTexts.onBehalfOf(filing.onBehalfOf)}`} ·{' '}
            {formTexts.countedOn(filing.countedOn)}
          </span>
          {filing.canReview && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => document.querySelector<HTMLElement>(`#${reviewBoxId} textarea`)?.focus()}
            >
              {filingTexts.toReview}
            </Button>
          )}
          {isReviewer && <NextToReview of={of} />}
        </Group>
        {!filing.isLatest && (
          <Alert variant="light" color="yellow">
            {filingTexts.isOld(latest)}{' '}
            <PageLink
              to="/form-filings/$unitId/$formCode/$period/$number"
              params={{ unitId: of.unitId, formCode: of.formCode, period: of.period, number: latest }}
            >
              {filingTexts.toLatest}
            </PageLink>
          </Alert>
        )}
        {filing.reviews.map((review) => (
          <Alert
            key={review.at}
            variant="light"
            color={review.verdict === 'returned' ? 'red' : 'teal'}
            title={formTexts.verdict(review.office, review.reviewer, review.at, review.verdict)}
          >
            {review.comment}
          </Alert>
        ))}
        {filing.moved.length > 0 && (
          <Changes
            form={form}
            title={filingTexts.moved(filing.moved.length)}
            changes={filing.moved.map(({ cell, filed, now }) => ({ cell, before: filed, after: now }))}
          />
        )}
        {filing.replaced && (
          <Changes
            form={form}
            title={filingTexts.replaced(filing.replaced.number, filing.replaced.changes.length)}
            changes={filing.replaced.changes}
          />
        )}
        {filing.findings.length > 0 && (
          <div className={styles.part}>
            <strong>{formTexts.findings}</strong>
            <FindingList form={form} findings={filing.findings} onGo={goTo} />
          </div>
        )}
      </div>
      <div className={styles.layout}>
        <FormGrid
          form={form}
          figures={figures}
          marksOf={(cell) => ({
            isMoved: changed.has(cell),
            hasRemark: remarked.has(cell),
            ...(found.has(cell) && { finding: 'warns' as const }),
          })}
          focused={focused}
          onFocus={setFocused}
          onOpen={(cell) => counted.has(cell) && open(cell)}
        />
        <CellPane
          of={of}
          form={form}
          cell={focused}
          figure={focused ? figures.get(focused) : undefined}
          findings={filing.findings}
          others={focused ? othersOf(filing, focused) : []}
          remarks={filing.remarks}
          onOpen={open}
        />
      </div>
      <div className={styles.below}>
        <section className={styles.foot}>
          {filing.note && (
            <p className={styles.part}>
              {filingTexts.note}: {filing.note}
            </p>
          )}
          <p className={styles.muted}>
            {filingTexts.hash}: <code>{filing.hash}</code>
          </p>
        </section>
        {(filing.canReview || filing.canLock) && <FormReviewBox of={of} filing={filing} {...review} />}
        {isReviewer && <NextToReview of={of} />}
      </div>
      <FigureRowsDialog
        title={opened ? cellTitle(form, opened) : null}
        rows={rows.data}
        error={rows.error}
        onRetry={() => rows.refetch()}
        onClose={() => open(null)}
      />
    </>
  );
}

type ChangesProps = {
  form: Form;
  title: string;
  changes: readonly { cell: string; before: number | null; after: number | null }[];
};

function Changes({ form, title, changes }: ChangesProps) {
  return (
    <div className={styles.part}>
      <strong>{title}</strong>
      <ul className={styles.list}>
        {changes.map(({ cell, before, after }) => (
          <li key={cell}>
            {cellTitle(form, cell)}: {filingTexts.change(formatFigure(before), formatFigure(after))}
          </li>
        ))}
      </ul>
    </div>
  );
}
