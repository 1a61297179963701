import type { PaperForm, TemplateProblem } from '@truong/contracts/papers';

/** Papers of one form, or plain prints, one after another; `source` is a school's own template in place of the shipped one. */
export type PaperSection = { form: PaperForm | 'figure-table'; source: string | null; papers: readonly unknown[] };

export type PrintedPapers = { ok: true; bytes: Uint8Array; pages: number } | { ok: false; problems: TemplateProblem[] };

/** What is asked of the process that compiles, and its answer. */
export type PrintRequest = { id: number; sections: readonly PaperSection[] };
export type PrintAnswer = { id: number } & PrintedPapers;
