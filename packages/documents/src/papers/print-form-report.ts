import type { PrintedForm } from '@truong/contracts/form-prints';
import { printPapers } from './print-papers.ts';

/** Statistical forms as one PDF. Its template is the product's own, so that what it does wrong is a defect. */
export async function printFormReports(reports: readonly PrintedForm[]): Promise<Uint8Array> {
  const printed = await printPapers([{ form: 'form-report', source: null, papers: reports }]);
  if (!printed.ok) throw new Error(`form-report: ${printed.problems.map(({ message }) => message).join('; ')}`);
  return printed.bytes;
}
