import { AppError } from '@truong/contracts/errors';
import type { Me } from '@truong/contracts/identity';
import type { Context } from '../context.ts';
import { isDeviceCode, newFactor, newSecret, stepOfCode } from './factor-code.ts';
import { findMe } from './identity.queries.ts';
import { guessLimits } from './own-password.ts';
import { recoveryCodes, recoveryHash } from './random-words.ts';

// None of these carries a request number: a code is good once by itself, and the rest says how things shall stand.

/** The second step of signing in, by a code of the device or a recovery code. */
export async function passFactor(ctx: Context, { code }: { code: string }): Promise<Me> {
  const { secret, lastStep } = await attemptFactor(ctx);
  if (secret === null) throw new AppError('FACTOR_WRONG');
  const isPassed = isDeviceCode(code)
    ? await passByDevice(ctx, stepOfCode({ secret, code, lastStep }))
    : await passByRecovery(ctx, code);
  if (!isPassed) throw new AppError('FACTOR_WRONG');
  const me = await findMe(ctx.pool, ctx.token ?? '');
  if (!me) throw new AppError('SESSION_ENDED');
  return me;
}

/** A secret for the person's device. Nothing changes for them until a first code has shown that the device has it. */
export async function beginFactor(ctx: Context) {
  const secret = newSecret();
  const { rows } = await ctx.pool.query<{ username: string }>('select factor_begin($1, $2) as username', [
    ctx.token,
    secret,
  ]);
  return newFactor(rows[0]?.username ?? '', secret);
}

/** The first code: from now on every session needs one. The recovery codes are told this once. */
export async function enrolFactor(ctx: Context, { code }: { code: string }): Promise<{ codes: string[] }> {
  const { secret, lastStep, isEnrolled } = await attemptFactor(ctx);
  if (isEnrolled) throw new AppError('FACTOR_ENROLLED');
  const step = secret === null ? null : stepOfCode({ secret, code, lastStep });
  const codes = recoveryCodes();
  const isPassed =
    step !== null &&
    (await answerOf(ctx, 'select factor_enrol($1, $2, $3) as answer', [step, codes.map(recoveryHash)])) === true;
  if (!isPassed) throw new AppError('FACTOR_WRONG');
  return { codes };
}

export async function renewRecoveryCodes(ctx: Context): Promise<{ codes: string[] }> {
  const codes = recoveryCodes();
  if (!(await answerOf(ctx, 'select recovery_renew($1, $2) as answer', [codes.map(recoveryHash)])))
    throw new AppError('NOT_FOUND');
  return { codes };
}

/** Throws FORBIDDEN to somebody whose role needs a second factor. */
export async function removeFactor(ctx: Context): Promise<null> {
  await answerOf(ctx, 'select factor_remove($1) as answer', []);
  return null;
}

async function passByDevice(ctx: Context, step: number | null): Promise<boolean> {
  return step !== null && (await answerOf(ctx, 'select factor_pass($1, $2) as answer', [step])) === true;
}

async function passByRecovery(ctx: Context, code: string): Promise<boolean> {
  return (await answerOf(ctx, 'select recovery_pass($1, $2) as answer', [recoveryHash(code)])) !== null;
}

async function answerOf(ctx: Context, text: string, values: unknown[]): Promise<unknown> {
  const { rows } = await ctx.pool.query<{ answer: unknown }>(text, [ctx.token, ...values]);
  return rows[0]?.answer ?? null;
}

type Attempt = { secret: string | null; lastStep: number; isEnrolled: boolean };

async function attemptFactor(ctx: Context): Promise<Attempt> {
  const { rows } = await ctx.pool.query<Attempt & { retryAfterSeconds: number | null }>(
    `select secret, coalesce(last_step, 0) as "lastStep", is_enrolled as "isEnrolled", retry_after_seconds as "retryAfterSeconds"
     from factor_attempt($1, $2, $3::interval)`,
    [ctx.token, guessLimits.factor, guessLimits.window],
  );
  const [attempt] = rows;
  if (!attempt) throw new AppError('SESSION_ENDED');
  if (attempt.retryAfterSeconds !== null)
    throw new AppError('SIGN_IN_THROTTLED', { retryAfterSeconds: attempt.retryAfterSeconds });
  return attempt;
}
