import type { UnitAct } from '@truong/contracts/unit-acts';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { dayBefore } from '@truong/rules/organisation/day-before';
import type { ActGround, UnitFacts } from '@truong/rules/organisation/unit-act-types';
import { sql } from 'kysely';

export type OpenFiling = { unitId: number; unitName: string; schoolYear: number; period: string };

/** Filings that were sent and not reviewed, the latest number of each: what an ending school would leave open. */
export async function listOpenFilings(trx: Trx, unitIds: readonly number[]): Promise<OpenFiling[]> {
  const { rows } = await sql<OpenFiling>`
    select n.unit_id, u.name as unit_name, n.school_year, n.period
    from (
      select distinct on (f.unit_id, f.school_year, f.form_code, f.period) f.unit_id, f.school_year, f.form_code, f.period, f.number
      from filing f where f.unit_id = any(${unitIds}::bigint[])
      order by f.unit_id, f.school_year, f.form_code, f.period, f.number desc
    ) n
    join unit u on u.id = n.unit_id
    where not exists (select from filing_verdict v where v.unit_id = n.unit_id and v.unit_id = any(${unitIds}::bigint[]) and v.school_year = n.school_year
        and v.form_code = n.form_code and v.period = n.period and v.number = n.number)
    order by u.name, n.school_year, n.period
  `.execute(trx);
  return rows;
}

type UnitRow = Omit<UnitFacts, 'childIds' | 'openFilings'> & { parentThen: number | null };

/** Everything a plan may ask about: each unit that ever stood below the department, as on the day before the act. */
export async function loadGround(trx: Trx, act: Act, of: UnitAct): Promise<{ ground: ActGround; open: OpenFiling[] }> {
  const eve = dayBefore(of.on);
  const { rows } = await sql<UnitRow>`
    select u.id, u.kind, u.code, u.name, p.parent_id, n.parent_id as parent_then, u.administrative_code, u.school_type, u.valid_from, u.valid_to,
      coalesce((select json_agg(l.level) from unit_level l where l.unit_id = u.id and l.valid_from <= ${of.on}::date and (l.valid_to is null or l.valid_to >= ${eve}::date)), '[]'::json) as levels,
      (select max(x.acts_on) from unit_act x where x.undone_at is null and x.unit_ids @> array[u.id]) as latest_act_on
    from unit u
    left join unit_parent p on p.unit_id = u.id and p.valid_from <= ${eve}::date and (p.valid_to is null or p.valid_to >= ${eve}::date)
    left join unit_parent n on n.unit_id = u.id and n.valid_from <= ${of.on}::date and (n.valid_to is null or n.valid_to >= ${of.on}::date)
    where u.id in (select a.unit_id from unit_above a where a.above_id = ${act.unitId})
    order by u.id
  `.execute(trx);
  const open = await listOpenFilings(
    trx,
    rows.filter((row) => row.kind === 'school').map((row) => row.id),
  );
  const openOf = Map.groupBy(open, (filing) => filing.unitId);
  const stands = (row: UnitRow) => row.validFrom <= of.on && (row.validTo === null || row.validTo >= of.on);
  const childrenOf = Map.groupBy(rows.filter(stands), (row) => row.parentThen);
  const units = new Map(
    rows.map(({ parentThen: _then, ...row }) => [
      row.id,
      {
        ...row,
        childIds: (childrenOf.get(row.id) ?? []).map((child) => child.id),
        openFilings: openOf.get(row.id)?.length ?? 0,
      },
    ]),
  );
  const ground = {
    units,
    today: act.today,
    takenCodes: await findTakenCodes(trx, of),
    places: await placesOf(trx, of),
  };
  return { ground, open };
}

async function findTakenCodes(trx: Trx, of: UnitAct): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('unit')
    .select('code')
    .where('code', 'in', ['', ...codesOf(of)])
    .execute();
  return new Set(rows.map((row) => row.code));
}

function codesOf(of: UnitAct): string[] {
  switch (of.kind) {
    case 'create':
      return [of.unit.code];
    case 'edit':
      return [of.code];
    case 'merge':
      return of.into.kind === 'new' ? [of.into.unit.code] : [];
    case 'split':
      return of.into.map((unit) => unit.code);
    case 'reform':
      return [of.department.code, ...of.communes.map((commune) => `X${commune.code}`)];
    default:
      return [];
  }
}

async function placesOf(trx: Trx, of: UnitAct): Promise<ActGround['places']> {
  if (of.kind !== 'reform') return new Map();
  const places = await listPlaces(trx, dayBefore(of.on));
  return new Map(places.map(({ code, ...place }) => [code, place]));
}

export type PlaceRow = { code: string; kind: string; name: string; parentCode: string | null };

/** Provinces, districts and communes as of a day: a code means another place on another day. */
export function listPlaces(trx: Trx, day: string): Promise<PlaceRow[]> {
  return trx
    .selectFrom('administrativeUnit')
    .select(['code', 'kind', 'name', 'parentCode'])
    .where('validFrom', '<=', day)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', day)]))
    .orderBy('code')
    .execute();
}
