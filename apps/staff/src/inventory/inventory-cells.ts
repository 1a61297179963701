import type { Inventory } from '@truong/contracts/inventory';

export type Cell = { siteId: number | null; item: string; condition: string };

export function keyOf({ siteId, item, condition }: Cell): string {
  return `${siteId} ${item} ${condition}`;
}

/** What is kept at a cell; nothing kept is 0. */
export function quantityAt({ lines }: Inventory, cell: Cell): number {
  return lines.find((line) => keyOf(line) === keyOf(cell))?.quantity ?? 0;
}

/** The inventory with that quantity at the cell. */
export function withQuantity(inventory: Inventory, cell: Cell, quantity: number): Inventory {
  const others = inventory.lines.filter((line) => keyOf(line) !== keyOf(cell));
  return { ...inventory, lines: [...others, { ...cell, quantity }] };
}

/** What an item adds up to at one site, or at all of them. */
export function totalOf({ lines }: Inventory, item: string, siteId?: number | null): number {
  return lines
    .filter((line) => line.item === item && (siteId === undefined || line.siteId === siteId))
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

/** The sites to choose from; the school as a whole where it has none, or where something is kept without one. */
export function sitesOf({ sites, lines }: Inventory): (number | null)[] {
  const ids: (number | null)[] = sites.map(({ id }) => id);
  const isWithout = lines.some(({ siteId, quantity }) => siteId === null && quantity > 0);
  return ids.length === 0 || isWithout ? [...ids, null] : ids;
}

export type Step = 'up' | 'down' | 'left' | 'right';

/** Where a key leads from a cell of the table; undefined while it moves within the text. */
export function stepOf(key: string, caret: { atStart: boolean; atEnd: boolean }): Step | undefined {
  switch (key) {
    case 'Enter':
    case 'ArrowDown':
      return 'down';
    case 'ArrowUp':
      return 'up';
    case 'ArrowLeft':
      return caret.atStart ? 'left' : undefined;
    case 'ArrowRight':
      return caret.atEnd ? 'right' : undefined;
    default:
      return undefined;
  }
}
