import { describe, expect, test } from 'vitest';
import { itemValues } from './catalogue-values.ts';
import { inventoryGroups, isInventoryLine, readQuantity } from './inventory-items.ts';

describe('the inventory', () => {
  test('every item stands in one group', () => {
    const items = inventoryGroups.flatMap((group) => group.items.map(({ code }) => code));
    expect(items.toSorted()).toEqual(itemValues.map(({ code }) => code).toSorted());
  });

  test.each([
    ['classroom', 'solid', true],
    ['pupil_toilet', 'temporary', true],
    ['computer', 'broken', true],
    ['computer', 'solid', false],
    ['classroom', 'broken', false],
    ['castle', 'solid', false],
  ])('%s, %s: %s', (item, condition, known) => expect(isInventoryLine({ item, condition })).toBe(known));

  test.each([
    ['', 0],
    [' 12 ', 12],
    ['0', 0],
    ['1.250', 1250],
    ['12 500', 12500],
    ['99999', 99999],
    ['100000', undefined],
    ['1,5', undefined],
    ['1.5', undefined],
    ['-3', undefined],
    ['hai', undefined],
  ])('«%s» is %s', (text, quantity) => expect(readQuantity(text)).toBe(quantity));
});
