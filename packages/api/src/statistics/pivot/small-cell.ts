import { AppError } from '@truong/contracts/errors';
import { holds } from '@truong/contracts/permissions';
import type { SaveSmallCell, SmallCell } from '@truong/contracts/pivot';
import type { Act } from '@truong/db/act';
import type { Db } from '@truong/db/kysely';
import { smallCell } from '@truong/rules/statistics/pivot/pivot-hiding';
import { sql } from 'kysely';
import { answerOnce, inputHash } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';

type Change = { below: number | null; reason: string; at: Date; who: string };

/** What the department of the act decided, the latest first. */
async function listChanges(db: Db, { unitId, asOf }: Act): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select l.below, l.reason, l.at, a.display_name as who from small_cell_limit l join account a on a.id = l.account_id
    where l.unit_id in (select v.above_id from unit_above v join unit u on u.id = v.above_id and u.kind = 'department'
      where v.unit_id = ${unitId} and v.valid_from <= ${asOf}::date and (v.valid_to is null or v.valid_to >= ${asOf}::date))
    order by l.id desc`.execute(db);
  return rows;
}

/** Under how many of a kind a cell is left out of what is published. */
export async function findSmallCell(db: Db, act: Act): Promise<number> {
  const [last] = await listChanges(db, act);
  return last?.below ?? smallCell;
}

export function readSmallCell(inAct: InAct): Promise<SmallCell> {
  return inAct(async (trx, act) => {
    const changes = await listChanges(trx, act);
    return {
      below: changes[0]?.below ?? smallCell,
      isDefault: !changes[0]?.below,
      canChange: act.unitKind === 'department' && holds(act, 'organisation.keep'),
      changes: changes.map(({ at, ...change }) => ({ ...change, at: at.toISOString() })),
    };
  });
}

/** The department sets another limit, or the default again; what is published from now on follows it. */
export function saveSmallCell(inAct: InAct, input: SaveSmallCell): Promise<null> {
  const { below, reason, requestId } = input;
  return inAct(async (trx, act) => {
    if (act.unitKind !== 'department') throw new AppError('FORBIDDEN');
    const request = { unitId: act.unitId, requestId, hash: inputHash(input) };
    return answerOnce<null>(trx, act, request, async () => {
      await sql`select save_small_cell_limit(${below}::integer, ${reason}::text, ${act.at}::timestamptz)`.execute(trx);
      return null;
    });
  });
}
