import { UnitYear } from '@truong/contracts/common';
import {
  CommitImport,
  DiscardImport,
  GetImport,
  ImportList,
  ImportPreview,
  ImportReport,
  PreviewImport,
  StartListExport,
  UndoImport,
  UploadedImport,
  UploadImport,
} from '@truong/contracts/imports';
import { JobRef } from '@truong/contracts/jobs';
import { z } from 'zod';
import { procedure, router } from '../../trpc.ts';
import { commitImport } from './commit-import.ts';
import { discardImport } from './discard-import.ts';
import { listImports } from './import.queries.ts';
import { importReport } from './import-report.ts';
import { startListExport } from './list-export.ts';
import { previewImport } from './preview-import.ts';
import { undoImport } from './undo-import.ts';
import { uploadImport } from './upload-import.ts';

const upload = {
  uploadImport: procedure('people.uploadImport')
    .input(UploadImport)
    .output(UploadedImport)
    .mutation(({ ctx, input }) => uploadImport(ctx.inAct, input)),
};

/** The one procedure whose input is a file, for the address that takes large bodies. */
export const importUploadRouter = router(upload);

/** Lists that a school hands over as workbooks, and takes home as such. */
export const importProcedures = {
  ...upload,
  previewImport: procedure('people.previewImport')
    .input(PreviewImport)
    .output(ImportPreview)
    .mutation(({ ctx, input }) => previewImport(ctx.inAct, input)),
  commitImport: procedure('people.commitImport')
    .input(CommitImport)
    .output(JobRef)
    .mutation(({ ctx, input }) => commitImport(ctx.inAct, input)),
  discardImport: procedure('people.discardImport')
    .input(DiscardImport)
    .output(z.null())
    .mutation(({ ctx, input }) => discardImport(ctx.inAct, input)),
  undoImport: procedure('people.undoImport')
    .input(UndoImport)
    .output(z.null())
    .mutation(({ ctx, input }) => undoImport(ctx.inAct, input)),
  imports: procedure('people.imports')
    .input(UnitYear)
    .output(ImportList)
    .query(({ ctx, input }) => ctx.inAct((trx) => listImports(trx, input))),
  importReport: procedure('people.importReport')
    .input(GetImport)
    .output(ImportReport)
    .query(({ ctx, input }) => importReport(ctx.inAct, input)),
  startListExport: procedure('people.startListExport')
    .input(StartListExport)
    .output(JobRef)
    .mutation(({ ctx, input }) => startListExport(ctx.inAct, input)),
};
