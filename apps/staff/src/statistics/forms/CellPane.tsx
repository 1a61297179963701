import { Button, Checkbox, Group, Textarea } from '@mantine/core';
import type { FigureRemark, FormDraft, FormRef } from '@truong/contracts/forms';
import type { FormFigure } from '@truong/rules/statistics/fill-form';
import { type CellSource, cellsOfForm, type Form } from '@truong/rules/statistics/form';
import { formatDateTime } from '@truong/vietnamese/dates';
import { useId, useState } from 'react';
import { errorText } from '../../errors.ts';
import { useRequestId } from '../../request-id.ts';
import { trpc } from '../../trpc.ts';
import { cellTitle } from './cell-titles.ts';
import { FindingList } from './FindingList.tsx';
import { decimalsOf } from './FormGrid.tsx';
import { formatFigure } from './form-numbers.ts';
import styles from './forms.module.css';
import { formTexts, sourceTexts } from './messages.ts';
import type { PendingEntry } from './use-form-entries.ts';

export type CellPaneProps = {
  of: FormRef;
  form: Form;
  cell: string | null;
  figure: FormFigure | undefined;
  findings: FormDraft['findings'];
  others: readonly { label: string; value: number | null }[];
  remarks: readonly FigureRemark[];
  onOpen: (cell: string) => void;
  entry?: {
    pending: PendingEntry | undefined;
    onNote: (note: string) => void;
    onTakeBack: () => void;
    onKeepMine: () => void;
    onTakeTheirs: () => void;
    /** A number typed over the records that waits for its note. */
    waitsForNote: number | null;
  };
};

/** What stands behind the focused figure: source, past values, checks, notes, what was said of it. */
export function CellPane(props: CellPaneProps) {
  const { form, cell, figure } = props;
  const source = cellsOfForm(form).find(({ key }) => key === cell)?.source;
  if (!cell || !source) {
    return (
      <aside className={styles.pane} data-empty aria-label={formTexts.pane}>
        <p className={styles.legend}>{formTexts.chooseFigure}</p>
      </aside>
    );
  }
  const concerned = props.findings.filter(({ finding }) => finding.cells.includes(cell));
  const decimals = decimalsOf(source);
  return (
    <aside className={styles.pane} aria-label={formTexts.pane}>
      <h2 className={styles.paneTitle}>{cellTitle(form, cell)}</h2>
      <dl className={styles.facts}>
        <dt>{formTexts.source}</dt>
        <dd>{figure ? sourceTexts[figure.source] : '–'}</dd>
        {figure?.source === 'typed_over' && <Fact label={formTexts.ofRecords} text={formatFigure(figure.computed)} />}
        {props.others.map(({ label, value }) => (
          <Fact key={label} label={label} text={formatFigure(value, decimals)} />
        ))}
        {figure?.note && <Fact label={formTexts.note} text={figure.note} />}
      </dl>
      {figure?.absent && <p className={styles.muted}>{formTexts.absent(figure.absent)}</p>}
      {props.entry && <EntryBox key={cell} source={source} figure={figure} entry={props.entry} />}
      {concerned.length > 0 && <FindingList form={form} findings={concerned} onGo={null} />}
      {source.kind === 'query' && (
        <Group>
          <Button size="xs" variant="default" onClick={() => props.onOpen(cell)}>
            {formTexts.openRows(figure?.computed ?? figure?.value ?? 0)}
          </Button>
        </Group>
      )}
      {props.entry && source.kind !== 'formula' && <History key={`history ${cell}`} of={props.of} cell={cell} />}
      <Remarks
        key={`remarks ${cell}`}
        of={props.of}
        cell={cell}
        remarks={props.remarks.filter((one) => one.cell === cell)}
      />
    </aside>
  );
}

function Fact({ label, text }: { label: string; text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </>
  );
}

type EntryBoxProps = { source: CellSource; figure: FormFigure | undefined; entry: NonNullable<CellPaneProps['entry']> };

