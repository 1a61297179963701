import type { StaffAccounts } from '@truong/contracts/identity';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

type OfUnit = { unitId: number; today: string };

/** The staff of today, by name, each with their account wherever it was made. */
export async function listStaffAccounts(trx: Trx, { unitId, today }: OfUnit): Promise<StaffAccounts> {
  const staff = await trx
    .selectFrom('staff')
    .select(['id', 'personId', 'code', 'familyAndMiddleName', 'givenName'])
    .where('unitId', '=', unitId)
    .where('validFrom', '<=', today)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .orderBy('nameSortKey')
    .orderBy('id')
    .execute();
  const accounts = await listAccountsOf(
    trx,
    staff.map((one) => one.personId),
    today,
  );
  return staff.map((one) => ({
    staffId: one.id,
    code: one.code,
    fullName: `${one.familyAndMiddleName} ${one.givenName}`.trim(),
    account: accounts.get(one.personId) ?? null,
  }));
}

type Account = NonNullable<StaffAccounts[number]['account']>;
type AccountRow = {
  personId: number;
  id: number;
  username: string;
  mustChangePassword: boolean;
  isDisabled: boolean;
  hasRole: boolean;
  isKept: boolean;
};

async function listAccountsOf(trx: Trx, people: readonly number[], today: string): Promise<Map<number, Account>> {
  const { rows } = await sql<AccountRow>`
    with found as (select person_id, account_id from accounts_of_people(${people}::bigint[]))
    select f.person_id, a.id, a.username, a.must_change_password, a.disabled_at is not null and a.ended_at is null as is_disabled,
      exists (select from role_assignment r where r.account_id = a.id
        and r.valid_from <= ${today}::date and (r.valid_to is null or r.valid_to >= ${today}::date)) as has_role,
      a.id in (select accounts_kept((select array_agg(account_id) from found))) as is_kept
    from found f join account a on a.id = f.account_id order by a.id`.execute(trx);
  return new Map(
    rows.map(({ personId, id, username, isKept, ...row }) => [
      personId,
      { id, username, isKept, state: stateOf(row) } satisfies Account,
    ]),
  );
}

function stateOf(row: { isDisabled: boolean; hasRole: boolean; mustChangePassword: boolean }): Account['state'] {
  if (row.isDisabled) return 'disabled';
  if (!row.hasRole) return 'without_role';
  return row.mustChangePassword ? 'issued' : 'active';
}

export async function listIssuable(trx: Trx, { unitId, today, staffIds }: OfUnit & { staffIds: readonly number[] }) {
  return trx
    .selectFrom('staff')
    .select(['personId', 'familyAndMiddleName', 'givenName'])
    .where('unitId', '=', unitId)
    .where('id', 'in', [...staffIds])
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .orderBy('nameSortKey')
    .orderBy('id')
    .execute();
}

export async function listSlipNames(trx: Trx, accounts: readonly number[]) {
  if (accounts.length === 0) return new Map<number, { displayName: string; username: string }>();
  const rows = await trx
    .selectFrom('account')
    .select(['id', 'displayName', 'username'])
    .where('id', 'in', [...accounts])
    .execute();
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}
