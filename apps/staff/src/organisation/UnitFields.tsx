import { Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { type SchoolLevel, SchoolLevel as SchoolLevels } from '@truong/contracts/common';
import type { UnitNode } from '@truong/contracts/organisation';
import { type SchoolType, SchoolType as SchoolTypes } from '@truong/contracts/unit-acts';
import { schoolLevelNames, unitKindNames } from '../messages.ts';
import { actTexts } from './act-messages.ts';
import { unitTexts } from './messages.ts';
import styles from './organisation.module.css';
import { UnitSelect } from './UnitSelect.tsx';
import type { UnitDraft } from './unit-act-draft.ts';

export type UnitFieldsProps = {
  legend: string;
  unit: UnitDraft;
  /** Above which it may stand; none where it stays where it is. */
  parents?: readonly UnitNode[];
  kinds: readonly UnitDraft['kind'][];
  onChange: (unit: UnitDraft) => void;
};

/** What a unit is: kind, code, name, place, and of a school its type and levels. */
export function UnitFields({ legend, unit, parents, kinds, onChange }: UnitFieldsProps) {
  const change = (patch: Partial<UnitDraft>) => onChange({ ...unit, ...patch });
  return (
    <fieldset className={styles.fieldset}>
      <legend>{legend}</legend>
      <Group gap="sm" align="start">
        <NativeSelect
          label={actTexts.unitKind}
          data={kinds.map((kind) => ({ value: kind, label: unitKindNames[kind] ?? kind }))}
          disabled={kinds.length === 1}
          value={unit.kind}
          onChange={(event) => change({ kind: event.currentTarget.value as UnitDraft['kind'] })}
        />
        <TextInput
          label={actTexts.code}
          w={150}
          maxLength={30}
          value={unit.code}
          onChange={(event) => change({ code: event.currentTarget.value })}
        />
        <TextInput
          label={actTexts.place}
          w={110}
          maxLength={10}
          value={unit.administrativeCode}
          onChange={(event) => change({ administrativeCode: event.currentTarget.value })}
        />
        {unit.kind === 'school' && (
          <NativeSelect
            label={actTexts.schoolType}
            data={SchoolTypes.options.map((type) => ({ value: type, label: unitTexts.types[type] ?? type }))}
            value={unit.schoolType}
            onChange={(event) => change({ schoolType: event.currentTarget.value as SchoolType })}
          />
        )}
      </Group>
      <TextInput
        label={actTexts.name}
        maxLength={200}
        value={unit.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      {parents && (
        <UnitSelect
          label={actTexts.parent}
          units={parents}
          value={unit.parentId}
          onChoose={(parentId) => change({ parentId })}
        />
      )}
      {unit.kind === 'school' && (
        <Checkbox.Group
          label={actTexts.levels}
          value={unit.levels}
          onChange={(levels) => change({ levels: levels as SchoolLevel[] })}
        >
          <Group gap="md" mt={4}>
            {SchoolLevels.options.map((level) => (
              <Checkbox key={level} value={level} label={schoolLevelNames[level]} />
            ))}
          </Group>
        </Checkbox.Group>
      )}
    </fieldset>
  );
}
