import { PivotAnswer, PivotInput } from '@truong/contracts/pivot';
import { parserOf, procedure, router } from '../../trpc.ts';
import { answerPivot } from './answer-pivot.ts';

export const pivotRouter = router({
  answer: procedure('pivot.answer')
    .input(PivotInput)
    .output(parserOf(PivotAnswer))
    .query(({ ctx, input }) => answerPivot(ctx.inAct, input)),
});
