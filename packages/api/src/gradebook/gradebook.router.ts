import { UnitTerm, UnitYear } from '@truong/contracts/common';
import { ExplainedOutcome, ExplainOutcome } from '@truong/contracts/explanations';
import {
  CellHistory,
  ClosedTerm,
  CloseSheet,
  CloseTerm,
  GetCellHistory,
  GetTransferredMarks,
  ListedIncompletePupil,
  ListIncompletePupils,
  ListOutcomes,
  OpenedTerm,
  OpenTerm,
  OutcomeList,
  RecordedMarks,
  RecordMarks,
  ReopenSheet,
  ReopenTerm,
  Sheet,
  SheetList,
  SheetMoved,
  SheetRef,
  TermBoard,
  TransferredMarks,
} from '@truong/contracts/gradebook';
import { JobRef } from '@truong/contracts/jobs';
import { PaperBoard, StartPaperPrint } from '@truong/contracts/papers';
import { DecidePromotion, JudgePupil, ListPrimary, PrimaryList } from '@truong/contracts/primary-results';
import {
  AddedSentence,
  AddSentence,
  GetRemarkHistory,
  ListRemarks,
  ListSentences,
  RecordedRemark,
  RecordRemark,
  RemarkHistory,
  RemarkList,
  RemoveSentence,
  SentenceList,
} from '@truong/contracts/remarks';
import {
  ClosedYear,
  CloseYear,
  ListYear,
  ReopenYear,
  YearBoard,
  YearList,
} from '@truong/contracts/school-year-results';
import {
  EndSubstitution,
  Substitute,
  Substituted,
  SubstitutionChoices,
  SubstitutionList,
} from '@truong/contracts/substitutions';
import { z } from 'zod';
import { parserOf, procedure, router } from '../trpc.ts';
import { cellHistory } from './cell-history.ts';
import { closeSheet, reopenSheet } from './close-sheet.ts';
import { closeTerm } from './close-term.ts';
import { closeYear, reopenYear } from './close-year.ts';
import { explainOutcome } from './explain-outcome.ts';
import { listIncompletePupils } from './list-incomplete-pupils.ts';
import { listOutcomes } from './list-outcomes.ts';
import { listSheets } from './list-sheets.ts';
import { openSheet } from './open-sheet.ts';
import { openTerm } from './open-term.ts';
import { paperBoard } from './papers/paper-board.ts';
import { startPaperPrint } from './papers/print-papers.ts';
import { decidePromotion, judgePupil } from './primary/decide-about-pupil.ts';
import { listPrimary } from './primary/list-primary.ts';
import { listYear, yearBoard } from './read-year.ts';
import { recordMarks } from './record-marks.ts';
import { listRemarks, recordRemark, remarkHistory } from './remarks.ts';
import { reopenTerm } from './reopen-term.ts';
import { addSentence, listSentences, removeSentence } from './sentences.ts';
import { endSubstitution, substitute, substitutionsOf } from './substitute.ts';
import { listSubstitutionChoices } from './substitution.queries.ts';
import { termBoard } from './term-board.ts';
import { transferredMarks } from './transferred-marks.ts';
import { workbookProcedures } from './workbook/workbook.router.ts';
import { yearEndProcedures } from './year-end.router.ts';

