import { PaperForm, type TemplateList } from '@truong/contracts/papers';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

type Row = { form: PaperForm; source: string | null; at: Date; by: string };

/** The newest row of each form that the school ever replaced. */
async function listNewest(trx: Trx, unitId: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select distinct on (t.form) t.form, t.source, t.at, a.display_name as by from paper_template t join account a on a.id = t.account_id
    where t.unit_id = ${unitId} order by t.form, t.id desc`.execute(trx);
  return rows;
}

/** A school's own templates, as they hold now. */
export async function listOwnTemplates(trx: Trx, unitId: number): Promise<Map<PaperForm, string>> {
  const rows = await listNewest(trx, unitId);
  return new Map(rows.flatMap(({ form, source }) => (source === null ? [] : [[form, source]])));
}

export async function listTemplates(trx: Trx, unitId: number): Promise<TemplateList> {
  const newest = new Map((await listNewest(trx, unitId)).map((row) => [row.form, row]));
  return PaperForm.options.map((form) => {
    const row = newest.get(form);
    return { form, own: row && row.source !== null ? { at: row.at.toISOString(), by: row.by } : null };
  });
}
