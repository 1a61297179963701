import { createHash } from 'node:crypto';
import { AppError } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

/** The hash by which a repeat is told from other content under the same number. Key order is that of the parsed contract. */
export function inputHash(input: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify(input), 'utf8').digest();
}

export type Answered = { inputHash: Buffer; answer: unknown };

/** The first answer to this request, if this very account asked it before. Runs behind the act, which knows the account. */
export async function findAnswer(
  trx: Trx,
  { unitId, requestId }: { unitId: number; requestId: string },
): Promise<Answered | undefined> {
  return trx
    .selectFrom('request')
    .select(['inputHash', 'answer'])
    .where('unitId', '=', unitId)
    .where('accountId', '=', sql<number>`(select act_account_id())`)
    .where('requestId', '=', requestId)
    .executeTakeFirst();
}

/** The remembered answer, or undefined for a new request. Throws REQUEST_REUSED when the number came with other content. */
export function repeatedAnswer<T>(answered: Answered | undefined, hash: Buffer): T | undefined {
  if (!answered) return undefined;
  if (!answered.inputHash.equals(hash)) throw new AppError('REQUEST_REUSED');
  return answered.answer as T;
}

export async function rememberAnswer(
  trx: Trx,
  act: Act,
  request: { unitId: number; requestId: string; hash: Buffer; answer: unknown },
): Promise<void> {
  await trx
    .insertInto('request')
    .values({
      unitId: request.unitId,
      accountId: act.accountId,
      requestId: request.requestId,
      inputHash: request.hash,
      answer: JSON.stringify(request.answer),
      answeredAt: act.at,
    })
    .execute();
}

/** Does the work once for a request: a repeat gets the first answer. For acts whose own locks keep two at once apart. */
export async function answerOnce<T>(
  trx: Trx,
  act: Act,
  request: { unitId: number; requestId: string; hash: Buffer },
  work: () => Promise<T>,
): Promise<T> {
  const answered = await findAnswer(trx, request);
  if (answered) return repeatedAnswer<T>(answered, request.hash) as T;
  const answer = await work();
  await rememberAnswer(trx, act, { ...request, answer });
  return answer;
}