export const gradebookRouter = router({
  ...workbookProcedures,
  sheets: procedure('gradebook.sheets')
    .input(UnitTerm)
    .output(SheetList)
    .query(({ ctx, input }) => listSheets(ctx.inAct, input)),
  sheet: procedure('gradebook.sheet')
    .input(SheetRef)
    .output(parserOf(Sheet))
    .query(({ ctx, input }) => openSheet(ctx.inActWith, input)),
  cellHistory: procedure('gradebook.cellHistory')
    .input(GetCellHistory)
    .output(CellHistory)
    .query(({ ctx, input }) => cellHistory(ctx.inActWith, input)),
  transferredMarks: procedure('gradebook.transferredMarks')
    .input(GetTransferredMarks)
    .output(TransferredMarks)
    .query(({ ctx, input }) => transferredMarks(ctx.inActWith, input)),
  recordMarks: procedure('gradebook.recordMarks')
    .input(parserOf(RecordMarks))
    .output(parserOf(RecordedMarks))
    .mutation(({ ctx, input }) => recordMarks(ctx.inActWith, input)),
  closeSheet: procedure('gradebook.closeSheet')
    .input(CloseSheet)
    .output(SheetMoved)
    .mutation(({ ctx, input }) => closeSheet(ctx.inActWith, input)),
  reopenSheet: procedure('gradebook.reopenSheet')
    .input(ReopenSheet)
    .output(SheetMoved)
    .mutation(({ ctx, input }) => reopenSheet(ctx.inActWith, input)),
  openTerm: procedure('gradebook.openTerm')
    .input(OpenTerm)
    .output(OpenedTerm)
    .mutation(({ ctx, input: { requestId: _repeatable, ...of } }) => openTerm(ctx.inAct, of)),
  termBoard: procedure('gradebook.termBoard')
    .input(UnitTerm)
    .output(TermBoard)
    .query(({ ctx, input }) => termBoard(ctx.inAct, input)),
  incompletePupils: procedure('gradebook.incompletePupils')
    .input(ListIncompletePupils)
    .output(z.array(ListedIncompletePupil))
    .query(({ ctx, input }) => listIncompletePupils(ctx.inAct, input)),
  closeTerm: procedure('gradebook.closeTerm')
    .input(CloseTerm)
    .output(ClosedTerm)
    .mutation(({ ctx, input }) => closeTerm(ctx.inAct, input)),
  reopenTerm: procedure('gradebook.reopenTerm')
    .input(ReopenTerm)
    .output(z.null())
    .mutation(({ ctx, input }) => reopenTerm(ctx.inAct, input)),
  outcomes: procedure('gradebook.outcomes')
    .input(ListOutcomes)
    .output(OutcomeList)
    .query(({ ctx, input }) => listOutcomes(ctx.inAct, input)),
  explain: procedure('gradebook.explain')
    .input(ExplainOutcome)
    .output(ExplainedOutcome)
    .query(({ ctx, input }) => explainOutcome(ctx.inAct, input)),
  yearBoard: procedure('gradebook.yearBoard')
    .input(UnitYear)
    .output(YearBoard)
    .query(({ ctx, input }) => yearBoard(ctx.inAct, input)),
  closeYear: procedure('gradebook.closeYear')
    .input(CloseYear)
    .output(ClosedYear)
    .mutation(({ ctx, input }) => closeYear(ctx.inAct, input)),
  reopenYear: procedure('gradebook.reopenYear')
    .input(ReopenYear)
    .output(z.null())
    .mutation(({ ctx, input }) => reopenYear(ctx.inAct, input)),
  yearOutcomes: procedure('gradebook.yearOutcomes')
    .input(ListYear)
    .output(YearList)
    .query(({ ctx, input }) => listYear(ctx.inAct, input)),
  paperBoard: procedure('gradebook.paperBoard')
    .input(UnitYear)
    .output(PaperBoard)
    .query(({ ctx, input }) => paperBoard(ctx.inAct, input)),
  startPaperPrint: procedure('gradebook.startPaperPrint')
    .input(StartPaperPrint)
    .output(JobRef)
    .mutation(({ ctx, input }) => startPaperPrint(ctx.inAct, input)),
  primaryOutcomes: procedure('gradebook.primaryOutcomes')
    .input(ListPrimary)
    .output(PrimaryList)
    .query(({ ctx, input }) => listPrimary(ctx.inAct, input)),
  judgePupil: procedure('gradebook.judgePupil')
    .input(JudgePupil)
    .output(z.null())
    .mutation(({ ctx, input }) => judgePupil(ctx.inAct, input)),
  decidePromotion: procedure('gradebook.decidePromotion')
    .input(DecidePromotion)
    .output(z.null())
    .mutation(({ ctx, input }) => decidePromotion(ctx.inAct, input)),
  remarks: procedure('gradebook.remarks')
    .input(ListRemarks)
    .output(RemarkList)
    .query(({ ctx, input }) => listRemarks(ctx.inActWith, input)),
  remarkHistory: procedure('gradebook.remarkHistory')
    .input(GetRemarkHistory)
    .output(RemarkHistory)
    .query(({ ctx, input }) => remarkHistory(ctx.inActWith, input)),
  recordRemark: procedure('gradebook.recordRemark')
    .input(RecordRemark)
    .output(RecordedRemark)
    .mutation(({ ctx, input }) => recordRemark(ctx.inActWith, input)),
  sentences: procedure('gradebook.sentences')
    .input(ListSentences)
    .output(SentenceList)
    .query(({ ctx, input }) => listSentences(ctx.inAct, input)),
  addSentence: procedure('gradebook.addSentence')
    .input(AddSentence)
    .output(AddedSentence)
    .mutation(({ ctx, input }) => addSentence(ctx.inAct, input)),
  removeSentence: procedure('gradebook.removeSentence')
    .input(RemoveSentence)
    .output(z.null())
    .mutation(({ ctx, input }) => removeSentence(ctx.inAct, input)),
  substitutions: procedure('gradebook.substitutions')
    .input(UnitYear)
    .output(SubstitutionList)
    .query(({ ctx, input }) => substitutionsOf(ctx.inAct, input)),
  substitutionChoices: procedure('gradebook.substitutionChoices')
    .input(UnitYear)
    .output(SubstitutionChoices)
    .query(({ ctx, input }) => ctx.inAct((trx, act) => listSubstitutionChoices(trx, { ...input, today: act.today }))),
  substitute: procedure('gradebook.substitute')
    .input(Substitute)
    .output(Substituted)
    .mutation(({ ctx, input }) => substitute(ctx.inAct, input)),
  endSubstitution: procedure('gradebook.endSubstitution')
    .input(EndSubstitution)
    .output(z.null())
    .mutation(({ ctx, input }) => endSubstitution(ctx.inAct, input)),
  ...yearEndProcedures,
});
