/** What other capabilities may use of people. */
export { findLayout, saveLayout } from './imports/import.queries.ts';
export { insertLooks } from './imports/preview-import.ts';
export { inUnicode, type StoredSheet } from './imports/stored-sheet.ts';
export { listPaperParticulars, type PaperParticulars } from './paper-particulars.ts';
export { listTransferred } from './pupil.queries.ts';
