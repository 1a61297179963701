import { AppError } from '@truong/contracts/errors';
import type { SavedView, SaveView, ViewRef } from '@truong/contracts/pivot';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { answerOnce, inputHash } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';

/** One's own views and those that colleagues of the unit share, by name. */
export function listViews(inAct: InAct, { unitId }: { unitId: number }): Promise<SavedView[]> {
  return inAct(async (trx, act) => {
    const rows = await trx
      .selectFrom('savedView')
      .select(['id', 'name', 'search', 'isShared', 'accountId', 'savedByName'])
      .where('unitId', '=', ownUnit(act, unitId))
      .where((eb) => eb.or([eb('accountId', '=', act.accountId), eb('isShared', '=', true)]))
      .orderBy('name')
      .orderBy('id')
      .execute();
    return rows.map(({ accountId, savedByName, search, ...row }) => ({
      ...row,
      search: search as SavedView['search'],
      isMine: accountId === act.accountId,
      by: savedByName,
    }));
  });
}

export function saveView(inAct: InAct, input: SaveView): Promise<{ viewId: number }> {
  return onceHere(inAct, input, async (trx, act) => {
    const { unitId, name, isShared } = input;
    const { id } = await trx
      .insertInto('savedView')
      .values({
        ...{ unitId, name, isShared, accountId: act.accountId, savedByName: act.displayName, savedAt: act.at },
        search: JSON.stringify(input.search),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { viewId: id };
  });
}

/** NOT_FOUND for a view of somebody else, shared or not. */
export function removeView(inAct: InAct, input: ViewRef): Promise<null> {
  return onceHere(inAct, input, async (trx, act) => {
    const removed = await trx
      .deleteFrom('savedView')
      .where('unitId', '=', input.unitId)
      .where('id', '=', input.viewId)
      .where('accountId', '=', act.accountId)
      .executeTakeFirst();
    if (removed.numDeletedRows === 0n) throw new AppError('NOT_FOUND');
    return null;
  });
}

/** A write of the unit where one acts, done once for a request. */
export function onceHere<Input extends { unitId: number; requestId: string }, Answer>(
  inAct: InAct,
  input: Input,
  run: (trx: Trx, act: Act) => Promise<Answer>,
): Promise<Answer> {
  return inAct((trx, act) => {
    const { requestId } = input;
    const unitId = ownUnit(act, input.unitId);
    return answerOnce(trx, act, { unitId, requestId, hash: inputHash(input) }, () => run(trx, act));
  });
}

function ownUnit(act: Act, unitId: number): number {
  if (unitId !== act.unitId) throw new AppError('NOT_FOUND');
  return unitId;
}
