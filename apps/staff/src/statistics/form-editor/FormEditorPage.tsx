import { Alert, Button, Group, Skeleton, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import type { EditedForm } from '@truong/contracts/form-definitions';
import type { FormFigure } from '@truong/rules/statistics/fill-form';
import type { Form } from '@truong/rules/statistics/form';
import { problemsOfForm } from '@truong/rules/statistics/form-problems';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { memo, useCallback, useDeferredValue, useMemo, useState } from 'react';
import { PageLink } from '../../address.tsx';
import { LeaveQuestion } from '../../LeaveQuestion.tsx';
import { LoadError } from '../../LoadError.tsx';
import { trpc } from '../../trpc.ts';
import { FormGrid } from '../forms/FormGrid.tsx';
import { Differences } from './Differences.tsx';
import { isSamePlace, movePlace, type Place, placeOfProblem, removePlace } from './edit-form.ts';
import styles from './form-editor.module.css';
import { ItemPanel } from './ItemPanel.tsx';
import { editorTexts } from './messages.ts';
import { Outline } from './Outline.tsx';
import { ProblemList } from './ProblemList.tsx';
import { PublishForm } from './PublishForm.tsx';
import { TryForm } from './TryForm.tsx';
import { useSaveForm } from './use-save-form.ts';

/** A form of the department in the making: its outline, what is said of each part, and how it will look. */
export function FormEditorPage() {
  const { formCode = '', version = '' } = useParams({ strict: false }) as { formCode?: string; version?: string };
  const read = trpc.formEditor.read.useQuery({ formCode, version: Number(version) }, { refetchOnWindowFocus: false });
  if (!read.data)
    return (
      <Page isFull title="">
        <div className={styles.below}>
          {read.error ? <LoadError error={read.error} onRetry={() => read.refetch()} /> : <Skeleton height={480} />}
        </div>
      </Page>
    );
  return <Editor key={`${formCode} ${version} ${read.data.state}`} of={read.data} />;
}

function Editor({ of }: { of: EditedForm }) {
  const [form, setForm] = useState<Form>(of.form);
  const [place, setPlace] = useState<Place>({ kind: 'form' });
  const [figures, setFigures] = useState<readonly FormFigure[]>([]);
  const [kept, setKept] = useState<Form>(of.form);
  const save = useSaveForm((saved) => setKept(saved));
  const isReadOnly = of.state === 'published';
  // A form of two thousand cells takes a moment to look through; typing does not wait for it.
  const seen = useDeferredValue(form);
  const problems = useMemo(() => problemsOfForm(seen), [seen]);
  const chooseCell = useCallback((cell: string) => setPlace(placeOfProblem(seen, cell)), [seen]);
  const faulty = problems.map(({ where }) => placeOfProblem(form, where));
  // What is wrong with the very text of a formula is said at its field.
  const here = problems.filter(({ code }, at) => code !== 'bad_formula' && isSamePlace(faulty[at] as Place, place));
  const change = (next: Form, at?: Place) => {
    setForm(next);
    setFigures([]);
    if (at) setPlace(at);
  };
  const isChanged = form !== kept;
  return (
    <Page
      isFull
      title={form.name}
      state={
        <Group gap="md">
          {isReadOnly ? (
            <StateBadge state="done">{editorTexts.publishedVersion(form.version, of.isShipped)}</StateBadge>
          ) : (
            <StateBadge state="draft">{editorTexts.draft(form.version)}</StateBadge>
          )}
          {isChanged && <span>{editorTexts.unsaved}</span>}
          {!isChanged && save.isSaved && <span role="status">{editorTexts.saved}</span>}
        </Group>
      }
      actions={
        <Group gap="xs">
          <PageLink to="/form-editor">{editorTexts.back}</PageLink>
          {isReadOnly ? (
            <Button variant="default" loading={save.isPending} onClick={() => save.next(of)}>
              {editorTexts.nextVersion((of.published?.version ?? form.version) + 1)}
            </Button>
          ) : (
            <>
              <Button variant="default" disabled={!isChanged} loading={save.isPending} onClick={() => save.send(form)}>
                {editorTexts.save}
              </Button>
              <PublishForm form={form} isReady={!isChanged && seen === form && problems.length === 0} />
            </>
          )}
        </Group>
      }
    >
      <LeaveQuestion isChanged={isChanged} />
      <div className={styles.below}>
        {save.refusal && (
          <Alert color="red" variant="light" role="alert">
            {save.refusal}
          </Alert>
        )}
        {isReadOnly && <Text size="sm">{editorTexts.readOnly}</Text>}
      </div>
      <div className={styles.layout}>
        <Outline {...{ form, place, faulty, isReadOnly }} onChoose={setPlace} onChange={change} />
        <section className={styles.panel} aria-label={editorTexts.form}>
          {here.length > 0 && (
            <Alert color="red" variant="light" title={editorTexts.problemsHere} mb="sm">
              <ProblemList form={form} problems={here} />
            </Alert>
          )}
          <ItemPanel {...{ form, place, isReadOnly }} onChange={(next) => change(next)} />
          {!isReadOnly && place.kind !== 'form' && (
            <Group gap="xs" mt="md">
              {([-1, 1] as const).map((step) => (
                <Button
                  key={step}
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    const moved = movePlace(form, place, step);
                    change(moved.form, moved.place);
                  }}
                >
                  {step === -1 ? editorTexts.up : editorTexts.down}
                </Button>
              ))}
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                onClick={() =>
                  change(
                    removePlace(form, place),
                    'section' in place && place.kind !== 'section'
                      ? { kind: 'section', section: place.section }
                      : { kind: 'form' },
                  )
                }
              >
                {editorTexts.remove}
              </Button>
            </Group>
          )}
        </section>
        <div className={styles.paper}>
          <section
            aria-label={editorTexts.problems(problems.length)}
            className={styles.problems}
            data-empty={problems.length === 0 || undefined}
          >
            <h2>{problems.length === 0 ? editorTexts.noProblems : editorTexts.problems(problems.length)}</h2>
            <ProblemList form={form} problems={problems} onGo={(where) => setPlace(placeOfProblem(form, where))} />
          </section>
          <TryForm form={form} isReady={problems.length === 0} onTried={setFigures} onGo={chooseCell} />
          <Differences before={of.published} after={seen} />
          <h2>{editorTexts.preview}</h2>
          <Preview form={seen} figures={figures} onChoose={chooseCell} />
        </div>
      </div>
    </Page>
  );
}

type PreviewProps = { form: Form; figures: readonly FormFigure[]; onChoose: (cell: string) => void };

/** Drawn anew only when the form or its figures are others. */
const Preview = memo(function Preview({ form, figures, onChoose }: PreviewProps) {
  const [focused, setFocused] = useState<string | null>(null);
  const byKey = useMemo(() => new Map(figures.map((figure) => [figure.key, figure])), [figures]);
  return (
    <FormGrid
      form={form}
      figures={byKey}
      marksOf={() => ({})}
      focused={focused}
      onFocus={setFocused}
      onOpen={onChoose}
    />
  );
});
