import { conditionValues, type DimensionValue, itemValues } from './catalogue-values.ts';

/** What is counted by whether it works; everything else of the list is built, and counted by how. */
const usedItems: readonly string[] = ['water_source', 'computer', 'projector', 'minimum_set'];
const builtConditions: readonly string[] = ['solid', 'semi_solid', 'temporary'];

export type InventoryGroup = {
  code: 'built' | 'used';
  items: readonly DimensionValue[];
  conditions: readonly DimensionValue[];
};

/** The items of the inventory by how their condition is said, in the order of the list. */
export const inventoryGroups: readonly InventoryGroup[] = (['built', 'used'] as const).map((code) => ({
  code,
  items: itemValues.filter((item) => usedItems.includes(item.code) === (code === 'used')),
  conditions: conditionValues.filter((one) => builtConditions.includes(one.code) === (code === 'built')),
}));

/** Whether the inventory holds such a line: a computer is not semi-permanent. */
export function isInventoryLine({ item, condition }: { item: string; condition: string }): boolean {
  const has = (list: readonly DimensionValue[], code: string) => list.some((one) => one.code === code);
  return inventoryGroups.some(({ items, conditions }) => has(items, item) && has(conditions, condition));
}

/** A number of things as typed: whole, 0 to 99.999, points or spaces between thousands; empty is none. Undefined: no such number. */
export function readQuantity(text: string): number | undefined {
  const digits = text.trim().replace(/(?<=\d)[.\s](?=\d{3}(\D|$))/g, '');
  if (digits === '') return 0;
  return /^\d{1,5}$/.test(digits) ? Number(digits) : undefined;
}
