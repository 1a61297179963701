import type { Db } from '@truong/db/kysely';
import { dimensions } from '@truong/rules/statistics/catalogue';
import type { RecordRow } from '@truong/rules/statistics/record-set';
import { sql } from 'kysely';
import type { RecordsOf } from './records-of.ts';

type Row = {
  id: number;
  item: string;
  condition: string;
  quantity: number;
  siteName: string | null;
  isMainSite: boolean;
};

/** One row for each line of the year's inventory that holds something. It belongs to the school as a whole, whatever levels are asked for. */
export async function readInventory(db: Db, { unitId, schoolYear }: RecordsOf): Promise<RecordRow[]> {
  const { rows } = await sql<Row>`
    select i.id, i.item, i.condition, i.quantity, s.name as site_name, coalesce(s.is_main, true) as is_main_site
    from inventory_item i left join site s on s.unit_id = i.unit_id and s.id = i.site_id
    where i.unit_id = ${unitId} and i.school_year = ${schoolYear} and i.quantity > 0
    order by is_main_site desc, s.name nulls first, i.item collate "C", i.condition collate "C"
  `.execute(db);
  return rows.map(({ id, item, condition, quantity, siteName, isMainSite }) => ({
    person: {
      id,
      name: dimensions.item.values.find(({ code }) => code === item)?.name ?? item,
      place: siteName ?? '',
    },
    values: { item, condition, site: isMainSite ? 'main' : 'satellite' },
    amounts: { quantity },
  }));
}
