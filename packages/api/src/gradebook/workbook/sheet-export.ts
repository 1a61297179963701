import type { FileAnswer } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { SheetRef } from '@truong/contracts/gradebook';
import type { JobRef } from '@truong/contracts/jobs';
import type { SheetsToExport, StartSheetExport } from '@truong/contracts/mark-imports';
import { holds } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { searchTokens } from '@truong/vietnamese/text';
import type { z } from 'zod';
import { askForJob, enqueueJob, type JobRun, keepJobFile } from '../../jobs/index.ts';
import type { InAct, InActWith } from '../../trpc.ts';
import { findSheet, listSheetRows, type SheetRow } from '../sheet.queries.ts';
import { isKeeper, maySee } from '../sheet-access.ts';
import { nameOfSheet } from './book-sheets.ts';
import { readSealedSheets, type SealedSheet, writeMarkBook } from './write-mark-book.ts';

/** One sheet as a workbook to be filled in: as it stands, at once. NOT_FOUND for a sheet that this person does not see. */
export async function sheetWorkbook(inActWith: InActWith, ref: SheetRef): Promise<z.infer<typeof FileAnswer>> {
  const { sheets, sheet } = await inActWith(
    (trx) => findSheet(trx, ref),
    async (trx, act, found) => {
      if (!found || !maySee(act, found)) throw new AppError('NOT_FOUND');
      return { sheet: found, sheets: await readSealedSheets(trx, act, [found]) };
    },
  );
  const bytes = await writeMarkBook(sheets, { isLarge: false });
  const words = searchTokens(nameOfSheet(sheet)).join('-');
  return {
    fileName: `so-diem-${words}-hk${sheet.term}-${sheet.schoolYear}.xlsx`,
    base64: Buffer.from(bytes).toString('base64'),
  };
}

export function startSheetExport(inAct: InAct, input: StartSheetExport): Promise<JobRef> {
  const { unitId, requestId: _, ...asked } = input;
  return askForJob(inAct, input, (trx, act) => sheetExport.ask(trx, act, { unitId, input: asked }));
}

/** Sheets read at a time, so that whoever waits sees how far it is. */
const atOnce = 20;

/** All sheets of a teacher, or a school's, as one workbook; made after the transactions that read them. */
export const sheetExport: JobRun<'sheet_export'> = {
  permission: 'gradebook.read',
  async ask(trx, act, { unitId, input }) {
    refuseSchool(act, input.of);
    return enqueueJob(trx, act, { kind: 'sheet_export', unitId, input });
  },
  async run(job, input) {
    const of = { unitId: job.unitId, ...input };
    const rows = await job.inAct((trx, act) => listChosen(trx, act, of));
    if (rows.length === 0) throw new AppError('NOT_FOUND');
    const total = rows.length + 1;
    const sheets: SealedSheet[] = [];
    for (let at = 0; at < rows.length; at += atOnce) {
      job.progress(at, total);
      sheets.push(...(await job.inAct((trx, act) => readSealedSheets(trx, act, rows.slice(at, at + atOnce)))));
    }
    job.progress(rows.length, total);
    const bytes = await writeMarkBook(sheets, { isLarge: true });
    const fileName = `so-diem-hk${input.term}-${input.schoolYear}${input.of === 'school' ? '-toan-truong' : ''}.xlsx`;
    const keptUntil = await job.inAct((trx, act) =>
      keepJobFile(trx, act, { unitId: job.unitId, jobId: job.id, fileName, bytes }),
    );
    return { fileName, sheets: rows.length, keptUntil };
  },
};

function refuseSchool(act: Act, of: SheetsToExport): void {
  if (of === 'school' && !holds(act, 'gradebook.readAll')) throw new AppError('FORBIDDEN');
}

type Chosen = { unitId: number; schoolYear: number; term: 1 | 2; of: SheetsToExport };

async function listChosen(trx: Trx, act: Act, { of, ...term }: Chosen): Promise<SheetRow[]> {
  refuseSchool(act, of);
  const rows = await listSheetRows(trx, term);
  return of === 'school' ? rows : rows.filter((sheet) => isKeeper(act, sheet));
}
