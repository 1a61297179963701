import { Anchor, Button, Group, TextInput } from '@mantine/core';
import type { FormDraft, FormRef } from '@truong/contracts/forms';
import type { Form } from '@truong/rules/statistics/form';
import type { CheckFinding } from '@truong/rules/statistics/form-checks';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { useState } from 'react';
import { errorText } from '../../errors.ts';
import { useRequestId } from '../../request-id.ts';
import { trpc } from '../../trpc.ts';
import { cellTitle } from './cell-titles.ts';
import { formatFigure } from './form-numbers.ts';
import styles from './forms.module.css';
import { formTexts } from './messages.ts';

export type FindingListProps = {
  form: Form;
  findings: FormDraft['findings'];
  onGo: ((cell: string) => void) | null;
  /** Where notes are taken. */
  notesOf?: FormRef;
};

/** What the checks found, in the form's own words, each with the figure to go to and its note. */
export function FindingList({ form, findings, onGo, notesOf }: FindingListProps) {
  return (
    <ul className={styles.list}>
      {findings.map(({ finding, note }) => (
        <li key={`${finding.check} ${finding.cells[0]}`}>
          <StateBadge state={finding.severity === 'high' ? 'refused' : 'conflict'}>
            {finding.cells[0] ? cellTitle(form, finding.cells[0]) : form.name}
          </StateBadge>{' '}
          {form.checks.find(({ code }) => code === finding.check)?.instruction} {outcomeText(finding)}{' '}
          {onGo && finding.cells[0] && (
            <Anchor component="button" type="button" size="sm" onClick={() => onGo(finding.cells[0] as string)}>
              {formTexts.goTo}
            </Anchor>
          )}
          {finding.severity !== 'high' && !notesOf && note && (
            <div>
              {formTexts.checkNote}: {note}
            </div>
          )}
          {finding.severity !== 'high' && notesOf && <CheckNote of={notesOf} finding={finding} note={note} />}
        </li>
      ))}
    </ul>
  );
}

function outcomeText({ outcome, left, right }: CheckFinding): string {
  if (outcome === 'missing') return formTexts.missing;
  if (outcome === 'impossible') return formTexts.impossible;
  if (outcome === 'unusual') return formTexts.unusual(formatFigure(left), formatFigure(right));
  return formTexts.sides(formatFigure(left), formatFigure(right));
}

function CheckNote({ of, finding, note }: { of: FormRef; finding: CheckFinding; note: string | null }) {
  const [words, setWords] = useState(note ?? '');
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.forms.saveCheckNote.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.forms.draft.invalidate(of);
    },
  });
  const isChanged = words.trim() !== (note ?? '') && (words.trim() === '' || words.trim().length >= 3);
  const send = () => {
    const content = { ...of, check: finding.check, place: finding.cells[0] ?? '', note: words.trim() };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput
        label={formTexts.checkNote}
        size="xs"
        style={{ flex: 1 }}
        maxLength={500}
        value={words}
        error={save.error ? errorText(save.error) : undefined}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && isChanged && !event.nativeEvent.isComposing) send();
        }}
      />
      <Button size="xs" variant="default" disabled={!isChanged} loading={save.isPending} onClick={send}>
        {formTexts.saveNote}
      </Button>
    </Group>
  );
}
