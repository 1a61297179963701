import { Button, Group, Text, TextInput } from '@mantine/core';
import type { Column } from '@truong/rules/gradebook/columns';
import { traitName } from '@truong/rules/gradebook/primary/trait-names';
import type { GridCell } from '@truong/ui/mark-grid/grid-types';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { gridTexts, wordsOfSlot } from '../messages.ts';
import { usePageEnd } from '../outbox/use-page-end.ts';
import styles from './by-pupil.module.css';
import { byPupilTexts } from './by-pupil-messages.ts';
import { type LevelKey, levelKeysOf, levelOfKey } from './level-keys.ts';

export type AssessmentFieldProps = {
  subject: string;
  column: Column;
  cell: GridCell;
  isReadOnly: boolean;
  /** It was just asked for, so it is typed into next. */
  takesFocus: boolean;
  onWrite: (text: string) => void;
  onResolve: (keep: 'mine' | 'theirs') => void;
};

/** One assessment of one pupil: big keys for a level, a short field for a test; the state of the cell in words below. */
export function AssessmentField(props: AssessmentFieldProps) {
  const { subject, column, cell, onResolve } = props;
  const levels = levelKeysOf(column.scale);
  const { role, about, slot } = column;
  const label = role === 'trait_level' ? traitName(about ?? '') : '';
  const name = nameOf({ role, label, subject });
  const word = cell.state === 'saved' || cell.state === 'locked' ? '' : gridTexts.states[cell.state];
  return (
    <div className={styles.field}>
      {label !== '' && <span className={styles.label}>{label}</span>}
      {levels.length > 0 ? (
        <LevelChoice {...props} levels={levels} name={name} />
      ) : (
        <TestInput {...props} name={name} label={wordsOfSlot(slot).label} />
      )}
      {word !== '' && (
        <Text size="xs" className={styles.state} data-state={cell.state}>
          {[word, cell.note].filter(Boolean).join(': ')}
        </Text>
      )}
      {cell.conflict && (
        <Group gap="xs" className={styles.conflict}>
          <Text size="xs">{gridTexts.conflict.byWhom(cell.conflict.who, cell.conflict.when)}</Text>
          <Button size="compact-sm" variant="default" onClick={() => onResolve('mine')}>
            {`${gridTexts.conflict.keepMine}: ${cell.conflict.mine}`}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onResolve('theirs')}>
            {`${gridTexts.conflict.keepTheirs}: ${cell.conflict.theirs}`}
          </Button>
        </Group>
      )}
    </div>
  );
}

type LevelChoiceProps = AssessmentFieldProps & { levels: readonly LevelKey[]; name: string };

function nameOf({ role, label, subject }: { role: Column['role']; label: string; subject: string }): string {
  switch (role) {
    case 'test':
      return byPupilTexts.test(subject);
    case 'replacement':
      return byPupilTexts.again(subject);
    default:
      return role === 'trait_level' ? label : byPupilTexts.level(subject);
  }
}

/** One tab stop: letters choose, arrows go along, Delete clears. */
function LevelChoice({ cell, levels, name, isReadOnly, onWrite }: LevelChoiceProps) {
  const chosen = levels.findIndex(({ text }) => text === cell.text);

  function onKey(event: KeyboardEvent<HTMLDivElement>) {
    if (isReadOnly || event.altKey || event.ctrlKey || event.metaKey) return;
    const level = levelOfKey(levels, event.key);
    const along = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const focusAt = (at: number) => event.currentTarget.querySelectorAll('button')[at]?.focus();
    if (level) {
      onWrite(level.text);
      focusAt(levels.indexOf(level));
    } else if (event.key === 'Delete' || event.key === 'Backspace') onWrite('');
    else if (along !== 0) {
      const next = Math.min(levels.length - 1, Math.max(0, chosen < 0 ? 0 : chosen + along));
      onWrite(levels[next]?.text ?? '');
      focusAt(next);
    } else return;
    event.preventDefault();
  }

  return (
    <div
      role="radiogroup"
      aria-label={name}
      aria-readonly={isReadOnly || undefined}
      data-field
      className={styles.levels}
      onKeyDown={onKey}
    >
      {levels.map(({ text, name: full }, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a key that can be taken back, which a radio input cannot
        <button
          key={text}
          type="button"
          role="radio"
          aria-checked={at === chosen}
          aria-label={`${text}, ${full}`}
          title={full}
          tabIndex={at === Math.max(0, chosen) ? 0 : -1}
          disabled={isReadOnly}
          className={styles.level}
          onClick={() => onWrite(at === chosen ? '' : text)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

/** Written on leaving, which Enter is too, so that "1" on the way to "10" is never sent. */
function TestInput({
  cell,
  name,
  label,
  isReadOnly,
  takesFocus,
  onWrite,
}: AssessmentFieldProps & { name: string; label: string }) {
  const [text, setText] = useState(cell.text);
  useEffect(() => setText(cell.text), [cell.text]);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  const land = () => {
    if (!isReadOnly && text.trim() !== cell.text) onWrite(text.trim());
  };
  usePageEnd(land);
  return (
    <div className={styles.test}>
      <span aria-hidden>{label}</span>
      <TextInput
        data-field
        data-landed={text.trim() === cell.text || undefined}
        ref={input}
        aria-label={name}
        inputMode="numeric"
        className={styles.testInput}
        readOnly={isReadOnly}
        error={cell.state === 'refused'}
        maxLength={20}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={land}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </div>
  );
}
