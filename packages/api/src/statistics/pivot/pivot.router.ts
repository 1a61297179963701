import { FileAnswer } from '@truong/contracts/common';
import { JobRef } from '@truong/contracts/jobs';
import {
  AskRecordExport,
  DecideRecordExport,
  ExportPivot,
  FormFigures,
  FormFiguresInput,
  PivotAnswer,
  PivotInput,
  PivotPeople,
  PivotPeopleInput,
  RecordExportList,
  SavedViewList,
  SaveView,
  StartRecordExport,
  UnitRef,
  ViewRef,
} from '@truong/contracts/pivot';
import { z } from 'zod';
import { parserOf, procedure, router } from '../../trpc.ts';
import { answerPivot } from './answer-pivot.ts';
import { exportPivot } from './export-pivot.ts';
import { listFormFigures } from './figure-names.ts';
import { listPivotPeople } from './list-people.ts';
import { askRecordExport, decideRecordExport, listRecordExports, startRecordExport } from './record-exports.ts';
import { listViews, removeView, saveView } from './saved-views.ts';

export const pivotRouter = router({
  answer: procedure('pivot.answer')
    .input(PivotInput)
    .output(parserOf(PivotAnswer))
    .query(({ ctx, input }) => answerPivot(ctx.inAct, ctx.pool, input)),
  formFigures: procedure('pivot.formFigures')
    .input(FormFiguresInput)
    .output(FormFigures)
    .query(({ ctx, input }) => listFormFigures(ctx.inAct, input)),
  people: procedure('pivot.people')
    .input(PivotPeopleInput)
    .output(PivotPeople)
    .query(({ ctx, input }) => listPivotPeople(ctx.inAct, input)),
  export: procedure('pivot.export')
    .input(ExportPivot)
    .output(FileAnswer)
    .query(({ ctx, input }) => exportPivot(ctx.inAct, ctx.pool, input)),
  views: procedure('pivot.views')
    .input(UnitRef)
    .output(SavedViewList)
    .query(({ ctx, input }) => listViews(ctx.inAct, input)),
  saveView: procedure('pivot.saveView')
    .input(SaveView)
    .output(z.object({ viewId: z.int() }))
    .mutation(({ ctx, input }) => saveView(ctx.inAct, input)),
  removeView: procedure('pivot.removeView')
    .input(ViewRef)
    .output(z.null())
    .mutation(({ ctx, input }) => removeView(ctx.inAct, input)),
  recordExports: procedure('pivot.recordExports')
    .input(UnitRef)
    .output(RecordExportList)
    .query(({ ctx, input }) => listRecordExports(ctx.inAct, input)),
  askRecordExport: procedure('pivot.askRecordExport')
    .input(AskRecordExport)
    .output(z.object({ exportId: z.int() }))
    .mutation(({ ctx, input }) => askRecordExport(ctx.inAct, input)),
  decideRecordExport: procedure('pivot.decideRecordExport')
    .input(DecideRecordExport)
    .output(z.null())
    .mutation(({ ctx, input }) => decideRecordExport(ctx.inAct, input)),
  startRecordExport: procedure('pivot.startRecordExport')
    .input(StartRecordExport)
    .output(JobRef)
    .mutation(({ ctx, input }) => startRecordExport(ctx.inAct, input)),
});
