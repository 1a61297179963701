import type { FileAnswer } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { JobKind, JobRef } from '@truong/contracts/jobs';
import { mayPass } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { z } from 'zod';
import { jobRunOf } from './all-jobs.ts';

/** The file of one's own job, as long as one may still ask for such a job. Throws NOT_FOUND, FORBIDDEN or JOB_FILE_GONE. */
export async function readJobFile(trx: Trx, act: Act, { unitId, id }: JobRef): Promise<z.infer<typeof FileAnswer>> {
  const row = await trx
    .selectFrom('job as j')
    .leftJoin('jobFile as f', (join) => join.onRef('f.unitId', '=', 'j.unitId').onRef('f.jobId', '=', 'j.id'))
    .select(['j.kind', 'f.fileName', 'f.bytes', 'f.keptUntil'])
    .where('j.unitId', '=', unitId)
    .where('j.id', '=', id)
    .where('j.accountId', '=', act.accountId)
    .where('j.state', '=', 'done')
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND');
  if (!mayPass(jobRunOf(row.kind as JobKind).permission, act)) throw new AppError('FORBIDDEN');
  if (row.fileName === null || row.bytes === null || row.keptUntil === null || row.keptUntil < act.at)
    throw new AppError('JOB_FILE_GONE');
  return { fileName: row.fileName, base64: row.bytes.toString('base64') };
}
