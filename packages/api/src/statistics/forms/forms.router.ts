import { FileAnswer, UnitYear } from '@truong/contracts/common';
import { PrintForm, StartSectorExport } from '@truong/contracts/form-prints';
import {
  AcceptedForms,
  AcceptForms,
  AskFormUnlock,
  CellHistoryInput,
  CompleteForm,
  DraftRows,
  FigureRows,
  FilingRows,
  FormCellHistory,
  FormDraft,
  FormFiling,
  FormFilingRef,
  FormList,
  FormRates,
  FormRef,
  FormReviewTable,
  FormReviewTableInput,
  FormsToReview,
  RemindedForms,
  RemindForms,
  ReviewForm,
  SaveCheckNote,
  SavedFormEntries,
  SaveFormEntries,
  SayLock,
  SayRemark,
  SettleRemark,
  SubmitForm,
  SubmittedForm,
  WithdrawFormUnlock,
} from '@truong/contracts/forms';
import { JobRef } from '@truong/contracts/jobs';
import { z } from 'zod';
import { procedure, router } from '../../trpc.ts';
import { printForm } from '../prints/print-form.ts';
import { startSectorExport } from '../prints/sector-export.ts';
import { askFormUnlock, withdrawFormUnlock } from './ask-form-unlock.ts';
import { formRates } from './form-rates.ts';
import { completeForm, formCellHistory, saveCheckNote } from './keep-form.ts';
import { draftRows, filingRows, formDraft, formList, readFormFiling } from './read-form.ts';
import { sayRemark, settleRemark } from './remarks.ts';
import { reviewForm, sayLock } from './review-form.ts';
import { acceptForms, formReviewTable, formsToReview, remindForms } from './review-table.ts';
import { saveFormEntries } from './save-entries.ts';
import { submitForm } from './submit-form.ts';

/** Forms of schools: filled from the records, checked, filed, reviewed. */
export const formsRouter = router({
  list: procedure('forms.list')
    .input(UnitYear)
    .output(FormList)
    .query(({ ctx, input }) => formList(ctx.inAct, input)),
  draft: procedure('forms.draft')
    .input(FormRef)
    .output(FormDraft)
    .query(({ ctx, input }) => formDraft(ctx.inAct, input)),
  draftRows: procedure('forms.draftRows')
    .input(DraftRows)
    .output(FigureRows)
    .query(({ ctx, input }) => draftRows(ctx.inAct, input)),
  cellHistory: procedure('forms.cellHistory')
    .input(CellHistoryInput)
    .output(FormCellHistory)
    .query(({ ctx, input }) => formCellHistory(ctx.inAct, input)),
  saveEntries: procedure('forms.saveEntries')
    .input(SaveFormEntries)
    .output(SavedFormEntries)
    .mutation(({ ctx, input }) => saveFormEntries(ctx.inAct, input)),
  saveCheckNote: procedure('forms.saveCheckNote')
    .input(SaveCheckNote)
    .output(z.null())
    .mutation(({ ctx, input }) => saveCheckNote(ctx.inAct, input)),
  complete: procedure('forms.complete')
    .input(CompleteForm)
    .output(z.null())
    .mutation(({ ctx, input }) => completeForm(ctx.inAct, input)),
  submit: procedure('forms.submit')
    .input(SubmitForm)
    .output(SubmittedForm)
    .mutation(({ ctx, input }) => submitForm(ctx.inAct, input)),
  filing: procedure('forms.filing')
    .input(FormFilingRef)
    .output(FormFiling)
    .query(({ ctx, input }) => readFormFiling(ctx.inAct, input)),
  filingRows: procedure('forms.filingRows')
    .input(FilingRows)
    .output(FigureRows)
    .query(({ ctx, input }) => filingRows(ctx.inAct, input)),
  sayRemark: procedure('forms.sayRemark')
    .input(SayRemark)
    .output(z.null())
    .mutation(({ ctx, input }) => sayRemark(ctx.inAct, ctx.pool, input)),
  settleRemark: procedure('forms.settleRemark')
    .input(SettleRemark)
    .output(z.null())
    .mutation(({ ctx, input }) => settleRemark(ctx.inAct, ctx.pool, input)),
  askUnlock: procedure('forms.askUnlock')
    .input(AskFormUnlock)
    .output(z.null())
    .mutation(({ ctx, input }) => askFormUnlock(ctx.inAct, input)),
  withdrawUnlock: procedure('forms.withdrawUnlock')
    .input(WithdrawFormUnlock)
    .output(z.null())
    .mutation(({ ctx, input }) => withdrawFormUnlock(ctx.inAct, input)),
  toReview: procedure('forms.toReview')
    .input(UnitYear)
    .output(FormsToReview)
    .query(({ ctx, input }) => formsToReview(ctx.inAct, input)),
  rates: procedure('forms.rates')
    .input(UnitYear)
    .output(FormRates)
    .query(({ ctx, input }) => formRates(ctx.inAct, input)),
  reviewTable: procedure('forms.reviewTable')
    .input(FormReviewTableInput)
    .output(FormReviewTable)
    .query(({ ctx, input }) => formReviewTable(ctx.inAct, input)),
  review: procedure('forms.review')
    .input(ReviewForm)
    .output(z.null())
    .mutation(({ ctx, input }) => reviewForm(ctx.inAct, ctx.pool, input)),
  accept: procedure('forms.accept')
    .input(AcceptForms)
    .output(AcceptedForms)
    .mutation(({ ctx, input }) => acceptForms(ctx.inAct, ctx.pool, input)),
  remind: procedure('forms.remind')
    .input(RemindForms)
    .output(RemindedForms)
    .mutation(({ ctx, input }) => remindForms(ctx.inAct, input)),
  sayLock: procedure('forms.sayLock')
    .input(SayLock)
    .output(z.null())
    .mutation(({ ctx, input }) => sayLock(ctx.inAct, ctx.pool, input)),
  print: procedure('forms.print')
    .input(PrintForm)
    .output(FileAnswer)
    .query(({ ctx, input }) => printForm(ctx.inAct, ctx.mail?.publicUrl ?? null, input)),
  startSectorExport: procedure('forms.startSectorExport')
    .input(StartSectorExport)
    .output(JobRef)
    .mutation(({ ctx, input }) => startSectorExport(ctx.inAct, input)),
});
