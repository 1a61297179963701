import { Alert, Group, Skeleton } from '@mantine/core';
import type { FormDraft, FormRef } from '@truong/contracts/forms';
import { cellsOfForm } from '@truong/rules/statistics/form';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { useMemo, useState } from 'react';
import { useAddress } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { common } from '../../messages.ts';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { CellPane } from './CellPane.tsx';
import { cellTitle } from './cell-titles.ts';
import { EmptyCells } from './EmptyCells.tsx';
import { FigureRowsDialog } from './FigureRowsDialog.tsx';
import { FormFoot } from './FormFoot.tsx';
import { type CellMarks, FormGrid, idOfCell } from './FormGrid.tsx';
import { parseFigure } from './form-numbers.ts';
import styles from './forms.module.css';
import { formTexts, stateWords } from './messages.ts';
import { PrintForm } from './PrintForm.tsx';
import { useFormEntries } from './use-form-entries.ts';
import { useFormRef } from './use-form-ref.ts';

/** A form of the school: filled from the records, typed into, checked, sent. */
export function FormPage() {
  const of = useFormRef();
  const draft = trpc.forms.draft.useQuery(of);
  const [done, setDone] = useState<string | null>(null);
  return (
    <Page
      isFull
      title={draft.data ? formTexts.title(draft.data.form.name, of.period, of.schoolYear) : ''}
      state={draft.data && <Standing draft={draft.data} />}
      actions={draft.data && <PrintForm of={of} number={null} />}
    >
      <div className={styles.below}>
        {done && (
          <Alert role="status" withCloseButton closeButtonLabel={common.close} onClose={() => setDone(null)}>
            {done}
          </Alert>
        )}
        {draft.error && <LoadError error={draft.error} onRetry={() => draft.refetch()} />}
        {draft.isPending && <Skeleton height={420} />}
        {draft.data && <Said draft={draft.data} />}
      </div>
      {draft.data && <Editor of={of} draft={draft.data} onDone={setDone} />}
    </Page>
  );
}

function Standing({ draft: { standing } }: { draft: FormDraft }) {
  const { word, badge } = stateWords(standing);
  return (
    <Group gap="md">
      <StateBadge state={badge}>{word}</StateBadge>
      {standing.isLate && <StateBadge state="refused">{formTexts.late}</StateBadge>}
      {standing.isLocked && <StateBadge state="locked">{formTexts.locked}</StateBadge>}
      {standing.openUntil && <StateBadge state="draft">{formTexts.openUntil(standing.openUntil)}</StateBadge>}
    </Group>
  );
}

function Said({ draft: { reviews, unlockRequest } }: { draft: FormDraft }) {
  return (
    <>
      {reviews.map((review) => (
        <Alert
          key={review.at}
          color={review.verdict === 'returned' ? 'red' : 'teal'}
          variant="light"
          title={formTexts.verdict(review.office, review.reviewer, review.at, review.verdict)}
        >
          {review.comment}
        </Alert>
      ))}
      {unlockRequest && (
        <Alert variant="light" color={unlockRequest.refusal === null ? 'teal' : 'red'}>
          {unlockRequest.refusal === null
            ? formTexts.asked(unlockRequest.until, unlockRequest.askedAt)
            : formTexts.unlockRefused(unlockRequest.refusal)}
        </Alert>
      )}
    </>
  );
}

type EditorProps = { of: FormRef; draft: FormDraft; onDone: (words: string) => void };

