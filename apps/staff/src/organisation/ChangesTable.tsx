import type { UnitChange } from '@truong/contracts/unit-acts';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
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

/** The difference that an act makes: each unit with what it was and what it becomes. */
export function ChangesTable({ changes }: { changes: readonly UnitChange[] }) {
  return (
    <div className={styles.table}>
      <DataTable
        caption={actTexts.changes}
        rows={changes}
        rowKey={(change) => `${change.effect} ${change.unitId} ${change.name} ${change.field}`}
        empty={<EmptyState title={actTexts.noChanges} />}
        columns={[
          { key: 'effect', head: actTexts.effect, width: 130, cell: effectText },
          { key: 'unit', head: actTexts.unit, isRowHead: true, cell: (change) => change.name },
          { key: 'before', head: actTexts.before, cell: (change) => changeText(change, change.before) },
          { key: 'after', head: actTexts.after, cell: (change) => changeText(change, change.after) },
        ]}
      />
    </div>
  );
}
