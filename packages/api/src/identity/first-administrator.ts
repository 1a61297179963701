import type { Db, Trx } from '@truong/db/kysely';
import { fold } from '@truong/vietnamese/text';
import { sql } from 'kysely';
import { hashPassword } from './passwords.ts';
import { issuedPassword } from './random-words.ts';

export type FirstAdministrator = { username: string; displayName: string; departmentName: string };

/**
 * The account that makes all others, in a database that has none: the department's unit too where it is missing. Runs as
 * the owner, from a command. The password is answered once and kept as a hash only.
 */
export function makeFirstAdministrator(
  owner: Db,
  { username, displayName, departmentName }: FirstAdministrator,
): Promise<{ password: string; unitName: string }> {
  return owner.transaction().execute(async (trx) => {
    // Two commands at once: the second one finds the first one's account.
    await sql`lock table role_assignment in share row exclusive mode`.execute(trx);
    const known = await trx
      .selectFrom('roleAssignment')
      .select('id')
      .where('role', '=', 'administrator')
      .executeTakeFirst();
    if (known) throw new Error('There is an administrator already; further accounts are made on the screen by them.');
    const { today } = (await sql<{ today: string }>`select today() as today`.execute(trx)).rows[0] ?? { today: '' };
    const unit = (await findDepartment(trx)) ?? (await makeDepartment(trx, { name: departmentName, today }));
    const password = issuedPassword();
    const account = await trx
      .insertInto('account')
      .values({ username, displayName, passwordHash: await hashPassword(password), mustChangePassword: true })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('roleAssignment')
      .values({ accountId: account.id, role: 'administrator', unitId: unit.id, validFrom: today })
      .execute();
    return { password, unitName: unit.name };
  });
}

function findDepartment(trx: Trx) {
  return trx
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('kind', '=', 'department')
    .where('validTo', 'is', null)
    .executeTakeFirst();
}

async function makeDepartment(trx: Trx, { name, today }: { name: string; today: string }) {
  const unit = await trx
    .insertInto('unit')
    .values({ kind: 'department', code: 'SGDDT', name, nameSearch: fold(name), validFrom: today })
    .returning(['id', 'name'])
    .executeTakeFirstOrThrow();
  await sql`select place_unit(${unit.id}, null, ${today})`.execute(trx);
  return unit;
}
