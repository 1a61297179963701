import { Button, Checkbox, Group, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import type { UnitNode } from '@truong/contracts/organisation';
import { DateBox } from '../DateBox.tsx';
import { actKindNames, actTexts } from './act-messages.ts';
import { UnitFields } from './UnitFields.tsx';
import { UnitSelect, UnitsSelect } from './UnitSelect.tsx';
import { type ActDraft, actKinds, type DraftKind, emptyUnit, type UnitDraft } from './unit-act-draft.ts';

export type UnitActFormProps = {
  draft: ActDraft;
  units: readonly UnitNode[];
  onChange: (draft: ActDraft) => void;
  onKind: (kind: DraftKind) => void;
};

const newKinds = ['school', 'commune', 'district'] as const;

/** What is to be done with which units, from which day, on whose decision. */
export function UnitActForm({ draft, units, onChange, onKind }: UnitActFormProps) {
  const change = (patch: Partial<ActDraft>) => onChange({ ...draft, ...patch });
  const offices = units.filter((unit) => unit.kind !== 'school');
  const changeUnit = (at: number, unit: UnitDraft) =>
    change({ units: draft.units.map((one, ordinal) => (ordinal === at ? unit : one)) });
  return (
    <Stack gap="md" maw={760}>
      <Group gap="sm" align="start">
        <NativeSelect
          label={actTexts.kind}
          data={actKinds.map((kind) => ({ value: kind, label: actKindNames[kind] }))}
          value={draft.kind}
          onChange={(event) => onKind(event.currentTarget.value as DraftKind)}
        />
        <DateBox label={actTexts.on} value={draft.on} onChoose={(on) => change({ on })} />
        <TextInput
          label={actTexts.reason}
          placeholder={actTexts.reasonHint}
          w={280}
          maxLength={500}
          value={draft.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      </Group>
      {draft.kind !== 'create' && draft.kind !== 'merge' && (
        <UnitSelect
          label={actTexts.unit}
          units={units}
          value={draft.unitId}
          onChoose={(unitId) => change({ unitId })}
        />
      )}
      {draft.kind === 'rename' && (
        <TextInput
          label={actTexts.newName}
          maxLength={200}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      )}
      {draft.kind === 'move' && (
        <UnitSelect
          label={actTexts.newParent}
          units={offices}
          value={draft.parentId}
          onChoose={(parentId) => change({ parentId })}
        />
      )}
      {draft.kind === 'merge' && <MergeFields draft={draft} units={units} onChange={onChange} />}
      {draft.kind === 'split' && (
        <Checkbox
          label={actTexts.isEnding}
          checked={draft.isEnding}
          onChange={(event) => change({ isEnding: event.currentTarget.checked })}
        />
      )}
      {draft.kind === 'edit' && draft.unitId !== null && (
        <UnitFields
          legend={actTexts.unit}
          unit={draft.units[0] ?? emptyUnit}
          kinds={editableKinds(units.find((unit) => unit.id === draft.unitId)?.kind ?? 'school')}
          onChange={(unit) => changeUnit(0, unit)}
        />
      )}
      {(draft.kind === 'create' || draft.kind === 'split' || (draft.kind === 'merge' && draft.intoKind === 'new')) &&
        (draft.kind === 'split' ? draft.units : draft.units.slice(0, 1)).map((unit, at) => (
          <UnitFields
            key={at}
            legend={draft.kind === 'split' ? actTexts.part(at + 1) : actTexts.newUnit}
            unit={unit}
            parents={offices}
            kinds={newKinds}
            onChange={(changed) => changeUnit(at, changed)}
          />
        ))}
      {draft.kind === 'split' && (
        <Group gap="xs">
          <Button variant="default" onClick={() => change({ units: [...draft.units, emptyUnit] })}>
            {actTexts.addPart}
          </Button>
          {draft.units.length > 1 && (
            <Button variant="default" onClick={() => change({ units: draft.units.slice(0, -1) })}>
              {actTexts.removePart}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}

function editableKinds(kind: UnitDraft['kind']): UnitDraft['kind'][] {
  return kind === 'district' || kind === 'commune' ? ['district', 'commune'] : [kind];
}

function MergeFields({ draft, units, onChange }: Pick<UnitActFormProps, 'draft' | 'units' | 'onChange'>) {
  return (
    <>
      <UnitsSelect
        label={actTexts.fromUnits}
        units={units}
        value={draft.fromIds}
        onChoose={(fromIds) => onChange({ ...draft, fromIds })}
      />
      <Radio.Group
        label={actTexts.into}
        value={draft.intoKind}
        onChange={(kind) => onChange({ ...draft, intoKind: kind === 'existing' ? 'existing' : 'new' })}
      >
        <Group gap="md" mt={4}>
          <Radio value="new" label={actTexts.intoNew} />
          <Radio value="existing" label={actTexts.intoExisting} />
        </Group>
      </Radio.Group>
      {draft.intoKind === 'existing' && (
        <UnitSelect
          label={actTexts.intoUnit}
          units={units.filter((unit) => !draft.fromIds.includes(unit.id))}
          value={draft.intoId}
          onChoose={(intoId) => onChange({ ...draft, intoId })}
        />
      )}
    </>
  );
}
