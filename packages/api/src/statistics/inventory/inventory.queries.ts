import type { UnitYear } from '@truong/contracts/common';
import type { Inventory } from '@truong/contracts/inventory';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

export type InventoryLine = Inventory['lines'][number] & { id: number };

/** The lines of a year, in no order of meaning. */
export function listLines(db: Db, { unitId, schoolYear }: UnitYear): Promise<InventoryLine[]> {
  return db
    .selectFrom('inventoryItem')
    .select(['id', 'siteId', 'item', 'condition', 'quantity'])
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .orderBy('id')
    .execute();
}

export async function getUnitName(db: Db, unitId: number): Promise<string> {
  const { name } = await db.selectFrom('unit').select('name').where('id', '=', unitId).executeTakeFirstOrThrow();
  return name;
}

export async function listSites(db: Db, unitId: number): Promise<Inventory['sites']> {
  return db
    .selectFrom('site')
    .select(['id', 'name', 'isMain'])
    .where('unitId', '=', unitId)
    .orderBy('isMain', 'desc')
    .orderBy('name')
    .execute();
}

export async function findLastKept(db: Db, { unitId, schoolYear }: UnitYear): Promise<Inventory['kept']> {
  const row = await db
    .selectFrom('inventoryItem as i')
    .leftJoin('account as a', 'a.id', 'i.keptBy')
    .select(['a.displayName as who', 'i.keptAt as at'])
    .where('i.unitId', '=', unitId)
    .where('i.schoolYear', '=', schoolYear)
    .orderBy('i.keptAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { who: row.who ?? '', at: row.at.toISOString() } : null;
}

export async function countLines(db: Db, { unitId, schoolYear }: UnitYear): Promise<number> {
  const { lines } = await db
    .selectFrom('inventoryItem')
    .select(sql<number>`count(*)::integer`.as('lines'))
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .executeTakeFirstOrThrow();
  return lines;
}

/** Who keeps the inventory of a school waits for whoever does so at the same moment. */
export async function lockInventory(trx: Trx, { unitId }: UnitYear): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('inventory:' || ${unitId}::text, 0))`.execute(trx);
}

type Line = Omit<InventoryLine, 'id'>;

export async function insertLines(
  trx: Trx,
  act: Act,
  { unitId, schoolYear }: UnitYear,
  lines: readonly Line[],
): Promise<void> {
  if (lines.length === 0) return;
  await trx
    .insertInto('inventoryItem')
    .values(
      lines.map(({ siteId, item, condition, quantity }) => ({
        ...{ unitId, schoolYear, siteId, item, condition, quantity },
        ...{ keptAt: act.at, keptBy: act.accountId },
      })),
    )
    .execute();
}

/** New quantities of lines that stand. */
export async function updateLines(
  trx: Trx,
  act: Act,
  { unitId, schoolYear }: UnitYear,
  lines: readonly { id: number; quantity: number }[],
): Promise<void> {
  if (lines.length === 0) return;
  await sql`
    update inventory_item i set quantity = n.quantity, kept_at = ${act.at}::timestamptz, kept_by = ${act.accountId}::bigint
    from unnest(${lines.map(({ id }) => id)}::bigint[], ${lines.map(({ quantity }) => quantity)}::integer[]) as n (id, quantity)
    where i.unit_id = ${unitId} and i.school_year = ${schoolYear} and i.id = n.id
  `.execute(trx);
}
