/** What other capabilities use of certificates: who issues, issuing, and what is printed of issued papers. */

export { issuePapers, type PaperDraft } from './issue-papers.ts';
export { findIssuer } from './issuer.queries.ts';
export { countStandingPapers, listPrintable } from './paper.queries.ts';
export { printDocument, printIssued } from './print-issued.ts';
export { listOwnTemplates } from './template.queries.ts';
