import { ActionIcon, Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { SentenceLevel } from '@truong/contracts/remarks';
import { type KeyboardEvent, useState } from 'react';
import { LoadError } from '../../LoadError.tsx';
import { useRequestId } from '../../request-id.ts';
import { trpc } from '../../trpc.ts';
import { findSentences } from './find-sentences.ts';
import { remarkTexts } from './messages.ts';
import styles from './remarks.module.css';

export type SentenceBankProps = {
  unitId: number;
  about: { subjectCode: string | null; isPrimary: boolean };
  label: string;
  level: SentenceLevel | null;
  onPick: (sentence: string) => void;
  onClose: () => void;
};

/** Sentences to pick by keys: the product's and the school's own, narrowed by level and by what is typed without diacritics. */
export function SentenceBank({ unitId, about, label, level: levelNow, onPick, onClose }: SentenceBankProps) {
  const [typed, setTyped] = useState('');
  const [level, setLevel] = useState(levelNow);
  const [active, setActive] = useState(0);
  const own = trpc.gradebook.sentences.useQuery({ unitId }, { staleTime: 60_000 });
  const found = findSentences(own.data ?? [], { ...about, level, typed });
  const at = Math.min(active, Math.max(0, found.length - 1));
  const levels = about.subjectCode === null ? traitLevels : subjectLevels;

  function onKey(event: KeyboardEvent) {
    const digit = typed === '' && !event.altKey && !event.ctrlKey ? Number(event.key) : Number.NaN;
    const quick = digit >= 1 ? found[digit - 1] : undefined;
    const chosen = event.key === 'Enter' ? found[at] : quick;
    if (chosen) {
      event.preventDefault();
      onPick(chosen.text);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((at + step + found.length) % Math.max(1, found.length));
    }
  }

  return (
    <Modal opened onClose={onClose} withCloseButton={false} centered size="lg">
      <Stack gap="sm">
        {/* Not the dialog's own head: that would be a second banner of the page. */}
        <Modal.Title fw={600}>{remarkTexts.bankOf(label)}</Modal.Title>
        <Group align="end" gap="sm">
          <TextInput
            data-autofocus
            className={styles.grow}
            label={remarkTexts.search}
            role="combobox"
            aria-expanded
            aria-controls="sentences"
            aria-activedescendant={found[at] && `sentence-${at}`}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setActive(0);
            }}
            onKeyDown={onKey}
          />
          {about.isPrimary && (
            <NativeSelect
              label={remarkTexts.level}
              data={[
                { value: '', label: remarkTexts.everyLevel },
                ...levels.map((value) => ({ value: value as string, label: remarkTexts.levels[value] })),
              ]}
              value={level ?? ''}
              onChange={(event) => {
                setLevel(levels.find((one) => one === event.currentTarget.value) ?? null);
                setActive(0);
              }}
            />
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {remarkTexts.searchHint}
        </Text>
        {own.error && <LoadError error={own.error} onRetry={() => own.refetch()} />}
        <Sentences found={found} active={at} unitId={unitId} onPick={onPick} />
        <AddSentence unitId={unitId} subjectCode={about.subjectCode} level={level} typed={typed} />
      </Stack>
    </Modal>
  );
}

const subjectLevels = ['well_completed', 'completed', 'not_completed'] as const;
const traitLevels = ['good', 'satisfactory', 'needs_effort'] as const;

type SentencesProps = {
  found: ReturnType<typeof findSentences>;
  active: number;
  unitId: number;
  onPick: (sentence: string) => void;
};

function Sentences({ found, active, unitId, onPick }: SentencesProps) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const remove = trpc.gradebook.removeSentence.useMutation({
    onSuccess: () => {
      requestId.done();
      return utils.gradebook.sentences.invalidate();
    },
  });
  if (found.length === 0) return <Text size="sm">{remarkTexts.noneFound}</Text>;
  return (
    <div className={styles.sentences}>
      <div id="sentences" role="listbox" aria-label={remarkTexts.sentences} className={styles.sentenceList}>
        {found.map((one, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: its keys are those of the search box
          <div
            key={one.key}
            id={`sentence-${at}`}
            role="option"
            aria-selected={at === active}
            className={styles.sentence}
            onClick={() => onPick(one.text)}
          >
            <span className={styles.sentenceKey} aria-hidden>
              {at < 9 ? at + 1 : ''}
            </span>
            <span>
              {one.text}
              {one.ownId !== null && <span className={styles.own}> {remarkTexts.own}</span>}
            </span>
          </div>
        ))}
      </div>
      <div className={styles.removals}>
        {found.map((one) => (
          <div key={one.key}>
            {one.canRemove && one.ownId !== null && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={remarkTexts.remove(one.text)}
                onClick={() => {
                  const content = { unitId, id: one.ownId ?? 0 };
                  remove.mutate({ ...content, requestId: requestId.of(content) });
                }}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

type AddSentenceProps = { unitId: number; subjectCode: string | null; level: SentenceLevel | null; typed: string };

function AddSentence({ unitId, subjectCode, level, typed }: AddSentenceProps) {
  const [text, setText] = useState('');
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const add = trpc.gradebook.addSentence.useMutation({
    onSuccess: () => {
      requestId.done();
      setText('');
      return utils.gradebook.sentences.invalidate();
    },
  });
  const wanted = (text || typed).trim();
  return (
    <div className={styles.add}>
      <TextInput
        className={styles.grow}
        label={remarkTexts.addLabel}
        description={remarkTexts.addHint}
        maxLength={300}
        value={text}
        placeholder={typed}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={wanted.length < 3}
        loading={add.isPending}
        onClick={() => {
          const content = { unitId, subjectCode, level, text: wanted };
          add.mutate({ ...content, requestId: requestId.of(content) });
        }}
      >
        {remarkTexts.add}
      </Button>
      {add.error && <LoadError error={add.error} onRetry={() => add.reset()} />}
    </div>
  );
}
