import type { LookPage, PeopleCodes } from '@truong/contracts/particulars';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

const pageSize = 50;

/** Who opened restricted parts, the latest first. */
export async function listLooks(
  trx: Trx,
  of: { unitId: number; pupilId?: number | undefined; page: number },
): Promise<LookPage> {
  type Row = Omit<LookPage['looks'][number], 'at'> & { at: Date; total: number };
  const { rows } = await sql<Row>`
    select k.id, k.pupil_id, ltrim(p.family_and_middle_name || ' ' || p.given_name) as pupil_name, a.display_name as who, r.role, k.at,
      (count(*) over ())::integer as total
    from sensitive_look k
    join pupil p on p.unit_id = k.unit_id and p.id = k.pupil_id
    join account a on a.id = k.account_id
    join role_assignment r on r.id = k.assignment_id
    where k.unit_id = ${of.unitId} and (${of.pupilId ?? null}::bigint is null or k.pupil_id = ${of.pupilId ?? null}::bigint)
    order by k.id desc limit ${pageSize} offset ${of.page * pageSize}
  `.execute(trx);
  return {
    total: rows[0]?.total ?? 0,
    pageSize,
    looks: rows.map(({ total: _total, at, ...row }) => ({ ...row, at: at.toISOString() })),
  };
}

/** What forms choose from. */
export async function listCodes(trx: Trx): Promise<PeopleCodes> {
  const [ethnicGroups, policyGroups] = await Promise.all([
    trx.selectFrom('ethnicGroup').select(['code', 'name']).orderBy('code').execute(),
    trx.selectFrom('policyGroup').select(['code', 'name']).orderBy('sortOrder').execute(),
  ]);
  return { ethnicGroups, policyGroups };
}
