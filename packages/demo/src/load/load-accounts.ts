import { hashPassword } from '@truong/api/identity/passwords';
import type { ProvinceModel } from '../model/province-model.ts';
import { type Ids, idOf } from './ids.ts';
import { insertRows, moveSequence, type OwnerPool, type RowTarget } from './insert-rows.ts';

/** Accounts of all staff with their assignments. One hash serves them all: the password is printed at every start anyway. */
export async function loadAccounts(
  pool: OwnerPool | RowTarget,
  { accounts }: ProvinceModel,
  { ids, password }: { ids: Ids; password: string },
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await insertRows(
    pool,
    'account',
    accounts.map(({ username, displayName, personKey }, i) => ({
      id: i + 1,
      username,
      display_name: displayName,
      person_id: idOf(ids.person, personKey),
      password_hash: passwordHash,
    })),
  );
  await moveSequence(pool, 'account');
  const assignments = accounts.flatMap((account, i) =>
    account.assignments.map(({ role, unitKey, validFrom }) => ({
      account_id: i + 1,
      role,
      unit_id: idOf(ids.unit, unitKey),
      valid_from: validFrom,
    })),
  );
  await insertRows(
    pool,
    'role_assignment',
    assignments.map((row, i) => ({ id: i + 1, ...row })),
  );
  await moveSequence(pool, 'role_assignment');
}