function Editor({ of, draft, onDone }: EditorProps) {
  const { assignment } = useActing();
  const address = useAddress();
  const opened = address.text('figure') || null;
  const [focused, setFocused] = useState<string | null>(opened);
  const [overNote, setOverNote] = useState<{ cell: string; value: number } | null>(null);
  const [misread, setMisread] = useState<string | null>(null);
  const entries = useFormEntries(of, assignment.id, draft);
  const { form } = draft;
  const sources = useMemo(() => new Map(cellsOfForm(form).map(({ key, source }) => [key, source])), [form]);
  const figures = useMemo(() => new Map(entries.figures.map((figure) => [figure.key, figure])), [entries.figures]);
  const marksOf = useMarks(draft, entries);
  const rows = trpc.forms.draftRows.useQuery({ ...of, cell: opened ?? '' }, { enabled: opened !== null });
  const open = (cell: string | null) => address.change({ figure: cell ?? undefined });

  function type(cell: string, text: string): boolean {
    const source = sources.get(cell);
    const figure = figures.get(cell);
    const isText = source?.kind === 'typed' && source.isText;
    const value = isText ? null : parseFigure(text);
    setMisread(null);
    if (text.trim() === '') {
      if (figure?.source !== 'computed') entries.type(cell, { value: null, words: null, note: null });
      setOverNote(null);
    } else if (isText) entries.type(cell, { value: null, words: text.trim(), note: figure?.note ?? null });
    else if (value === null) setMisread(cell);
    else if (source?.kind === 'query') {
      // Typing over the records waits for the note why.
      setFocused(cell);
      setOverNote({ cell, value });
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-note]')?.focus());
      return true;
    } else entries.type(cell, { value, words: null, note: figure?.note ?? null });
    return false;
  }
  const note = (cell: string, words: string) => {
    const value = overNote?.cell === cell ? overNote.value : (figures.get(cell)?.value ?? null);
    entries.type(cell, { value, words: null, note: words });
    setOverNote(null);
    document.getElementById(idOfCell(cell))?.focus();
  };
  const goTo = (cell: string) => {
    setFocused(cell);
    document.getElementById(idOfCell(cell))?.focus();
  };
  const { counts } = entries;
  return (
    <>
      <div className={styles.below}>
        <Group gap="md">
          <span>
            {[draft.countedOn && formTexts.countedOn(draft.countedOn), draft.dueOn && formTexts.due(draft.dueOn)]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {draft.canEnter && <EmptyCells figures={entries.figures} focused={focused} onGo={goTo} />}
          <Group gap="md" role="status">
            {counts.sending > 0 && <StateBadge state="saving">{formTexts.saving}</StateBadge>}
            {counts.waiting > 0 && <StateBadge state="waiting">{formTexts.waiting(counts.waiting)}</StateBadge>}
            {counts.refused > 0 && <StateBadge state="refused">{formTexts.refused(counts.refused)}</StateBadge>}
            {misread && (
              <StateBadge state="refused">{`${cellTitle(form, misread)}: ${formTexts.notNumber}`}</StateBadge>
            )}
            {draft.moved.length > 0 && <StateBadge state="conflict">{formTexts.moved(draft.moved.length)}</StateBadge>}
          </Group>
        </Group>
      </div>
      <div className={styles.layout}>
        <FormGrid
          form={form}
          figures={figures}
          marksOf={marksOf}
          focused={focused}
          onFocus={setFocused}
          onOpen={(cell) => sources.get(cell)?.kind === 'query' && open(cell)}
          onType={draft.canEnter ? type : undefined}
        />
        <CellPane
          of={of}
          form={form}
          cell={focused}
          figure={focused ? figures.get(focused) : undefined}
          findings={entries.findings}
          others={focused ? othersOf(draft, focused) : []}
          remarks={draft.remarks}
          onOpen={open}
          {...(draft.canEnter &&
            focused && {
              entry: {
                pending: entries.pending[focused],
                waitsForNote: overNote?.cell === focused ? overNote.value : null,
                onNote: (words: string) => note(focused, words),
                onTakeBack: () => {
                  setOverNote(null);
                  if (figures.get(focused)?.source === 'typed_over')
                    entries.type(focused, { value: null, words: null, note: null });
                },
                onKeepMine: () => entries.keepMine(focused),
                onTakeTheirs: () => entries.drop(focused),
              },
            })}
        />
      </div>
      <div className={styles.below}>
        <FormFoot
          of={of}
          draft={draft}
          findings={entries.findings}
          isSaved={Object.keys(entries.pending).length === 0}
          onGo={goTo}
          onDone={onDone}
        />
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

/** What every cell is marked with, found at once. */
function useMarks(
  draft: FormDraft,
  { findings, pending }: Pick<ReturnType<typeof useFormEntries>, 'findings' | 'pending'>,
) {
  return useMemo(() => {
    const moved = new Set(draft.moved.map(({ cell }) => cell));
    const remarked = new Set(draft.remarks.filter(({ settledAt }) => settledAt === null).map(({ cell }) => cell));
    const found = new Map<string, 'blocks' | 'warns'>();
    for (const { finding } of findings)
      for (const cell of finding.cells)
        if (found.get(cell) !== 'blocks') found.set(cell, finding.severity === 'high' ? 'blocks' : 'warns');
    return (cell: string): CellMarks => {
      const state = pending[cell]?.state;
      const finding = found.get(cell);
      return {
        isMoved: moved.has(cell),
        hasRemark: remarked.has(cell),
        ...(finding && { finding }),
        ...(state && { state: state === 'sending' ? 'saving' : state }),
      };
    };
  }, [draft.moved, draft.remarks, findings, pending]);
}

export function othersOf(
  draft: Pick<FormDraft, 'elsewhere'> & Partial<Pick<FormDraft, 'moved' | 'latest'>>,
  cell: string,
) {
  const past = draft.elsewhere.flatMap(({ of, values }) => {
    const label = of === 'last_year' ? formTexts.lastYear : of === 'previous' ? formTexts.previous : null;
    return label ? [{ label, value: values[cell] ?? null }] : [];
  });
  const moved = draft.moved?.find((one) => one.cell === cell);
  return moved && draft.latest ? [...past, { label: formTexts.filed(draft.latest.number), value: moved.filed }] : past;
}
