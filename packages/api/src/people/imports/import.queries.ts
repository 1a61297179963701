import type { UnitYear } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { ImportedRow, ImportList, ImportState, RowCounts, WritingJob } from '@truong/contracts/imports';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { ImportField, ImportKind } from '@truong/rules/people/import-kinds';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { StoredSheet } from './stored-sheet.ts';

type Of = z.infer<typeof UnitYear>;
type ImportRef = Of & { importId: number };
export type Mapping = { column: number; field: ImportField }[];

/** Files that nobody committed are not kept for ever: they hold particulars. */
const daysKept = 7;

export async function insertImport(
  trx: Trx,
  act: Act,
  {
    sheets,
    ...file
  }: Of & { fileName: string; fileHash: Buffer; sheets: StoredSheet[]; sheet: number; kind: ImportKind },
): Promise<number> {
  await trx
    .deleteFrom('import')
    .where('unitId', '=', file.unitId)
    .where('state', 'in', ['uploaded', 'previewed'])
    .where('at', '<', new Date(act.at.getTime() - daysKept * 86_400_000))
    .execute();
  const { id } = await trx
    .insertInto('import')
    .values({
      ...file,
      state: 'uploaded',
      sheets: JSON.stringify(sheets),
      accountId: act.accountId,
      at: act.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type OpenImport = {
  id: number;
  fileName: string;
  fileHash: Buffer;
  sheets: StoredSheet[];
  sheet: number | null;
  kind: ImportKind | null;
  mapping: Mapping | null;
  planHash: Buffer | null;
};

/** The job that writes an import, while it is not over. */
function writingJob({ unitId }: { unitId: number }) {
  return sql<string | null>`(select j.id from job j
    where j.unit_id = ${unitId} and j.id = import.job_id and j.state in ('waiting', 'running'))`;
}

/**
 * An import that is not yet committed, locked until the transaction ends; `jobId`: by the job that is to write it.
 * Throws NOT_FOUND, IMPORT_ENDED or IMPORT_BEING_WRITTEN.
 */
export async function lockOpenImport(
  trx: Trx,
  { unitId, schoolYear, importId, jobId = null }: ImportRef & { jobId?: string | null | undefined },
): Promise<OpenImport> {
  const row = await trx
    .selectFrom('import')
    .select(['id', 'fileName', 'fileHash', 'sheets', 'sheet', 'kind', 'mapping', 'planHash'])
    .select(writingJob({ unitId }).as('writingJob'))
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND');
  if (row.sheets === null) throw new AppError('IMPORT_ENDED');
  if (row.writingJob !== null && row.writingJob !== jobId) throw new AppError('IMPORT_BEING_WRITTEN');
  return row as unknown as OpenImport;
}

/** What was shown last of an open import, which is locked. Throws as `lockOpenImport` does. */
export async function getShownImport(
  trx: Trx,
  { unitId, schoolYear, importId }: ImportRef,
): Promise<{ planHash: string | null; counts: RowCounts }> {
  const row = await trx
    .selectFrom('import')
    .select(['state', 'planHash', 'counts', writingJob({ unitId }).as('writingJob')])
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND');
  if (row.state === 'committed' || row.state === 'undone') throw new AppError('IMPORT_ENDED');
  if (row.writingJob !== null) throw new AppError('IMPORT_BEING_WRITTEN');
  const nothing = { new: 0, changed: 0, same: 0, refused: 0 };
  return { planHash: row.planHash?.toString('hex') ?? null, counts: (row.counts as RowCounts | null) ?? nothing };
}

export async function refuseWhileWritten(trx: Trx, { unitId, schoolYear, importId }: ImportRef): Promise<void> {
  const row = await trx
    .selectFrom('import')
    .select(writingJob({ unitId }).as('writingJob'))
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', importId)
    .executeTakeFirst();
  if (row && row.writingJob !== null) throw new AppError('IMPORT_BEING_WRITTEN');
}

export async function saveJob(trx: Trx, { unitId, schoolYear, importId }: ImportRef, jobId: string): Promise<void> {
  await trx
    .updateTable('import')
    .set({ jobId })
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', importId)
    .execute();
}

export async function savePreview(
  trx: Trx,
  { unitId, schoolYear, importId }: ImportRef,
  shown: { sheet: number; kind: ImportKind; mapping: Mapping; planHash: Buffer; counts: RowCounts },
): Promise<void> {
  await trx
    .updateTable('import')
    .set({
      state: 'previewed',
      sheet: shown.sheet,
      kind: shown.kind,
      mapping: JSON.stringify(shown.mapping),
      planHash: shown.planHash,
      counts: JSON.stringify(shown.counts),
    })
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', importId)
    .execute();
}

export async function saveCommit(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, importId }: ImportRef,
  { counts, report }: { counts: RowCounts; report: ImportedRow[] },
): Promise<void> {
  await trx
    .updateTable('import')
    .set({
      state: 'committed',
      sheets: null,
      counts: JSON.stringify(counts),
      report: JSON.stringify(report),
      committedBy: act.accountId,
      committedAt: act.at,
    })
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', importId)
    .execute();
}

export async function saveUndo(trx: Trx, act: Act, { unitId, schoolYear, importId }: ImportRef): Promise<void> {
  await trx
    .updateTable('import')
    .set({ state: 'undone', undoneBy: act.accountId, undoneAt: act.at })
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', importId)
    .execute();
}

/** Throws away a file that was not committed. */
export async function deleteOpenImport(trx: Trx, { unitId, schoolYear, importId }: ImportRef): Promise<void> {
  await trx
    .deleteFrom('import')
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', importId)
    .where('sheets', 'is not', null)
    .execute();
}

/** What somebody corrected in a file of the same layout before; its fields are those of the kind that the fingerprint counts in. */
export async function findLayout<M = Mapping>(
  trx: Trx,
  { unitId, fingerprint }: { unitId: number; fingerprint: string },
): Promise<M | undefined> {
  const row = await trx
    .selectFrom('importLayout')
    .select('mapping')
    .where('unitId', '=', unitId)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return row?.mapping as M | undefined;
}

export async function saveLayout(
  trx: Trx,
  act: Act,
  of: {
    unitId: number;
    fingerprint: string;
    kind: ImportKind | 'marks';
    mapping: readonly { column: number; field: string }[];
  },
): Promise<void> {
  const values = { mapping: JSON.stringify(of.mapping), accountId: act.accountId, at: act.at };
  await trx
    .insertInto('importLayout')
    .values({ unitId: of.unitId, fingerprint: of.fingerprint, kind: of.kind, ...values })
    .onConflict((conflict) => conflict.columns(['unitId', 'fingerprint']).doUpdateSet(values))
    .execute();
}

/** The last commit of the very same file that still stands. */
export async function findSameFile(
  trx: Trx,
  { unitId, schoolYear, fileHash }: Of & { fileHash: Buffer },
): Promise<{ importId: number; at: string } | null> {
  const row = await trx
    .selectFrom('import')
    .select(['id', 'committedAt'])
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('fileHash', '=', fileHash)
    .where('state', '=', 'committed')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.committedAt ? { importId: row.id, at: row.committedAt.toISOString() } : null;
}

export async function listImports(trx: Trx, { unitId, schoolYear }: Of): Promise<ImportList> {
  const rows = await trx
    .selectFrom('import as i')
    .innerJoin('account as a', 'a.id', 'i.accountId')
    .leftJoin('job as j', (join) => join.on('j.unitId', '=', unitId).onRef('j.id', '=', 'i.jobId'))
    .select(['i.id', 'i.state', 'i.fileName', 'i.kind', 'i.counts', 'a.displayName as who', 'i.at', 'i.committedAt'])
    .select(['j.state as jobState', 'j.done', 'j.total', 'j.errorCode', 'j.errorData'])
    .where('i.unitId', '=', unitId)
    .where('i.schoolYear', '=', schoolYear)
    .orderBy('i.id', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ jobState, done, total, errorCode, errorData, ...row }) => ({
    ...row,
    job: jobState === null ? null : toWritingJob({ state: jobState, done: done ?? 0, total, errorCode, errorData }),
    state: row.state as ImportState,
    kind: row.kind as ImportKind | null,
    counts: row.counts as RowCounts | null,
    at: row.at.toISOString(),
    committedAt: row.committedAt?.toISOString() ?? null,
  }));
}

