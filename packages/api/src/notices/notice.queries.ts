import type { MarkRead, Notice, NoticeKind } from '@truong/contracts/notices';
import { type Gate, mayPass } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

/** How far back notices are shown and counted. */
const shown = { days: 120, rows: 100 };

/** Whom a kind concerns: others of the unit are not told, whatever it was addressed to. */
const gateOfKind = {
  form_submitted: 'filing.review',
  form_accepted: 'form.read',
  form_returned: 'form.read',
  form_reminder: 'form.enter',
  form_unlock_asked: 'filing.review',
  form_unlocked: 'form.enter',
  form_unlock_refused: 'form.enter',
  term_reopened: 'gradebook.read',
  sheet_reopened: 'gradebook.read',
  substitution_given: 'signed_in',
  substitution_ended: 'signed_in',
  unlock_asked: 'gradebook.read',
  unlock_granted: 'gradebook.read',
  unlock_refused: 'gradebook.read',
  unlock_ended: 'gradebook.read',
  unlock_withdrawn: 'gradebook.read',
  entry_reminder: 'gradebook.read',
  job_finished: 'signed_in',
  job_failed: 'signed_in',
  nightly_failed: 'nightly.keep',
  recount_differs: 'accounts.read',
} as const satisfies Record<NoticeKind, Gate>;

function selectMine(db: Db, act: Act) {
  const kinds = Object.entries(gateOfKind).flatMap(([kind, gate]) => (mayPass(gate, act) ? [kind] : []));
  return db
    .selectFrom('notice as n')
    .leftJoin('noticeRead as r', (join) =>
      join
        .onRef('r.unitId', '=', 'n.unitId')
        .onRef('r.noticeId', '=', 'n.id')
        .on('r.accountId', '=', act.accountId)
        .on('r.unitId', '=', act.unitId),
    )
    .where('n.unitId', '=', act.unitId)
    .where('n.at', '>', sql<Date>`now() - make_interval(days => ${shown.days})`)
    .where('n.kind', '=', sql<string>`any(${kinds}::text[])`)
    .where((eb) =>
      eb.or([
        eb('n.toAccountId', '=', act.accountId),
        eb.and([
          eb('n.toAccountId', 'is', null),
          eb.or([eb('n.toRole', 'is', null), eb('n.toRole', '=', act.role)]),
          eb('n.byAccountId', 'is distinct from', act.accountId),
        ]),
      ]),
    );
}

/** What was told to whoever acts, in the unit where they act, newest first. */
export async function listNotices(db: Db, act: Act): Promise<{ notices: Notice[]; hasMore: boolean }> {
  const rows = await selectMine(db, act)
    .leftJoin('unit as u', 'u.id', 'n.fromUnitId')
    .select(['n.kind', 'n.id', 'n.data', 'n.at', 'n.byName as by', 'u.name as fromUnitName', 'r.readAt'])
    .orderBy('n.at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(shown.rows + 1)
    .execute();
  return {
    notices: rows
      .slice(0, shown.rows)
      .map(({ readAt, at, ...row }) => ({ ...row, at: at.toISOString(), isRead: readAt !== null }) as Notice),
    hasMore: rows.length > shown.rows,
  };
}

export async function countUnread(db: Db, act: Act): Promise<{ unread: number }> {
  return selectMine(db, act)
    .where('r.readAt', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('unread'))
    .executeTakeFirstOrThrow();
}

/** Marks what was told to whoever acts as read. Marking twice is as marking once, so it needs no request number. */
export async function markRead(trx: Trx, act: Act, { ids }: MarkRead): Promise<null> {
  const unread = await selectMine(trx, act).where('r.readAt', 'is', null).select('n.id').execute();
  const asked = ids === null ? null : new Set(ids);
  const marked = unread.filter(({ id }) => asked?.has(id) ?? true);
  if (marked.length === 0) return null;
  await trx
    .insertInto('noticeRead')
    .values(marked.map(({ id }) => ({ unitId: act.unitId, accountId: act.accountId, noticeId: id, readAt: act.at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return null;
}
