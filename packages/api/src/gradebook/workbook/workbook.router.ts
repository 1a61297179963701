import { FileAnswer, UnitYear } from '@truong/contracts/common';
import { SheetRef } from '@truong/contracts/gradebook';
import { JobRef } from '@truong/contracts/jobs';
import {
  CommitMarks,
  CommittedMarks,
  MarkImportList,
  MarkImportPreview,
  MarkImportRef,
  MarkImportReport,
  MarkListTabs,
  PreviewMarks,
  ReadMarkList,
  StartSheetExport,
  UndoMarks,
  UndoneMarks,
  UploadedMarks,
  UploadMarks,
} from '@truong/contracts/mark-imports';
import { z } from 'zod';
import { parserOf, procedure, router } from '../../trpc.ts';
import { commitMarks, markImportReport, undoMarks } from './commit-marks.ts';
import { deleteOpenMarkImport, listMarkImports } from './mark-import.queries.ts';
import { previewMarks } from './preview-marks.ts';
import { sheetWorkbook, startSheetExport } from './sheet-export.ts';
import { readPostedList, uploadMarks } from './upload-marks.ts';

const uploads = {
  uploadMarks: procedure('gradebook.uploadMarks')
    .input(UploadMarks)
    .output(UploadedMarks)
    .mutation(({ ctx, input }) => uploadMarks(ctx.inAct, input)),
  readMarkList: procedure('gradebook.readMarkList')
    .input(ReadMarkList)
    .output(MarkListTabs)
    .mutation(({ ctx, input }) => readPostedList(ctx.inActWith, input)),
};

/** The procedures whose input is a file, for the address that takes large bodies. */
export const markUploadRouter = router(uploads);

/** Mark sheets as workbooks, out and back, and lists of marks from other products. */
export const workbookProcedures = {
  ...uploads,
  sheetWorkbook: procedure('gradebook.sheetWorkbook')
    .input(SheetRef)
    .output(FileAnswer)
    .query(({ ctx, input }) => sheetWorkbook(ctx.inActWith, input)),
  startSheetExport: procedure('gradebook.startSheetExport')
    .input(StartSheetExport)
    .output(JobRef)
    .mutation(({ ctx, input }) => startSheetExport(ctx.inAct, input)),
  previewMarks: procedure('gradebook.previewMarks')
    .input(PreviewMarks)
    .output(parserOf(MarkImportPreview))
    .mutation(({ ctx, input }) => previewMarks(ctx.inAct, input)),
  commitMarks: procedure('gradebook.commitMarks')
    .input(CommitMarks)
    .output(CommittedMarks)
    .mutation(({ ctx, input }) => commitMarks(ctx.inAct, input)),
  undoMarks: procedure('gradebook.undoMarks')
    .input(UndoMarks)
    .output(UndoneMarks)
    .mutation(({ ctx, input }) => undoMarks(ctx.inAct, input)),
  discardMarks: procedure('gradebook.discardMarks')
    .input(MarkImportRef)
    .output(z.null())
    .mutation(({ ctx, input }) => ctx.inAct((trx, act) => deleteOpenMarkImport(trx, act, input))),
  markImports: procedure('gradebook.markImports')
    .input(UnitYear)
    .output(MarkImportList)
    .query(({ ctx, input }) => ctx.inAct((trx, act) => listMarkImports(trx, act, input))),
  markImportReport: procedure('gradebook.markImportReport')
    .input(MarkImportRef)
    .output(parserOf(MarkImportReport))
    .query(({ ctx, input }) => markImportReport(ctx.inAct, input)),
};
