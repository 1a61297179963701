import { AppError } from '@truong/contracts/errors';
import type { AccountLog, IssueAccounts, Slip } from '@truong/contracts/identity';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { usernameStem } from '@truong/rules/identity/username-stem';
import { fold } from '@truong/vietnamese/text';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { type LogRow, logLine } from './own-account.ts';
import { hashPassword } from './passwords.ts';
import { issuedPassword } from './random-words.ts';
import { listIssuable, listSlipNames } from './staff-accounts.queries.ts';

type Issued = { accountId: number };

/**
 * Accounts for staff who have none, with passwords that are told in this answer and nowhere kept. A repeat makes no second
 * account: it gives new passwords to those of the first that nobody has signed in with yet.
 */
export async function issueAccounts(inAct: InAct, input: IssueAccounts): Promise<Slip[]> {
  const staffIds = [...new Set(input.staffIds)];
  const passwords = await newPasswords(staffIds.length);
  return inAct(async (trx, act) => {
    const { unitId, requestId } = input;
    if (!act.writeUnits.includes(unitId)) throw new AppError('NOT_FOUND');
    const hash = inputHash(input);
    const first = repeatedAnswer<Issued[]>(await findAnswer(trx, input), hash);
    if (first) return reissue(trx, await stillUnused(trx, first), passwords);
    const staff = await listIssuable(trx, { unitId, staffIds, today: act.today });
    if (staff.length < staffIds.length) throw new AppError('NOT_FOUND');
    const { rows } = await sql<{ accountId: number; username: string }>`
      select account_id, username from account_issue(
        ${staff.map((one) => one.personId)}::bigint[],
        ${staff.map(({ familyAndMiddleName, givenName }) => usernameStem({ familyAndMiddle: fold(familyAndMiddleName), given: fold(givenName) }))}::text[],
        ${staff.map((one) => `${one.familyAndMiddleName} ${one.givenName}`.trim())}::text[],
        ${passwords.map((one) => one.hash)}::text[])`.execute(trx);
    const answer = rows.map(({ accountId }): Issued => ({ accountId }));
    await rememberAnswer(trx, act, { unitId, requestId, hash, answer });
    return rows.map(({ accountId, username }, at) => ({
      accountId,
      username,
      fullName: `${staff[at]?.familyAndMiddleName} ${staff[at]?.givenName}`.trim(),
      password: passwords[at]?.password ?? '',
    }));
  });
}

/** A new password for somebody who forgot theirs; their sessions end. A repeat gives another one: the first was never seen. */
export async function reissuePassword(
  inAct: InAct,
  { accountId }: { accountId: number; requestId: string },
): Promise<Slip> {
  const passwords = await newPasswords(1);
  return inAct(async (trx) => {
    const [slip] = await reissue(trx, [accountId], passwords);
    if (!slip) throw new AppError('NOT_FOUND');
    return slip;
  });
}

type Change = { accountId: number; requestId: string };

/** Throws LAST_ADMINISTRATOR when nobody would be left to undo it. */
export function setAccountDisabled(inAct: InAct, input: Change & { isDisabled: boolean }): Promise<null> {
  return inAct((trx, act) =>
    once(trx, act, input, () => sql`select account_disable(${input.accountId}, ${input.isDisabled})`.execute(trx)),
  );
}

export function resetFactor(inAct: InAct, input: Change): Promise<null> {
  return inAct((trx, act) => once(trx, act, input, () => sql`select factor_reset(${input.accountId})`.execute(trx)));
}

export function readAccountLog(inAct: InAct, { accountId }: { accountId: number }): Promise<AccountLog> {
  return inAct(async (trx) => {
    const { rows } = await sql<{ id: number; kind: LogRow['kind']; at: Date; byAccountId: number; byName: string }>`
      select * from account_log_of(${accountId})`.execute(trx);
    return rows.map((row) => logLine({ ...row, by_account_id: row.byAccountId, by_name: row.byName }));
  });
}

/** Carries no request number: a repeat begins the same half hour again, and each time is told to the person. */
export function seeAs(ctx: Context & { inAct: InAct }, { assignmentId }: { assignmentId: number }): Promise<null> {
  return ctx.inAct(async (trx) => {
    await sql`select see_as_begin(${ctx.token}, ${assignmentId})`.execute(trx);
    return null;
  });
}

export async function stopSeeing({ pool, token }: Context): Promise<null> {
  await pool.query('select see_as_end($1)', [token]);
  return null;
}

/** Runs `change` unless this request did it before. */
async function once(trx: Trx, act: Act, input: Change, change: () => Promise<unknown>): Promise<null> {
  const hash = inputHash(input);
  const of = { unitId: act.unitId, requestId: input.requestId };
  if (repeatedAnswer<null>(await findAnswer(trx, of), hash) !== undefined) return null;
  await change();
  await rememberAnswer(trx, act, { ...of, hash, answer: null });
  return null;
}

type NewPassword = { password: string; hash: string };

/** Hashed before the transaction begins: hashing is slow on purpose. */
export function newPasswords(count: number): Promise<NewPassword[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const password = issuedPassword();
      return { password, hash: await hashPassword(password) };
    }),
  );
}

export async function stillUnused(trx: Trx, issued: readonly Issued[]): Promise<number[]> {
  const rows = await trx
    .selectFrom('account')
    .select('id')
    .where(
      'id',
      'in',
      issued.map(({ accountId }) => accountId),
    )
    .where('mustChangePassword', '=', true)
    .execute();
  return rows.map(({ id }) => id);
}

export async function reissue(
  trx: Trx,
  accounts: readonly number[],
  passwords: readonly NewPassword[],
): Promise<Slip[]> {
  const hashes = passwords.slice(0, accounts.length).map(({ hash }) => hash);
  await sql`select account_reissue(${accounts}::bigint[], ${hashes}::text[])`.execute(trx);
  const names = await listSlipNames(trx, accounts);
  return accounts.map((accountId, at) => ({
    accountId,
    fullName: names.get(accountId)?.displayName ?? '',
    username: names.get(accountId)?.username ?? '',
    password: passwords[at]?.password ?? '',
  }));
}
