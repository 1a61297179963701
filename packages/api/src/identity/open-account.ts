import { AppError } from '@truong/contracts/errors';
import type { OpenAccount, Slip } from '@truong/contracts/identity';
import { rolesGivenBy } from '@truong/contracts/permissions';
import { usernameStem } from '@truong/rules/identity/username-stem';
import { splitName } from '@truong/vietnamese/names';
import { fold } from '@truong/vietnamese/text';
import { sql } from 'kysely';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { newPasswords, reissue, stillUnused } from './keep-accounts.ts';
import { getUnitKind } from './role.queries.ts';

/**
 * An account with its first role, for somebody who is no staff member here yet. The password is told in this answer and
 * nowhere kept; a repeat gives a new one to the same account as long as nobody has signed in with it. FORBIDDEN for a role
 * that an administrator does not give at such a unit.
 */
export async function openAccount(inAct: InAct, input: OpenAccount): Promise<Slip> {
  const passwords = await newPasswords(1);
  return inAct(async (trx, act) => {
    const { unitId, requestId, fullName, role, validFrom } = input;
    const of = { unitId: act.unitId, requestId };
    const hash = inputHash(input);
    const first = repeatedAnswer<{ accountId: number }>(await findAnswer(trx, of), hash);
    if (first) {
      const [slip] = await reissue(trx, await stillUnused(trx, [first]), passwords);
      if (!slip) throw new AppError('REQUEST_REUSED');
      return slip;
    }
    if (!act.readUnits.includes(unitId)) throw new AppError('NOT_FOUND');
    if (!rolesGivenBy(act.role, await getUnitKind(trx, unitId)).includes(role)) throw new AppError('FORBIDDEN');
    const { familyAndMiddle, given } = splitName(fullName);
    const stem = usernameStem({ familyAndMiddle: fold(familyAndMiddle), given: fold(given) });
    const { rows } = await sql<{ accountId: number; username: string }>`
      select account_id, username from account_open(${stem}, ${fullName}, ${passwords[0]?.hash}, ${role}, ${unitId}::bigint, ${validFrom}::date)
    `.execute(trx);
    const made = rows[0];
    if (!made) throw new Error('an account was opened without an answer');
    await rememberAnswer(trx, act, { ...of, hash, answer: { accountId: made.accountId } });
    return { ...made, fullName, password: passwords[0]?.password ?? '' };
  });
}
