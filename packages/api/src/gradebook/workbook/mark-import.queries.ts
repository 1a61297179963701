import type { UnitYear } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type {
  MarkChoices,
  MarkCounts,
  MarkImportList,
  MarkImportRef,
  MarkImportState,
} from '@truong/contracts/mark-imports';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { BookMark } from '@truong/documents/workbook/write-book';
import type { Scale } from '@truong/rules/gradebook/columns';
import type { WrittenCell } from '@truong/rules/gradebook/workbook/plan-cells';
import type { StoredSheet } from '../../people/index.ts';

/** A file as it is kept until it is committed: its sheets in Unicode, and what it says of itself out of sight. */
export type StoredFile = { sheets: StoredSheet[]; marks: BookMark[] };

/** Files that nobody committed are not kept for ever: they hold marks. */
const daysKept = 7;

export async function insertMarkImport(
  trx: Trx,
  act: Act,
  { file, ...of }: UnitYear & { sheetId: number | null; fileName: string; fileHash: Buffer; file: StoredFile },
): Promise<number> {
  await trx
    .deleteFrom('markImport')
    .where('unitId', '=', of.unitId)
    .where('state', '=', 'uploaded')
    .where('at', '<', new Date(act.at.getTime() - daysKept * 86_400_000))
    .execute();
  const { id } = await trx
    .insertInto('markImport')
    .values({ ...of, state: 'uploaded', sheets: JSON.stringify(file), accountId: act.accountId, at: act.at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type OpenMarkImport = {
  sheetId: number | null;
  fileName: string;
  fileHash: Buffer;
  file: StoredFile;
  choices: MarkChoices;
};

const nothingChosen: MarkChoices = { tabs: [], overwrites: [] };

/** One's own file that is not yet committed, locked until the transaction ends. Throws NOT_FOUND or IMPORT_ENDED. */
export async function lockOpenMarkImport(trx: Trx, act: Act, of: MarkImportRef): Promise<OpenMarkImport> {
  const row = await trx
    .selectFrom('markImport')
    .select(['sheetId', 'fileName', 'fileHash', 'sheets', 'choices'])
    .where('unitId', '=', of.unitId)
    .where('schoolYear', '=', of.schoolYear)
    .where('id', '=', of.importId)
    .where('accountId', '=', act.accountId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND');
  if (row.sheets === null) throw new AppError('IMPORT_ENDED');
  const { sheets, choices, ...rest } = row;
  return {
    ...rest,
    file: sheets as unknown as StoredFile,
    choices: (choices as MarkChoices | null) ?? nothingChosen,
  };
}

export async function saveChoices(trx: Trx, { unitId, schoolYear, importId }: MarkImportRef, choices: MarkChoices) {
  await trx
    .updateTable('markImport')
    .set({ choices: JSON.stringify(choices) })
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', importId)
    .execute();
}

/** What was written, as the cells hold it: it is put back by these. */
export type KeptReport = {
  sheets: {
    sheetId: number;
    title: string;
    pupils: { pupilId: number; fullName: string }[];
    scales: Record<string, Scale>;
    cells: WrittenCell[];
  }[];
  /** Cells that the undoing left to whoever wrote them since. */
  kept: number | null;
};

export async function saveCommit(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, importId }: MarkImportRef,
  { counts, report }: { counts: MarkCounts; report: KeptReport },
): Promise<void> {
  await trx
    .updateTable('markImport')
    .set({
      state: 'committed',
      sheets: null,
      counts: JSON.stringify(counts),
      report: JSON.stringify(report),
      committedAt: act.at,
    })
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', importId)
    .execute();
}

export async function saveUndo(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, importId }: MarkImportRef,
  report: KeptReport,
): Promise<void> {
  await trx
    .updateTable('markImport')
    .set({ state: 'undone', report: JSON.stringify(report), undoneAt: act.at })
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', importId)
    .execute();
}

/** Throws a file away that was not committed; twice is as once. */
export async function deleteOpenMarkImport(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, importId }: MarkImportRef,
): Promise<null> {
  await trx
    .deleteFrom('markImport')
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', importId)
    .where('accountId', '=', act.accountId)
    .where('state', '=', 'uploaded')
    .execute();
  return null;
}

export type EndedMarkImport = {
  state: MarkImportState;
  fileName: string;
  counts: MarkCounts;
  report: KeptReport;
  committedAt: string;
  undoneAt: string | null;
};

/** One's own file that was committed, locked when the transaction means to undo it. Throws NOT_FOUND. */
export async function getEndedMarkImport(
  trx: Trx,
  act: Act,
  of: MarkImportRef,
  { isLocking = false } = {},
): Promise<EndedMarkImport> {
  const query = trx
    .selectFrom('markImport')
    .select(['state', 'fileName', 'counts', 'report', 'committedAt', 'undoneAt'])
    .where('unitId', '=', of.unitId)
    .where('schoolYear', '=', of.schoolYear)
    .where('id', '=', of.importId)
    .where('accountId', '=', act.accountId)
    .where('committedAt', 'is not', null);
  const row = await (isLocking ? query.forUpdate() : query).executeTakeFirst();
  if (!row?.committedAt) throw new AppError('NOT_FOUND');
  return {
    state: row.state as MarkImportState,
    fileName: row.fileName,
    counts: row.counts as MarkCounts,
    report: row.report as unknown as KeptReport,
    committedAt: row.committedAt.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  };
}

/** The last commit of the very same file that still stands. */
export async function findSameFile(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, fileHash }: UnitYear & { fileHash: Buffer },
): Promise<{ importId: number; at: string } | null> {
  const row = await trx
    .selectFrom('markImport')
    .select(['id', 'committedAt'])
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('accountId', '=', act.accountId)
    .where('fileHash', '=', fileHash)
    .where('state', '=', 'committed')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.committedAt ? { importId: row.id, at: row.committedAt.toISOString() } : null;
}

export async function listMarkImports(trx: Trx, act: Act, { unitId, schoolYear }: UnitYear): Promise<MarkImportList> {
  const rows = await trx
    .selectFrom('markImport')
    .select(['id', 'state', 'fileName', 'counts', 'at', 'committedAt'])
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('accountId', '=', act.accountId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    state: row.state as MarkImportState,
    fileName: row.fileName,
    counts: row.counts as MarkCounts | null,
    at: row.at.toISOString(),
    committedAt: row.committedAt?.toISOString() ?? null,
  }));
}
