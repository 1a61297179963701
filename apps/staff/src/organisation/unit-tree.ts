import type { UnitNode } from '@truong/contracts/organisation';
import { fold } from '@truong/vietnamese/text';

export type UnitLine = { unit: UnitNode; depth: number; below: number; isOpen: boolean };

/** Units under their parents; one whose parent is not in the list begins a tree of its own. */
function childrenOf(units: readonly UnitNode[]): Map<number | null, UnitNode[]> {
  const known = new Set(units.map((unit) => unit.id));
  return Map.groupBy(units, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
}

/** Every unit that holds others: what "open all" opens. */
export function branchIds(units: readonly UnitNode[]): number[] {
  return [...childrenOf(units).keys()].filter((id) => id !== null);
}

/** The topmost units, open at first so that the page never shows a single closed line. */
export function rootIds(units: readonly UnitNode[]): number[] {
  return (childrenOf(units).get(null) ?? []).map((unit) => unit.id);
}

/**
 * The lines of the tree from top to bottom. With a search: the units that match, below all that stand above them, whatever
 * is open.
 */
export function treeLines(
  units: readonly UnitNode[],
  { open, search }: { open: ReadonlySet<number>; search: string },
): UnitLine[] {
  const children = childrenOf(units);
  const words = fold(search).split(' ').filter(Boolean);
  const matches = (unit: UnitNode) => {
    const text = fold(`${unit.name} ${unit.code}`);
    return words.every((word) => text.includes(word));
  };
  const walk = (parent: number | null, depth: number): UnitLine[] =>
    (children.get(parent) ?? []).flatMap((unit) => {
      const below = children.get(unit.id)?.length ?? 0;
      if (words.length === 0) {
        const isOpen = open.has(unit.id);
        return [{ unit, depth, below, isOpen }, ...(isOpen ? walk(unit.id, depth + 1) : [])];
      }
      const found = walk(unit.id, depth + 1);
      return found.length > 0 || matches(unit) ? [{ unit, depth, below, isOpen: found.length > 0 }, ...found] : [];
    });
  return walk(null, 0);
}
