import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';

/** How long the file of a job can be fetched. The nightly sweep takes it away afterwards. */
const hoursKept = 24;

type File = { unitId: number; jobId: string; fileName: string; bytes: Uint8Array };

/** Keeps what a job made; a run that is begun again finds it kept. Answers until when. */
export async function keepJobFile(trx: Trx, act: Act, { unitId, jobId, fileName, bytes }: File): Promise<string> {
  const keptUntil = new Date(act.at.getTime() + hoursKept * 3_600_000);
  await trx
    .insertInto('jobFile')
    .values({ unitId, jobId, fileName, bytes: Buffer.from(bytes), keptUntil })
    .onConflict((conflict) => conflict.columns(['unitId', 'jobId']).doNothing())
    .execute();
  return keptUntil.toISOString();
}
