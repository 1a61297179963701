import { AppError } from '@truong/contracts/errors';
import type { JobInput, JobRef } from '@truong/contracts/jobs';
import type { BookKind, PaperForm, StartBookPrint } from '@truong/contracts/papers';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { BookSheet } from '@truong/documents/workbook/write-book';
import { writeBookApart } from '@truong/documents/workbook/write-book-apart';
import { listOwnTemplates, printDocument } from '../../certificates/index.ts';
import { askForJob, enqueueJob, type JobRun, keepJobFile } from '../../jobs/index.ts';
import type { InAct } from '../../trpc.ts';
import { tabNames } from '../workbook/write-mark-book.ts';
import { classBookSheets, classSummarySheet } from './book-workbook.ts';
import { draftClassBook } from './draft-class-book.ts';
import { draftClassSummaries } from './draft-class-summary.ts';
import { listBookClasses } from './paper-data.queries.ts';

export function startBookPrint(inAct: InAct, input: StartBookPrint): Promise<JobRef> {
  const { unitId, requestId: _asked, ...asked } = input;
  return askForJob(inAct, input, (trx, act) => bookPrint.ask(trx, act, { unitId, input: asked }));
}

type Input = JobInput<'book_print'>;
/** `isAlone`: a class printed by itself, with all its sheets also in a workbook. */
type OfClass = Omit<Input, 'classId'> & { unitId: number; classId: number; className: string; isAlone: boolean };
/** One book: what its template is given, and the same as sheets. */
type Drafted = { form: PaperForm; paper: unknown; sheets: () => BookSheet[] };

const drafts: Readonly<Record<BookKind, (trx: Trx, act: Act, of: OfClass) => Promise<Drafted[]>>> = {
  async class_book(trx, act, of) {
    const drafted = await draftClassBook(trx, act, of);
    if (!drafted) return [];
    const { form, book } = drafted;
    return [{ form, paper: book, sheets: () => classBookSheets(form, book, { isWhole: of.isAlone }) }];
  },
  async class_summary(trx, act, of) {
    const drafted = await draftClassSummaries(trx, act, of);
    return drafted.map(({ form, summary }) => ({ form, paper: summary, sheets: () => [classSummarySheet(summary)] }));
  },
};

const fileNames: Readonly<Record<BookKind, string>> = {
  class_book: 'so-theo-doi',
  class_summary: 'bang-tong-hop',
};

/** Books of classes as one file, as they stand: read class by class, made outside any transaction. */
export const bookPrint: JobRun<'book_print'> = {
  permission: 'papers.issue',
  ask: (trx, act, of) => enqueueJob(trx, act, { kind: 'book_print', ...of }),
  async run(job, input) {
    const { schoolYear, classId, book, format } = input;
    const { unitId } = job;
    const of = { unitId, schoolYear };
    const { classes, own } = await job.inAct(async (trx) => ({
      classes: await listBookClasses(trx, { ...of, classId, isPrimary: book === 'class_summary' }),
      own: await listOwnTemplates(trx, unitId),
    }));
    const steps = classes.length + 1;
    const books: Drafted[] = [];
    for (const [done, one] of classes.entries()) {
      job.progress(done, steps);
      const ofClass = { ...input, ...of, ...one, isAlone: classId !== null };
      books.push(...(await job.inAct((trx, act) => drafts[book](trx, act, ofClass))));
    }
    if (books.length === 0) throw new AppError('NOTHING_TO_PRINT');
    job.progress(classes.length, steps);
    const { bytes, pages } = format === 'pdf' ? await printDocument(sectionsOf(books), own) : await workbookOf(books);
    const fileName = `${fileNames[book]}-${schoolYear}.${format}`;
    const keptUntil = await job.inAct((trx, act) => keepJobFile(trx, act, { unitId, jobId: job.id, fileName, bytes }));
    return { fileName, format, books: books.length, pages, keptUntil };
  },
};

function sectionsOf(books: readonly Drafted[]) {
  return books.map(({ form, paper }) => ({ form, papers: [paper] }));
}

async function workbookOf(books: readonly Drafted[]): Promise<{ bytes: Uint8Array; pages: number }> {
  const sheets = books.flatMap((book) => book.sheets());
  const names = tabNames(sheets.map(({ name }, id) => ({ id, name })));
  const named = sheets.map((sheet, at) => ({ ...sheet, name: names[at] ?? '' }));
  return { bytes: await writeBookApart(named, null), pages: sheets.length };
}
