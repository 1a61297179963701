import type { NoticeData, NoticeKind } from '@truong/contracts/notices';
import type { Role } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

type Told<K extends NoticeKind> = { unitId: number; kind: K; data: NoticeData<K> };

/** Tells a person, a role or everyone of a unit that this act may write in. Who did it is not told of their own deed. */
export async function tellNotice<K extends NoticeKind>(
  trx: Trx,
  act: Act,
  { unitId, to, kind, data }: Told<K> & { to: { accountId: number } | { role: Role } | 'everyone' },
): Promise<void> {
  const addressee = to === 'everyone' ? {} : 'role' in to ? { toRole: to.role } : { toAccountId: to.accountId };
  await trx
    .insertInto('notice')
    .values({
      unitId,
      ...addressee,
      kind,
      data: JSON.stringify(data),
      at: act.at,
      byAccountId: act.accountId,
      byName: act.displayName,
    })
    .execute();
}

/**
 * Tells another unit, by copy: it waits outside the units and is delivered within seconds after the commit. `role` null
 * tells everyone there.
 */
export async function tellUnit<K extends NoticeKind>(
  trx: Trx,
  act: Act,
  { unitId, role, kind, data }: Told<K> & { role: Role | null },
): Promise<void> {
  await sql`select notice_send(${unitId}, ${act.unitId}, ${role}, ${kind}, ${JSON.stringify(data)}::jsonb)`.execute(
    trx,
  );
}
