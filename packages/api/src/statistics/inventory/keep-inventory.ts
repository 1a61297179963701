import type { UnitYear } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { CopyInventory, Inventory, SavedInventory, SaveInventory } from '@truong/contracts/inventory';
import { isInventoryLine } from '@truong/rules/statistics/inventory-items';
import { onceInSchool } from '../../organisation/index.ts';
import type { InAct } from '../../trpc.ts';
import {
  countLines,
  findLastKept,
  getUnitName,
  insertLines,
  listLines,
  listSites,
  lockInventory,
  updateLines,
} from './inventory.queries.ts';

/** Rooms and equipment of a school in a year. NOT_FOUND for a unit that is not read. */
export function readInventory(inAct: InAct, of: UnitYear): Promise<Inventory> {
  return inAct(async (trx, act) => {
    if (!act.readUnits.includes(of.unitId)) throw new AppError('NOT_FOUND');
    const [unitName, sites, lines, kept, linesBefore] = await Promise.all([
      getUnitName(trx, of.unitId),
      listSites(trx, of.unitId),
      listLines(trx, of),
      findLastKept(trx, of),
      countLines(trx, { ...of, schoolYear: of.schoolYear - 1 }),
    ]);
    return { unitName, sites, lines: lines.map(({ id: _id, ...line }) => line), kept, linesBefore };
  });
}

/**
 * Keeps the quantities that were typed. A line that somebody changed since it was seen comes back with what it holds and is left
 * alone. NOT_FOUND for a site of another school or a line that the inventory has not.
 */
export function saveInventory(inAct: InAct, input: SaveInventory): Promise<SavedInventory> {
  const { unitId, schoolYear, lines } = input;
  const of = { unitId, schoolYear };
  return onceInSchool(inAct, input, async (trx, act) => {
    await lockInventory(trx, of);
    const [sites, standing] = [await listSites(trx, unitId), await listLines(trx, of)];
    const isOurs = (siteId: number | null) => siteId === null || sites.some(({ id }) => id === siteId);
    if (lines.some((line) => !isInventoryLine(line) || !isOurs(line.siteId))) throw new AppError('NOT_FOUND');
    const known = new Map(standing.map((line) => [keyOf(line), line]));
    const conflicts = lines.flatMap(({ seen, quantity, ...line }) => {
      const held = known.get(keyOf(line))?.quantity ?? 0;
      return held === seen || held === quantity ? [] : [{ ...line, quantity: held }];
    });
    const refused = new Set(conflicts.map(keyOf));
    // Of a line that was sent twice the last one holds.
    const wanted = [...new Map(lines.map((line) => [keyOf(line), line])).values()].filter(
      (line) => !refused.has(keyOf(line)) && (known.get(keyOf(line))?.quantity ?? 0) !== line.quantity,
    );
    await updateLines(
      trx,
      act,
      of,
      wanted.flatMap((line) => {
        const id = known.get(keyOf(line))?.id;
        return id === undefined ? [] : [{ id, quantity: line.quantity }];
      }),
    );
    await insertLines(
      trx,
      act,
      of,
      wanted.filter((line) => !known.has(keyOf(line))),
    );
    return { saved: wanted.length, conflicts };
  });
}

/** Takes the inventory of the year before over into a year that holds nothing yet; else nothing happens. */
export function copyInventory(inAct: InAct, input: CopyInventory): Promise<{ lines: number }> {
  const { unitId, schoolYear } = input;
  const of = { unitId, schoolYear };
  return onceInSchool(inAct, input, async (trx, act) => {
    await lockInventory(trx, of);
    if ((await listLines(trx, of)).some(({ quantity }) => quantity > 0)) return { lines: 0 };
    const before = await listLines(trx, { unitId, schoolYear: schoolYear - 1 });
    const emptied = new Map((await listLines(trx, of)).map((line) => [keyOf(line), line.id]));
    const taken = before.filter(({ quantity }) => quantity > 0);
    await updateLines(
      trx,
      act,
      of,
      taken.flatMap((line) => {
        const id = emptied.get(keyOf(line));
        return id === undefined ? [] : [{ id, quantity: line.quantity }];
      }),
    );
    await insertLines(
      trx,
      act,
      of,
      taken.filter((line) => !emptied.has(keyOf(line))),
    );
    return { lines: taken.length };
  });
}

function keyOf({ siteId, item, condition }: { siteId: number | null; item: string; condition: string }): string {
  return `${siteId} ${item} ${condition}`;
}