function EntryBox({ source, figure, entry }: EntryBoxProps) {
  const [note, setNote] = useState(figure?.note ?? '');
  const { pending, waitsForNote } = entry;
  if (pending?.state === 'conflict' && pending.theirs) {
    const { theirs } = pending;
    return (
      <div className={styles.part} role="alert">
        <p className={styles.smallHeading}>{formTexts.conflict(theirs.by, theirs.at)}</p>
        <dl className={styles.facts}>
          <Fact label={formTexts.theirs} text={formatFigure(theirs.value)} />
          <Fact label={formTexts.mine} text={formatFigure(pending.value)} />
        </dl>
        <Group gap="xs">
          <Button size="xs" onClick={entry.onKeepMine}>
            {formTexts.keepMine}
          </Button>
          <Button size="xs" variant="default" onClick={entry.onTakeTheirs}>
            {formTexts.takeTheirs}
          </Button>
        </Group>
      </div>
    );
  }
  const isOver = source.kind === 'query' && (waitsForNote !== null || figure?.source === 'typed_over');
  return (
    <>
      {pending?.problem && (
        <p className={styles.part} role="alert">
          {pending.problem}{' '}
          <Button size="compact-xs" variant="subtle" onClick={entry.onTakeTheirs}>
            {formTexts.dropTyped}
          </Button>
        </p>
      )}
      {isOver && (
        <div className={styles.part}>
          <Textarea
            label={waitsForNote === null ? formTexts.noteFor : formTexts.noteForValue(formatFigure(waitsForNote))}
            description={formTexts.noteHint}
            autosize
            minRows={2}
            maxLength={500}
            value={note}
            data-note
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group gap="xs">
            <Button size="xs" disabled={note.trim().length < 3} onClick={() => entry.onNote(note.trim())}>
              {formTexts.saveNote}
            </Button>
            <Button size="xs" variant="default" onClick={entry.onTakeBack}>
              {formTexts.takeBack}
            </Button>
          </Group>
        </div>
      )}
    </>
  );
}

function History({ of, cell }: { of: FormRef; cell: string }) {
  const [isOpen, setOpen] = useState(false);
  const history = trpc.forms.cellHistory.useQuery({ ...of, cell }, { enabled: isOpen });
  if (!isOpen)
    return (
      <Group>
        <Button size="xs" variant="subtle" onClick={() => setOpen(true)}>
          {formTexts.history}
        </Button>
      </Group>
    );
  return (
    <div className={styles.part}>
      <h3 className={styles.smallHeading}>{formTexts.history}</h3>
      {history.error && <p role="alert">{errorText(history.error)}</p>}
      {history.data?.length === 0 && <p className={styles.muted}>{formTexts.noHistory}</p>}
      <ul className={styles.list}>
        {history.data?.map(({ value, words, note, by, at }) => (
          <li key={at}>
            {words ?? (value === null ? formTexts.emptied : formatFigure(value))}
            {note && ` (${note})`} <span className={styles.muted}>{`${by}, ${formatDateTime(at)}`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Remarks({ of, cell, remarks }: { of: FormRef; cell: string; remarks: readonly FigureRemark[] }) {
  const [words, setWords] = useState('');
  const [isFlag, setFlag] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const heading = useId();
  const renew = () => Promise.all([utils.forms.draft.invalidate(of), utils.forms.filing.invalidate()]);
  const say = trpc.forms.sayRemark.useMutation({
    onSuccess: async () => {
      requestId.done();
      setWords('');
      setFlag(false);
      await renew();
    },
  });
  const settle = trpc.forms.settleRemark.useMutation({ onSuccess: renew });
  const send = () => {
    const content = { ...of, cell, words: words.trim(), isFlag };
    say.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <section className={styles.part} aria-labelledby={heading}>
      <h3 id={heading} className={styles.smallHeading}>
        {formTexts.remarks}
      </h3>
      <ul className={styles.list}>
        {remarks.map((remark) => (
          <li key={`${remark.officeId} ${remark.id}`}>
            {remark.isFlag && <strong>{`${formTexts.flag}: `}</strong>}
            {remark.words}{' '}
            <span className={styles.muted}>
              {`${remark.by}, ${formatDateTime(remark.at)}${remark.settledAt ? `, ${formTexts.settled}` : ''}`}
            </span>
            {remark.isOwn && !remark.settledAt && (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => settle.mutate({ ...of, id: remark.id, requestId: requestId.of({ settle: remark.id }) })}
              >
                {formTexts.settle}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Textarea
        aria-label={formTexts.addRemark}
        placeholder={formTexts.addRemark}
        autosize
        minRows={1}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {(say.error || settle.error) && <p role="alert">{errorText(say.error ?? settle.error)}</p>}
      {words.trim() !== '' && (
        <Group gap="md">
          <Checkbox
            label={formTexts.flag}
            checked={isFlag}
            onChange={(event) => setFlag(event.currentTarget.checked)}
          />
          <Button size="xs" loading={say.isPending} onClick={send}>
            {formTexts.send}
          </Button>
        </Group>
      )}
    </section>
  );
}
