import { AppError } from '@truong/contracts/errors';
import type { PaperForm, SaveTemplate, TemplateProblem, TriedTemplate, TryTemplate } from '@truong/contracts/papers';
import { PrintingBroken, printPapers } from '@truong/documents/papers/print-papers';
import { samplePapers } from '@truong/documents/papers/sample-papers';
import { shippedTemplate } from '@truong/documents/papers/shipped-template';
import { answerOnce, inputHash } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { listOwnTemplates } from './template.queries.ts';

/** A template that takes longer than this for one sample would hold up a whole school. */
const longestMs = 10_000;

export async function readTemplate(inAct: InAct, { unitId, form }: { unitId: number; form: PaperForm }) {
  const own = await inAct((trx) => listOwnTemplates(trx, unitId));
  return { own: own.get(form) ?? null, shipped: await shippedTemplate(form) };
}

/** Prints the sample of a form by a template that is not kept yet; what is wrong with it is an answer. */
export async function tryTemplate(inAct: InAct, { unitId, form, source }: TryTemplate): Promise<TriedTemplate> {
  await inAct(async (_trx, act) => {
    if (!act.writeUnits.includes(unitId)) throw new AppError('NOT_FOUND');
  });
  return printSample(form, source);
}

/**
 * Keeps a school's own template of a form, or goes back to the shipped one. It is kept only if the sample of the form prints
 * by it without an error or a warning; else TEMPLATE_REFUSED with every problem by its line.
 */
export async function saveTemplate(inAct: InAct, input: SaveTemplate): Promise<null> {
  const { unitId, form, source, requestId } = input;
  if (source !== null) {
    const { problems } = await tryTemplate(inAct, { unitId, form, source });
    if (problems.length > 0) throw new AppError('TEMPLATE_REFUSED', { problems });
  }
  const hash = inputHash(input);
  return inAct(async (trx, act) => {
    if (!act.writeUnits.includes(unitId)) throw new AppError('NOT_FOUND');
    return answerOnce(trx, act, { unitId, requestId, hash }, async () => {
      const { at, accountId } = act;
      await trx.insertInto('paperTemplate').values({ unitId, form, source, at, accountId }).execute();
      return null;
    });
  });
}

async function printSample(form: PaperForm, source: string): Promise<TriedTemplate> {
  const foreign = packagesOf(source);
  if (foreign.length > 0) return { base64: null, problems: foreign };
  try {
    const printed = await printPapers([{ form, source, papers: [samplePapers[form]] }], { milliseconds: longestMs });
    if (!printed.ok) return { base64: null, problems: printed.problems };
    return { base64: Buffer.from(printed.bytes).toString('base64'), problems: [] };
  } catch (error) {
    if (!(error instanceof PrintingBroken)) throw error;
    // It crashed or never ended: the process that printed is gone, and the template with it.
    return { base64: null, problems: [{ line: null, column: null, message: 'did not end' }] };
  }
}

/** Imports of packages, which would come from the network. */
function packagesOf(source: string): TemplateProblem[] {
  return source.split('\n').flatMap((text, at) => {
    const column = text.search(/(import|include)\s*\(?\s*"@/);
    return column === -1 ? [] : [{ line: at + 1, column: column + 1, message: 'package import' }];
  });
}
