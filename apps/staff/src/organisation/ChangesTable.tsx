import { Button, NativeSelect } from '@mantine/core';
import type { UnitChange } from '@truong/contracts/unit-acts';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { useState } from 'react';
import { unitKindNames } from '../messages.ts';
import { actTexts } from './act-messages.ts';
import { unitTexts } from './messages.ts';
import styles from './organisation.module.css';
import { levelsText } from './UnitsPage.tsx';

/** One value of a change as people read it. */
export function changeText(change: UnitChange, value: string | null): string {
  if (value === null || value === '') return unitTexts.none;
  if (change.field === 'levels') return levelsText(value.split(','));
  if (change.field === 'schoolType') return unitTexts.types[value] ?? value;
  if (change.field === 'kind') return unitKindNames[value] ?? value;
  return value;
}

export function effectText({ effect, field }: UnitChange): string {
  const word = actTexts.effects[effect] ?? effect;
  return field === null ? word : `${word} ${actTexts.fieldNames[field] ?? field}`;
}

const many = 30;
const pageOf = 200;

/** The difference that an act makes: each unit with what it was and what it becomes. Long ones by effect, a part at a time. */
export function ChangesTable({ changes, isDone }: { changes: readonly UnitChange[]; isDone?: boolean }) {
  const [effect, setEffect] = useState('');
  const [shown, setShown] = useState(pageOf);
  const numbered = changes.map((change, at) => ({ ...change, at }));
  const counts = Map.groupBy(changes, (change) => change.effect);
  const rows = numbered.filter((change) => effect === '' || change.effect === effect);
  return (
    <>
      {changes.length > many && (
        <NativeSelect
          w="fit-content"
          aria-label={actTexts.effectFilter}
          data={[
            { value: '', label: actTexts.allChanges(changes.length) },
            ...[...counts].map(([value, of]) => ({
              value,
              label: actTexts.changesOf(actTexts.effects[value] ?? value, of.length),
            })),
          ]}
          value={effect}
          onChange={(event) => {
            setEffect(event.currentTarget.value);
            setShown(pageOf);
          }}
        />
      )}
      <div className={styles.table}>
        <DataTable
          caption={isDone ? actTexts.done : actTexts.changes}
          rows={rows.slice(0, shown)}
          rowKey={(change) => change.at}
          empty={<EmptyState title={actTexts.noChanges} />}
          columns={[
            { key: 'effect', head: actTexts.effect, width: 130, cell: effectText },
            { key: 'unit', head: actTexts.unit, isRowHead: true, cell: (change) => change.name },
            { key: 'before', head: actTexts.before, cell: (change) => changeText(change, change.before) },
            { key: 'after', head: actTexts.after, cell: (change) => changeText(change, change.after) },
          ]}
        />
      </div>
      {rows.length > shown && (
        <Button variant="default" w="fit-content" onClick={() => setShown(shown + pageOf)}>
          {actTexts.showMore(Math.min(pageOf, rows.length - shown))}
        </Button>
      )}
    </>
  );
}
