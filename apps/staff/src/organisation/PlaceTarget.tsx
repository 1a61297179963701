import { Select, UnstyledButton } from '@mantine/core';
import { fold } from '@truong/vietnamese/text';
import { type KeyboardEvent, useRef, useState } from 'react';
import { actTexts } from './act-messages.ts';
import styles from './organisation.module.css';
import type { Place } from './reform-draft.ts';
import { reformTexts } from './reform-messages.ts';

type Commune = { code: string; name: string };
type Group = { group: string; items: { value: string; label: string }[] };

function matching({ options, search }: { options: readonly unknown[]; search: string }) {
  const words = fold(search).split(' ').filter(Boolean);
  return (options as Group[]).map(({ group, items }) => ({
    group,
    items: items.filter(({ label }) => words.every((word) => fold(label).includes(word))),
  }));
}

export type PlaceTargetProps = {
  place: Place;
  communes: readonly Commune[];
  target: string | null;
  onChoose: (code: string) => void;
};

/** Where an old commune goes: a line to walk over with the arrows, a choice once Enter is pressed on it. */
export function PlaceTarget({ place, communes, target, onChoose }: PlaceTargetProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    // The button comes back in the place of the choice; the arrows go on from it.
    requestAnimationFrame(() => button.current?.focus());
  };
  if (isOpen) {
    return (
      <Select
        size="xs"
        aria-label={`${reformTexts.choose}: ${place.name}`}
        data={groupsOf(place, communes)}
        filter={matching as never}
        searchable
        autoFocus
        defaultDropdownOpened
        nothingFoundMessage={actTexts.noUnit}
        value={target}
        allowDeselect={false}
        selectFirstOptionOnChange
        onFocus={(event) => event.currentTarget.select()}
        onChange={(code) => {
          if (code !== null) onChoose(code);
          close();
        }}
        onKeyDown={(event) => event.key === 'Escape' && close()}
        onBlur={() => setOpen(false)}
      />
    );
  }
  const name = communes.find(({ code }) => code === target)?.name ?? reformTexts.choose;
  return (
    <UnstyledButton
      ref={button}
      className={styles.target}
      data-target
      data-open={target === null || undefined}
      aria-label={`${place.name}: ${name}`}
      onClick={() => setOpen(true)}
      onKeyDown={walk}
    >
      {name}
    </UnstyledButton>
  );
}

function groupsOf({ candidates }: Place, communes: readonly Commune[]): Group[] {
  const option = ({ code, name }: Commune) => ({ value: code, label: name });
  const likely = candidates.flatMap((code) => communes.filter((commune) => commune.code === code));
  return [
    { group: reformTexts.likely, items: likely.map(option) },
    { group: reformTexts.others, items: communes.filter((commune) => !likely.includes(commune)).map(option) },
  ].filter(({ items }) => items.length > 0);
}

/** Up and down among the lines of the table. */
function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const all = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLElement>('[data-target]') ?? [])];
  all[all.indexOf(event.currentTarget) + step]?.focus();
}
