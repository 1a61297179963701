import { UnitYear } from '@truong/contracts/common';
import { CopiedInventory, CopyInventory, Inventory, SavedInventory, SaveInventory } from '@truong/contracts/inventory';
import { procedure, router } from '../../trpc.ts';
import { copyInventory, readInventory, saveInventory } from './keep-inventory.ts';

/** Rooms and equipment of schools, year by year: kept by the school, read by the offices above. */
export const inventoryRouter = router({
  read: procedure('inventory.read')
    .input(UnitYear)
    .output(Inventory)
    .query(({ ctx, input }) => readInventory(ctx.inAct, input)),
  save: procedure('inventory.save')
    .input(SaveInventory)
    .output(SavedInventory)
    .mutation(({ ctx, input }) => saveInventory(ctx.inAct, input)),
  copy: procedure('inventory.copy')
    .input(CopyInventory)
    .output(CopiedInventory)
    .mutation(({ ctx, input }) => copyInventory(ctx.inAct, input)),
});
