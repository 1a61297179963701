import type { RecordExport, RecordsToExport } from '@truong/contracts/pivot';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';

const columns = [
  ...(['id', 'asked', 'purpose', 'rowTotal', 'schoolTotal', 'askedBy', 'askedByName', 'askedAt'] as const),
  ...(['decision', 'decidedByName', 'reason', 'openUntil', 'madeAt', 'jobId'] as const),
] as const;

function selectExports(db: Db, unitId: number) {
  return db.selectFrom('recordExport').select(columns).where('unitId', '=', unitId);
}
export type ExportRow = Awaited<ReturnType<ReturnType<typeof selectExports>['executeTakeFirstOrThrow']>>;

/** What was asked for in the unit, the latest first: the log of it too. */
export function listExportRows(db: Db, unitId: number): Promise<ExportRow[]> {
  return selectExports(db, unitId).orderBy('id', 'desc').limit(200).execute();
}

export function findExport(db: Db, unitId: number, exportId: number): Promise<ExportRow | undefined> {
  return selectExports(db, unitId).where('id', '=', exportId).executeTakeFirst();
}

/** The same, held until the transaction ends. */
export function lockExport(trx: Trx, unitId: number, exportId: number): Promise<ExportRow | undefined> {
  return selectExports(trx, unitId).where('id', '=', exportId).forUpdate().executeTakeFirst();
}

export function askedOf(row: ExportRow): RecordsToExport {
  return row.asked as RecordsToExport;
}

export function toExport(act: Act, row: ExportRow): RecordExport {
  return {
    id: row.id,
    asked: askedOf(row),
    purpose: row.purpose,
    rows: row.rowTotal,
    schools: row.schoolTotal,
    askedBy: row.askedByName,
    askedAt: row.askedAt.toISOString(),
    isMine: row.askedBy === act.accountId,
    decision: row.decision as RecordExport['decision'],
    decidedBy: row.decidedByName,
    reason: row.reason,
    until: row.openUntil?.toISOString() ?? null,
    madeAt: row.madeAt?.toISOString() ?? null,
  };
}
