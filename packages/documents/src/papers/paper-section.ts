import type { PaperForm, TemplateProblem } from '@truong/contracts/papers';

/** A paper of a pupil, or a print of statistics, which has no template of a school's own. */
export type PrintableForm = PaperForm | 'form-report' | 'figure-table';

/** Papers of one form, one after another; `source` is a school's own template in place of the shipped one. */
export type PaperSection = { form: PrintableForm; source: string | null; papers: readonly unknown[] };

export type PrintedPapers = { ok: true; bytes: Uint8Array; pages: number } | { ok: false; problems: TemplateProblem[] };

/** What is asked of the process that compiles, and its answer. */
export type PrintRequest = { id: number; sections: readonly PaperSection[] };
export type PrintAnswer = { id: number } & PrintedPapers;
