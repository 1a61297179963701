import { ActionIcon, Group, MultiSelect, Select, Stack } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type DimensionCode, dimensions } from '@truong/rules/statistics/catalogue';
import type { Filter } from '@truong/rules/statistics/record-set';
import { fieldTexts } from './messages.ts';

export type FilterFieldsProps = {
  label: string;
  /** The dimensions that may be asked for. */
  codes: readonly DimensionCode[];
  value: Filter;
  onChange: (filter: Filter) => void;
  isReadOnly: boolean;
};

/** Conditions in the words of the catalogue: of each dimension any of the values chosen. */
export function FilterFields({ label, codes, value, onChange, isReadOnly }: FilterFieldsProps) {
  const used = Object.entries(value) as [DimensionCode, readonly string[]][];
  const free = codes.filter((code) => !used.some(([one]) => one === code));
  const without = (code: DimensionCode): Filter => Object.fromEntries(used.filter(([one]) => one !== code));
  return (
    <Stack gap="xs" role="group" aria-label={label}>
      {used.map(([code, values]) => {
        const { name, values: known } = dimensions[code];
        return (
          <Group key={code} gap="xs" align="end" wrap="nowrap">
            <MultiSelect
              style={{ flex: 1 }}
              label={fieldTexts.anyOf(name)}
              data={known.map((one) => ({ value: one.code, label: one.name }))}
              value={[...values]}
              readOnly={isReadOnly}
              searchable
              onChange={(chosen) => onChange({ ...value, [code]: chosen })}
            />
            {!isReadOnly && (
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={fieldTexts.removeCondition(name)}
                onClick={() => onChange(without(code))}
              >
                <IconX size={16} />
              </ActionIcon>
            )}
          </Group>
        );
      })}
      {!isReadOnly && free.length > 0 && (
        <Select
          aria-label={fieldTexts.addCondition}
          placeholder={fieldTexts.addCondition}
          data={free.map((code) => ({ value: code, label: dimensions[code].name }))}
          value={null}
          searchable
          onChange={(code) => code && onChange({ ...value, [code]: [] })}
        />
      )}
    </Stack>
  );
}
