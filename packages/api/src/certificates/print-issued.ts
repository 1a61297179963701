import { AppError } from '@truong/contracts/errors';
import type { PaperExtent, PaperForm, PrintedPaper } from '@truong/contracts/papers';
import type { PaperSection } from '@truong/documents/papers/paper-section';
import { printPapers } from '@truong/documents/papers/print-papers';
import QRCode from 'qrcode';
import type { PrintablePaper } from './paper.queries.ts';

// A reader takes any mask; trying all eight to find the most even one is two thirds of the work of a picture.
const picture = { type: 'svg', margin: 0, errorCorrectionLevel: 'M', maskPattern: 3 } as const;

/** The templates of a school in place of the shipped ones. */
export type OwnTemplates = ReadonlyMap<PaperForm, string>;
type Printed = { bytes: Uint8Array; pages: number };

/**
 * Issued papers as one PDF, in their order; the code's picture leads to the page of checks where the server knows its address.
 * Outside any transaction. Throws TEMPLATE_REFUSED when a school's template fails on them.
 */
export async function printIssued(
  papers: readonly PrintablePaper[],
  { own, publicUrl, extent = 'whole' }: { own: OwnTemplates; publicUrl: string | null; extent?: PaperExtent },
): Promise<Printed> {
  const printed = await Promise.all(papers.map((paper) => printedPaper(paper, { publicUrl, extent })));
  const sections: { form: PaperForm; papers: PrintedPaper[] }[] = [];
  for (const paper of printed) {
    const last = sections.at(-1);
    if (last?.form === paper.form) last.papers.push(paper);
    else sections.push({ form: paper.form, papers: [paper] });
  }
  return printDocument(sections, own);
}

/** Any forms as one PDF. */
export async function printDocument(
  sections: readonly (Omit<PaperSection, 'source' | 'form'> & { form: PaperForm })[],
  own: OwnTemplates,
): Promise<Printed> {
  const printed = await printPapers(sections.map((section) => ({ ...section, source: own.get(section.form) ?? null })));
  if (!printed.ok) throw new AppError('TEMPLATE_REFUSED', { problems: printed.problems });
  return printed;
}

async function printedPaper(
  { content, number, code, issuedOn }: PrintablePaper,
  { publicUrl, extent }: { publicUrl: string | null; extent: PaperExtent },
): Promise<PrintedPaper> {
  const text = publicUrl === null ? code : `${publicUrl}/kiem-tra/${code}`;
  const qr = await QRCode.toString(text, picture);
  return { ...content, number, code, issuedOn, qr, extent };
}
