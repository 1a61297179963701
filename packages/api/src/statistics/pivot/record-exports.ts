import { AppError } from '@truong/contracts/errors';
import type { JobRef } from '@truong/contracts/jobs';
import type { AskRecordExport, DecideRecordExport, RecordExport, StartRecordExport } from '@truong/contracts/pivot';
import { pivotProblem } from '@truong/rules/statistics/pivot/pivot';
import { countRecords, type Filter } from '@truong/rules/statistics/record-set';
import { askForJob } from '../../jobs/index.ts';
import { tellNotice } from '../../notices/index.ts';
import type { InAct } from '../../trpc.ts';
import { askedOf, listExportRows, lockExport, toExport } from './export.queries.ts';
import { setsToExport } from './open-export.ts';
import { recordExport } from './record-export-job.ts';
import { onceHere } from './saved-views.ts';

/** More rows than this are no export but a copy of the register. */
export const exportLimit = 100_000;
const hoursOpen = 72;

export function listRecordExports(inAct: InAct, { unitId }: { unitId: number }): Promise<RecordExport[]> {
  return inAct(async (trx, act) => {
    if (unitId !== act.unitId) throw new AppError('NOT_FOUND');
    return (await listExportRows(trx, unitId)).map((row) => toExport(act, row));
  });
}

/** Asks for personal records of many schools, with what they are for; those who may approve it are told. EXPORT_REFUSED before anything is made when there are too many. */
export function askRecordExport(inAct: InAct, input: AskRecordExport): Promise<{ exportId: number }> {
  return onceHere(inAct, input, async (trx, act) => {
    const { unitId, asked, purpose } = input;
    const where = asked.where as Filter;
    const { records } = asked;
    const problem = pivotProblem({ records, where, axes: [], measure: { kind: 'count' } }, { units: 1, times: 1 });
    if (problem) throw new AppError('PIVOT_REFUSED', problem);
    const sets = await setsToExport(trx, act, asked);
    const counts = sets.map(({ set }) => countRecords(set, where));
    const rows = counts.reduce((sum, count) => sum + count, 0);
    if (rows === 0) throw new AppError('EXPORT_REFUSED', { problem: 'no_rows' });
    if (rows > exportLimit)
      throw new AppError('EXPORT_REFUSED', { problem: 'too_many_rows', rows, limit: exportLimit });
    const schools = new Set(sets.filter((_, i) => counts[i]).map(({ unitId: school }) => school)).size;
    const { id } = await trx
      .insertInto('recordExport')
      .values({
        ...{ unitId, purpose, asked: JSON.stringify(asked), rowTotal: rows, schoolTotal: schools },
        ...{ askedBy: act.accountId, askedByName: act.displayName, askedAt: act.at },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const data = { records, schoolYear: asked.schoolYear, rows, schools, purpose };
    await tellNotice(trx, act, { unitId, to: 'everyone', kind: 'record_export_asked', data });
    return { exportId: id };
  });
}

/** Another person of the unit says yes or no, and whoever asked is told; EXPORT_REFUSED for one's own request and for one that is decided. */
export function decideRecordExport(inAct: InAct, input: DecideRecordExport): Promise<null> {
  return onceHere(inAct, input, async (trx, act) => {
    const { unitId, exportId, decision } = input;
    const row = await lockExport(trx, unitId, exportId);
    if (!row) throw new AppError('NOT_FOUND');
    if (row.askedBy === act.accountId) throw new AppError('EXPORT_REFUSED', { problem: 'own_request' });
    if (row.decision !== null) throw new AppError('EXPORT_REFUSED', { problem: 'decided' });
    const isApproved = decision.kind === 'approved';
    const openUntil = new Date(act.at.getTime() + hoursOpen * 3_600_000);
    await trx
      .updateTable('recordExport')
      .set({
        ...{ decision: decision.kind, reason: isApproved ? null : decision.reason },
        ...{ decidedBy: act.accountId, decidedByName: act.displayName, decidedAt: act.at },
        openUntil: isApproved ? openUntil : null,
      })
      .where('unitId', '=', unitId)
      .where('id', '=', exportId)
      .execute();
    const { records, schoolYear } = askedOf(row);
    const data = { records, schoolYear, rows: row.rowTotal, schools: row.schoolTotal };
    const to = { accountId: row.askedBy };
    if (decision.kind === 'approved')
      await tellNotice(trx, act, {
        unitId,
        to,
        kind: 'record_export_approved',
        data: { ...data, until: openUntil.toISOString() },
      });
    else
      await tellNotice(trx, act, {
        unitId,
        to,
        kind: 'record_export_refused',
        data: { ...data, reason: decision.reason },
      });
    return null;
  });
}

/** Whoever asked has the file made once it is approved, by a job that keeps it for a day. */
export function startRecordExport(inAct: InAct, input: StartRecordExport): Promise<JobRef> {
  const { unitId, exportId } = input;
  return askForJob(inAct, input, (trx, act) => recordExport.ask(trx, act, { unitId, input: { exportId } }));
}
