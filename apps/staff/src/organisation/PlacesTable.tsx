import { Button, Group, NativeSelect, Text } from '@mantine/core';
import type { PreparedReform } from '@truong/contracts/unit-acts';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatInteger } from '@truong/vietnamese/numbers';
import { useState } from 'react';
import { SearchBox } from '../SearchBox.tsx';
import styles from './organisation.module.css';
import { PlaceTarget } from './PlaceTarget.tsx';
import { type Choices, countPlaces, filterPlaces, type Place, placeFilters, targetOf } from './reform-draft.ts';
import { reformTexts } from './reform-messages.ts';

export type PlacesTableProps = {
  prepared: PreparedReform;
  choices: Choices;
  onChoose: (choices: Choices) => void;
};

/** Every old commune with where it goes by the text; what is doubtful first, corrected with the keyboard. */
export function PlacesTable({ prepared, choices, onChoose }: PlacesTableProps) {
  const { communes, places, foreignNames } = prepared;
  const counts = countPlaces(places, choices);
  const [filter, setFilter] = useState<(typeof placeFilters)[number]>(counts.decide > 0 ? 'decide' : 'all');
  const [search, setSearch] = useState('');
  const taken = new Set(places.map((place) => targetOf(place, choices)));
  const unplaced = places.filter((place) => targetOf(place, choices) === null && place.candidates.length > 0);
  const choose = (chosen: readonly (readonly [string, string])[]) => onChoose(new Map([...choices, ...chosen]));
  return (
    <section className={styles.section} aria-labelledby="places">
      <h2 id="places" className={styles.heading}>
        {reformTexts.places}
      </h2>
      <div role="status">
        <Text size="sm">{reformTexts.summary(counts)}</Text>
        <Text size="sm" {...(counts.openSchools > 0 ? { c: 'red.8' } : {})}>
          {counts.open > 0 ? reformTexts.open(counts.open, counts.openSchools) : reformTexts.allPlaced}
        </Text>
        <Text size="sm" c="dimmed">
          {reformTexts.foreign(foreignNames, communes.filter(({ code }) => !taken.has(code)).length)}
        </Text>
      </div>
      <Group gap="xs">
        <NativeSelect
          aria-label={reformTexts.filter}
          data={placeFilters.map((one) => ({
            value: one,
            label: `${reformTexts.filters[one]} (${formatInteger(counts[one])})`,
          }))}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value as typeof filter)}
        />
        <SearchBox label={reformTexts.search} value={search} onSearch={setSearch} />
        {unplaced.length > 0 && (
          <Button
            variant="default"
            onClick={() => choose(unplaced.map(({ code, candidates }) => [code, candidates[0] ?? ''] as const))}
          >
            {reformTexts.takeLikely(unplaced.length)}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {reformTexts.keys}
      </Text>
      <div className={styles.places}>
        <DataTable
          caption={reformTexts.caption}
          isCaptionHidden
          rows={filterPlaces(places, { filter, search, choices })}
          rowKey={(place) => place.code}
          empty={<EmptyState title={reformTexts.noPlaces} />}
          columns={[
            { key: 'old', head: reformTexts.old, width: 200, sortValue: ({ name }) => name, cell: ({ name }) => name },
            {
              key: 'district',
              head: reformTexts.district,
              width: 180,
              sortValue: ({ district }) => district,
              cell: ({ district }) => district,
            },
            {
              key: 'schools',
              head: reformTexts.schools,
              align: 'right',
              width: 90,
              sortValue: ({ schools }) => schools,
              cell: ({ schools }) => formatInteger(schools),
            },
            {
              key: 'target',
              head: reformTexts.target,
              cell: (place) => (
                <PlaceTarget
                  place={place}
                  communes={communes}
                  target={targetOf(place, choices)}
                  onChoose={(code) => choose([[place.code, code]])}
                />
              ),
            },
            {
              key: 'state',
              head: reformTexts.state,
              width: 170,
              cell: (place) => <PlaceState of={place} isChosen={choices.has(place.code)} />,
            },
          ]}
        />
      </div>
    </section>
  );
}

const shapes = { unmatched: 'refused', divided: 'waiting', ambiguous: 'conflict' } as const;

function PlaceState({ of, isChosen }: { of: Place; isChosen: boolean }) {
  if (isChosen) return <StateBadge state="done">{reformTexts.chosen}</StateBadge>;
  if (of.why === null) return <StateBadge state="done">{reformTexts.matched}</StateBadge>;
  return <StateBadge state={shapes[of.why]}>{reformTexts.why[of.why]}</StateBadge>;
}
