import { MultiSelect, Select } from '@mantine/core';
import type { UnitNode } from '@truong/contracts/organisation';
import { fold } from '@truong/vietnamese/text';
import { actTexts } from './act-messages.ts';

type Option = { value: string; label: string };
type Filter = { options: readonly unknown[]; search: string; limit: number };

/** Units by name and code, found without diacritics. */
function optionsOf(units: readonly UnitNode[]): Option[] {
  return units.map((unit) => ({ value: String(unit.id), label: `${unit.name} (${unit.code})` }));
}

function matching({ options, search, limit }: Filter) {
  const words = fold(search).split(' ').filter(Boolean);
  const found = (options as Option[]).filter(({ label }) => words.every((word) => fold(label).includes(word)));
  return found.slice(0, limit);
}

const shared = { searchable: true, limit: 60, filter: matching as never, nothingFoundMessage: actTexts.noUnit };

export type UnitSelectProps = {
  label: string;
  units: readonly UnitNode[];
  value: number | null;
  onChoose: (unitId: number | null) => void;
};

export function UnitSelect({ label, units, value, onChoose }: UnitSelectProps) {
  return (
    <Select
      {...shared}
      label={label}
      placeholder={actTexts.choose}
      data={optionsOf(units)}
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChoose(chosen === null ? null : Number(chosen))}
    />
  );
}

export function UnitsSelect({
  label,
  units,
  value,
  onChoose,
}: {
  label: string;
  units: readonly UnitNode[];
  value: readonly number[];
  onChoose: (unitIds: number[]) => void;
}) {
  return (
    <MultiSelect
      {...shared}
      label={label}
      placeholder={value.length === 0 ? actTexts.choose : ''}
      data={optionsOf(units)}
      value={value.map(String)}
      onChange={(chosen) => onChoose(chosen.map(Number))}
    />
  );
}
