import { type Nightly, type NightlyKind, nightlyKinds } from '@truong/contracts/jobs';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import type { InAct } from '../trpc.ts';

type Row = {
  kind: NightlyKind;
  state: string;
  at: Date;
  finishedAt: Date | null;
  facts: unknown;
  errorCode: string | null;
  askedBy: string | null;
};

/** Every kind of nightly job with its last run; the owner's function answers administrators only. */
export async function listNightly(trx: Trx): Promise<Nightly[]> {
  const { rows } = await sql<Row>`select * from nightly_runs()`.execute(trx);
  return nightlyKinds.map((kind) => {
    const row = rows.find((one) => one.kind === kind);
    if (!row) return { kind, last: null };
    const { at, finishedAt, ...rest } = row;
    return { kind, last: { ...rest, at: at.toISOString(), finishedAt: finishedAt?.toISOString() ?? null } } as Nightly;
  });
}

/** Has a nightly job run now. Without a request number: while one waits or runs, asking again is that one. */
export function startNightly(inAct: InAct, { kind }: { kind: NightlyKind }): Promise<null> {
  return inAct(async (trx) => {
    await sql`select nightly_ask(${kind})`.execute(trx);
    return null;
  });
}
