import { Button, Checkbox, NativeSelect, Popover, ScrollArea, Stack } from '@mantine/core';
import { type DimensionCode, dimensions, type RecordKind, recordShapes } from '@truong/rules/statistics/catalogue';
import { filterWords } from '@truong/rules/statistics/pivot/describe-pivot';
import type { Filter } from '@truong/rules/statistics/record-set';
import { useState } from 'react';
import { pivotTexts } from './messages.ts';

export type FilterBoxProps = {
  label: string;
  records: RecordKind;
  filter: Filter;
  onChange: (filter: Filter) => void;
};

/** Values of any dimensions that rows must have: chosen in a box that opens, told in words on its button. */
export function FilterBox({ label, records, filter, onChange }: FilterBoxProps) {
  const codes = recordShapes[records].dimensions;
  const [chosen, setChosen] = useState<DimensionCode | null>(null);
  const code = chosen && codes.includes(chosen) ? chosen : (codes[0] ?? 'grade');
  const values = filter[code] ?? [];
  const keep = (next: string[]) => {
    const { [code]: _own, ...others } = filter;
    onChange(next.length > 0 ? { ...others, [code]: next } : others);
  };
  const words = filterWords(filter);
  return (
    <Popover position="bottom-start" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="xs" maw={280} title={words || label} fw={words ? 600 : 400}>
          {words ? `${label}: ${words}` : `${label}…`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Stack gap="xs" w={260}>
          <NativeSelect
            size="xs"
            label={label}
            data={codes.map((value) => ({
              value,
              label: filter[value] ? `${dimensions[value].name} (${filter[value].length})` : dimensions[value].name,
            }))}
            value={code}
            onChange={(event) => setChosen(event.currentTarget.value as DimensionCode)}
          />
          <Checkbox.Group aria-label={pivotTexts.filterValues} value={[...values]} onChange={keep}>
            <ScrollArea.Autosize mah={260} type="auto">
              <Stack gap={6}>
                {dimensions[code].values.map((value) => (
                  <Checkbox key={value.code} size="xs" value={value.code} label={value.name} />
                ))}
              </Stack>
            </ScrollArea.Autosize>
          </Checkbox.Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
