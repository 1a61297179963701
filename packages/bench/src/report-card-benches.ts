import { printIssued } from '@truong/api/certificates/print-issued';
import type { PaperExtent, PaperForm, ReportCardYear } from '@truong/contracts/papers';
import { samplePapers } from '@truong/documents/papers/sample-papers';
import { formatTenths } from '@truong/vietnamese/numbers';
import { type Figure, timed } from './figure.ts';

const cards = 1000;
const rounds = 2;
const sample = samplePapers['report-card-tt22'];

/** As many pages by the same compiler with one line on each: what is left when nothing is laid out. */
const bare = (pages: number) => `#import "shared.typ": *
#let papers(list) = pages(for one in list { for at in range(${pages}) { [#one.number, trang #at]; pagebreak() } })`;

/**
 * A thousand report cards of different pupils to one PDF, codes and pictures of codes included, by the way a job prints them:
 * the pages of a year, which are printed every year, and whole booklets.
 */
export const reportCardBenches: Readonly<Record<string, () => Promise<Figure>>> = {
  'report-cards-1000': () => measure('report-cards-1000', { extent: 'year', pages: 2, target: 3000 }),
  'report-books-1000': () => measure('report-books-1000', { extent: 'whole', pages: 4, target: 6000 }),
};

type Of = { extent: PaperExtent; pages: number; target: number };

async function measure(name: string, { extent, pages, target }: Of): Promise<Figure> {
  const papers = Array.from({ length: cards }, (_, at) => paperOf(at));
  const print = async (own: ReadonlyMap<PaperForm, string>) => {
    // The process that prints is there, as it is in a server that printed before.
    await printIssued(papers.slice(0, 1), { own, publicUrl: null, extent });
    const started = performance.now();
    await printIssued(papers, { own, publicUrl: 'https://truong.example', extent });
    return performance.now() - started;
  };
  const times: number[] = [];
  const limits: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push(await print(new Map()));
    limits.push(await print(new Map([['report-card-tt22', bare(pages)]])));
  }
  return timed(name, times, target, limits);
}

function paperOf(at: number) {
  const { number: _number, code: _code, qr: _qr, issuedOn, extent: _extent, ...content } = sample;
  if (content.form !== 'report-card-tt22') throw new Error('the sample is of another form');
  return {
    number: `${String(at + 1).padStart(5, '0')}/HB-2023-2024`,
    code: `00A7-KQ2M-9XWT-4RPD-${String(at).padStart(4, '0')}`,
    issuedOn,
    content: {
      ...content,
      pupil: { ...content.pupil, fullName: `Giàng Thị Mỷ ${at}` },
      years: content.years.map((year): ReportCardYear => ({ ...year, subjects: year.subjects.map(subjectOf(at)) })),
    },
  };
}

/** Marks that differ from card to card. */
function subjectOf(at: number) {
  return (subject: ReportCardYear['subjects'][number], nth: number): ReportCardYear['subjects'][number] => {
    const mark = (salt: number) => formatTenths(40 + ((at * 7919 + nth * 104_729 + salt) % 61));
    return subject.year === 'Đ' ? subject : { ...subject, term1: mark(1), term2: mark(2), year: mark(3) };
  };
}
