import { UnitPeriod } from '@truong/contracts/common';
import {
  Aggregate,
  AggregateInput,
  Draft,
  DraftPupils,
  Filing,
  FilingList,
  FilingPupils,
  FilingRef,
  FormPupils,
  ReviewFiling,
  ReviewList,
  SubmitFiling,
  SubmittedFiling,
  Workbook,
} from '@truong/contracts/statistics';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';
import { aggregate } from './aggregate.ts';
import { aggregateWorkbook } from './aggregate-workbook.ts';
import { draft, draftPupils } from './draft.ts';
import { filingPupils, listFilings, readFiling } from './read-filing.ts';
import { reviewFiling } from './review-filing.ts';
import { reviewList } from './review-list.ts';
import { submitFiling } from './submit-filing.ts';

export const statisticsRouter = router({
  draft: procedure('statistics.draft')
    .input(UnitPeriod)
    .output(Draft)
    .query(({ ctx, input }) => draft(ctx.inAct, input)),
  draftPupils: procedure('statistics.draftPupils')
    .input(DraftPupils)
    .output(FormPupils)
    .query(({ ctx, input }) => draftPupils(ctx.inAct, input)),
  submitFiling: procedure('statistics.submitFiling')
    .input(SubmitFiling)
    .output(SubmittedFiling)
    .mutation(({ ctx, input }) => submitFiling(ctx.inAct, input)),
  filings: procedure('statistics.filings')
    .input(UnitPeriod)
    .output(FilingList)
    .query(({ ctx, input }) => listFilings(ctx.inAct, input)),
  filing: procedure('statistics.filing')
    .input(FilingRef)
    .output(Filing)
    .query(({ ctx, input }) => readFiling(ctx.inAct, input)),
  filingPupils: procedure('statistics.filingPupils')
    .input(FilingPupils)
    .output(FormPupils)
    .query(({ ctx, input }) => filingPupils(ctx.inAct, input)),
  reviewList: procedure('statistics.reviewList')
    .input(UnitPeriod)
    .output(ReviewList)
    .query(({ ctx, input }) => reviewList(ctx.inAct, input)),
  reviewFiling: procedure('statistics.reviewFiling')
    .input(ReviewFiling)
    .output(z.null())
    .mutation(({ ctx, input }) => reviewFiling(ctx.inAct, ctx.pool, input)),
  aggregate: procedure('statistics.aggregate')
    .input(AggregateInput)
    .output(Aggregate)
    .query(({ ctx, input }) => aggregate(ctx.inAct, input)),
  aggregateWorkbook: procedure('statistics.aggregateWorkbook')
    .input(AggregateInput)
    .output(Workbook)
    .query(({ ctx, input }) => aggregateWorkbook(ctx.inAct, input)),
});
