import type { Inventory } from '@truong/contracts/inventory';
import { describe, expect, test } from 'vitest';
import { quantityAt, sitesOf, stepOf, totalOf, withQuantity } from './inventory-cells.ts';

const inventory: Inventory = {
  unitName: 'Trường',
  sites: [
    { id: 1, name: 'Chính', isMain: true },
    { id: 2, name: 'Bản Mới', isMain: false },
  ],
  lines: [
    { siteId: 1, item: 'classroom', condition: 'solid', quantity: 8 },
    { siteId: 2, item: 'classroom', condition: 'temporary', quantity: 2 },
  ],
  kept: null,
  linesBefore: 0,
};

describe('cells of the inventory', () => {
  test('a new quantity replaces the one of its cell only', () => {
    const cell = { siteId: 1, item: 'classroom', condition: 'solid' };
    const next = withQuantity(inventory, cell, 9);
    expect([quantityAt(inventory, cell), quantityAt(next, cell)]).toEqual([8, 9]);
    expect(quantityAt(next, { ...cell, siteId: 2 })).toBe(0);
    expect([totalOf(next, 'classroom', 1), totalOf(next, 'classroom')]).toEqual([9, 11]);
  });

  test('the school as a whole is offered where it has no sites, or holds something without one', () => {
    expect(sitesOf(inventory)).toEqual([1, 2]);
    expect(sitesOf({ ...inventory, sites: [] })).toEqual([null]);
    const cell = { siteId: null, item: 'library', condition: 'solid' };
    expect(sitesOf(withQuantity(inventory, cell, 1))).toEqual([1, 2, null]);
  });

  test.each([
    ['Enter', true, true, 'down'],
    ['ArrowUp', false, false, 'up'],
    ['ArrowLeft', true, false, 'left'],
    ['ArrowLeft', false, true, undefined],
    ['ArrowRight', false, true, 'right'],
    ['ArrowRight', true, false, undefined],
    ['5', true, true, undefined],
  ])('%s leads %s', (key, atStart, atEnd, step) => expect(stepOf(key, { atStart, atEnd })).toBe(step));
});
