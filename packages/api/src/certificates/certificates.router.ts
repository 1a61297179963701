import { Id } from '@truong/contracts/common';
import { JobRef } from '@truong/contracts/jobs';
import {
  GetTemplate,
  ListPapers,
  PaperList,
  RevokePaper,
  SaveTemplate,
  StartPaperReprint,
  Template,
  TemplateList,
  TriedTemplate,
  TryTemplate,
} from '@truong/contracts/papers';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';
import { readTemplate, saveTemplate, tryTemplate } from './keep-template.ts';
import { listPapers } from './paper.queries.ts';
import { startPaperReprint } from './reprint-papers.ts';
import { revokePaper } from './revoke-paper.ts';
import { listTemplates } from './template.queries.ts';

export const certificatesRouter = router({
  papers: procedure('certificates.papers')
    .input(ListPapers)
    .output(PaperList)
    .query(({ ctx, input }) => ctx.inAct((trx) => listPapers(trx, input))),
  revoke: procedure('certificates.revoke')
    .input(RevokePaper)
    .output(z.null())
    .mutation(({ ctx, input }) => revokePaper(ctx.inAct, input)),
  startReprint: procedure('certificates.startReprint')
    .input(StartPaperReprint)
    .output(JobRef)
    .mutation(({ ctx, input }) => startPaperReprint(ctx.inAct, input)),
  templates: procedure('certificates.templates')
    .input(z.object({ unitId: Id }))
    .output(TemplateList)
    .query(({ ctx, input }) => ctx.inAct((trx) => listTemplates(trx, input.unitId))),
  template: procedure('certificates.template')
    .input(GetTemplate)
    .output(Template)
    .query(({ ctx, input }) => readTemplate(ctx.inAct, input)),
  tryTemplate: procedure('certificates.tryTemplate')
    .input(TryTemplate)
    .output(TriedTemplate)
    .mutation(({ ctx, input }) => tryTemplate(ctx.inAct, input)),
  saveTemplate: procedure('certificates.saveTemplate')
    .input(SaveTemplate)
    .output(z.null())
    .mutation(({ ctx, input }) => saveTemplate(ctx.inAct, input)),
});