type JobColumns = { state: string; done: number; total: number | null; errorCode: string | null; errorData: unknown };

function toWritingJob({ state, done, total, errorCode, errorData }: JobColumns): WritingJob {
  const error = errorCode === null ? null : { code: errorCode, data: errorData };
  return { state: state as WritingJob['state'], done, total, error };
}

export type EndedImport = {
  id: number;
  state: ImportState;
  fileName: string;
  kind: ImportKind;
  counts: RowCounts;
  report: ImportedRow[];
  committedBy: string;
  committedAt: Date;
  undoneBy: string | null;
  undoneAt: Date | null;
};

/** A committed or undone import, locked when the transaction means to undo it. Throws NOT_FOUND. */
export async function getEndedImport(
  trx: Trx,
  { unitId, schoolYear, importId }: ImportRef,
  { isLocking = false } = {},
): Promise<EndedImport> {
  const { rows } = await sql<EndedImport>`
    select i.id, i.state, i.file_name, i.kind, i.counts, i.report, a.display_name as committed_by, i.committed_at,
      u.display_name as undone_by, i.undone_at
    from import i
    join account a on a.id = i.committed_by
    left join account u on u.id = i.undone_by
    where i.unit_id = ${unitId} and i.school_year = ${schoolYear} and i.id = ${importId} and i.committed_at is not null
    ${isLocking ? sql`for update of i` : sql``}
  `.execute(trx);
  const [row] = rows;
  if (!row) throw new AppError('NOT_FOUND');
  return row;
}
