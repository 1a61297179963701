import { z } from 'zod';
import { Id, RequestId, UnitYear } from './common.ts';

const quantity = z.int().min(0).max(99_999);
const place = { siteId: Id.nullable(), item: z.string().max(40), condition: z.string().max(40) };

/** Rooms and equipment of a school in a year, by site, item and condition. */
export const Inventory = z.object({
  unitName: z.string(),
  /** The main site first. */
  sites: z.array(z.object({ id: Id, name: z.string(), isMain: z.boolean() })),
  lines: z.array(z.object({ ...place, quantity })),
  /** Of the latest change; null while nothing is kept. */
  kept: z.object({ who: z.string(), at: z.iso.datetime({ offset: true }) }).nullable(),
  /** How many lines the year before holds, which can be taken over. */
  linesBefore: z.int(),
});
export type Inventory = z.infer<typeof Inventory>;

/** Each line with the quantity that was seen: a line that somebody else changed since comes back and is left as it is. */
export const SaveInventory = UnitYear.extend({
  lines: z
    .array(z.object({ ...place, seen: quantity, quantity }))
    .min(1)
    .max(1000),
  requestId: RequestId,
});
export type SaveInventory = z.infer<typeof SaveInventory>;
export const SavedInventory = z.object({
  saved: z.int(),
  conflicts: z.array(z.object({ ...place, quantity })),
});
export type SavedInventory = z.infer<typeof SavedInventory>;

/** What the year before holds, into a year that holds nothing yet. */
export const CopyInventory = UnitYear.extend({ requestId: RequestId });
export type CopyInventory = z.infer<typeof CopyInventory>;
export const CopiedInventory = z.object({ lines: z.int() });
