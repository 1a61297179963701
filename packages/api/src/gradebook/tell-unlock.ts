import type { NoticeData } from '@truong/contracts/notices';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { tellNotice } from '../notices/index.ts';
import { asksHomeroomFirst } from './lock.queries.ts';
import { isKeeperOn } from './sheet-access.ts';
import { listAccountsOf } from './substitution.queries.ts';
import type { UnlockRow } from './unlock.queries.ts';

/** What every notice about a request names. */
export function aboutUnlock(row: UnlockRow, { schoolYear }: { schoolYear: number }): NoticeData<'unlock_ended'> {
  const { term, sheetId, className, subjectName, slots } = row;
  return { schoolYear, term, sheetId, className, subjectName, slots };
}

/** Tells the principal, and the homeroom teachers of today where the school asks for their word first. */
export async function tellDeciders<K extends 'unlock_asked' | 'unlock_withdrawn'>(
  trx: Trx,
  act: Act,
  { unitId, row, ...told }: { unitId: number; row: UnlockRow; kind: K; data: NoticeData<K> },
): Promise<void> {
  await tellNotice(trx, act, { unitId, to: { role: 'principal' }, ...told });
  if (!(await asksHomeroomFirst(trx, unitId))) return;
  const persons = (row.homeroom ?? []).filter((each) => isKeeperOn(act.today, each)).map((each) => each.personId);
  for (const accountId of await listAccountsOf(trx, persons))
    if (accountId !== act.accountId) await tellNotice(trx, act, { unitId, to: { accountId }, ...told });
}
